//! Links to other sites: listing them, and reporting broken ones.

use std::collections::BTreeMap;
use std::fs;

use compiler::ExternalLinks;

use crate::support::{copy_files, invalid, options};

#[test]
fn external_links_are_listed_and_reported_with_their_position() {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    let page = root.path().join("content/pages/about/index.md");
    let text = fs::read_to_string(&page).unwrap();
    let text = text.replace("kind =", "sources = [{ title = \"One\", url = \"https://one.example/\" }]\nkind =");
    fs::write(
        &page,
        text + "\nSee [two](https://two.example/#x), [two again](https://two.example/#x), [mission](#mission).\n",
    )
    .unwrap();

    let links = ExternalLinks::read(root.path(), &options()).unwrap();
    assert_eq!(links.addresses().into_iter().collect::<Vec<_>>(), ["https://one.example/", "https://two.example/#x"]);
    let failures = BTreeMap::from([("https://two.example/#x".to_owned(), "404 Not Found".to_owned())]);
    let report = links.report(&failures);
    assert_eq!((report.errors(), report.warnings()), (0, 2));
    let expected = "content/pages/about/index.md:14:11";
    assert!(report.to_string().contains(expected), "{report}");
}

#[test]
fn invalid_content_is_reported_instead() {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    fs::write(root.path().join("content/pages/broken.md"), "").unwrap();
    assert_eq!(ExternalLinks::read(root.path(), &options()).unwrap_err().errors(), 1);
}
