//! The command line: what is printed, what is written, how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{invalid, lay};
use tempfile::TempDir;

/// The smallest site that compiles, laid out anew.
fn site() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    lay(&invalid().join("_base"), root.path());
    root
}

fn compiler(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_compiler"));
    command.current_dir(root).args(arguments).env_remove("SOURCE_DATE_EPOCH").env("GIT_CEILING_DIRECTORIES", "/");
    command.output().unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_good_site_is_written_and_counted() {
    let root = site();
    let output = compiler(root.path(), &["--out", "dist/content", "--on", "2026-01-05"]);
    assert!(output.status.success());
    let unknown = "pages do not say when they were last changed: there is no git history to take it from";
    assert_eq!(stderr(&output), format!("{unknown}\n2 pages for 2026-01-05\n"));
    assert!(root.path().join("dist/content/pages/about.json").is_file());
}

#[test]
fn checking_writes_nothing() {
    let root = site();
    let output = compiler(root.path(), &["--check", "--on", "2026-01-05"]);
    assert!(output.status.success());
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
}

#[test]
fn warnings_are_shown_and_end_it_only_when_they_are_errors() {
    let root = site();
    let page = root.path().join("content/pages/about/index.md");
    fs::write(&page, fs::read_to_string(&page).unwrap().replacen("Text.", "We recieve text.", 1)).unwrap();
    let output = compiler(root.path(), &["--check", "--on", "2026-01-05"]);
    assert!(output.status.success());
    assert!(stderr(&output).starts_with("warning: this word is misspelt\n"), "{}", stderr(&output));
    assert!(stderr(&output).ends_with("\n1 warning in 1 file\n2 pages for 2026-01-05\n"), "{}", stderr(&output));

    let output = compiler(root.path(), &["--out", "dist", "--strict", "--on", "2026-01-05"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("error: this word is misspelt\n"), "{}", stderr(&output));
    assert!(stderr(&output).ends_with("\n1 error in 1 file\n"), "{}", stderr(&output));
    assert!(!root.path().join("dist").exists());
}

#[test]
fn r8_nothing_half_built_replaces_what_is_good() {
    let root = site();
    let arguments = ["--out", "dist", "--on", "2026-01-05"];
    assert!(compiler(root.path(), &arguments).status.success());
    let before = fs::read_to_string(root.path().join("dist/pages/about.json")).unwrap();

    let page = root.path().join("content/pages/about/index.md");
    fs::write(&page, fs::read_to_string(&page).unwrap().replace("Text.", "More text.")).unwrap();
    fs::write(root.path().join("content/pages/broken.md"), "No front matter.\n").unwrap();
    let output = compiler(root.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output).lines().last(), Some("1 error in 1 file"));
    assert!(!stderr(&output).contains('\u{1b}'), "colours only for terminals");
    assert_eq!(fs::read_to_string(root.path().join("dist/pages/about.json")).unwrap(), before);
    assert!(!root.path().join("dist/pages/broken.json").exists());
}

#[test]
fn r8_a_day_that_is_none_is_refused() {
    let root = site();
    let output = compiler(root.path(), &["--check", "--on", "2026-02-30"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "error: `2026-02-30` is no day; expected one as in `--on 2026-01-05`\n");
}

#[test]
fn the_day_is_that_of_the_epoch_that_is_set() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_compiler"));
    let root = site();
    let output =
        command.current_dir(root.path()).arg("--check").env("SOURCE_DATE_EPOCH", "1767657600").output().unwrap();
    assert_eq!(stderr(&output), "2 pages for 2026-01-06\n");
}

#[test]
fn the_day_is_that_of_the_newest_commit_in_utc() {
    let root = site();
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(root.path()).args(["-c", "user.name=A", "-c", "user.email=a@b.example"]).args(arguments);
        // Already the next day in Greenwich.
        assert!(command.env("GIT_COMMITTER_DATE", "2026-01-05T23:30:00-0100").output().unwrap().status.success());
    };
    git(&["init", "--quiet"]);
    git(&["commit", "--quiet", "--allow-empty", "--no-gpg-sign", "--message=A"]);
    assert_eq!(stderr(&compiler(root.path(), &["--check"])), "2 pages for 2026-01-06\n");
}

#[test]
fn without_a_day_it_says_what_to_set() {
    let output = compiler(site().path(), &["--check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("SOURCE_DATE_EPOCH"), "{}", stderr(&output));
}

#[test]
fn without_a_place_to_write_to_it_says_so() {
    let output = compiler(site().path(), &["--on", "2026-01-05"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--out <DIR>"), "{}", stderr(&output));
}
