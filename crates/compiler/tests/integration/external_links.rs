//! Links to other sites: all of them are found, and what is said of them has its place.

use std::collections::BTreeMap;
use std::fs;

use compiler::ExternalLinks;

use crate::support::{invalid, lay, options};

#[test]
fn links_to_other_sites_are_found_and_reported_where_they_are() {
    let root = tempfile::tempdir().unwrap();
    lay(&invalid().join("_base"), root.path());
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
fn mistakes_come_first() {
    let root = tempfile::tempdir().unwrap();
    lay(&invalid().join("_base"), root.path());
    fs::write(root.path().join("content/pages/broken.md"), "").unwrap();
    assert_eq!(ExternalLinks::read(root.path(), &options()).unwrap_err().errors(), 1);
}
