//! Answers with any damage, from a folder of kept answers.

use std::fs;
use std::path::{Path, PathBuf};

use ::sync::{Kind, Outcome};
use polite_http::Source;
use proptest::prelude::*;
use synced::{Body, Document, Entry, Group, Meeting, Post, Rfc};

use crate::support::owners::Owners;
use crate::support::project::Project;
use crate::support::server::Server;

/// A project whose answers are kept in a folder, and the files of these answers.
struct Kept {
    project: Project,
    files: Vec<(PathBuf, String)>,
}

impl Kept {
    fn few() -> Self {
        let owners = Owners::few();
        let server = Server::start(move |request| owners.answer(request));
        let mut project = Project::asking(&server);
        assert_eq!(project.sync().0, Outcome::Synced);
        let folder = fs::read_dir(project.root.path().join("target/sync")).unwrap().next().unwrap().unwrap().path();
        let paths = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().is_none_or(|end| end != "json")).collect();
        paths.sort();
        let files = paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
        project.options.source = Source::Folder(folder);
        Self { project, files }
    }
}

/// Returns the kinds that an answer is for.
fn kinds(path: &Path) -> Vec<Kind> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let kinds = [("rfc-index", Kind::Rfcs), ("blog", Kind::News), ("api_v1_meeting", Kind::Meetings)];
    let kind = kinds.into_iter().find(|(start, _)| name.starts_with(start));
    kind.map_or(vec![Kind::Groups, Kind::People], |(_, kind)| vec![kind])
}

/// Reads a file as the compiler will, and writes it again.
fn check<E: Entry>(project: &Project) {
    let document = Document::<E>::read(project.root.path()).unwrap().unwrap();
    assert_eq!(document.to_toml().unwrap(), project.text(E::FILE));
}

#[test]
fn any_damage_leaves_files_that_can_be_read() {
    let mut kept = Kept::few();
    // Also what looks wrong is written, as a person can err.
    kept.project.options.accept = true;
    let damage = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0_usize..40,
        "(\\PC|[\"<>&;/0-9a-z\u{202e}\u{1b}\n]){0,12}",
    );
    proptest!(|((file, start, length, text) in damage)| {
        let (path, answer) = &kept.files[file.index(kept.files.len())];
        let characters: Vec<char> = answer.chars().collect();
        let start = start.index(characters.len());
        let end = (start + length).min(characters.len());
        let damaged = [String::from_iter(&characters[..start]), text, String::from_iter(&characters[end..])].concat();
        fs::write(path, damaged).unwrap();
        kept.project.sync_only(kinds(path));
        fs::write(path, answer).unwrap();
        check::<Meeting>(&kept.project);
        check::<Group>(&kept.project);
        check::<Body>(&kept.project);
        check::<Rfc>(&kept.project);
        check::<Post>(&kept.project);
        for text in kept.project.files().into_values() {
            let text = String::from_utf8(text).unwrap();
            let is_hidden = |character: char| character == '\u{202e}' || (character.is_control() && character != '\n');
            prop_assert!(!text.contains(is_hidden));
        }
    });
}
