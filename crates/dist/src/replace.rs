//! Replaces the previous build with a new one: the last step of `script/build`.
//!
//! 1. The target folder may be missing, be empty, or hold a site that `script/build` made. So a typing error destroys nothing.
//! 2. The new site is moved beside the target and made readable for all users, as web servers run as another one. Then the two
//!    are swapped by renaming. At every moment one of them is complete.
//! 3. Foreign files, which no build or deployment wrote, move from the old folder to the new one. Then the old folder is deleted.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

use anyhow::{Context, Result, bail, ensure};
use walkdir::WalkDir;

use crate::{BUILD_FILE, DEPLOYMENTS_FILE, record};

/// File that macOS creates in folders.
const SYSTEM_FILE: &str = ".DS_Store";

/// Moves the site in `new` to `dist` and replaces the site there. Returns the paths of the foreign files that were preserved.
///
/// # Errors
/// Fails if `dist` holds something other than a site, if a foreign file would be lost, or if a file operation fails. The
/// message says where the old site is if it is not in `dist`.
pub fn replace(new: &Path, dist: &Path) -> Result<Vec<String>> {
    ensure!(new.join(BUILD_FILE).is_file(), "{} holds no finished site; build it first", new.display());
    // Replaces the target of a symbolic link, not the link.
    let dist = if dist.exists() { dist.canonicalize()? } else { dist.to_owned() };
    let name = dist.file_name().with_context(|| format!("{} cannot be replaced; expected a folder", dist.display()))?;
    let sibling = |state: &str| dist.with_file_name(format!(".{}.{state}-{}", name.to_string_lossy(), process::id()));

    let known = known_files(&dist)?;
    let foreign = foreign_files(&dist, Path::new(""), &known, new)?;
    let conflicts: Vec<&PathBuf> = foreign.iter().filter(|path| conflicts_with_site(path, new)).collect();
    if !conflicts.is_empty() {
        bail!(
            "{} has files that no build wrote, and the new site has files of the same names; move these away:{}",
            dist.display(),
            conflicts.iter().flat_map(|path| ["\n  ".to_owned(), path.display().to_string()]).collect::<String>()
        );
    }

    let (staged, old) = (sibling("new"), sibling("old"));
    move_folder(new, &staged).with_context(|| format!("cannot move {} to {}", new.display(), staged.display()))?;
    #[cfg(unix)]
    make_readable(&staged).with_context(|| format!("cannot change the modes of files in {}", staged.display()))?;
    let exists = dist.exists();
    if exists {
        fs::rename(&dist, &old).with_context(|| format!("cannot move {} to {}", dist.display(), old.display()))?;
    }
    if let Err(error) = fs::rename(&staged, &dist) {
        if exists {
            fs::rename(&old, &dist).with_context(|| format!("the old site is now in {}", old.display()))?;
        }
        return Err(error).with_context(|| format!("cannot move {} to {}", staged.display(), dist.display()));
    }
    if !exists {
        return Ok(Vec::new());
    }
    // Listed again, as files may have been added meanwhile.
    let foreign = foreign_files(&old, Path::new(""), &known, &dist)?;
    for path in &foreign {
        let to = dist.join(path);
        let moved = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::rename(old.join(path), &to));
        moved.with_context(|| format!("cannot move {} to the new site; it is in {}", path.display(), old.display()))?;
    }
    fs::remove_dir_all(&old).with_context(|| format!("cannot delete the old site in {}", old.display()))?;
    Ok(foreign.into_iter().map(|path| path.display().to_string()).collect())
}

/// Returns the paths of the files that builds and deployments wrote to `dist`.
///
/// # Errors
/// Fails if `dist` holds something other than a site.
fn known_files(dist: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut known: BTreeSet<PathBuf> = [BUILD_FILE, DEPLOYMENTS_FILE].map(PathBuf::from).into();
    if !dist.exists() {
        return Ok(known);
    }
    ensure!(dist.is_dir(), "{} is not a folder; expected the folder of a site, or nothing", dist.display());
    let names = fs::read_dir(dist)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    if names.iter().all(|name| name == SYSTEM_FILE) {
        return Ok(known);
    }
    ensure!(
        dist.join(BUILD_FILE).is_file(),
        "{} holds something other than a site made by script/build: it has no {}; expected a site, an empty folder, or nothing",
        dist.display(),
        BUILD_FILE
    );
    let builds = record::builds(dist)
        .with_context(|| format!("{} holds something other than a site made by script/build", dist.display()))?;
    known.extend(builds.all.iter().flat_map(|build| build.files.keys()).map(PathBuf::from));
    Ok(known)
}

/// Returns the paths below `root` that no build or deployment wrote. A folder is listed as a whole unless it holds known
/// files or the site in `new` has it too.
fn foreign_files(root: &Path, folder: &Path, known: &BTreeSet<PathBuf>, new: &Path) -> Result<Vec<PathBuf>> {
    let mut foreign = Vec::new();
    let entries = match fs::read_dir(root.join(folder)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(foreign),
        // What cannot be listed cannot be preserved either.
        entries => entries.with_context(|| root.join(folder).display().to_string())?,
    };
    for entry in entries {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        let has_known = || known.range(path.clone()..).next().is_some_and(|next| next.starts_with(&path));
        if entry.file_type()?.is_dir() && (has_known() || new.join(&path).is_dir()) {
            foreign.extend(foreign_files(root, &path, known, new)?);
        } else if !known.contains(&path) {
            foreign.push(path);
        }
    }
    foreign.sort();
    Ok(foreign)
}

/// Returns whether the site in `new` has something at `path`, or a file in place of one of its parent folders.
fn conflicts_with_site(path: &Path, new: &Path) -> bool {
    let has = |path: &Path| new.join(path).symlink_metadata().is_ok();
    let is_file = |path: &Path| new.join(path).symlink_metadata().is_ok_and(|metadata| !metadata.is_dir());
    has(path) || path.ancestors().skip(1).any(is_file)
}

/// Moves a folder, even to another file system.
fn move_folder(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => copy(from, to),
        other => other,
    }
}

/// Copies a folder of regular files.
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

/// Sets the usual modes, whatever umask the site was built or the project checked out with: Trunk copies files with their modes.
#[cfg(unix)]
fn make_readable(site: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    for entry in WalkDir::new(site) {
        let entry = entry?;
        let mode = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
        if !entry.file_type().is_symlink() {
            fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;
    use crate::test_site::site;
    use crate::{Record, folder};

    /// Creates a folder `dist` with an old build, and a folder `new` with a new one. Returns their parent folder first.
    fn two_builds() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let build = |name: &str, files: &[(&str, &str)]| {
            let to = root.path().join(name);
            copy(site(files).0.path(), &to).unwrap();
            to
        };
        let dist = build("dist", &[("index.html", "1"), ("about/index.html", "1"), ("app-1.js", "1")]);
        let new = build("new", &[("index.html", "2"), ("blog/index.html", "2"), ("app-2.js", "2")]);
        (root, dist, new)
    }

    /// Files of the new build.
    const NEW_FILES: [&str; 4] = ["app-2.js", "blog/index.html", "build.json", "index.html"];

    #[test]
    fn r15_nothing_an_empty_folder_or_a_built_site_is_replaced() {
        let prepare: [Change; 4] = [
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
            assert_eq!(folder::files(&dist).unwrap(), NEW_FILES);
            assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "nothing else is left");
        }
    }

    /// Changes a folder.
    type Change = fn(&Path);

    #[test]
    fn web_servers_can_read_the_site_whatever_the_umask() {
        let (_root, dist, new) = two_builds();
        fs::write(dist.join("notes"), "").unwrap();
        let set = |path: PathBuf, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        set(new.join("index.html"), 0o600);
        set(new.join("app-2.js"), 0o700);
        set(new.join("blog"), 0o700);
        set(new.clone(), 0o700);
        set(dist.join("notes"), 0o600);
        replace(&new, &dist).unwrap();
        let mode = |path: &str| fs::metadata(dist.join(path)).unwrap().permissions().mode() & 0o777;
        let modes = ["", "blog", "index.html", "app-2.js", "notes"].map(mode);
        assert_eq!(modes, [0o755, 0o755, 0o644, 0o644, 0o600], "foreign files keep theirs");
    }

    #[test]
    fn r15_other_folders_are_rejected_and_left_unchanged() {
        let changes: [(Change, &str); 4] = [
            (|dist| fs::remove_file(dist.join("build.json")).unwrap(), "it has no build.json"),
            (|dist| fs::write(dist.join("build.json"), "{\"version\": 1}").unwrap(), "something other than a site"),
            (|dist| fs::write(dist.join("deployments.json"), "[]").unwrap(), "something other than a site"),
            (
                |dist| {
                    fs::create_dir(dist.join("blog")).unwrap();
                    fs::write(dist.join("blog/index.html"), "mine").unwrap();
                },
                "move these away:\n  blog/index.html",
            ),
        ];
        for (change, reason) in changes {
            let (root, dist, new) = two_builds();
            change(&dist);
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
    fn r15_foreign_files_are_preserved() {
        let (_root, dist, new) = two_builds();
        fs::create_dir_all(dist.join(".git/refs")).unwrap();
        // Only the new site has this folder.
        fs::create_dir(dist.join("blog")).unwrap();
        for path in [".DS_Store", "about/.DS_Store", "blog/.DS_Store", "notes.bak", ".git/HEAD"] {
            fs::write(dist.join(path), "mine").unwrap();
        }
        symlink("../elsewhere", dist.join("link")).unwrap();
        let preserved = replace(&new, &dist).unwrap();
        assert_eq!(preserved, [".DS_Store", ".git", "about/.DS_Store", "blog/.DS_Store", "link", "notes.bak"]);
        assert_eq!(fs::read_link(dist.join("link")).unwrap(), Path::new("../elsewhere"));
        assert!(dist.join(".git/refs").is_dir());
        let files = folder::files(&dist).unwrap();
        assert_eq!(files[..3], [".DS_Store", ".git/HEAD", "about/.DS_Store"]);
        assert!(!dist.join("app-1.js").exists());
    }

    #[test]
    fn r15_retained_hashed_files_are_not_preserved() {
        let (_root, dist, new) = two_builds();
        let (_before, old) = site(&[("app-0.js", "0")]);
        fs::write(dist.join("app-0.js"), "0").unwrap();
        fs::write(dist.join(DEPLOYMENTS_FILE), Record { builds: vec![old] }.to_json().unwrap()).unwrap();
        assert!(replace(&new, &dist).unwrap().is_empty());
        assert_eq!(folder::files(&dist).unwrap(), NEW_FILES);
    }

    #[test]
    fn r15_symbolic_link_to_the_folder_is_kept() {
        let (root, dist, new) = two_builds();
        let link = root.path().join("link");
        symlink(&dist, &link).unwrap();
        replace(&new, &link).unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), dist);
        assert_eq!(folder::files(&dist).unwrap(), NEW_FILES);
    }
}
