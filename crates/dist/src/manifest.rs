//! `build.json`: what a finished site was made from and with, and the checksum of every file. It says which commit a host
//! has, holds an upload against what was built, and tells what a deployment changes.
//!
//! Nothing in it depends on where and when it is written, so it is itself the same in two builds of a commit.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use model::Day;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{BUILD_FILE, DEPLOYMENTS_FILE, folder};

/// What the file says.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The git commit, in 40 hexadecimal digits; nothing where the project is not in git.
    pub commit: Option<String>,
    /// Whether files had changes that are in no commit.
    pub uncommitted_changes: bool,
    /// The day that the site was built for, `YYYY-MM-DD`.
    pub day: String,
    /// Versions of the programs that it was built with.
    pub tools: BTreeMap<String, String>,
    /// Files with a hash in their names, which never change.
    pub hashed: Vec<String>,
    /// SHA-256 of every other file of the site, compressed ones too, in hexadecimal digits, by path.
    pub files: BTreeMap<String, String>,
}

/// What a site is made from and with.
#[derive(Clone, Copy, Debug)]
pub struct Provenance<'a> {
    /// The git commit; `None` where the project is not in git.
    pub commit: Option<&'a str>,
    /// Whether files had changes that are in no commit.
    pub uncommitted_changes: bool,
    /// The day that the site is built for.
    pub day: &'a Day,
    /// Versions of the programs that it is built with, by name.
    pub tools: &'a [(String, String)],
}

impl Manifest {
    /// Describes the site in `staging`. `never_changes` tells of a path whether it has a hash in it.
    ///
    /// # Errors
    /// A file cannot be read, or has a name that no file of a site may have.
    pub fn new(staging: &Path, provenance: &Provenance<'_>, never_changes: impl Fn(&str) -> bool) -> Result<Self> {
        let files = folder::files(staging)?;
        let files = files.into_par_iter().filter(|path| path != BUILD_FILE).map(|path| {
            let checksum = checksum(&staging.join(&path))?;
            Ok((path, checksum))
        });
        let files = files.collect::<Result<BTreeMap<_, _>>>()?;
        files.keys().try_for_each(|path| check_path(path))?;
        ensure!(
            !files.contains_key(DEPLOYMENTS_FILE),
            "found the file {DEPLOYMENTS_FILE}, which is what deployments write; expected another name"
        );
        Ok(Self {
            commit: provenance.commit.map(str::to_owned),
            uncommitted_changes: provenance.uncommitted_changes,
            day: provenance.day.as_str().to_owned(),
            tools: provenance.tools.iter().cloned().collect(),
            hashed: files.keys().filter(|path| never_changes(path)).cloned().collect(),
            files,
        })
    }

    /// Reads the file of a finished site.
    ///
    /// # Errors
    /// There is none in `dist`, or it is not as a builder writes it.
    pub fn read(dist: &Path) -> Result<Self> {
        let file = dist.join(BUILD_FILE);
        let text = fs::read_to_string(&file).with_context(|| format!("{}: build the site first", file.display()))?;
        let manifest: Self = serde_json::from_str(&text)
            .with_context(|| format!("{}: this is not as script/build writes it", file.display()))?;
        manifest.check_paths().with_context(|| file.display().to_string())?;
        Ok(manifest)
    }

    /// Checks that every path stays within the folder of the site: the file may come from a host.
    ///
    /// # Errors
    /// The first path that does not.
    pub fn check_paths(&self) -> Result<()> {
        self.files.keys().chain(&self.hashed).try_for_each(|path| check_path(path))
    }

    /// Holds the files of a site against their checksums. There may be others.
    ///
    /// # Errors
    /// The first file, by name, that is missing or is another one.
    pub fn verify(&self, dist: &Path) -> Result<()> {
        let wrong = |(path, checksum): (&String, &String)| verify(dist, path, checksum).err();
        let mut wrong: Vec<_> = self.files.par_iter().filter_map(wrong).collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong.swap_remove(0)) }
    }

    /// Whether a path is that of a compressed copy of another file.
    #[must_use]
    pub fn is_copy(&self, path: &str) -> bool {
        original(path).is_some_and(|original| self.files.contains_key(original))
    }

    /// Whether a path is that of a file with a hash in its name, or of a compressed copy of one.
    #[must_use]
    pub fn is_hashed(&self, path: &str) -> bool {
        let is = |path: &str| self.hashed.iter().any(|hashed| hashed == path);
        is(path) || original(path).is_some_and(is)
    }

    /// What is written.
    ///
    /// # Errors
    /// Only if JSON could not hold it.
    pub fn text(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

/// What a path would be a compressed copy of, if it has the name of one.
#[must_use]
pub fn original(path: &str) -> Option<&str> {
    path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"))
}

/// Checks that a path leads from the folder of a site to something in it, and that lists can hold it as a line.
fn check_path(path: &str) -> Result<()> {
    let leaves = path.split('/').any(|part| ["", ".", ".."].contains(&part));
    ensure!(
        !leaves && !path.contains(|letter: char| letter.is_control() || letter == '\\'),
        "found the path {path:?}; expected one within the site, as in \"about/index.html\", without backslashes and control \
         characters"
    );
    Ok(())
}

/// Holds one file against its checksum.
///
/// # Errors
/// It is missing, or is another one.
pub fn verify(dist: &Path, path: &str, expected: &str) -> Result<()> {
    let file = dist.join(path);
    let found = checksum(&file)?;
    ensure!(
        found == expected,
        "{}: found a file with the SHA-256 {found}; expected {expected}, as {} says",
        file.display(),
        dist.join(BUILD_FILE).display()
    );
    Ok(())
}

fn checksum(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    Ok(sha256(&bytes))
}

/// SHA-256 in hexadecimal digits.
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
        fs::write(folder.path().join(BUILD_FILE), manifest.text().unwrap()).unwrap();
        (folder, manifest)
    }

    #[test]
    fn a_site_says_what_it_is_made_of() {
        let (folder, _) = site();
        let read = Manifest::read(folder.path()).unwrap();
        // `printf abc | sha256sum`
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(read.files["about/index.html"], abc);
        assert_eq!(read.files.len(), 3, "it does not name itself");
        assert_eq!((read.commit.as_deref(), read.uncommitted_changes), (Some("0123"), true));
        assert_eq!((read.day.as_str(), read.tools["rustc"].as_str()), ("2026-01-05", "1.95.0"));
        assert!(read.is_hashed("app-0123.js.br") && read.is_copy("app-0123.js.br"));
        assert!(!read.is_hashed("about/index.html") && !read.is_copy("about/index.html"));
    }

    #[test]
    fn r15_the_name_of_the_record_of_deployments_is_taken() {
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
                fs::write(folder.path().join(BUILD_FILE), manifest.text().unwrap()).unwrap();
                let error = format!("{:#}", Manifest::read(folder.path()).unwrap_err());
                assert!(error.contains("build.json: found the path"), "{path:?}: {error}");
            }
        }
        for path in ["a b/.well-known/x", "..a/b..", "[1]*?.html", "é"] {
            assert!(check_path(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn a_file_that_is_missing_or_another_one_is_named() {
        let (folder, manifest) = site();
        manifest.verify(folder.path()).unwrap();
        fs::write(folder.path().join("kept"), "").unwrap();
        manifest.verify(folder.path()).unwrap();
        fs::write(folder.path().join("about/index.html"), "abd").unwrap();
        let error = manifest.verify(folder.path()).unwrap_err().to_string();
        assert!(error.contains("about/index.html: found a file with the SHA-256 a52d159f"), "{error}");
        fs::remove_file(folder.path().join("about/index.html")).unwrap();
        assert!(manifest.verify(folder.path()).unwrap_err().to_string().contains("about/index.html"));
    }
}
