//! The manifest: what a query can name, and which file has which terms and documents. Each line is an entry of parts separated by
//! tabs, and starts with its type.

use std::fmt;

use crate::Kind;
use crate::terms::phrase_key;

/// Version of the format: a program reads only its own.
const FORMAT: &str = "5";

/// The manifest.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Manifest {
    /// Name of the folder of the other files, different for each content.
    pub version: String,
    /// Number of documents of each kind, in the order of [`Kind::ALL`]. Of RFCs, the highest number and one.
    pub counts: [u32; Kind::ALL.len()],
    /// The groups, by acronym.
    pub groups: Vec<Group>,
    /// The meetings, in the order of their numbers.
    pub meetings: Vec<Meeting>,
    /// Aliases of pages.
    pub aliases: Vec<Alias>,
    /// Searches of other sites.
    pub external_searches: Vec<ExternalSearch>,
    /// The first key of each file of terms, in order. Those of RFCs, which are a fixed number, start with [`RFC_MARK`].
    pub files: Vec<String>,
    /// The number of the first document of each file of documents, in order.
    pub documents: Vec<u32>,
}

/// A group.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Group {
    /// Its acronym in lowercase.
    pub acronym: String,
    /// Its name.
    pub name: String,
    /// Phrase key of its name.
    pub(crate) key: String,
    /// Its address on this site.
    pub href: String,
}

impl Group {
    /// Returns a group.
    #[must_use]
    pub fn new(acronym: String, name: String, href: String) -> Self {
        Self { acronym, key: phrase_key(&name), name, href }
    }
}

/// A meeting.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Meeting {
    /// Its number.
    pub number: u16,
    /// Its name: `IETF 126 Vienna`.
    pub title: String,
    /// City and country; empty for an online meeting.
    pub place: String,
    /// Its dates in words.
    pub days: String,
    /// Year and month of its first day: `2026-07`.
    pub month: String,
}

/// An alias of a page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Alias {
    /// The name: `nomcom`.
    pub name: String,
    /// Phrase key of the name.
    pub(crate) key: String,
    /// Title of the page.
    pub title: String,
    /// Its address.
    pub href: String,
}

impl Alias {
    /// Returns an alias.
    #[must_use]
    pub fn new(name: String, title: String, href: String) -> Self {
        Self { key: phrase_key(&name), name, title, href }
    }
}

/// The search of another site.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ExternalSearch {
    /// What it searches.
    pub name: String,
    /// Address of its results, up to the query, which follows percent-encoded.
    pub href: String,
}

impl Manifest {
    /// Parses the file; `None` if it is of another version or not a manifest.
    #[must_use]
    pub fn parse(file: &str) -> Option<Self> {
        let mut lines = file.lines();
        let version = lines.next()?.strip_prefix("search\t")?.strip_prefix(FORMAT)?.strip_prefix('\t')?.to_owned();
        let mut manifest = Self { version, ..Self::default() };
        for line in lines {
            let mut parts = line.split('\t');
            let what = parts.next()?;
            let mut next = || parts.next().map(str::to_owned);
            match what {
                "counts" => {
                    for count in &mut manifest.counts {
                        *count = next()?.parse().ok()?;
                    }
                }
                "group" => manifest.groups.push(Group::new(next()?, next()?, next()?)),
                "meeting" => manifest.meetings.push(Meeting {
                    number: next()?.parse().ok()?,
                    title: next()?,
                    place: next()?,
                    days: next()?,
                    month: next()?,
                }),
                "name" => manifest.aliases.push(Alias::new(next()?, next()?, next()?)),
                "external" => manifest.external_searches.push(ExternalSearch { name: next()?, href: next()? }),
                "terms" => manifest.files.push(next()?),
                "documents" => manifest.documents.push(next()?.parse().ok()?),
                _ => return None,
            }
        }
        Some(manifest)
    }

    /// Returns the kind of a document.
    #[must_use]
    pub fn kind_of(&self, document: u32) -> Kind {
        let mut end = 0;
        for (kind, count) in Kind::ALL.into_iter().zip(self.counts) {
            end += count;
            if document < end {
                return kind;
            }
        }
        Kind::Post
    }

    /// Returns the number of the RFC that a document is.
    #[must_use]
    pub fn rfc_number(&self, document: u32) -> Option<u32> {
        document.checked_sub(self.before_rfcs())
    }

    /// Returns the number of documents that are no RFCs, which come first.
    #[must_use]
    // Once in the program, as it is asked for at many places.
    #[inline(never)]
    pub fn before_rfcs(&self) -> u32 {
        self.counts.iter().take(Kind::Rfc as usize).sum()
    }

    /// Returns the numbers of the files of terms in which keys from `first` to those that begin with `last` can be.
    #[must_use]
    pub fn files_of(&self, first: &str, last: &str) -> std::ops::Range<usize> {
        let start = self.files.partition_point(|key| key.as_str() <= first).saturating_sub(1);
        let end = self.files.partition_point(|key| key.as_str() <= last || key.starts_with(last));
        start..end.max(start)
    }

    /// Returns the number of the file that has a document, and the document's index there.
    #[must_use]
    pub fn file_of(&self, document: u32) -> (usize, usize) {
        let file = self.documents.partition_point(|first| *first <= document).saturating_sub(1);
        let first = self.documents.get(file).copied().unwrap_or_default();
        (file, document.saturating_sub(first) as usize)
    }

    /// Returns the address of a file.
    #[must_use]
    pub fn address(&self, file: &str) -> String {
        format!("{}{}/{file}", crate::FOLDER, self.version)
    }
}

/// First character of the keys of RFCs in the manifest, which sorts before all keys of others.
pub const RFC_MARK: &str = "!";

/// Returns the name of a file of terms.
#[must_use]
pub fn terms_file(number: usize) -> String {
    numbered("terms-", number)
}

/// Returns the name of a file of documents.
#[must_use]
pub fn documents_file(number: usize) -> String {
    numbered("documents-", number)
}

/// Returns the name of a file that has a number.
pub(crate) fn numbered(name: &str, number: usize) -> String {
    [name, &number.to_string(), ".txt"].concat()
}

/// Name of the file of words for corrections.
pub const WORDS_FILE: &str = "words.txt";

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "search\t{FORMAT}\t{}", self.version)?;
        let counts: Vec<String> = self.counts.iter().map(u32::to_string).collect();
        writeln!(f, "counts\t{}", counts.join("\t"))?;
        for Group { acronym, name, href, .. } in &self.groups {
            writeln!(f, "group\t{acronym}\t{name}\t{href}")?;
        }
        for Meeting { number, title, place, days, month } in &self.meetings {
            writeln!(f, "meeting\t{number}\t{title}\t{place}\t{days}\t{month}")?;
        }
        for Alias { name, title, href, .. } in &self.aliases {
            writeln!(f, "name\t{name}\t{title}\t{href}")?;
        }
        for ExternalSearch { name, href } in &self.external_searches {
            writeln!(f, "external\t{name}\t{href}")?;
        }
        for key in &self.files {
            writeln!(f, "terms\t{key}")?;
        }
        for first in &self.documents {
            writeln!(f, "documents\t{first}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_survive_a_round_trip() {
        let manifest = Manifest {
            version: "abc".to_owned(),
            counts: [3, 1, 2, 4, 9, 0],
            groups: vec![Group::new("tls".into(), "Transport Layer Security".into(), "/x/#tls".into())],
            meetings: vec![Meeting {
                number: 126,
                title: "IETF 126 Vienna".into(),
                place: "Vienna, Austria".into(),
                days: "18–24 July 2026".into(),
                month: "2026-07".into(),
            }],
            aliases: vec![Alias::new("nomcom".into(), "Nominating Committee".into(), "/n/".into())],
            external_searches: vec![ExternalSearch {
                name: "Mail archive".into(),
                href: "https://example.org/?q=".into(),
            }],
            files: vec!["=a".into(), "m".into()],
            documents: vec![0, 17],
        };
        assert_eq!(Manifest::parse(&manifest.to_string()), Some(manifest));
    }

    #[test]
    fn invalid_manifests_are_rejected() {
        for file in
            ["", "search\t1\tabc\n", "<!doctype html>", "search\t5\tabc\ngroup\ttls\n", "search\t5\tabc\nwhat\n"]
        {
            assert_eq!(Manifest::parse(file), None, "{file:?}");
        }
    }

    #[test]
    fn files_of_a_term_are_those_around_it() {
        let manifest =
            Manifest { files: ["=a", "d", "sp", "sus", "t"].map(str::to_owned).to_vec(), ..Manifest::default() };
        assert_eq!(manifest.files_of("c", "c"), 0..1);
        assert_eq!(manifest.files_of("sus", "sustainab"), 3..4);
        assert_eq!(manifest.files_of("s", "s"), 1..4);
        assert_eq!(manifest.files_of("zebra", "zebra"), 4..5);
        assert_eq!(manifest.files_of("!", "!"), 0..0);
        assert_eq!(Manifest::default().files_of("a", "a"), 0..0);
    }

    #[test]
    fn number_of_a_document_determines_its_file_and_index() {
        let manifest = Manifest { documents: vec![0, 3, 4], ..Manifest::default() };
        let places = [0, 2, 3, 4, 9].map(|number| manifest.file_of(number));
        assert_eq!(places, [(0, 0), (0, 2), (1, 0), (2, 0), (2, 5)]);
        assert_eq!(Manifest::default().file_of(2), (0, 2));
        assert_eq!(Manifest { documents: vec![5], ..Manifest::default() }.file_of(2), (0, 0));
    }

    #[test]
    fn number_of_a_document_determines_its_kind() {
        let manifest = Manifest { counts: [2, 0, 1, 1, 5, 0], ..Manifest::default() };
        let kinds = [0, 1, 2, 3, 4].map(|number| manifest.kind_of(number));
        assert_eq!(kinds, [Kind::Page, Kind::Page, Kind::Meeting, Kind::Post, Kind::Rfc]);
        assert_eq!([3, 4, 8].map(|number| manifest.rfc_number(number)), [None, Some(0), Some(4)]);
    }
}
