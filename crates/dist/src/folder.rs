//! The files of a folder, in an order that is the same on every machine, how one is written, and where a folder is.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

/// The paths of all files below `folder`, from there, with `/` between their parts.
///
/// # Errors
/// The folder cannot be read.
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
/// It cannot be read, most often because there is no finished site.
pub fn read(dist: &Path, name: &str) -> Result<String> {
    let file = dist.join(name);
    fs::read_to_string(&file).with_context(|| format!("{}: build the site first", file.display()))
}

/// Writes a file, with the folders that it is in.
///
/// # Errors
/// The system refuses to write.
pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let folder = file.parent().context("a file without a folder")?;
    fs::create_dir_all(folder).and_then(|()| fs::write(file, content)).with_context(|| file.display().to_string())
}

/// Checks that `out` is outside of the site in `dist`: what is written into it does not belong to the site.
///
/// # Errors
/// It is the site, or within it.
pub fn check_outside(out: &Path, dist: &Path) -> Result<()> {
    ensure!(
        !resolved(out).starts_with(resolved(dist)),
        "{} is within the site, and would be uploaded with it; expected a folder outside of {}",
        out.display(),
        dist.display()
    );
    Ok(())
}

/// Where a path leads through all symbolic links; what is not there yet is taken as it is written.
fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if parent.as_os_str().is_empty() => resolved(Path::new(".")).join(name),
        (Some(parent), Some(name)) => resolved(parent).join(name),
        _ => path.to_owned(),
    })
}

/// The address that a server answers with a file.
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
    fn folders_within_a_site_are_found_through_links_and_dots() {
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
