//! Links to other sites: listing them, and reporting broken ones.

use std::collections::BTreeMap;
use std::fs;

use compiler::{Confirmation, ExternalLinks};

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
fn confirmed_links_have_an_age_and_useless_confirmations_are_reported() {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    let page = root.path().join("content/pages/about/index.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text + "\nSee [one](https://one.example/) and [two](https://two.example/).\n").unwrap();
    let entry = |url: &str, on: &str| format!("[[link]]\nurl = \"{url}\"\nanswer = \"403 Forbidden\"\non = {on}\n");
    let entries = [
        entry("https://one.example/", "2025-12-31"),
        entry("https://two.example/", "2026-01-06"),
        entry("https://three.example/", "2025-12-31"),
    ];
    fs::write(root.path().join("content/confirmed-links.toml"), entries.concat()).unwrap();

    let links = ExternalLinks::read(root.path(), &options()).unwrap();
    let confirmation = Confirmation { days: 5, answer: "403 Forbidden".to_owned() };
    assert_eq!(links.confirmed(), BTreeMap::from([("https://one.example/", confirmation)]));
    let report = links.report(&BTreeMap::new()).to_string();
    for expected in [
        "content/confirmed-links.toml:8:6",
        "found `2026-01-06`; expected a day up to today, 2026-01-05",
        "content/confirmed-links.toml:10:7",
        "found `https://three.example/`; expected the address of a link in the content",
        "2 warnings in 1 file",
    ] {
        assert!(report.contains(expected), "{expected}\n{report}");
    }
}

#[test]
fn invalid_content_is_reported_instead() {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    fs::write(root.path().join("content/pages/broken.md"), "").unwrap();
    assert_eq!(ExternalLinks::read(root.path(), &options()).unwrap_err().errors(), 1);
}
