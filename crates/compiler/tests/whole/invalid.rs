//! Every folder of `tests/invalid/` is a site with mistakes: laid over `_base`, it must not compile, and give exactly
//! the message in its `expected.txt`. The paths in its `without.txt` are taken away first.
//!
//! `UPDATE_EXPECT=1 cargo test -p compiler` writes the messages of today; read the difference before it is committed.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::support::{day, invalid, lay};

#[test]
fn r8_c6_every_mistake_stops_the_build_with_its_message() {
    let mut failures = Vec::new();
    let cases = cases();
    assert!(cases.len() > 50, "the corpus is not where it is looked for");
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let expected = case.join("expected.txt");
        match report(&case) {
            None => failures.push(format!("`{name}` compiles")),
            Some(report) if env::var_os("UPDATE_EXPECT").is_some() => fs::write(expected, report).unwrap(),
            Some(report) => match fs::read_to_string(expected) {
                Ok(text) if text == report => {}
                Ok(text) => failures.push(format!("`{name}` gives\n{report}\nand not\n{text}")),
                Err(_) => failures.push(format!("`{name}` has no expected.txt")),
            },
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_the_mistakes_are_laid_over_has_none() {
    let root = tempfile::tempdir().unwrap();
    lay(&invalid().join("_base"), root.path());
    compiler::compile(root.path(), &day()).unwrap();
}

/// The sites, in the order of their names.
fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(invalid()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.is_dir() && !path.ends_with("_base"));
    cases.sort();
    cases
}

/// What the compiler says of a site; nothing if it compiles.
fn report(case: &Path) -> Option<String> {
    let root = tempfile::tempdir().unwrap();
    lay(&invalid().join("_base"), root.path());
    lay(case, root.path());
    for path in fs::read_to_string(case.join("without.txt")).unwrap_or_default().lines() {
        fs::remove_file(root.path().join(path)).unwrap();
    }
    compiler::compile(root.path(), &day()).err().map(|report| report.to_string())
}
