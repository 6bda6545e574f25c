//! Retained assets: hashed files of the previous build, which open tabs and cached documents still request. They are not
//! listed in the `build.json` of the new site, so the following deployment omits them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use dist::Manifest;
use dist::manifest::verify;

/// Returns the paths of the hashed files of `old`, with their compressed copies, that `new` lacks; and, in words, which of them
/// are missing or damaged in its folder `before`.
pub(crate) fn missing(old: &Manifest, new: &Manifest, before: &Path) -> (Vec<String>, Vec<String>) {
    let (mut intact, mut damaged) = (Vec::new(), Vec::new());
    for (path, checksum) in &old.files {
        if old.is_hashed(path) && !new.files.contains_key(path) {
            match verify(before, path, checksum) {
                Ok(()) => intact.push(path.clone()),
                Err(error) => damaged.push(format!("{error:#}")),
            }
        }
    }
    (intact, damaged)
}

/// Copies the files at `paths` from the old site in `before` to `dist`.
///
/// # Errors
/// Fails if a file cannot be copied.
pub(crate) fn copy(before: &Path, dist: &Path, paths: &[String]) -> Result<()> {
    for path in paths {
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
    fn r2_common_files_are_not_copied_nor_are_damaged_ones() {
        let (before, old) = site(&[("a-1.js", "1"), ("b-1.css", "1"), ("c.css", "1"), ("d-1.css", "1")]);
        let (dist, new) = site(&[("a-1.js", "1"), ("c.css", "2")]);
        fs::write(before.path().join("d-1.css"), "damaged").unwrap();
        let (paths, damaged) = missing(&old, &new, before.path());
        assert_eq!(paths, ["b-1.css"]);
        assert!(damaged.len() == 1 && damaged[0].contains("d-1.css: found a file with SHA-256"), "{damaged:?}");
        copy(before.path(), dist.path(), &paths).unwrap();
        assert!(dist.path().join("b-1.css").exists() && !dist.path().join("d-1.css").exists());
    }
}
