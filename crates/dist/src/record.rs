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

/// The builds whose files a folder may hold.
#[derive(Debug, Default, Eq, PartialEq)]
pub struct Builds {
    /// All of them, the newest last.
    pub all: Vec<Manifest>,
    /// The one that `build.json` describes.
    pub current: Option<Manifest>,
}

impl Builds {
    fn new(record: Record, current: Option<Manifest>) -> Self {
        let mut all = record.builds;
        all.extend(current.iter().filter(|current| !all.contains(current)).cloned().collect::<Vec<_>>());
        Self { all, current }
    }
}

/// Returns the builds whose files `folder` may hold.
///
/// # Errors
/// Fails if one of the two files cannot be read or has another format.
pub fn builds(folder: &Path) -> Result<Builds> {
    Ok(Builds::new(Record::read(folder)?, current(folder)?))
}

/// Like [`builds`], but a file that is damaged, for example because it was cut off by a failed upload, counts as missing if it is
/// clear that it was ours: the other file is intact, or it begins as ours do. Returns also what is damaged, in words.
///
/// # Errors
/// Fails if one of the two files cannot be read, or if it was not written by a build or a deployment.
pub fn builds_or_damage(folder: &Path) -> Result<(Builds, Vec<String>)> {
    let (record, current) = (Record::read(folder), current(folder));
    let has_record = record.as_ref().is_ok_and(|record| !record.builds.is_empty());
    let has_current = current.as_ref().is_ok_and(Option::is_some);
    let mut damage = Vec::new();
    let mut or_damage = |name: &str, start: &str, other_is_intact: bool, error: anyhow::Error| {
        let begins_as_ours = || fs::read(folder.join(name)).is_ok_and(|text| text.starts_with(start.as_bytes()));
        if error.downcast_ref::<serde_json::Error>().is_none() || !(other_is_intact || begins_as_ours()) {
            return Err(error);
        }
        damage.push(format!("{error:#}"));
        Ok(())
    };
    let record = match record {
        Ok(record) => record,
        Err(error) => or_damage(DEPLOYMENTS_FILE, "{\"builds\":", has_current, error).map(|()| Record::default())?,
    };
    let current = match current {
        Ok(current) => current,
        Err(error) => or_damage(BUILD_FILE, "{\n  \"commit\":", has_record, error).map(|()| None)?,
    };
    Ok((Builds::new(record, current), damage))
}

/// Reads `build.json`, if there is one.
fn current(folder: &Path) -> Result<Option<Manifest>> {
    let file = folder.join(BUILD_FILE);
    let exists = file.try_exists().with_context(|| file.display().to_string())?;
    exists.then(|| Manifest::read(folder)).transpose()
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
        let expected = Builds { all: vec![two.clone(), one.clone()], current: Some(one) };
        assert_eq!(builds(folder.path()).unwrap(), expected);
        assert_eq!(builds_or_damage(folder.path()).unwrap(), (expected, Vec::new()));

        let mut bad = two;
        bad.files.insert("../x".to_owned(), String::new());
        fs::write(folder.path().join(DEPLOYMENTS_FILE), Record { builds: vec![bad] }.to_json().unwrap()).unwrap();
        let error = format!("{:#}", Record::read(folder.path()).unwrap_err());
        assert!(error.contains("deployments.json: found the path \"../x\""), "{error}");
    }

    #[test]
    fn r15_damaged_files_count_as_missing_if_they_were_ours() {
        let (folder, one) = site(&[("a-1.js", "1")]);
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        let found = || builds_or_damage(folder.path());
        let (build, record) = (one.to_json().unwrap(), Record { builds: vec![one.clone()] }.to_json().unwrap());
        let both = Builds { all: vec![one.clone()], current: Some(one.clone()) };

        write(DEPLOYMENTS_FILE, &record);
        for damaged in [&build[..40], "", "<html>", "\u{0}"] {
            write(BUILD_FILE, damaged);
            let (builds, damage) = found().unwrap();
            assert_eq!(builds, Builds { all: vec![one.clone()], current: None }, "{damaged}");
            assert!(damage[0].contains("build.json does not have the format"), "{damage:?}");
        }
        write(BUILD_FILE, &build);
        for damaged in [&record[..40], ""] {
            write(DEPLOYMENTS_FILE, damaged);
            assert_eq!(found().unwrap().0, both);
        }
        // Nothing else tells that they are ours but how they begin.
        write(DEPLOYMENTS_FILE, &record[..40]);
        write(BUILD_FILE, &build[..40]);
        let (builds, damage) = found().unwrap();
        assert_eq!((builds, damage.len()), (Builds::default(), 2));
        for others in ["<html>", "{\"version\": 1}", ""] {
            write(BUILD_FILE, others);
            assert!(found().is_err(), "{others}");
        }
    }
}
