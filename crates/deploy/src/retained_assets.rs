//! The hashed files of the build before: documents that are open or kept somewhere still ask for them. They are not in
//! the `build.json` of the site that they are laid into, so the deployment after it leaves them out.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use dist::Manifest;
use dist::manifest::verify;

/// Paths of the hashed files, and of their compressed copies, that `new` lacks.
pub(crate) fn missing(old: &Manifest, new: &Manifest) -> Vec<String> {
    old.files.keys().filter(|path| old.is_hashed(path) && !new.files.contains_key(*path)).cloned().collect()
}

/// Copies them.
///
/// # Errors
/// One is missing or another one than was built, or the system refuses to copy.
pub(crate) fn copy(old: &Manifest, before: &Path, dist: &Path, paths: &[String]) -> Result<()> {
    for path in paths {
        verify(before, path, &old.files[path])?;
        let to = dist.join(path);
        let folder = to.parent().context("a file without a folder")?;
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
    fn r2_what_both_have_is_not_copied_and_what_is_damaged_is_named() {
        let (before, old) = site(&[("a-1.js", "1"), ("b-1.css", "1"), ("c.css", "1")]);
        let (dist, new) = site(&[("a-1.js", "1"), ("c.css", "2")]);
        let paths = missing(&old, &new);
        assert_eq!(paths, ["b-1.css"]);
        fs::write(before.path().join("b-1.css"), "damaged").unwrap();
        let error = copy(&old, before.path(), dist.path(), &paths).unwrap_err().to_string();
        assert!(error.contains("b-1.css: found a file with the SHA-256"), "{error}");
        assert!(!dist.path().join("b-1.css").exists());
    }
}
