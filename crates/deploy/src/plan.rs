//! Plans a deployment that follows a previous one: `deploy plan`.
//!
//! 1. Compares the site with its `build.json`, so that no incomplete site is deployed.
//! 2. Copies the hashed files of the previous build into it ([`retained_assets`]), for tabs that are still open, and records that
//!    build ([`record`]).
//! 3. Lists the files to upload, in order ([`upload_plan`]).
//! 4. Lists the addresses to purge from caches that do not revalidate ([`purge`]).
//!
//! This is for hosts that receive the whole folder. With rsync, the files of the previous build are at the target already
//! ([`crate::rsync`]).

use std::path::Path;

use anyhow::{Result, ensure};
use dist::{BUILD_FILE, DEPLOYMENTS_FILE, Manifest, Record, folder, record};

use crate::purge::{self, HostFiles};
use crate::{retained_assets, upload_plan};

/// Copies the hashed files of the site in `before` into `dist`, and writes the lists to `out`.
///
/// # Errors
/// Fails if a folder holds no finished site, if a file of the new one differs from its checksum, or if a file cannot be written.
pub(crate) fn write(dist: &Path, before: Option<&Path>, out: &Path) -> Result<()> {
    folder::check_outside(out, dist)?;
    let new = Manifest::read(dist)?;
    new.verify(dist)?;
    let old = match before {
        None => None,
        Some(before) => {
            ensure!(before.join(BUILD_FILE).exists(), "{} holds no finished site", before.display());
            let (builds, damage) = record::builds_or_damage(before)?;
            for damage in &damage {
                warn(damage);
            }
            builds.current
        }
    };

    let mut retained = Vec::new();
    if let Some((old, before)) = old.as_ref().zip(before) {
        let (intact, damaged) = retained_assets::missing(old, &new, before);
        for damage in &damaged {
            warn(&format!("{damage}; open tabs may miss it"));
        }
        retained = intact;
        // Recorded before they are copied: a build that replaces this site has to know them even after an interruption.
        let mut builds = record::builds(dist)?.all;
        if !retained.is_empty() && !builds.contains(old) {
            builds.insert(0, old.clone());
            folder::write(&dist.join(DEPLOYMENTS_FILE), Record { builds }.to_json()?)?;
        }
        retained_assets::copy(before, dist, &retained)?;
    }
    for (name, paths) in upload_plan::stages(&new, &retained) {
        folder::write(&out.join(name), lines(&paths))?;
    }
    let host_files = HostFiles::read(&before.into_iter().chain([dist]).collect::<Vec<_>>());
    let addresses =
        old.as_ref().map_or_else(|| vec![purge::EVERYTHING.to_owned()], |old| purge::addresses(old, &new, &host_files));
    folder::write(&out.join(purge::FILE), lines(&addresses))?;
    println!(
        "{} files, plus {} retained from the previous build; {} to purge; lists written to {}/",
        new.files.len(),
        retained.len(),
        if addresses == [purge::EVERYTHING] {
            "everything".to_owned()
        } else {
            format!("{} addresses", addresses.len())
        },
        out.display()
    );
    Ok(())
}

/// Reports damage at the host, which the deployment repairs.
pub(crate) fn warn(damage: &str) {
    eprintln!("warning: {damage}");
}

/// Formats a list with one entry per line.
pub(crate) fn lines(entries: &[String]) -> String {
    entries.iter().flat_map(|entry| [entry, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use dist::test_site::site;

    use super::*;

    #[test]
    fn r2_hashed_files_are_retained_for_one_deployment() {
        let sites = ["1", "2", "3"].map(|name| {
            let app = format!("app-{name}.js");
            site(&[("index.html", name), (&app, name), (&format!("{app}.br"), name)]).0
        });
        let out = tempfile::tempdir().unwrap();
        let [one, two, three] = sites.each_ref().map(tempfile::TempDir::path);
        write(two, Some(one), out.path()).unwrap();
        let files = folder::files(two).unwrap();
        let expected =
            ["app-1.js", "app-1.js.br", "app-2.js", "app-2.js.br", "build.json", "deployments.json", "index.html"];
        assert_eq!(files, expected);
        assert_eq!(fs::read_to_string(two.join("app-1.js")).unwrap(), "1");
        // Again, as after an interrupted upload.
        write(two, Some(one), out.path()).unwrap();
        write(three, Some(two), out.path()).unwrap();
        assert!(!three.join("app-1.js").exists() && three.join("app-2.js.br").exists());
        let first = fs::read_to_string(out.path().join("1-hashed.txt")).unwrap();
        assert_eq!(first, "app-2.js\napp-2.js.br\napp-3.js\napp-3.js.br\n");
    }

    #[test]
    fn incomplete_site_is_rejected() {
        let (folder, _) = site(&[("index.html", "1"), ("a.css", "1")]);
        let out = tempfile::tempdir().unwrap();
        let error = |before| write(folder.path(), before, out.path()).unwrap_err().to_string();
        assert!(error(Some(out.path())).contains("holds no finished site"));
        fs::remove_file(folder.path().join("a.css")).unwrap();
        assert!(error(None).contains("a.css"));
        let error = write(folder.path(), None, &folder.path().join("lists")).unwrap_err().to_string();
        assert!(error.contains("within the site"), "{error}");
    }

    #[test]
    fn r15_r16_damaged_host_can_be_deployed_to() {
        let (before, _) = site(&[("index.html", "1"), ("app-1.js", "1"), ("b-1.css", "1"), ("c-1.css", "1")]);
        let (dist, _) = site(&[("index.html", "2"), ("app-2.js", "2")]);
        let out = tempfile::tempdir().unwrap();
        fs::remove_file(before.path().join("app-1.js")).unwrap();
        fs::write(before.path().join("b-1.css"), "damaged").unwrap();
        write(dist.path(), Some(before.path()), out.path()).unwrap();
        let hashed = || fs::read_to_string(out.path().join("1-hashed.txt")).unwrap();
        assert_eq!(hashed(), "app-2.js\nc-1.css\n");
        let file = before.path().join(BUILD_FILE);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, &text[..text.len() / 2]).unwrap();
        write(dist.path(), Some(before.path()), out.path()).unwrap();
        assert_eq!(hashed(), "app-2.js\n");
        assert_eq!(fs::read_to_string(out.path().join(purge::FILE)).unwrap(), "/*\n");
    }

    #[test]
    fn first_deployment_purges_everything() {
        let (folder, _) = site(&[("index.html", "1")]);
        let out = tempfile::tempdir().unwrap();
        write(folder.path(), None, out.path()).unwrap();
        assert_eq!(fs::read_to_string(out.path().join(purge::FILE)).unwrap(), "/*\n");
    }
}
