//! The files of a folder, in an order that is the same on every machine.

use std::path::Path;

use anyhow::Result;
use walkdir::WalkDir;

/// The paths of all files below `folder`, from there, with `/` between their parts.
///
/// # Errors
/// The folder cannot be read.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let parts = entry.path().strip_prefix(folder)?.iter();
            files.push(parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"));
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// The address that a server answers with a file.
pub(crate) fn address(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
        _ => format!("/{path}"),
    }
}
