//! Small projects on disk, for the tests.

use std::path::{Path, PathBuf};
use std::{env, fs};

use compiler::BuildOptions;
use model::Day;
use tempfile::TempDir;
use walkdir::WalkDir;

/// Returns the folder of sites that must not compile, and of their common `_base`.
pub(crate) fn invalid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/invalid")
}

/// Returns the options that tests compile with.
pub(crate) fn options() -> BuildOptions {
    BuildOptions { is_today: true, ..BuildOptions::of(Day::parse("2026-01-05").unwrap()) }
}

/// Copies every file below `from` to the same path below `to`.
pub(crate) fn copy_files(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Returns the sites of a corpus, sorted by name.
pub(crate) fn cases(corpus: &Path) -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.is_dir() && !path.ends_with("_base"));
    cases.sort();
    cases
}

/// Copies a site of a corpus over `_base`.
pub(crate) fn case(folder: &Path) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    copy_files(folder, root.path());
    for path in fs::read_to_string(folder.join("without.txt")).unwrap_or_default().lines() {
        fs::remove_file(root.path().join(path)).unwrap();
    }
    root
}

/// Compares the report of each site with its `expected.txt`, or updates that file if `UPDATE_EXPECT` is set. `report` returns
/// an error for a site without a report.
pub(crate) fn expect_each(cases: &[PathBuf], report: impl Fn(&Path) -> Result<String, &'static str>) {
    let mut failures = Vec::new();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy();
        let expected = case.join("expected.txt");
        match report(case) {
            Err(error) => failures.push(format!("`{name}` {error}")),
            Ok(report) if env::var_os("UPDATE_EXPECT").is_some() => fs::write(expected, report).unwrap(),
            Ok(report) => match fs::read_to_string(expected) {
                Ok(text) if text == report => {}
                Ok(text) => failures.push(format!("`{name}` reports\n{report}\ninstead of\n{text}")),
                Err(_) => failures.push(format!("`{name}` has no expected.txt")),
            },
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
