//! New files: created as drafts that compile, never overwriting a file.

use std::fs;
use std::path::Path;

use compiler::new::{CreatedFile, NewFile, NewFileError};
use compiler::{BuildOptions, compile};
use model::Day;
use tempfile::TempDir;

use crate::support::{copy_files, invalid, options};

fn site() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    root
}

fn day() -> Day {
    options().day
}

fn page(address: &str, title: &str) -> NewFile {
    NewFile::Page { address: address.to_owned(), title: title.to_owned() }
}

fn post(title: &str, name: Option<&str>) -> NewFile {
    NewFile::Post { title: title.to_owned(), name: name.map(str::to_owned) }
}

/// Returns the report of a file that would have errors.
fn errors(new: &NewFile, root: &Path) -> String {
    match new.write(root, &day()) {
        Err(NewFileError::Invalid(report)) => report.to_string(),
        other => panic!("{new:?} returns {other:?}"),
    }
}

#[test]
fn new_files_compile_as_drafts_without_warnings() {
    let root = site();
    let created = |path: &str, address: &str| CreatedFile { path: path.to_owned(), address: address.to_owned() };
    for (new, expected) in [
        (page("about/it", "It \"is\" this"), created("content/pages/about/it.md", "/about/it/")),
        (page("/deep/er/", "Deeper"), created("content/pages/deep/er.md", "/deep/er/")),
        (post("What’s new in QUIC?", None), created("content/news/whats-new-in-quic.md", "/blog/whats-new-in-quic/")),
        (post("Größer", Some("larger")), created("content/news/larger.md", "/blog/larger/")),
        (NewFile::Meeting { number: 131 }, created("content/meetings/131.md", "/meeting/131/")),
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
fn uncommented_optional_fields_compile() {
    let root = site();
    for new in [page("it", "It"), post("It was", None), NewFile::Meeting { number: 131 }] {
        let path = root.path().join(new.write(root.path(), &day()).unwrap().path);
        let text = fs::read_to_string(&path).unwrap();
        // Empty texts and lists have to be filled in first.
        let uncommented = text.lines().map(|line| match line.strip_prefix("# ") {
            Some(field) if !field.contains("= \"\"") && !field.contains("= []") && !field.contains("kind") => field,
            _ => line,
        });
        fs::write(&path, uncommented.collect::<Vec<_>>().join("\n")).unwrap();
    }
    compile(root.path(), &options()).unwrap_or_else(|report| panic!("{report}"));
}

#[test]
fn existing_file_is_not_changed() {
    let root = site();
    let path = root.path().join("content/pages/it.md");
    fs::write(&path, "mine").unwrap();
    let error = page("it", "It").write(root.path(), &day()).unwrap_err();
    assert_eq!(error.to_string(), "content/pages/it.md already exists and was not changed");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn r8_invalid_file_is_not_created() {
    let root = site();
    // Errors in other files do not matter.
    fs::write(root.path().join("content/pages/broken.md"), "").unwrap();
    for (new, title) in [
        (page("About/It", "It"), "this file name cannot be an address"),
        (page("../it", "It"), "this file name cannot be an address"),
        (page("rfc/it", "It"), "this address is reserved"),
        (page("about", "It"), "two files have the same address"),
        (page("it", "About"), "two pages have the same title"),
        (page("it", " "), "the field `title` has an invalid value"),
        (post("2025", None), "this address is reserved"),
        (post("Größer", None), "this file name cannot be an address"),
        (post("?!", None), "this file name cannot be an address"),
    ] {
        let report = errors(&new, root.path());
        assert!(report.contains(title), "{new:?}: {report}");
    }
    assert_eq!(fs::read_dir(root.path().join("content/pages")).unwrap().count(), 2);
    assert!(!root.path().join("content/news").exists());
}
