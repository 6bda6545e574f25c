//! A finished site takes the place of the one before: the last step of `script/build`.
//!
//! 1. The old folder is replaced only if there is none, it is empty, or it holds a site of ours. So nobody loses a folder by a
//!    typing error.
//! 2. The new site is brought beside it, and the two change their names: at each moment one of them is whole.
//! 3. What no build has put into the old folder is carried over into the new one, and what is left of the old one is deleted.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

use anyhow::{Context, Result, bail, ensure};

use crate::{BUILD_FILE, DEPLOYMENTS_FILE, record};

/// What a system lays into folders by itself.
const OF_THE_SYSTEM: &str = ".DS_Store";

/// Moves the site in `new` to `dist`, in the place of the one that is there. Gives what was carried over.
///
/// # Errors
/// `dist` holds something else than a site, or something that would be lost; or the system refuses. Then `dist` is as it was.
pub fn replace(new: &Path, dist: &Path) -> Result<Vec<String>> {
    ensure!(new.join(BUILD_FILE).is_file(), "{} holds no finished site; build it first", new.display());
    // A symbolic link to the folder goes on leading there.
    let dist = if dist.exists() { dist.canonicalize()? } else { dist.to_owned() };
    let name = dist.file_name().with_context(|| format!("{} is no folder that can be replaced", dist.display()))?;
    let beside = |state: &str| dist.with_file_name(format!(".{}.{state}-{}", name.to_string_lossy(), process::id()));

    let ours = files_of_ours(&dist)?;
    let others = others(&dist, Path::new(""), &ours, new)?;
    let lost: Vec<&PathBuf> = others.iter().filter(|path| stands_in_the_way(path, new)).collect();
    if !lost.is_empty() {
        bail!(
            "{} has files that no build has put there, and the new site has others of these names; move them away:{}",
            dist.display(),
            lost.iter().flat_map(|path| ["\n  ".to_owned(), path.display().to_string()]).collect::<String>()
        );
    }

    let (staged, old) = (beside("new"), beside("old"));
    bring(new, &staged).with_context(|| format!("{} was not moved to {}", new.display(), staged.display()))?;
    let is_there = dist.exists();
    if is_there {
        fs::rename(&dist, &old).with_context(|| format!("{} was not moved to {}", dist.display(), old.display()))?;
    }
    if let Err(error) = fs::rename(&staged, &dist) {
        if is_there {
            fs::rename(&old, &dist).with_context(|| format!("the old site is in {} now", old.display()))?;
        }
        return Err(error).with_context(|| format!("{} was not moved to {}", staged.display(), dist.display()));
    }
    if !is_there {
        return Ok(Vec::new());
    }
    // Looked for again: something may have come meanwhile.
    let others = self::others(&old, Path::new(""), &ours, &dist)?;
    for path in &others {
        let to = dist.join(path);
        let moved = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::rename(old.join(path), &to));
        moved.with_context(|| format!("{} was not carried over; it is in {}", path.display(), old.display()))?;
    }
    fs::remove_dir_all(&old).with_context(|| format!("the old site in {} was not deleted", old.display()))?;
    Ok(others.into_iter().map(|path| path.display().to_string()).collect())
}

/// Paths of the files that builds and deployments have put into `dist`.
///
/// # Errors
/// It holds something, but no site of ours.
fn files_of_ours(dist: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut ours: BTreeSet<PathBuf> = [BUILD_FILE, DEPLOYMENTS_FILE].map(PathBuf::from).into();
    if !dist.exists() {
        return Ok(ours);
    }
    ensure!(dist.is_dir(), "{} is not a folder; expected a folder for the site, or none", dist.display());
    let names = fs::read_dir(dist)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    if names.iter().all(|name| name == OF_THE_SYSTEM) {
        return Ok(ours);
    }
    ensure!(
        dist.join(BUILD_FILE).is_file(),
        "{} holds something else than a site that script/build made: it has no {}; expected an empty folder, or none",
        dist.display(),
        BUILD_FILE
    );
    let (builds, _) = record::builds(dist)
        .with_context(|| format!("{} holds something else than a site that script/build made", dist.display()))?;
    ours.extend(builds.iter().flat_map(|build| build.files.keys()).map(PathBuf::from));
    Ok(ours)
}

/// What no build has put there: files, and whole folders in which nothing else is and which the site in `new` has not, by path
/// from `root`.
fn others(root: &Path, folder: &Path, ours: &BTreeSet<PathBuf>, new: &Path) -> Result<Vec<PathBuf>> {
    let mut others = Vec::new();
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return Ok(others) };
    for entry in entries {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        let has_ours = || ours.range(path.clone()..).next().is_some_and(|next| next.starts_with(&path));
        if entry.file_type()?.is_dir() && (has_ours() || new.join(&path).is_dir()) {
            others.extend(self::others(root, &path, ours, new)?);
        } else if !ours.contains(&path) {
            others.push(path);
        }
    }
    others.sort();
    Ok(others)
}

/// Whether the site in `new` has something of this name, or a file where this needs a folder.
fn stands_in_the_way(path: &Path, new: &Path) -> bool {
    let has = |path: &Path| new.join(path).symlink_metadata().is_ok();
    let is_file = |path: &Path| new.join(path).symlink_metadata().is_ok_and(|found| !found.is_dir());
    has(path) || path.ancestors().skip(1).any(is_file)
}

/// Moves a folder, also to another file system.
fn bring(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => copy(from, to),
        other => other,
    }
}

/// Copies a folder of plain files.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::test_site::site;
    use crate::{Record, folder};

    /// A folder `dist` with the first of two builds, and the second.
    fn two_builds() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let place = |name: &str, files: &[(&str, &str)]| {
            let to = root.path().join(name);
            copy(site(files).0.path(), &to).unwrap();
            to
        };
        let dist = place("dist", &[("index.html", "1"), ("about/index.html", "1"), ("app-1.js", "1")]);
        let new = place("new", &[("index.html", "2"), ("blog/index.html", "2"), ("app-2.js", "2")]);
        (root, dist, new)
    }

    const NEW: [&str; 4] = ["app-2.js", "blog/index.html", "build.json", "index.html"];

    #[test]
    fn r15_a_site_takes_the_place_of_none_an_empty_folder_or_a_site_of_ours() {
        let prepare: [Spoil; 4] = [
            |_| {},
            |dist| fs::remove_dir_all(dist).unwrap(),
            |dist| {
                fs::remove_dir_all(dist).unwrap();
                fs::create_dir(dist).unwrap();
            },
            |dist| {
                fs::remove_dir_all(dist.join("about")).unwrap();
                fs::write(dist.join("index.html"), "changed by hand").unwrap();
            },
        ];
        for prepare in prepare {
            let (root, dist, new) = two_builds();
            prepare(&dist);
            assert!(replace(&new, &dist).unwrap().is_empty());
            assert_eq!(folder::files(&dist).unwrap(), NEW);
            assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "nothing is left beside it");
        }
    }

    /// Does something to a folder.
    type Spoil = fn(&Path);

    #[test]
    fn r15_folders_with_something_else_are_refused_and_left_as_they_were() {
        let spoil: [(Spoil, &str); 4] = [
            (|dist| fs::remove_file(dist.join("build.json")).unwrap(), "it has no build.json"),
            (|dist| fs::write(dist.join("build.json"), "{\"version\": 1}").unwrap(), "something else than a site"),
            (|dist| fs::write(dist.join("deployments.json"), "[]").unwrap(), "something else than a site"),
            (
                |dist| {
                    fs::create_dir(dist.join("blog")).unwrap();
                    fs::write(dist.join("blog/index.html"), "mine").unwrap();
                },
                "move them away:\n  blog/index.html",
            ),
        ];
        for (spoil, reason) in spoil {
            let (root, dist, new) = two_builds();
            spoil(&dist);
            let before = folder::files(root.path()).unwrap();
            let error = format!("{:#}", replace(&new, &dist).unwrap_err());
            assert!(error.contains(reason), "{error}");
            assert_eq!(folder::files(root.path()).unwrap(), before);
        }
        let (root, _, new) = two_builds();
        let file = root.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(replace(&new, &file).unwrap_err().to_string().contains("is not a folder"));
    }

    #[test]
    fn r15_what_no_build_has_put_there_is_carried_over() {
        let (_root, dist, new) = two_builds();
        fs::create_dir_all(dist.join(".git/refs")).unwrap();
        // The old site has no such folder, the new one has.
        fs::create_dir(dist.join("blog")).unwrap();
        for path in [".DS_Store", "about/.DS_Store", "blog/.DS_Store", "notes.bak", ".git/HEAD"] {
            fs::write(dist.join(path), "mine").unwrap();
        }
        symlink("../elsewhere", dist.join("link")).unwrap();
        let carried = replace(&new, &dist).unwrap();
        assert_eq!(carried, [".DS_Store", ".git", "about/.DS_Store", "blog/.DS_Store", "link", "notes.bak"]);
        assert_eq!(fs::read_link(dist.join("link")).unwrap(), Path::new("../elsewhere"));
        assert!(dist.join(".git/refs").is_dir());
        let files = folder::files(&dist).unwrap();
        assert_eq!(files[..3], [".DS_Store", ".git/HEAD", "about/.DS_Store"]);
        assert!(!dist.join("app-1.js").exists());
    }

    #[test]
    fn r15_hashed_files_that_a_deployment_kept_are_not_carried_over() {
        let (_root, dist, new) = two_builds();
        let (_before, old) = site(&[("app-0.js", "0")]);
        fs::write(dist.join("app-0.js"), "0").unwrap();
        fs::write(dist.join(DEPLOYMENTS_FILE), Record { builds: vec![old] }.text().unwrap()).unwrap();
        assert!(replace(&new, &dist).unwrap().is_empty());
        assert_eq!(folder::files(&dist).unwrap(), NEW);
    }

    #[test]
    fn r15_a_link_to_the_folder_stays_a_link() {
        let (root, dist, new) = two_builds();
        let link = root.path().join("link");
        symlink(&dist, &link).unwrap();
        replace(&new, &link).unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), dist);
        assert_eq!(folder::files(&dist).unwrap(), NEW);
    }
}
