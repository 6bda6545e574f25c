//! Makes the files of the search from the pages of the site and the RFCs.
//!
//! 1. Every page, group, meeting and post becomes an [`Entry`] (`entries`): what is shown of it, and its words by field.
//! 2. The words are counted and weighed (`bm25f`, `weights`).
//! 3. The lines and the documents are divided among files of about the same size, and named in the manifest.
//! 4. RFCs have files of their own, so that they change nothing about how pages are weighed (`rfcs`).

mod bm25f;
mod entries;
mod glossary;
mod mentions;
mod rfc_names;
mod rfcs;
mod text;
mod weights;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use model::Page;
use sha2::{Digest, Sha256};
use synced::Rfc;

use crate::manifest::{
    Alias, ExternalSearch, Group, Manifest, Meeting, RFC_MARK, WORDS_FILE, documents_file, terms_file,
};
use crate::postings::line;
use crate::{Kind, MANIFEST, terms};

use bm25f::Term;
use entries::Entry;

/// Size of a file of terms in bytes. Compressed, it is about a third.
const TERMS_SIZE: usize = 7_000;
/// Size of a file of documents in bytes: a query needs up to seven of them, but one or two of terms.
const DOCUMENTS_SIZE: usize = 8_000;
/// Maximum number of words for corrections.
const MAX_WORDS: usize = 5_000;
/// Maximum number of words for corrections that only titles of RFCs have.
const MAX_RFC_WORDS: usize = 700;

/// Returns the files by their path below the folder of the content.
///
/// `aliases` are other names of pages, each with the address that it leads to, and `rfc_aliases` other names of RFCs.
#[must_use]
pub fn files(
    pages: &[Page],
    aliases: &[(String, String)],
    rfcs: &[Rfc],
    rfc_aliases: &[(String, u32)],
) -> BTreeMap<String, String> {
    let entries = entries::of(pages, aliases);
    let weighed = bm25f::weigh(&entries);

    let line_of = |(key, term): (&String, &Term)| {
        let forms: Vec<&str> = term.forms.iter().map(String::as_str).filter(|form| form != key).collect();
        (key.clone(), line(key, &forms, &term.postings))
    };
    let others = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let rfcs = rfcs::files(rfcs, rfc_aliases, &mentions::of(pages), others);
    let rfc_lines = rfcs.lines.into_iter().map(|(key, line)| ([RFC_MARK, &key].concat(), line));
    let (mut first_keys, mut terms) = divided_terms(rfc_lines, rfcs.terms_size);
    let (site_keys, site_terms) = divided_terms(weighed.terms.iter().map(line_of), TERMS_SIZE);
    first_keys.extend(site_keys);
    terms.extend(site_terms);
    let (first_documents, documents) =
        divided((0..).zip(entries.iter().map(|entry| entry.document.to_lines())), DOCUMENTS_SIZE);

    let terms = terms.into_iter().enumerate().map(|(number, text)| (terms_file(number), text));
    let documents = documents.into_iter().enumerate().map(|(number, text)| (documents_file(number), text));
    let mut files: BTreeMap<String, String> = terms.chain(documents).chain(rfcs.rfcs).collect();
    let mut words: Vec<String> = weighed.words.into_iter().take(MAX_WORDS).collect();
    let known: BTreeSet<String> = words.iter().cloned().collect();
    let of_rfcs = rfcs.words.into_iter().filter(|word| !known.contains(word)).take(MAX_RFC_WORDS);
    words.extend(of_rfcs);
    files.insert(WORDS_FILE.to_owned(), words.iter().fold(String::new(), |all, word| all + word + "\n"));

    let version = version(&files);
    let mut manifest = manifest(pages, aliases, &entries, version);
    manifest.counts[Kind::Rfc as usize] = rfcs.count;
    let manifest = Manifest { files: first_keys, documents: first_documents, ..manifest };
    let mut files: BTreeMap<String, String> =
        files.into_iter().map(|(name, text)| (path(&manifest.address(&name)), text)).collect();
    files.insert(path(MANIFEST), manifest.to_string());
    files
}

/// Returns the path of an address below the folder of the content.
fn path(address: &str) -> String {
    address.trim_start_matches("/content/").to_owned()
}

/// Returns a name for the content of these files.
fn version(files: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (name, text) in files {
        hash.update(name);
        hash.update([0]);
        hash.update(text);
        hash.update([0]);
    }
    let first = hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    format!("{first:016x}")
}

/// Splits entries into files of about `size` bytes each. Returns the first key of each file, and the files.
fn divided<K>(entries: impl Iterator<Item = (K, String)>, size: usize) -> (Vec<K>, Vec<String>) {
    let (mut keys, mut files) = (Vec::new(), Vec::<String>::new());
    for (key, entry) in entries {
        if let Some(file) = files.last_mut().filter(|file| file.len() <= size && file.len() + entry.len() <= 2 * size) {
            *file += &entry;
        } else {
            keys.push(key);
            files.push(entry);
        }
    }
    (keys, files)
}

/// Splits lines likewise. In place of the first key of each file stands as much of it as tells it from the last of the one before.
fn divided_terms(lines: impl Iterator<Item = (String, String)>, size: usize) -> (Vec<String>, Vec<String>) {
    let mut last = String::new();
    let after_another = lines.map(|(key, line)| ((std::mem::replace(&mut last, key.clone()), key), line));
    let (keys, files) = divided(after_another, size);
    (keys.iter().map(|(last, key)| start_after(last, key).to_owned()).collect(), files)
}

/// Returns the shortest start of a key that comes after another key.
fn start_after<'a>(last: &str, key: &'a str) -> &'a str {
    let ends = key.char_indices().map(|(at, sign)| at + sign.len_utf8());
    ends.filter_map(|end| key.get(..end)).find(|start| *start > last).unwrap_or(key)
}

/// The manifest, without what is in which file.
fn manifest(pages: &[Page], aliases: &[(String, String)], entries: &[Entry], version: String) -> Manifest {
    let mut manifest = Manifest { version, ..Manifest::default() };
    for (count, kind) in manifest.counts.iter_mut().zip(Kind::ALL) {
        *count = u32::try_from(entries.iter().filter(|entry| entry.kind == kind).count()).unwrap_or(u32::MAX);
    }
    for page in pages {
        match &page.kind {
            model::PageKind::Groups(groups) => manifest.groups.extend(groups.iter().map(|group| {
                Group::new(group.acronym.clone(), group.name.clone(), format!("{}#{}", page.address, group.acronym))
            })),
            model::PageKind::Meeting(meeting) => {
                let card = &meeting.card;
                manifest.meetings.push(Meeting {
                    number: card.number,
                    title: card.title.clone(),
                    place: if card.country.is_some() { card.place.clone() } else { String::new() },
                    days: card.date_labels.dates.clone(),
                    month: card.start.as_str().chars().take(7).collect(),
                });
            }
            model::PageKind::Search(index) => {
                manifest.external_searches.extend(index.searches.iter().map(external_search));
            }
            _ => {}
        }
    }
    manifest.groups.sort_by(|a, b| a.acronym.cmp(&b.acronym));
    manifest.meetings.sort_by_key(|meeting| meeting.number);
    let title = |href: &str| {
        pages.iter().find(|page| page.address == model::page::without_fragment(href)).map(|page| page.title.clone())
    };
    let known = |(name, href): &(String, String)| Some(Alias::new(terms::normalize(name), title(href)?, href.clone()));
    manifest.aliases = aliases.iter().filter_map(known).collect();
    manifest
}

/// A form that is sent with GET, as the address that its answer has.
fn external_search(form: &model::home::SearchForm) -> ExternalSearch {
    let mut href = format!("{}?", form.action);
    for field in &form.hidden {
        // Writing to a String cannot fail.
        _ = write!(href, "{}={}&", field.name, field.value);
    }
    ExternalSearch { name: form.heading.clone(), href: href + &form.parameter + "=" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_terms_are_told_apart_by_as_little_as_possible() {
        let lines = ["mail", "mailbox", "mails", "mesh"].map(|key| (key.to_owned(), "line\n".to_owned()));
        let (keys, files) = divided_terms(lines.into_iter(), 4);
        assert_eq!(keys, ["m", "mailb", "mails", "me"]);
        assert_eq!(files.len(), 4);
    }
}
