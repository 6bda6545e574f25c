//! `build.json`: what a finished site was built from and with, and the checksum of every file. It tells which commit a host
//! serves, whether an upload is complete, and what a deployment changes.
//!
//! Nothing in it depends on the time or place of the build, so two builds of a commit have the same manifest.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use model::Day;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{BUILD_FILE, DEPLOYMENTS_FILE, folder};

/// Content of `build.json`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// Git commit, 40 hexadecimal digits, or `None` outside a git repository.
    pub commit: Option<String>,
    /// Whether the working tree had uncommitted changes.
    pub uncommitted_changes: bool,
    /// Day that the site was built for, `YYYY-MM-DD`.
    pub day: String,
    /// Versions of the build tools, by name.
    pub tools: BTreeMap<String, String>,
    /// Paths of the files with a hash in their names, whose content never changes.
    pub hashed: Vec<String>,
    /// SHA-256 of every file of the site except `build.json`, compressed copies included, in hexadecimal digits, by path.
    pub files: BTreeMap<String, String>,
}

/// What a site is built from and with.
#[derive(Clone, Copy, Debug)]
pub struct Provenance<'a> {
    /// Git commit, or `None` outside a git repository.
    pub commit: Option<&'a str>,
    /// Whether the working tree has uncommitted changes.
    pub uncommitted_changes: bool,
    /// Day that the site is built for.
    pub day: &'a Day,
    /// Names and versions of the build tools.
    pub tools: &'a [(String, String)],
}

impl Manifest {
    /// Creates the manifest of the site in `staging`. `is_hashed` tells whether a path contains a hash.
    ///
    /// # Errors
    /// Fails if a file cannot be read, or has a name that files of a site must not have.
    pub fn new(staging: &Path, provenance: &Provenance<'_>, is_hashed: impl Fn(&str) -> bool) -> Result<Self> {
        let files = folder::files(staging)?;
        let files = files.into_par_iter().filter(|path| path != BUILD_FILE).map(|path| {
            let checksum = checksum(&staging.join(&path))?;
            Ok((path, checksum))
        });
        let files = files.collect::<Result<BTreeMap<_, _>>>()?;
        files.keys().try_for_each(|path| check_path(path))?;
        ensure!(
            !files.contains_key(DEPLOYMENTS_FILE),
            "found the file {DEPLOYMENTS_FILE}, a name reserved for deployments; expected another name"
        );
        Ok(Self {
            commit: provenance.commit.map(str::to_owned),
            uncommitted_changes: provenance.uncommitted_changes,
            day: provenance.day.as_str().to_owned(),
            tools: provenance.tools.iter().cloned().collect(),
            hashed: files.keys().filter(|path| is_hashed(path)).cloned().collect(),
            files,
        })
    }

    /// Reads `build.json` of the finished site in `dist`.
    ///
    /// # Errors
    /// Fails if the file is missing or was not written by the builder.
    pub fn read(dist: &Path) -> Result<Self> {
        let file = dist.join(BUILD_FILE);
        let text = fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}; build the site first", file.display()))?;
        let manifest: Self = serde_json::from_str(&text)
            .with_context(|| format!("{} does not have the format that script/build writes", file.display()))?;
        manifest.check_paths().with_context(|| file.display().to_string())?;
        Ok(manifest)
    }

    /// Checks that every path stays within the folder of the site, as the file may come from a host.
    ///
    /// # Errors
    /// Names the first path that does not.
    pub fn check_paths(&self) -> Result<()> {
        self.files.keys().chain(&self.hashed).try_for_each(|path| check_path(path))
    }

    /// Compares the files in `dist` with their checksums. Further files are allowed.
    ///
    /// # Errors
    /// Names the first file, by path, that is missing or differs.
    pub fn verify(&self, dist: &Path) -> Result<()> {
        let error = |(path, checksum): (&String, &String)| verify(dist, path, checksum).err();
        let mut errors: Vec<_> = self.files.par_iter().filter_map(error).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors.swap_remove(0)) }
    }

    /// Returns whether a path is that of a compressed copy of another file.
    #[must_use]
    pub fn is_copy(&self, path: &str) -> bool {
        original(path).is_some_and(|original| self.files.contains_key(original))
    }

    /// Returns whether a path is that of a file with a hash in its name, or of a compressed copy of one.
    #[must_use]
    pub fn is_hashed(&self, path: &str) -> bool {
        let is_listed = |path: &str| self.hashed.iter().any(|hashed| hashed == path);
        is_listed(path) || original(path).is_some_and(is_listed)
    }

    /// Returns the manifest as JSON.
    ///
    /// # Errors
    /// Fails if the manifest cannot be serialized.
    pub fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

/// Returns the path of the original if `path` is named like a compressed copy.
#[must_use]
pub fn original(path: &str) -> Option<&str> {
    path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"))
}

/// Checks that a path stays within the folder of the site, and fits on a line of a list.
fn check_path(path: &str) -> Result<()> {
    let has_dot_segments = path.split('/').any(|segment| ["", ".", ".."].contains(&segment));
    ensure!(
        !has_dot_segments && !path.contains(|character: char| character.is_control() || character == '\\'),
        "found the path {path:?}; expected a path within the site, as in \"about/index.html\", without backslashes or \
         control characters"
    );
    Ok(())
}

/// Compares a file with its checksum.
///
/// # Errors
/// Fails if the file is missing or differs.
pub fn verify(dist: &Path, path: &str, expected: &str) -> Result<()> {
    let file = dist.join(path);
    let found = checksum(&file)?;
    ensure!(
        found == expected,
        "{}: found a file with SHA-256 {found}; expected {expected}, according to {}",
        file.display(),
        dist.join(BUILD_FILE).display()
    );
    Ok(())
}

fn checksum(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    Ok(sha256(&bytes))
}

/// Returns the SHA-256 of `bytes` in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, Manifest) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("about")).unwrap();
        for (path, text) in [("about/index.html", "abc"), ("app-0123.js", "x"), ("app-0123.js.br", "y")] {
            fs::write(folder.path().join(path), text).unwrap();
        }
        let tools = [("rustc".to_owned(), "1.95.0".to_owned())];
        let day = Day::parse("2026-01-05").unwrap();
        let provenance = Provenance { commit: Some("0123"), uncommitted_changes: true, day: &day, tools: &tools };
        let manifest = Manifest::new(folder.path(), &provenance, |path| path == "app-0123.js").unwrap();
        fs::write(folder.path().join(BUILD_FILE), manifest.to_json().unwrap()).unwrap();
        (folder, manifest)
    }

    #[test]
    fn manifest_lists_files_checksums_and_provenance() {
        let (folder, _) = site();
        let read = Manifest::read(folder.path()).unwrap();
        // `printf abc | sha256sum`
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(read.files["about/index.html"], abc);
        assert_eq!(read.files.len(), 3, "build.json is not listed");
        assert_eq!((read.commit.as_deref(), read.uncommitted_changes), (Some("0123"), true));
        assert_eq!((read.day.as_str(), read.tools["rustc"].as_str()), ("2026-01-05", "1.95.0"));
        assert!(read.is_hashed("app-0123.js.br") && read.is_copy("app-0123.js.br"));
        assert!(!read.is_hashed("about/index.html") && !read.is_copy("about/index.html"));
    }

    #[test]
    fn r15_site_with_a_file_named_like_the_deployment_record_is_rejected() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("deployments.json"), "").unwrap();
        let day = Day::parse("2026-01-05").unwrap();
        let provenance = Provenance { commit: None, uncommitted_changes: false, day: &day, tools: &[] };
        let error = Manifest::new(folder.path(), &provenance, |_| false).unwrap_err().to_string();
        assert!(error.contains("expected another name"), "{error}");
    }

    #[test]
    fn r15_paths_that_leave_the_site_are_rejected() {
        let (folder, manifest) = site();
        let bad = ["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", "./a", "a\\b", "a\nb", "a\u{7f}", "a\u{85}b"];
        for path in bad {
            let mut named = manifest.clone();
            named.files.insert(path.to_owned(), String::new());
            let mut hashed = manifest.clone();
            hashed.hashed.push(path.to_owned());
            for manifest in [named, hashed] {
                fs::write(folder.path().join(BUILD_FILE), manifest.to_json().unwrap()).unwrap();
                let error = format!("{:#}", Manifest::read(folder.path()).unwrap_err());
                assert!(error.contains("build.json: found the path"), "{path:?}: {error}");
            }
        }
        for path in ["a b/.well-known/x", "..a/b..", "[1]*?.html", "é"] {
            assert!(check_path(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn missing_or_different_file_is_named() {
        let (folder, manifest) = site();
        manifest.verify(folder.path()).unwrap();
        fs::write(folder.path().join("kept"), "").unwrap();
        manifest.verify(folder.path()).unwrap();
        fs::write(folder.path().join("about/index.html"), "abd").unwrap();
        let error = manifest.verify(folder.path()).unwrap_err().to_string();
        assert!(error.contains("about/index.html: found a file with SHA-256 a52d159f"), "{error}");
        fs::remove_file(folder.path().join("about/index.html")).unwrap();
        assert!(manifest.verify(folder.path()).unwrap_err().to_string().contains("about/index.html"));
    }
}
