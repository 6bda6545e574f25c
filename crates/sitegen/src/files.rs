//! The files that are made beside the pages: feeds, calendars, and what robots and researchers look for.

use std::path::Path;

use anyhow::{Result, ensure};
use compiler::Content;

use crate::file::File;
use crate::{calendar, feeds, robots, security, sitemap};

/// All of them.
///
/// # Errors
/// A file of the same name is in `public/`, below `root`: one of them would be lost.
pub(crate) fn all(content: &Content, root: &Path) -> Result<Vec<File>> {
    let mut files = feeds::files(content)?;
    files.extend(calendar::files(content)?);
    files.push(sitemap::file(content)?);
    files.push(robots::file(&content.site));
    files.extend(security::file(content)?);
    for File { address, .. } in &files {
        let copied = Path::new("public").join(address.trim_start_matches('/'));
        ensure!(
            !root.join(&copied).exists(),
            "{}: found a file that the builder makes by itself; expected none: remove it",
            copied.display()
        );
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::test_data::content;

    #[test]
    fn every_file_has_an_address_of_its_own() {
        let root = tempfile::tempdir().unwrap();
        let files = all(&content(), root.path()).unwrap();
        let mut addresses: Vec<&str> = files.iter().map(|file| file.address.as_str()).collect();
        for expected in
            ["/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/blog/feed.rss", "/blog/feed.atom"]
        {
            assert!(addresses.contains(&expected), "{expected} is not in {addresses:?}");
        }
        let count = addresses.len();
        addresses.sort_unstable();
        addresses.dedup();
        assert_eq!(addresses.len(), count);
    }

    #[test]
    fn r10_the_same_content_gives_the_same_files() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(all(&content(), root.path()).unwrap(), all(&content(), root.path()).unwrap());
    }

    #[test]
    fn a_public_file_of_the_same_name_is_refused() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("public")).unwrap();
        fs::write(root.path().join("public/robots.txt"), "").unwrap();
        let error = all(&content(), root.path()).unwrap_err().to_string();
        assert!(error.starts_with("public/robots.txt: "), "{error}");
    }
}
