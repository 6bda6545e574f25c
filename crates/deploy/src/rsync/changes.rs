//! Parses the output of rsync dry runs (`--itemize-changes`) and finds conflicts with the files of others.

use std::collections::{BTreeMap, BTreeSet};

/// Type of what exists at the target.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    File,
    Folder,
    /// Symbolic link, device, …
    Other,
}

/// Parses the output of a dry run of a download. Returns what exists at the target, by path.
pub(super) fn existing(output: &str) -> BTreeMap<&str, Kind> {
    let kind = |item: &str| match item.as_bytes().get(1) {
        Some(b'f') => Kind::File,
        Some(b'd') => Kind::Folder,
        _ => Kind::Other,
    };
    items(output).map(|(item, path)| (path, kind(item))).collect()
}

/// Parses the output of a dry run of an upload. Returns the paths of the files that would be sent.
pub(super) fn sent(output: &str) -> Vec<&str> {
    items(output).filter(|(item, _)| item.starts_with("<f") || item.starts_with(">f")).map(|(_, path)| path).collect()
}

/// Returns the items of `--itemize-changes` with their paths. Other lines are messages.
fn items(output: &str) -> impl Iterator<Item = (&str, &str)> {
    output.lines().filter_map(|line| {
        let (item, path) = line.split_once(' ')?;
        let is_item = item.len() >= 9 && item.starts_with(['<', '>', 'c', 'h', '.']);
        is_item.then_some((item, path.trim_end_matches('/')))
    })
}

/// Conflicts that prevent a deployment.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct Conflicts<'a> {
    /// Files that no earlier build lists and that would be overwritten.
    pub(super) foreign: Vec<&'a str>,
    /// Paths with something other than the file or folder that the site needs there.
    pub(super) wrong_kind: Vec<&'a str>,
}

impl<'a> Conflicts<'a> {
    /// Finds the conflicts between what exists and what would be sent. `folders` are the folders of the site, `known` are the
    /// files of earlier builds.
    pub(super) fn new(
        existing: &BTreeMap<&'a str, Kind>,
        sent: &[&'a str],
        folders: &BTreeSet<&str>,
        known: &BTreeSet<&str>,
    ) -> Self {
        let expected = |path: &str| if folders.contains(path) { Kind::Folder } else { Kind::File };
        let wrong_kind = existing.iter().filter(|(path, kind)| **kind != expected(path)).map(|(path, _)| *path);
        let is_foreign = |path: &&&str| existing.get(**path) == Some(&Kind::File) && !known.contains(**path);
        Self { foreign: sent.iter().filter(is_foreign).copied().collect(), wrong_kind: wrong_kind.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Output of rsync 3.5.
    const EXISTING: &str =
        "created directory /x\n>f+++++++++ index.html\ncL+++++++++ about\ncd+++++++++ a b/\n>f+++++++++ a b/c.html\n";

    #[test]
    fn r15_items_are_parsed_and_messages_are_ignored() {
        let existing = existing(EXISTING);
        let expected =
            [("a b", Kind::Folder), ("a b/c.html", Kind::File), ("about", Kind::Other), ("index.html", Kind::File)];
        assert_eq!(existing.into_iter().collect::<Vec<_>>(), expected);
        let output =
            "<fc.T...... index.html\ncd+++++++++ new/\n<f+++++++++ new/i.html\n.f...p..... same\n*deleting   x\n";
        assert_eq!(sent(output), ["index.html", "new/i.html"]);
    }

    #[test]
    fn r15_foreign_files_are_conflicts_only_if_their_content_differs() {
        let existing = existing(EXISTING);
        let conflicts = |sent: &[&'static str], folders: &[&str], known: &[&str]| {
            Conflicts::new(&existing, sent, &folders.iter().copied().collect(), &known.iter().copied().collect())
        };
        let all = conflicts(&["index.html", "new.html"], &["a b", "about"], &[]);
        assert_eq!(all, Conflicts { foreign: vec!["index.html"], wrong_kind: vec!["about"] });
        let none = conflicts(&["index.html", "new.html"], &["a b"], &["index.html"]);
        assert_eq!((none.foreign, none.wrong_kind), (vec![], vec!["about"]), "a link is not a file either");
        // Files with the same content are not sent.
        assert!(conflicts(&[], &["a b"], &[]).foreign.is_empty());
    }
}
