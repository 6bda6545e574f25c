//! Retained assets: hashed files of the previous build, which open tabs and cached documents still request. They are not
//! listed in the `build.json` of the new site, so the following deployment omits them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use dist::Manifest;
use dist::manifest::verify;

/// Returns the paths of the hashed files of `old`, with their compressed copies, that `new` lacks.
pub(crate) fn missing(old: &Manifest, new: &Manifest) -> Vec<String> {
    old.files.keys().filter(|path| old.is_hashed(path) && !new.files.contains_key(*path)).cloned().collect()
}

/// Copies the files at `paths` from the old site in `before` to `dist`.
///
/// # Errors
/// Fails if a file is missing, differs from its checksum, or cannot be copied.
pub(crate) fn copy(old: &Manifest, before: &Path, dist: &Path, paths: &[String]) -> Result<()> {
    for path in paths {
        verify(before, path, &old.files[path])?;
        let to = dist.join(path);
        let folder = to.parent().context("the path of the file has no parent folder")?;
        fs::create_dir_all(folder)
            .and_then(|()| fs::copy(before.join(path), &to))
            .with_context(|| to.display().to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use dist::test_site::site;

    use super::*;

    #[test]
    fn r2_common_files_are_not_copied_and_damaged_ones_are_rejected() {
        let (before, old) = site(&[("a-1.js", "1"), ("b-1.css", "1"), ("c.css", "1")]);
        let (dist, new) = site(&[("a-1.js", "1"), ("c.css", "2")]);
        let paths = missing(&old, &new);
        assert_eq!(paths, ["b-1.css"]);
        fs::write(before.path().join("b-1.css"), "damaged").unwrap();
        let error = copy(&old, before.path(), dist.path(), &paths).unwrap_err().to_string();
        assert!(error.contains("b-1.css: found a file with SHA-256"), "{error}");
        assert!(!dist.path().join("b-1.css").exists());
    }
}
