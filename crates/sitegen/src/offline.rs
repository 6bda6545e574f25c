//! The service worker, which keeps the site readable without a network (W3C Service Workers).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use dist::folder;
use model::Site;
use model::paths::{EXCLUDED_PREFIXES, HOME, OFFLINE, SEARCH};
use sha2::{Digest, Sha256};

use crate::document_template::first_bytes;

const WORKER: &str = include_str!("../../../src/bootstrap/service-worker.js");
const END: &str = include_str!("../../../src/bootstrap/service-worker-off.js");

/// The worker that takes everything back that an earlier one has kept.
pub(crate) const fn end() -> &'static str {
    END
}

/// The worker of a build; `app_files` are those that documents ask for, whose names tell their content.
///
/// # Errors
/// A file of the build cannot be read.
pub(crate) fn worker(staging: &Path, site: &Site, app_files: &[String]) -> Result<String> {
    let build = fingerprint(staging)?;
    let sections = site.menu.iter().map(|section| section.href.clone()).filter(|href| href.starts_with('/'));
    let mut files: Vec<String> = [HOME, SEARCH].map(str::to_owned).into_iter().chain(sections).collect();
    files.push(OFFLINE.to_owned());
    files.push("/favicon.svg".to_owned());
    files.extend_from_slice(app_files);
    Ok(text(&build, &files))
}

fn text(build: &str, files: &[String]) -> String {
    let (build, files, others) =
        (serde_json::json!(build), serde_json::json!(files), serde_json::json!(EXCLUDED_PREFIXES));
    format!("const BUILD = {build};\nconst FILES = {files};\nconst OTHERS = {others};\n{WORKER}")
}

/// A name for what is in a folder: the same for the same files, on every machine.
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
    fn the_name_of_a_build_follows_its_files() {
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
    fn r9_no_document_that_is_kept_has_an_address_that_hosts_send_on() {
        let site = crate::test_data::content().site;
        let worker = worker(tempfile::tempdir().unwrap().path(), &site, &["/app-0123.js".to_owned()]).unwrap();
        let files = worker.lines().find_map(|line| line.strip_prefix("const FILES = ")).unwrap();
        assert!(files.contains("\"/offline/\"") && worker.contains("const OFFLINE = \"/offline/\""), "{files}");
        assert!(!files.contains(".html"), "{files}");
    }

    #[test]
    fn the_worker_starts_with_its_constants() {
        let worker = text("0123", &["/".to_owned()]);
        assert!(worker.starts_with("const BUILD = \"0123\";\nconst FILES = [\"/\"];\nconst OTHERS = [\"/rfc/\","));
    }
}
