//! Finished sites for tests.

#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "only tests call it")]

use std::fs;

use model::Day;

use crate::{BUILD_FILE, Manifest, Provenance, folder};

/// Creates a finished site with these files and texts. Files with a `-` in their names are hashed.
#[must_use]
pub fn site(files: &[(&str, &str)]) -> (tempfile::TempDir, Manifest) {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        folder::write(&root.path().join(path), text).unwrap();
    }
    let day = Day::parse("2026-01-05").unwrap();
    let provenance = Provenance { commit: None, uncommitted_changes: false, day: &day, tools: &[] };
    let manifest = Manifest::new(root.path(), &provenance, |path| path.contains('-')).unwrap();
    fs::write(root.path().join(BUILD_FILE), manifest.to_json().unwrap()).unwrap();
    (root, manifest)
}
