//! A deployment by rsync, whose steps `script/deploy` calls: `deploy rsync`.
//!
//! 1. The target is checked ([`target`]).
//! 2. What earlier deployments have put there is read from the two files that say so, and lists are written of what is uploaded,
//!    kept and deleted ([`plan`]).
//! 3. What rsync says that it would do is held against that, so that nobody else's files are overwritten ([`changes`]).

mod changes;
mod plan;
mod target;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use dist::{BUILD_FILE, DEPLOYMENTS_FILE, Manifest, folder, record};

use crate::plan::lines;
use crate::purge;
use plan::Plan;

pub(crate) use target::{Own, check as check_target};

// Files in the folder of the lists, for script/deploy and the step after.

/// Paths that are looked for at the target.
const LOOKED_FOR: &str = "0-looked-for.txt";
/// Paths that are uploaded.
const UPLOADED: &str = "0-uploaded.txt";
/// Folders that are to be there.
const FOLDERS: &str = "0-folders.txt";
/// Of these, those that are not there yet.
const NEW_FOLDERS: &str = "0-new-folders.txt";
/// What earlier builds have put there.
const OURS: &str = "0-ours.txt";
/// What stays there.
const KEPT: &str = "kept.txt";
/// What is deleted.
const DELETED: &str = "5-deleted.txt";
/// Rules by which rsync deletes it.
const RULES: &str = "5-deleted.rules";
/// A folder with the folders in which something is deleted and that stay.
const SKELETON: &str = "5-folders";

/// Writes into `out` what is to be done to bring the site in `dist` to a target, whose `build.json` and `deployments.json` are in
/// `fetched`, where it has them. `out` is made anew.
///
/// # Errors
/// `dist` holds no finished site, or something else than was built; one of the two files is not ours; or the system refuses to
/// write.
pub(crate) fn write_plan(dist: &Path, fetched: &Path, out: &Path) -> Result<()> {
    let new = Manifest::read(dist)?;
    new.verify(dist)?;
    let (builds, current) = record::builds(fetched).context(
        "what the target says of its builds cannot be used; where it is not from script/deploy, take it away there",
    )?;
    let plan = Plan::new(&new, &builds, current.as_ref());

    let text = |paths: &mut dyn Iterator<Item = &str>| paths.flat_map(|path| [path, "\n"]).collect::<String>();
    let write = |name: &str, text: String| folder::write(&out.join(name), text);
    for (name, paths) in &plan.uploads {
        write(name, lines(paths))?;
    }
    write(LOOKED_FOR, lines(&plan::looked_for(&plan)))?;
    write(UPLOADED, plan.uploads.iter().map(|(_, paths)| lines(paths)).collect())?;
    write(FOLDERS, text(&mut plan.folders().into_iter()))?;
    // The two that were read are ours as well.
    write(OURS, text(&mut plan.ours.iter().map(String::as_str).chain([BUILD_FILE, DEPLOYMENTS_FILE])))?;
    write(KEPT, text(&mut plan.kept.iter().map(String::as_str)))?;
    write(DELETED, text(&mut plan.deleted.iter().map(String::as_str)))?;
    write(RULES, plan.rules())?;
    write(purge::FILE, lines(&plan.purged))?;
    write(&format!("before/{DEPLOYMENTS_FILE}"), plan.record_before.text()?)?;
    write(&format!("after/{DEPLOYMENTS_FILE}"), plan.record_after.text()?)?;
    let skeleton = out.join(SKELETON);
    fs::create_dir_all(&skeleton).with_context(|| skeleton.display().to_string())?;
    for folder in plan.folders_that_stay() {
        let folder = skeleton.join(folder);
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    if current.is_none() {
        println!("There is no site at the target yet.");
    }
    Ok(())
}

/// Holds the dry runs against the plan in `out`: `existing` of a download, `changes` of the upload. Says what will be done (with
/// `lists_all`, file by file), and writes which folders are new. With `overwrites`, files of others are overwritten.
///
/// # Errors
/// Something of somebody else is in the way, each by its name; or a file cannot be read or written.
pub(crate) fn check_changes(
    out: &Path,
    existing: &Path,
    changes: &Path,
    overwrites: bool,
    lists_all: bool,
) -> Result<()> {
    let read = |file: &Path| fs::read_to_string(file).with_context(|| file.display().to_string());
    let (existing, changes) = (read(existing)?, read(changes)?);
    let (folders, ours) = (read(&out.join(FOLDERS))?, read(&out.join(OURS))?);
    let (kept, deleted) = (read(&out.join(KEPT))?, read(&out.join(DELETED))?);
    let existing = changes::existing(&existing);
    let sent = changes::sent(&changes);
    let folders: BTreeSet<&str> = folders.lines().collect();
    let conflicts = changes::Conflicts::new(&existing, &sent, &folders, &ours.lines().collect());
    if !conflicts.wrong_kind.is_empty() {
        bail!(
            "the target has something else than a file, or something else than a folder, at these paths; nothing was changed. \
             Move it away there:\n{}",
            indented(&conflicts.wrong_kind)
        );
    }
    if !overwrites && !conflicts.foreign.is_empty() {
        bail!(
            "the target has files of somebody else at these paths: no earlier build names them, and their content differs; nothing \
             was changed. Move them away there, or replace them with --overwrite:\n{}",
            indented(&conflicts.foreign)
        );
    }
    let new_folders = folders.iter().filter(|folder| !existing.contains_key(**folder));
    folder::write(&out.join(NEW_FOLDERS), new_folders.flat_map(|folder| [folder, "\n"]).collect::<String>())?;
    let (kept, deleted): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), deleted.lines().collect());
    if lists_all {
        println!("Would be sent: {}", counted(&sent));
        println!("Would be kept of earlier builds, for tabs that are open: {}", counted(&kept));
        println!("Would be deleted of earlier builds: {}", counted(&deleted));
        println!("Other files at the target are left alone.");
    } else {
        println!(
            "{} files to send, {} of earlier builds to keep and {} to delete; other files at the target are left alone",
            sent.len(),
            kept.len(),
            deleted.len()
        );
    }
    Ok(())
}

/// How many paths there are, and each in a line.
fn counted(paths: &[&str]) -> String {
    let files = if paths.len() == 1 { "1 file".to_owned() } else { format!("{} files", paths.len()) };
    format!("{files}\n{}", indented(paths)).trim_end().to_owned()
}

/// A path a line.
fn indented(paths: &[&str]) -> String {
    paths.iter().flat_map(|path| ["  ", path, "\n"]).collect()
}
