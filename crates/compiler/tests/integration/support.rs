//! What the tests share: small projects on disk.

use std::path::{Path, PathBuf};
use std::{env, fs};

use compiler::BuildOptions;
use model::Day;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The folder of sites that must not compile, and of what is common to them.
pub(crate) fn invalid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/invalid")
}

/// The edition that tests compile.
pub(crate) fn options() -> BuildOptions {
    BuildOptions::of(Day::parse("2026-01-05").unwrap())
}

/// Copies every file below `from` to the same place below `to`.
pub(crate) fn lay(from: &Path, to: &Path) {
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

/// The sites of a corpus, in the order of their names.
pub(crate) fn cases(corpus: &Path) -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.is_dir() && !path.ends_with("_base"));
    cases.sort();
    cases
}

/// A site of a corpus, laid over what is common to them.
pub(crate) fn case(folder: &Path) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    lay(&invalid().join("_base"), root.path());
    lay(folder, root.path());
    for path in fs::read_to_string(folder.join("without.txt")).unwrap_or_default().lines() {
        fs::remove_file(root.path().join(path)).unwrap();
    }
    root
}

/// Holds what is reported of each site against its `expected.txt`, or writes that file if `UPDATE_EXPECT` is set. Without a
/// report there is what is wrong with the site.
pub(crate) fn expect_each(cases: &[PathBuf], report: impl Fn(&Path) -> Result<String, &'static str>) {
    let mut failures = Vec::new();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy();
        let expected = case.join("expected.txt");
        match report(case) {
            Err(wrong) => failures.push(format!("`{name}` {wrong}")),
            Ok(report) if env::var_os("UPDATE_EXPECT").is_some() => fs::write(expected, report).unwrap(),
            Ok(report) => match fs::read_to_string(expected) {
                Ok(text) if text == report => {}
                Ok(text) => failures.push(format!("`{name}` gives\n{report}\nand not\n{text}")),
                Err(_) => failures.push(format!("`{name}` has no expected.txt")),
            },
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
