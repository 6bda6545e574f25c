//! What a deployment has to know, and do, about the build before: `deploy plan`.
//!
//! 1. The site is held against its `build.json`: half of one is not deployed.
//! 2. The hashed files of the build before are laid into it ([`retained_assets`]), for tabs that are still open, and recorded there
//!    ([`record`]).
//! 3. Lists say in which order files are uploaded ([`upload_plan`]).
//! 4. A list says which addresses have other answers now ([`purge`]), for caches that cannot know by themselves.
//!
//! That is for hosts that get the whole folder. One that takes files by rsync has those of the build before already
//! ([`crate::rsync`]).

use std::path::Path;

use anyhow::Result;
use dist::{DEPLOYMENTS_FILE, Manifest, Record, folder, record};

use crate::{purge, retained_assets, upload_plan};

/// Brings the hashed files of the site in `before` into the one in `dist`, and writes lists into `out`.
///
/// # Errors
/// A folder holds no finished site, or something else than was built; or the system refuses to write.
pub(crate) fn write(dist: &Path, before: Option<&Path>, out: &Path) -> Result<()> {
    folder::check_outside(out, dist)?;
    let new = Manifest::read(dist)?;
    new.verify(dist)?;
    let old = before.map(Manifest::read).transpose()?;

    let mut retained = Vec::new();
    if let Some((old, before)) = old.as_ref().zip(before) {
        retained = retained_assets::missing(old, &new);
        // First, so that a build which replaces this site knows them, whatever happens meanwhile.
        let (mut builds, _) = record::builds(dist)?;
        if !retained.is_empty() && !builds.contains(old) {
            builds.insert(0, old.clone());
            folder::write(&dist.join(DEPLOYMENTS_FILE), Record { builds }.text()?)?;
        }
        retained_assets::copy(old, before, dist, &retained)?;
    }
    for (name, paths) in upload_plan::stages(&new, &retained) {
        folder::write(&out.join(name), lines(&paths))?;
    }
    let addresses = old.as_ref().map_or_else(|| vec![purge::EVERYTHING.to_owned()], |old| purge::addresses(old, &new));
    folder::write(&out.join(purge::FILE), lines(&addresses))?;
    println!(
        "{} files, and {} of the build before; {} to purge; the lists are in {}/",
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

/// A list, with an entry a line.
pub(crate) fn lines(entries: &[String]) -> String {
    entries.iter().flat_map(|entry| [entry, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use dist::test_site::site;

    use super::*;

    #[test]
    fn r2_hashed_files_stay_for_one_more_deployment() {
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
        // Once more, as after an upload that broke off.
        write(two, Some(one), out.path()).unwrap();
        write(three, Some(two), out.path()).unwrap();
        assert!(!three.join("app-1.js").exists() && three.join("app-2.js.br").exists());
        let first = fs::read_to_string(out.path().join("1-hashed.txt")).unwrap();
        assert_eq!(first, "app-2.js\napp-2.js.br\napp-3.js\napp-3.js.br\n");
    }

    #[test]
    fn what_is_no_whole_site_is_not_deployed() {
        let (folder, _) = site(&[("index.html", "1"), ("a.css", "1")]);
        let out = tempfile::tempdir().unwrap();
        let error = |before| write(folder.path(), before, out.path()).unwrap_err().to_string();
        assert!(error(Some(out.path())).contains("build.json: build the site first"));
        fs::remove_file(folder.path().join("a.css")).unwrap();
        assert!(error(None).contains("a.css"));
        let within = write(folder.path(), None, &folder.path().join("lists")).unwrap_err().to_string();
        assert!(within.contains("within the site"), "{within}");
    }

    #[test]
    fn a_first_deployment_knows_of_no_cache() {
        let (folder, _) = site(&[("index.html", "1")]);
        let out = tempfile::tempdir().unwrap();
        write(folder.path(), None, out.path()).unwrap();
        assert_eq!(fs::read_to_string(out.path().join(purge::FILE)).unwrap(), "/*\n");
    }
}
