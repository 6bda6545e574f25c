//! Dates of last changes, from temporary repositories.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use compiler::{Content, History, HistoryError, WorkingCopy, compile, git_command};
use model::Day;
use tempfile::TempDir;

use crate::support::{copy_files, invalid, options};

const PAGE: &str = "content/pages/about/index.md";

fn git(root: &Path, day: &str, arguments: &[&str]) {
    let mut command = git_command(root);
    command.args(["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgSign=false"]);
    let output = command.args(arguments).env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Creates a repository with a site in a folder, and a page that was added on one day and changed on another.
pub(crate) fn repository() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let site = root.path().join("site");
    std::fs::create_dir(&site).unwrap();
    copy_files(&invalid().join("_base"), &site);
    git(root.path(), "2026-01-01", &["init", "--quiet"]);
    git(root.path(), "2026-01-01", &["add", "."]);
    git(root.path(), "2026-01-01", &["commit", "--quiet", "--message=One"]);
    let page = site.join(PAGE);
    let text = std::fs::read_to_string(&page).unwrap();
    std::fs::write(&page, text.replace("Mission", "Task")).unwrap();
    git(root.path(), "2026-01-03", &["commit", "--quiet", "--all", "--message=Two"]);
    root
}

fn changed(content: &Content) -> Option<&str> {
    let page = content.pages.iter().find(|page| page.address == "/about/").unwrap();
    page.changed.as_ref().map(|date| date.text.as_str())
}

#[test]
fn last_change_is_the_newest_up_to_the_day_of_the_build() {
    let root = repository();
    let site = root.path().join("site");
    let mut content = compile(&site, &options()).unwrap();
    assert_eq!(changed(&content), None);
    for (day, expected) in
        [("2026-01-05", Some("3 January 2026")), ("2026-01-02", Some("1 January 2026")), ("2025-12-31", None)]
    {
        content.add_changes(&History::read(&site, &Day::parse(day).unwrap()).unwrap());
        assert_eq!(changed(&content), expected, "{day}");
    }
}

#[test]
fn r10_uncommitted_changes_are_ignored() {
    let root = repository();
    let site = root.path().join("site");
    let before = History::read(&site, &options().day).unwrap();
    std::fs::write(site.join(PAGE), "").unwrap();
    std::fs::write(site.join("content/pages/new.md"), "").unwrap();
    assert_eq!(History::read(&site, &options().day), Ok(before));
}

#[test]
fn shallow_clone_has_no_history() {
    let root = repository();
    let copy = tempfile::tempdir().unwrap();
    let from = format!("file://{}", root.path().display());
    git(copy.path(), "2026-01-05", &["clone", "--quiet", "--depth=1", &from, "."]);
    let error = History::read(&copy.path().join("site"), &options().day).unwrap_err();
    assert_eq!(error, HistoryError::Shallow);
    assert!(error.to_string().contains("git fetch --unshallow"));
}

/// A program in the place of `gpg` that signs everything, and says that every signature is good.
const SIGNER: &str = r#"#!/bin/sh
case "$*" in
  *--verify*) echo "[GNUPG:] GOODSIG 0 A"; echo "gpg: Good signature" >&2 ;;
  *) cat >/dev/null; echo "[GNUPG:] SIG_CREATED D" >&2; echo "-----BEGIN PGP SIGNATURE-----"; echo "-----END PGP SIGNATURE-----" ;;
esac
"#;

#[test]
fn settings_of_the_user_change_nothing() {
    let root = repository();
    let site = root.path().join("site");
    let signer = root.path().join("gpg");
    std::fs::write(&signer, SIGNER).unwrap();
    std::fs::set_permissions(&signer, std::fs::Permissions::from_mode(0o755)).unwrap();
    git(root.path(), "2026-01-03", &["config", "gpg.program", signer.to_str().unwrap()]);
    git(root.path(), "2026-01-03", &["add", "gpg"]);
    git(root.path(), "2026-01-03", &["commit", "--quiet", "--amend", "--no-edit", "--gpg-sign"]);
    let before = History::read(&site, &options().day).unwrap();
    let settings = [
        ("log.showSignature", "true"),
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.date", "relative"),
        ("core.quotePath", "true"),
        ("color.ui", "always"),
        ("color.diff", "always"),
        ("format.pretty", "fuller"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("status.showUntrackedFiles", "no"),
        ("status.branch", "true"),
    ];
    for (name, value) in settings {
        git(root.path(), "2026-01-05", &["config", name, value]);
    }
    assert_eq!(History::read(&site, &options().day), Ok(before));
    assert!(!WorkingCopy::read(&site).has_changes);
    std::fs::write(site.join("untracked"), "").unwrap();
    assert!(WorkingCopy::read(&site).has_changes);
}

#[test]
fn archive_within_another_repository_has_no_history() {
    let root = repository();
    let archive = root.path().join("archive");
    std::fs::create_dir(&archive).unwrap();
    copy_files(&invalid().join("_base"), &archive);
    assert_eq!(History::read(&archive, &options().day), Err(HistoryError::NoRepository));
}
