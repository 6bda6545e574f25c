//! The facts that other hosts own, `content/synced/*.toml`, and how they get into the pages.
//!
//! 1. Each file has to be as `script/sync` has written it ([`mod@file`]).
//! 2. What is known of a meeting or a group fills the fields that its writer has left out ([`meeting`], [`group`]). Where both say
//!    something, the owner is right, and the writer is warned ([`difference`]).
//! 3. The members of a body stand on its page ([`members`]).

mod country;
mod difference;
mod file;
mod group;
mod important_dates;
mod meeting;
mod members;

use std::collections::BTreeMap;

use jiff::civil;
use model::Date;
use synced::{Body, Document, Entry, Group, Meeting, Post, Rfc};

pub(crate) use file::has;
pub(crate) use group::GroupFacts;
pub(crate) use important_dates::is_deadline;

use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::CalendarDay;

/// The facts of the site. `None` stands for a file that is missing or invalid.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    meetings: Option<Document<Meeting>>,
    groups: Option<Document<Group>>,
    bodies: Option<Document<Body>>,
    rfcs: Option<Document<Rfc>>,
    posts: Option<Document<Post>>,
}

impl Facts {
    /// Reads the files among `texts`, which are by path. Returns also what is wrong, by path.
    pub(crate) fn read(texts: &BTreeMap<String, String>) -> (Self, BTreeMap<String, Diagnostic>) {
        let mut invalid = BTreeMap::new();
        let facts = Self {
            meetings: document(texts, &mut invalid),
            groups: document(texts, &mut invalid),
            bodies: document(texts, &mut invalid),
            rfcs: document(texts, &mut invalid),
            posts: document(texts, &mut invalid),
        };
        (facts, invalid)
    }

    /// Returns the paths of the files, each with the day on which its owner said what is in it.
    pub(crate) fn days(&self) -> impl Iterator<Item = (String, civil::Date)> {
        self.files().into_iter().filter_map(|file| Some((file.path, file.on?)))
    }

    /// Returns the kinds of facts for which the owner was not asked: there is no file, or it has another origin.
    pub(crate) fn not_asked_for(&self) -> Vec<&'static str> {
        self.files().iter().filter(|file| !file.is_of_owner).map(|file| file.kind).collect()
    }

    fn files(&self) -> [FactFile; 5] {
        let Self { meetings, groups, bodies, rfcs, posts } = self;
        [
            fact_file(meetings.as_ref()),
            fact_file(groups.as_ref()),
            fact_file(bodies.as_ref()),
            fact_file(rfcs.as_ref()),
            fact_file(posts.as_ref()),
        ]
    }

    /// Returns the posts of the IETF blog, oldest first.
    pub(crate) fn posts(&self) -> &[Post] {
        self.posts.as_ref().map_or(&[], Document::entries)
    }

    /// Returns the day on which the list of RFCs was complete.
    pub(crate) fn rfcs_on(&self) -> Option<civil::Date> {
        self.rfcs.as_ref().map(Document::on)
    }

    /// Returns all RFCs, by number.
    pub(crate) fn rfcs(&self) -> &[Rfc] {
        self.rfcs.as_ref().map_or(&[], Document::entries)
    }
}

/// What is known of a file, apart from its facts.
struct FactFile {
    /// Kind of its facts: `meetings`.
    kind: &'static str,
    path: String,
    /// The day of its facts, if there are any.
    on: Option<civil::Date>,
    /// Whether its owner was asked.
    is_of_owner: bool,
}

fn fact_file<E: Entry>(document: Option<&Document<E>>) -> FactFile {
    FactFile {
        kind: E::FILE.trim_end_matches(".toml"),
        path: path::<E>(),
        on: document.map(Document::on),
        is_of_owner: document.is_some_and(|document| document.note().is_none()),
    }
}

/// Reads the file of a kind.
fn document<E: Entry>(
    texts: &BTreeMap<String, String>,
    invalid: &mut BTreeMap<String, Diagnostic>,
) -> Option<Document<E>> {
    let path = path::<E>();
    let parsed = file::parse(texts.get(&path)?);
    parsed.map_err(|diagnostic| invalid.insert(path, diagnostic)).ok()
}

/// Returns the path of the file of a kind, from the root of the project.
pub(crate) fn path<E: Entry>() -> String {
    format!("{}/{}", synced::FOLDER, E::FILE)
}

/// Returns a day as readers see it. Years of TOML have four digits, so this does not fail.
fn date(day: civil::Date) -> Option<Date> {
    Some(Date { day: CalendarDay(day).day()?, text: date_labels::long(day) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_of_seeded_and_missing_facts_were_not_asked() {
        let news = "source = \"https://www.ietf.org/blog/feed/\"\non = 2026-12-01\ncount = 0\npost = []\n";
        let people = "source = \"https://datatracker.ietf.org/api/v1/group/role/\"\non = 2026-12-01\nnote = \"Seeded\"\ncount = 0\nbody = []\n";
        let texts = [(path::<Post>(), news.to_owned()), (path::<Body>(), people.to_owned())];
        let (facts, invalid) = Facts::read(&BTreeMap::from(texts));
        assert!(invalid.is_empty(), "{invalid:?}");
        assert_eq!(facts.not_asked_for(), ["meetings", "groups", "people", "rfcs"]);
        assert_eq!(facts.days().map(|(path, _)| path).collect::<Vec<_>>(), [path::<Body>(), path::<Post>()]);
    }
}
