//! Lists, reads and writes the files of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

/// Returns the paths of all files below `folder`, relative to it and separated by `/`, sorted by bytes.
///
/// # Errors
/// Fails if the folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<String>> {
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

/// Reads a text file of the finished site in `dist`.
///
/// # Errors
/// Fails if the file cannot be read, most likely because the site is not built yet.
pub fn read(dist: &Path, name: &str) -> Result<String> {
    let file = dist.join(name);
    fs::read_to_string(&file).with_context(|| format!("cannot read {}; build the site first", file.display()))
}

/// Writes a file, and creates its parent folders.
///
/// # Errors
/// Fails if the file cannot be written.
pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let folder = file.parent().context("the path of the file has no parent folder")?;
    fs::create_dir_all(folder).and_then(|()| fs::write(file, content)).with_context(|| file.display().to_string())
}

/// Checks that the output folder `out` is outside the site in `dist`, so that its files are not uploaded with the site.
///
/// # Errors
/// Fails if `out` is `dist` or within it.
pub fn check_outside(out: &Path, dist: &Path) -> Result<()> {
    ensure!(
        !resolved(out).starts_with(resolved(dist)),
        "{} is within the site and would be uploaded with it; expected a folder outside {}",
        out.display(),
        dist.display()
    );
    Ok(())
}

/// Resolves the symbolic links of a path. The part that does not exist yet stays as written.
fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if parent.as_os_str().is_empty() => resolved(Path::new(".")).join(name),
        (Some(parent), Some(name)) => resolved(parent).join(name),
        _ => path.to_owned(),
    })
}

/// Returns the address at which a server serves the file at `path`.
#[must_use]
pub fn address(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
        _ => format!("/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn folders_within_a_site_are_detected_through_links_and_dots() {
        let root = tempfile::tempdir().unwrap();
        let (dist, link) = (root.path().join("dist"), root.path().join("link"));
        fs::create_dir(&dist).unwrap();
        symlink(&dist, &link).unwrap();
        for out in ["dist", "dist/new/folder", "./dist/x", "dist/../dist/x", "link/x"] {
            let error = check_outside(&root.path().join(out), &dist).unwrap_err().to_string();
            assert!(error.contains("within the site"), "{out}: {error}");
        }
        for out in ["dist2", "new/dist", "dist/../lists"] {
            check_outside(&root.path().join(out), &dist).unwrap();
        }
    }
}
