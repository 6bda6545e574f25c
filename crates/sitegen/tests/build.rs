//! `sitegen build` on the command line: the day that it builds for, and the posts that it holds back.

#![expect(clippy::unwrap_used, reason = "clippy allows it only in functions marked as tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use walkdir::WalkDir;

const DOCUMENT: &str = r#"<!doctype html><html><head><script>a()</script><!--page-head-->
<link rel="stylesheet" href="/s-1.css"><link rel="modulepreload" href="/s-1.js"><meta name="app-wasm" content="/s-1.wasm">
<meta name="search-ui" content="/search-ui.js" data-wasm="/search-ui_bg.wasm"></head><body><div id="app"></div></body></html>"#;

/// Returns the folder of the small site.
fn small_site() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/tests/integration/small-site/site")
}

/// Builds the small site in a folder as Trunk stages it, with this `SOURCE_DATE_EPOCH`.
fn build(epoch: Option<&str>, arguments: &[&str]) -> (TempDir, Output) {
    build_of(&small_site(), epoch, arguments)
}

/// Like [`build`], for the site in `root`.
fn build_of(root: &Path, epoch: Option<&str>, arguments: &[&str]) -> (TempDir, Output) {
    let staging = tempfile::tempdir().unwrap();
    for name in ["s-1.css", "s-1.js", "s-1.wasm", "search-ui.js", "search-ui_bg.wasm"] {
        fs::write(staging.path().join(name), name).unwrap();
    }
    fs::write(staging.path().join("index.html"), DOCUMENT).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitegen"));
    command.current_dir(root);
    command.args(["build", "--staging"]).arg(staging.path()).args(arguments).env_remove("SOURCE_DATE_EPOCH");
    if let Some(epoch) = epoch {
        command.env("SOURCE_DATE_EPOCH", epoch);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (staging, output)
}

/// Returns the day that the site in `dist` was built for.
fn day(dist: &TempDir) -> String {
    let text = fs::read_to_string(dist.path().join("build.json")).unwrap();
    serde_json::from_str::<serde_json::Value>(&text).unwrap()["day"].as_str().unwrap().to_owned()
}

#[test]
fn r18_source_date_epoch_sets_the_day_unless_on_is_given() {
    let (dist, _) = build(Some("1767657600"), &[]);
    assert_eq!(day(&dist), "2026-01-06");
    let (dist, _) = build(Some("1767657600"), &["--on", "2026-01-05"]);
    assert_eq!(day(&dist), "2026-01-05");
}

#[test]
fn r18_build_is_for_today_by_default_not_for_the_day_of_the_commit() {
    let today = || compiler::day_or_today(None).unwrap().as_str().to_owned();
    // A repository whose last commit is older.
    let root = tempfile::tempdir().unwrap();
    for entry in WalkDir::new(small_site()).min_depth(1) {
        let entry = entry.unwrap();
        let to = root.path().join(entry.path().strip_prefix(small_site()).unwrap());
        if entry.file_type().is_dir() { fs::create_dir(to) } else { fs::copy(entry.path(), to).map(drop) }.unwrap();
    }
    for arguments in [&["init", "--quiet"][..], &["commit", "--quiet", "--allow-empty", "--no-gpg-sign", "--message=A"]]
    {
        let mut git = compiler::git_command(root.path());
        git.args(["-c", "user.name=A", "-c", "user.email=a@b.example"]).args(arguments);
        assert!(git.env("GIT_COMMITTER_DATE", "2026-01-05T12:00:00Z").output().unwrap().status.success());
    }
    let before = today();
    let (dist, _) = build_of(root.path(), None, &[]);
    assert!([before, today()].contains(&day(&dist)));
}

#[test]
fn r18_build_lists_the_posts_that_it_holds_back() {
    let (_dist, output) = build(None, &["--on", "2026-01-05"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("1 post is held back until its day: content/news/later.md (2026-01-06)\n"), "{stderr}");
}
