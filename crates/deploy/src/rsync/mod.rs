//! The steps of a deployment with rsync, called by `script/deploy`: `deploy rsync`.
//!
//! 1. Checks the target ([`target`]).
//! 2. Reads which files earlier deployments have uploaded, from `build.json` and `deployments.json` of the target, and lists what
//!    is uploaded, retained and deleted ([`plan`]).
//! 3. Compares the output of rsync dry runs with that, so that no files of others are overwritten ([`changes`]).

mod changes;
mod plan;
mod target;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use dist::{BUILD_FILE, DEPLOYMENTS_FILE, Manifest, folder, record};

use crate::plan::{lines, warn};
use crate::purge::{self, HostFiles};
use plan::Plan;

pub(crate) use target::{ProtectedFolders, check as check_target};

// Names of the lists, which script/deploy and the next step read.

/// All paths of the site, files and folders.
const SITE_PATHS: &str = "0-paths.txt";
/// Files to upload.
const UPLOADS: &str = "0-uploads.txt";
/// Folders of the site.
const FOLDERS: &str = "0-folders.txt";
/// Those of the folders that the target does not have yet.
const NEW_FOLDERS: &str = "0-new-folders.txt";
/// Files that earlier builds have uploaded.
const KNOWN: &str = "0-known.txt";
/// Hashed files of earlier builds that stay.
const RETAINED: &str = "retained.txt";
/// Files to delete.
const DELETED: &str = "5-deleted.txt";
/// Filter rules for rsync to delete them.
const RULES: &str = "5-deleted.rules";
/// Local folder with those folders of the site in which files are deleted.
const SKELETON: &str = "5-folders";

/// Writes to `out` the lists for deploying the site in `dist`. `fetched` holds `build.json`, `deployments.json`, `_headers`
/// and `_redirects` of the target, if it has them. `out` should be empty apart from that.
///
/// # Errors
/// Fails if `dist` holds no finished site, if a file differs from its checksum, if one of the two fetched files was not
/// written by a deployment, or if a file cannot be written.
pub(crate) fn write_plan(dist: &Path, fetched: &Path, out: &Path) -> Result<()> {
    let new = Manifest::read(dist)?;
    new.verify(dist)?;
    let (builds, damage) = record::builds_or_damage(fetched).context(
        "cannot read which builds the target has; if this file does not come from script/deploy, remove it there",
    )?;
    for damage in &damage {
        warn(&format!("{damage}; this deployment repairs it"));
    }
    let plan = Plan::new(&new, &builds, &HostFiles::read(&[fetched, dist]));

    let text = |paths: &mut dyn Iterator<Item = &str>| paths.flat_map(|path| [path, "\n"]).collect::<String>();
    let write = |name: &str, text: String| folder::write(&out.join(name), text);
    for (name, paths) in &plan.uploads {
        write(name, lines(paths))?;
    }
    write(SITE_PATHS, lines(&plan.site_paths()))?;
    write(UPLOADS, plan.uploads.iter().map(|(_, paths)| lines(paths)).collect())?;
    write(FOLDERS, text(&mut plan.folders().into_iter()))?;
    write(KNOWN, text(&mut plan.known.iter().map(String::as_str).chain([BUILD_FILE, DEPLOYMENTS_FILE])))?;
    write(RETAINED, text(&mut plan.retained.iter().map(String::as_str)))?;
    write(DELETED, text(&mut plan.deleted.iter().map(String::as_str)))?;
    write(RULES, plan.rules())?;
    write(purge::FILE, lines(&plan.purged))?;
    write(&format!("before/{DEPLOYMENTS_FILE}"), plan.record_before.to_json()?)?;
    write(&format!("after/{DEPLOYMENTS_FILE}"), plan.record_after.to_json()?)?;
    let skeleton = out.join(SKELETON);
    fs::create_dir_all(&skeleton).with_context(|| skeleton.display().to_string())?;
    for folder in plan.remaining_folders() {
        let folder = skeleton.join(folder);
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    if builds.current.is_none() && damage.is_empty() {
        println!("The target has no site yet.");
    }
    Ok(())
}

/// Compares the output of dry runs with the plan in `out`: `existing` of a download, `changes` of the upload. Prints what will
/// be done, file by file if `list` is set, and writes the list of new folders. With `overwrite`, files of others may be
/// overwritten.
///
/// # Errors
/// Lists the paths where files of others are in the way. Fails also if a file cannot be read or written.
pub(crate) fn check_changes(out: &Path, existing: &Path, changes: &Path, overwrite: bool, list: bool) -> Result<()> {
    let read = |file: &Path| fs::read_to_string(file).with_context(|| file.display().to_string());
    let (existing, changes) = (read(existing)?, read(changes)?);
    let (folders, known) = (read(&out.join(FOLDERS))?, read(&out.join(KNOWN))?);
    let (retained, deleted) = (read(&out.join(RETAINED))?, read(&out.join(DELETED))?);
    let existing = changes::existing(&existing);
    let sent = changes::sent(&changes);
    let folders: BTreeSet<&str> = folders.lines().collect();
    let conflicts = changes::Conflicts::new(&existing, &sent, &folders, &known.lines().collect());
    if !conflicts.wrong_kind.is_empty() {
        bail!(
            "the target has something other than the expected file or folder at these paths; nothing was changed. Move it away \
             there:\n{}",
            indented(&conflicts.wrong_kind)
        );
    }
    if !overwrite && !conflicts.foreign.is_empty() {
        bail!(
            "the target has other files at these paths: no earlier build lists them, and their content differs; nothing was \
             changed. Move them away there, or replace them with --overwrite:\n{}",
            indented(&conflicts.foreign)
        );
    }
    let new_folders = folders.iter().filter(|folder| !existing.contains_key(**folder));
    folder::write(&out.join(NEW_FOLDERS), new_folders.flat_map(|folder| [folder, "\n"]).collect::<String>())?;
    let (retained, deleted): (Vec<&str>, Vec<&str>) = (retained.lines().collect(), deleted.lines().collect());
    if list {
        println!("Would send: {}", count_and_list(&sent));
        println!("Would retain from earlier builds, for open tabs: {}", count_and_list(&retained));
        println!("Would delete from earlier builds: {}", count_and_list(&deleted));
        println!("Other files at the target would not be touched.");
    } else {
        println!(
            "{} files to send; from earlier builds, {} to retain and {} to delete; other files at the target are not touched",
            sent.len(),
            retained.len(),
            deleted.len()
        );
    }
    Ok(())
}

/// Formats the number of paths, followed by one path per line.
fn count_and_list(paths: &[&str]) -> String {
    let files = if paths.len() == 1 { "1 file".to_owned() } else { format!("{} files", paths.len()) };
    format!("{files}\n{}", indented(paths)).trim_end().to_owned()
}

/// Formats one path per line, indented.
fn indented(paths: &[&str]) -> String {
    paths.iter().flat_map(|path| ["  ", path, "\n"]).collect()
}
