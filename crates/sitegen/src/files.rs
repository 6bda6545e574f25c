//! The files generated beside the pages: feeds, calendars, sitemap, `opensearch.xml`, `robots.txt` and `security.txt`.

use std::path::Path;

use anyhow::{Result, ensure};
use compiler::Content;

use crate::file::File;
use crate::{calendar, feeds, opensearch, robots, security, sitemap};

/// Returns all generated files.
///
/// # Errors
/// Fails if `public/` in `root` has a file with the name of a generated one.
pub(crate) fn all(content: &Content, root: &Path) -> Result<Vec<File>> {
    let mut files = feeds::files(content)?;
    files.extend(calendar::files(content)?);
    files.push(sitemap::file(content)?);
    files.push(opensearch::file(&content.site)?);
    files.push(robots::file(&content.site));
    files.extend(security::file(content)?);
    for File { address, .. } in &files {
        let public = Path::new("public").join(address.trim_start_matches('/'));
        ensure!(
            !root.join(&public).exists(),
            "{}: found a file with the name of a generated one; remove it",
            public.display()
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
    fn files_have_unique_addresses() {
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
    fn r10_same_content_gives_same_files() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(all(&content(), root.path()).unwrap(), all(&content(), root.path()).unwrap());
    }

    #[test]
    fn public_file_with_the_same_name_is_rejected() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("public")).unwrap();
        fs::write(root.path().join("public/robots.txt"), "").unwrap();
        let error = all(&content(), root.path()).unwrap_err().to_string();
        assert!(error.starts_with("public/robots.txt: "), "{error}");
    }
}
