//! What rsync says that it would do, as `--itemize-changes` prints it, held against what is ours.

use std::collections::{BTreeMap, BTreeSet};

/// What is at the target in the place of one of our paths.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    File,
    Folder,
    /// A symbolic link, a device, …
    Other,
}

/// Reads what a dry run of a download prints: what is at the target, by path.
pub(super) fn existing(output: &str) -> BTreeMap<&str, Kind> {
    let kind = |item: &str| match item.as_bytes().get(1) {
        Some(b'f') => Kind::File,
        Some(b'd') => Kind::Folder,
        _ => Kind::Other,
    };
    items(output).map(|(item, path)| (path, kind(item))).collect()
}

/// Reads what a dry run of an upload prints: the files that would be sent.
pub(super) fn sent(output: &str) -> Vec<&str> {
    items(output).filter(|(item, _)| item.starts_with("<f") || item.starts_with(">f")).map(|(_, path)| path).collect()
}

/// The items of `--itemize-changes` with their paths; other lines are messages.
fn items(output: &str) -> impl Iterator<Item = (&str, &str)> {
    output.lines().filter_map(|line| {
        let (item, path) = line.split_once(' ')?;
        let is_item = item.len() >= 9 && item.starts_with(['<', '>', 'c', 'h', '.']);
        is_item.then_some((item, path.trim_end_matches('/')))
    })
}

/// What stands in the way of a deployment.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct Conflicts<'a> {
    /// Files of somebody else, which would be overwritten.
    pub(super) foreign: Vec<&'a str>,
    /// What is no file where a file is to be, or no folder where a folder is to be.
    pub(super) wrong_kind: Vec<&'a str>,
}

impl<'a> Conflicts<'a> {
    /// Of what exists, and what would be sent. `folders` are those that are to be there, `ours` is what earlier builds name.
    pub(super) fn new(
        existing: &BTreeMap<&'a str, Kind>,
        sent: &[&'a str],
        folders: &BTreeSet<&str>,
        ours: &BTreeSet<&str>,
    ) -> Self {
        let expected = |path: &str| if folders.contains(path) { Kind::Folder } else { Kind::File };
        let wrong_kind = existing.iter().filter(|(path, kind)| **kind != expected(path)).map(|(path, _)| *path);
        let is_foreign = |path: &&&str| existing.get(**path) == Some(&Kind::File) && !ours.contains(**path);
        Self { foreign: sent.iter().filter(is_foreign).copied().collect(), wrong_kind: wrong_kind.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // As rsync 3.5 prints it.
    const FOUND: &str =
        "created directory /x\n>f+++++++++ index.html\ncL+++++++++ about\ncd+++++++++ a b/\n>f+++++++++ a b/c.html\n";

    #[test]
    fn r15_items_are_read_and_messages_are_not() {
        let found = existing(FOUND);
        let expected =
            [("a b", Kind::Folder), ("a b/c.html", Kind::File), ("about", Kind::Other), ("index.html", Kind::File)];
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
        let output =
            "<fc.T...... index.html\ncd+++++++++ new/\n<f+++++++++ new/i.html\n.f...p..... same\n*deleting   x\n";
        assert_eq!(sent(output), ["index.html", "new/i.html"]);
    }

    #[test]
    fn r15_files_of_others_are_conflicts_where_their_content_differs() {
        let found = existing(FOUND);
        let conflicts = |sent: &[&'static str], folders: &[&str], ours: &[&str]| {
            Conflicts::new(&found.clone(), sent, &folders.iter().copied().collect(), &ours.iter().copied().collect())
        };
        let all = conflicts(&["index.html", "new.html"], &["a b", "about"], &[]);
        assert_eq!(all, Conflicts { foreign: vec!["index.html"], wrong_kind: vec!["about"] });
        let none = conflicts(&["index.html", "new.html"], &["a b"], &["index.html"]);
        assert_eq!((none.foreign, none.wrong_kind), (vec![], vec!["about"]), "a link is not a file either");
        // What is not sent is there as it is to be.
        assert!(conflicts(&[], &["a b"], &[]).foreign.is_empty());
    }
}
