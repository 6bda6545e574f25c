//! What the tests share: small projects on disk.

use std::fs;
use std::path::{Path, PathBuf};

use model::Day;
use walkdir::WalkDir;

/// The folder of sites that must not compile, and of what is common to them.
pub(crate) fn invalid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/invalid")
}

/// The day for which tests compile.
pub(crate) fn day() -> Day {
    Day::parse("2026-01-05").unwrap()
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
