//! The service worker, which makes the site available offline (W3C Service Workers).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use dist::folder;
use model::Site;
use model::paths::{EXCLUDED_PREFIXES, HOME, OFFLINE, SEARCH};
use sha2::{Digest, Sha256};

use crate::document_template::first_bytes;

const WORKER: &str = include_str!("../../../src/bootstrap/service-worker.js");

/// Service worker that deletes the caches of earlier ones and unregisters itself.
pub(crate) const SELF_REMOVING_WORKER: &str = include_str!("../../../src/bootstrap/service-worker-off.js");

/// Returns the service worker of a build. `app_files` are the hashed files that documents request.
///
/// # Errors
/// Fails if a file of the build cannot be read.
pub(crate) fn service_worker(staging: &Path, site: &Site, app_files: &[String]) -> Result<String> {
    let build = fingerprint(staging)?;
    let sections = site.menu.iter().map(|section| section.href.clone()).filter(|href| href.starts_with('/'));
    let mut files: Vec<String> = [HOME, SEARCH].map(str::to_owned).into_iter().chain(sections).collect();
    files.push(OFFLINE.to_owned());
    files.push("/favicon.svg".to_owned());
    files.extend_from_slice(app_files);
    Ok(text(&build, &files))
}

/// Returns the text of the worker: its constants, followed by `service-worker.js`, which uses them.
fn text(build: &str, files: &[String]) -> String {
    let (build, files, others) =
        (serde_json::json!(build), serde_json::json!(files), serde_json::json!(EXCLUDED_PREFIXES));
    format!("const BUILD = {build};\nconst PRECACHED = {files};\nconst EXCLUDED_PREFIXES = {others};\n{WORKER}")
}

/// Returns a hash of the files in a folder, which does not depend on the machine.
fn fingerprint(folder: &Path) -> Result<String> {
    let mut digest = Sha256::new();
    for path in folder::files(folder)? {
        let file = folder.join(&path);
        digest.update(&path);
        digest.update(Sha256::digest(fs::read(&file).with_context(|| file.display().to_string())?));
    }
    Ok(format!("{:016x}", first_bytes(digest.finalize().as_ref())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprint_depends_on_file_contents_only() {
        let name = |text: &str| {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join("about")).unwrap();
            fs::write(folder.path().join("about/index.html"), text).unwrap();
            fingerprint(folder.path()).unwrap()
        };
        assert_eq!(name("one"), name("one"));
        assert_ne!(name("one"), name("two"));
        assert_eq!(name("one").len(), 16);
    }

    #[test]
    fn r9_precached_urls_never_redirect() {
        let site = crate::test_data::content().site;
        let worker = service_worker(tempfile::tempdir().unwrap().path(), &site, &["/app-0123.js".to_owned()]).unwrap();
        let files = worker.lines().find_map(|line| line.strip_prefix("const PRECACHED = ")).unwrap();
        assert!(files.contains("\"/offline/\"") && worker.contains("const OFFLINE = \"/offline/\""), "{files}");
        assert!(!files.contains(".html"), "{files}");
    }

    #[test]
    fn worker_starts_with_its_constants() {
        let worker = text("0123", &["/".to_owned()]);
        assert!(
            worker.starts_with(
                "const BUILD = \"0123\";\nconst PRECACHED = [\"/\"];\nconst EXCLUDED_PREFIXES = [\"/rfc/\","
            )
        );
    }
}
