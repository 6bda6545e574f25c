//! Compiles `small-site/`, which has one of everything, and compares all files that are written.
//!
//! `UPDATE_EXPECT=1 cargo test -p compiler` updates `small-site/expected/`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use compiler::BuildOptions;

use crate::support::{copy_files, options};
use expect_test::expect_file;
use serde_json::Value;
use walkdir::WalkDir;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/integration/small-site").join(name)
}

/// Compiles a site and returns the written files, by path.
fn written(root: &Path) -> BTreeMap<String, String> {
    let out = tempfile::tempdir().unwrap();
    let content = compiler::compile(root, &options()).unwrap_or_else(|report| panic!("{report}"));
    content.write(out.path()).unwrap();
    files(out.path())
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let files = WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn small_site_compiles_to_the_expected_files() {
    let written = written(&folder("site"));
    // The schemas and the search index have their own tests.
    let is_content = |path: &str| !path.starts_with("schema/") && !path.starts_with("search/");
    for (path, json) in written.iter().filter(|(path, _)| is_content(path)) {
        let value: Value = serde_json::from_str(json).unwrap();
        // One value per line, for readable diffs.
        let lines = serde_json::to_string_pretty(&value).unwrap() + "\n";
        let expected = folder("expected").join(path);
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::create_dir_all(expected.parent().unwrap()).unwrap();
        }
        expect_file![expected].assert_eq(&lines);
    }
    let expected: Vec<String> = files(&folder("expected")).into_keys().collect();
    let paths: Vec<String> = written.into_keys().filter(|path| is_content(path)).collect();
    assert_eq!(paths, expected, "an expected file is not written");
}

#[test]
fn schemas_are_written_beside_the_content() {
    let written = written(&folder("site"));
    for path in ["schema/page.json", "schema/site.json"] {
        let schema: Value = serde_json::from_str(&written[path]).unwrap();
        assert_eq!(schema["required"], serde_json::json!(["schema", "data"]), "{path}");
    }
}

#[test]
fn output_does_not_depend_on_the_folder() {
    let root = tempfile::tempdir().unwrap();
    copy_files(&folder("site"), root.path());
    assert_eq!(written(root.path()), written(&folder("site")));
}

#[test]
fn r12_single_redirects_precede_patterns_and_wait_for_their_posts() {
    let content = compiler::compile(&folder("site"), &options()).unwrap();
    let redirects: Vec<_> =
        content.redirects.iter().map(|redirect| (redirect.from.stem(), redirect.to.as_str())).collect();
    assert_eq!(
        redirects[..4],
        [
            ("/who.html".to_owned(), "/about/people/"),
            ("/news".to_owned(), "/blog/2025/"),
            ("/people/:name".to_owned(), "/about/people/:name/"),
            ("/people".to_owned(), "https://example.org/:splat"),
        ]
    );
}

#[test]
fn r12_pages_other_than_posts_and_meetings_have_an_address_with_html() {
    let content = compiler::compile(&folder("site"), &options()).unwrap();
    let to = |path: &str| Some(content.redirects.iter().find(|redirect| redirect.from.stem() == path)?.to.as_str());
    assert_eq!(to("/about.html"), Some("/about/"));
    assert_eq!(to("/about/people.html"), Some("/about/people/"));
    for (address, file) in &content.files {
        let expected = file.starts_with("content/pages/").then_some(address.as_str());
        assert_eq!(to(&format!("{}.html", address.trim_end_matches('/'))), expected, "{file}");
    }
}

#[test]
fn editor_files_and_line_endings_are_ignored() {
    let root = tempfile::tempdir().unwrap();
    copy_files(&folder("site"), root.path());
    let page = root.path().join("content/pages/about/introduction.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    for name in [".contact.md.swp", "contact.md~", "#contact.md#"] {
        fs::write(root.path().join("content/pages").join(name), [0xff]).unwrap();
    }
    assert_eq!(written(root.path()), written(&folder("site")));
}

#[test]
fn r15_files_are_replaced_and_never_removed() {
    let out = tempfile::tempdir().unwrap();
    let content = compiler::compile(&folder("site"), &options()).unwrap();
    content.write(out.path()).unwrap();
    let first = files(out.path());
    for path in ["pages/contact.json", "site.json"] {
        fs::write(out.path().join(path), "{").unwrap();
    }
    let others = ["pages/other.json", "pages/other.txt", "other.json"];
    for path in others {
        fs::write(out.path().join(path), "").unwrap();
    }
    content.write(out.path()).unwrap();
    let mut second = files(out.path());
    for path in others {
        assert!(second.remove(path).is_some(), "{path} was removed");
    }
    assert_eq!(first, second);
}

#[test]
fn unpublished_pages_are_included_for_writers_and_marked() {
    let readers = compiler::compile(&folder("site"), &options()).unwrap();
    assert!(readers.pages.iter().all(|page| !page.draft));

    let writers = compiler::compile(&folder("site"), &BuildOptions { with_drafts: true, ..options() }).unwrap();
    let drafts: Vec<&str> = writers.pages.iter().filter(|page| page.draft).map(|page| page.address.as_str()).collect();
    assert_eq!(drafts, ["/about/coming/", "/blog/later/", "/blog/plan/"]);
    let site = serde_json::to_string(&writers.site).unwrap();
    assert!(site.contains("/about/coming/") && site.contains("/blog/later/"), "the menu links to them: {site}");
}

#[test]
fn pages_with_a_source_file_have_an_edit_link() {
    let root = tempfile::tempdir().unwrap();
    copy_files(&folder("site"), root.path());
    let file = root.path().join("content/site.toml");
    let fields = fs::read_to_string(&file).unwrap() + "\nrepository = \"https://git.example.org/edit/main/\"\n";
    fs::write(&file, fields).unwrap();
    let content = compiler::compile(root.path(), &options()).unwrap();
    let edit = |address: &str| {
        let page = content.pages.iter().find(|page| page.address == address).unwrap();
        page.edit_url.as_deref()
    };
    assert_eq!(edit("/about/"), Some("https://git.example.org/edit/main/content/pages/about/index.md"));
    assert_eq!(edit("/meeting/125/"), Some("https://git.example.org/edit/main/content/meetings/125.md"));
    assert_eq!(edit("/blog/2025/"), None);
}
