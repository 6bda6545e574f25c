//! `deployments.json`: the builds whose files a folder may hold, each as its `build.json` said it. It lies beside that file, and
//! is how a later deployment, or a later build, knows which of the other files are ours to delete: hashed files that were kept,
//! and what a deployment has left that broke off.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{BUILD_FILE, DEPLOYMENTS_FILE, Manifest};

/// What the file says.
#[derive(Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Record {
    /// The builds, the newest last.
    pub builds: Vec<Manifest>,
}

impl Record {
    /// Reads the file in `folder`; without it, no build is recorded.
    ///
    /// # Errors
    /// It is not as a deployment writes it.
    pub fn read(folder: &Path) -> Result<Self> {
        let file = folder.join(DEPLOYMENTS_FILE);
        if !file.try_exists().with_context(|| file.display().to_string())? {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let record: Self = serde_json::from_str(&text)
            .with_context(|| format!("{}: this is not as a deployment writes it", file.display()))?;
        record.builds.iter().try_for_each(Manifest::check_paths).with_context(|| file.display().to_string())?;
        Ok(record)
    }

    /// What is written.
    ///
    /// # Errors
    /// Only if JSON could not hold it.
    pub fn text(&self) -> Result<String> {
        Ok(serde_json::to_string(self)? + "\n")
    }
}

/// The builds whose files `folder` may hold, the newest last, with that of its `build.json`; nothing where there is none.
///
/// # Errors
/// One of the two files is not as we write it.
pub fn builds(folder: &Path) -> Result<(Vec<Manifest>, Option<Manifest>)> {
    let mut builds = Record::read(folder)?.builds;
    let file = folder.join(BUILD_FILE);
    if !file.try_exists().with_context(|| file.display().to_string())? {
        return Ok((builds, None));
    }
    let current = Manifest::read(folder)?;
    if !builds.contains(&current) {
        builds.push(current.clone());
    }
    Ok((builds, Some(current)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_site::site;

    #[test]
    fn r15_records_are_read_as_written_and_their_paths_are_checked() {
        let (folder, one) = site(&[("a-1.js", "1")]);
        assert_eq!(Record::read(folder.path()).unwrap(), Record::default());
        let (_other, two) = site(&[("a-2.js", "2")]);
        let record = Record { builds: vec![two.clone()] };
        fs::write(folder.path().join(DEPLOYMENTS_FILE), record.text().unwrap()).unwrap();
        assert_eq!(Record::read(folder.path()).unwrap(), record);
        assert_eq!(builds(folder.path()).unwrap(), (vec![two.clone(), one.clone()], Some(one)));

        let mut bad = two;
        bad.files.insert("../x".to_owned(), String::new());
        fs::write(folder.path().join(DEPLOYMENTS_FILE), Record { builds: vec![bad] }.text().unwrap()).unwrap();
        let error = format!("{:#}", Record::read(folder.path()).unwrap_err());
        assert!(error.contains("deployments.json: found the path \"../x\""), "{error}");
    }
}
