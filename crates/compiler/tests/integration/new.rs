//! New files: written once, as drafts that compile, and never over another file.

use std::fs;
use std::path::Path;

use compiler::new::{New, NewFileError, Written};
use compiler::{BuildOptions, compile};
use model::Day;
use tempfile::TempDir;

use crate::support::{invalid, lay, options};

fn site() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    lay(&invalid().join("_base"), root.path());
    root
}

fn day() -> Day {
    options().day
}

fn page(address: &str, title: &str) -> New {
    New::Page { address: address.to_owned(), title: title.to_owned() }
}

fn post(title: &str, name: Option<&str>) -> New {
    New::Post { title: title.to_owned(), name: name.map(str::to_owned) }
}

/// The report on a file that would be wrong.
fn wrong(new: &New, root: &Path) -> String {
    match new.write(root, &day()) {
        Err(NewFileError::Wrong(report)) => report.to_string(),
        other => panic!("{new:?} gives {other:?}"),
    }
}

#[test]
fn every_kind_of_file_compiles_as_a_draft_without_a_warning() {
    let root = site();
    let written = |path: &str, address: &str| Written { path: path.to_owned(), address: address.to_owned() };
    for (new, expected) in [
        (page("about/it", "It \"is\" this"), written("content/pages/about/it.md", "/about/it/")),
        (page("/deep/er/", "Deeper"), written("content/pages/deep/er.md", "/deep/er/")),
        (post("What’s new in QUIC?", None), written("content/news/whats-new-in-quic.md", "/blog/whats-new-in-quic/")),
        (post("Größer", Some("larger")), written("content/news/larger.md", "/blog/larger/")),
        (New::Meeting { number: 131 }, written("content/meetings/131.md", "/meeting/131/")),
    ] {
        assert_eq!(new.write(root.path(), &day()).unwrap(), expected);
    }
    let content = compile(root.path(), &BuildOptions { with_drafts: true, ..options() }).unwrap();
    assert!(content.warnings.is_empty(), "{}", content.warnings);
    let drafts: Vec<&str> = content.pages.iter().filter(|page| page.draft).map(|page| page.address.as_str()).collect();
    let expected = ["/about/it/", "/blog/larger/", "/blog/whats-new-in-quic/", "/deep/er/", "/meeting/131/"];
    assert_eq!(drafts, expected);
}

#[test]
fn a_line_behind_a_sign_can_be_used_as_it_is() {
    let root = site();
    for new in [page("it", "It"), post("It was", None), New::Meeting { number: 131 }] {
        let path = root.path().join(new.write(root.path(), &day()).unwrap().path);
        let text = fs::read_to_string(&path).unwrap();
        // An empty text or list is no value: those lines are forms to be filled in.
        let used = text.lines().map(|line| match line.strip_prefix("# ") {
            Some(field) if !field.contains("= \"\"") && !field.contains("= []") && !field.contains("kind") => field,
            _ => line,
        });
        fs::write(&path, used.collect::<Vec<_>>().join("\n")).unwrap();
    }
    compile(root.path(), &options()).unwrap_or_else(|report| panic!("{report}"));
}

#[test]
fn a_file_that_is_there_stays() {
    let root = site();
    let path = root.path().join("content/pages/it.md");
    fs::write(&path, "mine").unwrap();
    let refusal = page("it", "It").write(root.path(), &day()).unwrap_err();
    assert_eq!(refusal.to_string(), "content/pages/it.md is there already, and stays as it is");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn r8_what_would_be_wrong_is_not_written() {
    let root = site();
    // Somebody else's mistake does not matter.
    fs::write(root.path().join("content/pages/broken.md"), "").unwrap();
    for (new, title) in [
        (page("About/It", "It"), "this file name cannot be an address"),
        (page("../it", "It"), "this file name cannot be an address"),
        (page("rfc/it", "It"), "no page can have this address"),
        (page("about", "It"), "two files have the same address"),
        (page("it", "About"), "two pages have the same title"),
        (page("it", " "), "the field `title` has a value that it cannot have"),
        (post("2025", None), "this address is taken"),
        (post("Größer", None), "this file name cannot be an address"),
        (post("?!", None), "this file name cannot be an address"),
    ] {
        let report = wrong(&new, root.path());
        assert!(report.contains(title), "{new:?}: {report}");
    }
    assert_eq!(fs::read_dir(root.path().join("content/pages")).unwrap().count(), 2);
    assert!(!root.path().join("content/news").exists());
}
