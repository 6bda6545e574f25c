//! `deployments.json`: the manifests of the builds whose files a folder may hold. It is stored beside `build.json` and tells
//! a later deployment or build which other files it may delete: retained hashed files, and leftovers of an interrupted
//! deployment.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{BUILD_FILE, DEPLOYMENTS_FILE, Manifest};

/// Content of `deployments.json`.
#[derive(Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Record {
    /// Manifests of the builds, the newest last.
    pub builds: Vec<Manifest>,
}

impl Record {
    /// Reads the file in `folder`. A missing file is an empty record.
    ///
    /// # Errors
    /// Fails if the file cannot be read or was not written by a deployment.
    pub fn read(folder: &Path) -> Result<Self> {
        let file = folder.join(DEPLOYMENTS_FILE);
        if !file.try_exists().with_context(|| file.display().to_string())? {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let record: Self = serde_json::from_str(&text)
            .with_context(|| format!("{} does not have the format that deployments write", file.display()))?;
        record.builds.iter().try_for_each(Manifest::check_paths).with_context(|| file.display().to_string())?;
        Ok(record)
    }

    /// Returns the record as JSON.
    ///
    /// # Errors
    /// Fails if the record cannot be serialized.
    pub fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string(self)? + "\n")
    }
}

/// Returns the builds whose files `folder` may hold, the newest last, and the current one, which its `build.json` describes.
///
/// # Errors
/// Fails if one of the two files cannot be read or has another format.
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
    fn r15_records_round_trip_and_their_paths_are_checked() {
        let (folder, one) = site(&[("a-1.js", "1")]);
        assert_eq!(Record::read(folder.path()).unwrap(), Record::default());
        let (_other, two) = site(&[("a-2.js", "2")]);
        let record = Record { builds: vec![two.clone()] };
        fs::write(folder.path().join(DEPLOYMENTS_FILE), record.to_json().unwrap()).unwrap();
        assert_eq!(Record::read(folder.path()).unwrap(), record);
        assert_eq!(builds(folder.path()).unwrap(), (vec![two.clone(), one.clone()], Some(one)));

        let mut bad = two;
        bad.files.insert("../x".to_owned(), String::new());
        fs::write(folder.path().join(DEPLOYMENTS_FILE), Record { builds: vec![bad] }.to_json().unwrap()).unwrap();
        let error = format!("{:#}", Record::read(folder.path()).unwrap_err());
        assert!(error.contains("deployments.json: found the path \"../x\""), "{error}");
    }
}
