//! The files of RFCs: what each is found by, and how much that says about it.
//!
//! A title says what an RFC is about in few words, so each word of it counts, and less in a long title. A name counts as much: an
//! abbreviation, the part before a colon, what writers add in `rfc-aliases.toml`. An RFC that replaces another is also found by its title,
//! and before it. The weight of a word is how rare it is among the RFCs (as in BM25), times what its field, the length of the
//! title and the [`standing`] of the RFC make of it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use synced::{Rfc, Status, Stream};

use super::glossary::Glossary;
use super::rfc_names::{Names, names};
use super::weights::{heaviest, number, rarity};
use crate::document::Document;
use crate::postings::{Posting, short_line};
use crate::rfcs::{INFO, place};
use crate::stemmer::stem;
use crate::terms::{compounds, is_stop_word, join, normalize, phrase_key, slice, words};

/// Number of files of terms. It does not grow with the series, and neither does the manifest, which lists them.
const TERMS_FILES: usize = 280;
/// Factor from rarity to weights of three digits, as those of pages.
const SCALE: f64 = 62.0;
/// Weight of a name that a query is as a whole.
const NAME_WEIGHT: f64 = 850.0;
/// Number of words of a usual title.
const USUAL_LENGTH: f64 = 6.0;
/// How much the length of a title counts (`b` of BM25).
const LENGTH: f64 = 0.4;
/// Maximum length of a name that is looked up as a whole, in bytes: the words of longer ones say enough.
const MAX_NAME: usize = 40;
/// Maximum number of RFCs that are named as replacements of one.
const MAX_REPLACEMENTS: usize = 4;

/// How much the first word of a title says, which is often what the rest is about.
const FIRST: f64 = 1.15;
/// How much a word of a title or a name says.
const TITLE: f64 = 1.0;
/// A word of a name that the RFC Editor or writers gave an RFC, of all that have it.
const ADDED: f64 = 1.5;
/// A word that an abbreviation in the title stands for.
const SPELLED_OUT: f64 = 0.6;
/// A word of the title of what an RFC replaces.
const OLD_TITLE: f64 = 0.7;
/// A word of a keyword, or the acronym of the group.
const KEYWORD: f64 = 0.4;
/// The status or the stream.
const ATTRIBUTE: f64 = 0.3;

/// The files of RFCs, and what the manifest says of them.
pub(super) struct RfcFiles {
    /// By their names.
    pub(super) rfcs: BTreeMap<String, String>,
    /// The lines of the files of terms, by their keys.
    pub(super) lines: Vec<(String, String)>,
    /// The size of a file of terms, so that there is the right number of them.
    pub(super) terms_size: usize,
    /// The highest number and one.
    pub(super) count: u32,
    /// The words of titles, the most frequent first.
    pub(super) words: Vec<String>,
}

/// What a term has: its forms, and how much it says about each RFC, by number.
#[derive(Default)]
struct Term {
    forms: BTreeSet<String>,
    shares: BTreeMap<u32, f64>,
}

/// Makes the files. `aliases` are names that writers have added, each with the number of an RFC, `mentions` the numbers of pages that
/// name RFCs, and `others` is the number of the other documents.
pub(super) fn files(rfcs: &[Rfc], aliases: &[(String, u32)], mentions: &BTreeMap<u32, usize>, others: u32) -> RfcFiles {
    let by_number: BTreeMap<u32, &Rfc> = rfcs.iter().map(|rfc| (rfc.number, rfc)).collect();
    let mut terms: BTreeMap<String, Term> = BTreeMap::new();
    let mut keys: BTreeMap<String, BTreeMap<u32, f64>> = BTreeMap::new();
    let mut documents_of: BTreeMap<String, u32> = BTreeMap::new();
    let joined = hyphenated(rfcs);
    let american = american(rfcs);
    let glossary = Glossary::of(rfcs);
    let cited = cited(rfcs);
    for rfc in rfcs {
        let names_of = names(rfc, aliases, &glossary);
        let renown = |mentions: &BTreeMap<u32, usize>| mentions.get(&rfc.number).map_or(1.0, |count| renown(*count));
        let standing = standing(rfc) * renown(mentions) * renown(&cited);
        let old: Vec<&Rfc> = replaced(rfc, &by_number);
        for Text { words, strength, length } in texts(rfc, &names_of, &glossary, &old) {
            let share = standing / (1.0 - LENGTH + LENGTH * length / USUAL_LENGTH);
            for word in spellings(&words, &joined).into_iter().filter(|word| !is_stop_word(word) && word != "rfc") {
                let word = american.get(&word).cloned().unwrap_or(word);
                let term = terms.entry(stem(&word)).or_default();
                let known = term.shares.entry(rfc.number).or_default();
                *known = known.max(strength * share);
                term.forms.insert(word);
            }
        }
        let words: BTreeSet<String> = words(&rfc.title)
            .map(|range| normalize(slice(&rfc.title, range)))
            .filter(|word| !is_stop_word(word))
            .collect();
        for word in words {
            *documents_of.entry(word).or_default() += 1;
        }

        let mut name = |text: &str, strength: f64| {
            let known = keys.entry(phrase_key(text)).or_default().entry(rfc.number).or_default();
            *known = known.max(strength * standing);
        };
        for (text, strength) in &names_of.exact {
            name(text, *strength);
        }
        for old in old {
            name(&old.title, 0.9);
            for (text, strength) in &names(old, aliases, &glossary).exact {
                name(text, 0.9 * strength);
            }
        }
    }
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for (key, Term { forms, shares }) in terms {
        let rarity = rarity(rfcs.len(), shares.len());
        let weighed = shares.into_iter().map(|(number, share)| (others + number, share * rarity * SCALE));
        let forms: Vec<&str> = forms.iter().map(String::as_str).filter(|form| *form != key).collect();
        let line = short_line(&key, &forms, &heaviest(weighed, Reverse));
        lines.insert(key, line);
    }
    for (key, shares) in keys.into_iter().filter(|(key, _)| (2..=MAX_NAME).contains(&key.len())) {
        let weighed = shares.into_iter().map(|(number, share)| (others + number, share * NAME_WEIGHT));
        lines.insert(key.clone(), short_line(&key, &[], &heaviest(weighed, Reverse)));
    }
    for (key, numbers) in filters(rfcs) {
        let kept: Vec<_> = numbers.into_iter().map(|number| Posting { document: others + number, weight: 1 }).collect();
        lines.insert(key.clone(), short_line(&key, &[], &kept));
    }
    let terms_size = lines.values().map(String::len).sum::<usize>() / TERMS_FILES;
    // Also those of numbers that were never issued, which are asked for all the same.
    let count = rfcs.iter().map(|rfc| rfc.number + 1).max().unwrap_or_default();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for number in 0..count {
        let document = by_number.get(&number).map_or_else(Document::default, |rfc| shown(rfc, &by_number));
        *files.entry(place(number).0).or_default() += &document.to_lines();
    }
    let mut words: Vec<(u32, String)> = documents_of.into_iter().map(|(word, count)| (count, word)).collect();
    words.sort_by(|(a, a_word), (b, b_word)| b.cmp(a).then_with(|| a_word.cmp(b_word)));
    RfcFiles {
        rfcs: files,
        lines: lines.into_iter().collect(),
        terms_size,
        count,
        words: words.into_iter().filter(|(count, _)| *count > 1).map(|(_, word)| word).collect(),
    }
}

/// A text by whose words an RFC is found.
struct Text {
    words: String,
    /// How much each word says.
    strength: f64,
    /// The number of words that say as much together.
    length: f64,
}

/// Returns the texts by whose words an RFC is found. `old` are those that it replaces.
fn texts(rfc: &Rfc, names: &Names, glossary: &Glossary, old: &[&Rfc]) -> Vec<Text> {
    let length = title_words(&names.short);
    let mut texts = Vec::new();
    let mut add =
        |text: &str, strength: f64, length: f64| texts.push(Text { words: text.to_owned(), strength, length });
    // In a long title each word says less, but in what visitors say of it no less than in a short one.
    add(first(&rfc.title), FIRST, length);
    add(&rfc.title, TITLE, title_words(&rfc.title));
    let abbreviated = glossary.abbreviated(&rfc.title);
    for name in [&names.short].into_iter().chain(&abbreviated).chain(&names.parts) {
        add(name, TITLE, length);
    }
    for name in &names.added {
        add(name, ADDED, length);
    }
    if let Some(words) = glossary.spelled_out(&rfc.title) {
        add(&words, SPELLED_OUT, length);
    }
    for old in old {
        add(&old.title, OLD_TITLE, length);
    }
    let beside = length.max(USUAL_LENGTH);
    for keyword in rfc.keywords.iter().map(|keyword| &**keyword).chain(rfc.group.as_deref()) {
        add(keyword, KEYWORD, beside);
    }
    add(status_words(rfc.status), ATTRIBUTE, beside);
    add(stream_words(rfc.stream), ATTRIBUTE, beside);
    texts
}

/// Returns how many other RFCs have the number of one in their titles or keywords: they are about it.
fn cited(rfcs: &[Rfc]) -> BTreeMap<u32, usize> {
    let mut cited = BTreeMap::new();
    for rfc in rfcs {
        let texts = std::iter::once(&rfc.title).chain(&rfc.keywords);
        let numbers: BTreeSet<u32> = texts.flat_map(|text| numbers(text)).collect();
        for number in numbers.into_iter().filter(|number| *number != rfc.number) {
            *cited.entry(number).or_default() += 1;
        }
    }
    cited
}

/// Returns the numbers of RFCs in a text: `RFC 2119`, `RFCs 2119`, `RFC2119`.
fn numbers(text: &str) -> Vec<u32> {
    let all: Vec<String> = words(text).map(|range| normalize(slice(text, range))).collect();
    let mut numbers = Vec::new();
    for (place, word) in all.iter().enumerate() {
        let number = match word.strip_prefix("rfc") {
            Some("" | "s") => all.get(place + 1).map(String::as_str),
            number => number,
        };
        numbers.extend(number.and_then(|number| number.parse::<u32>().ok()));
    }
    numbers
}

/// Returns how much more an RFC is asked for than others that fit as well: current ones before obsolete ones, standards before others,
/// those with a history or with updates, which are the protocols themselves rather than extensions, and of equals the newest.
fn standing(rfc: &Rfc) -> f64 {
    let status = match rfc.status {
        Status::InternetStandard => 1.1,
        Status::DraftStandard | Status::ProposedStandard | Status::StandardsTrack | Status::BestCurrentPractice => 1.0,
        Status::Informational => 0.9,
        Status::Experimental => 0.87,
        Status::Historic => 0.7,
        Status::Unknown => 0.72,
    };
    let current = if rfc.obsoleted_by.is_empty() { 1.0 } else { 0.6 };
    let history = number(rfc.obsoletes.len() + rfc.updated_by.len());
    status * current * (1.0 + 0.06 * (1.0 + history).log2().min(4.0)) * (1.0 + 0.08 * f64::from(rfc.number) / 10_000.0)
}

/// Returns how much more an RFC is asked for that so many pages or other RFCs are about.
fn renown(mentions: usize) -> f64 {
    1.0 + 0.05 * (1.0 + number(mentions)).log2().min(4.0)
}

/// Returns the RFCs that one replaces, directly or by way of others, if it is current.
fn replaced<'a>(rfc: &Rfc, by_number: &BTreeMap<u32, &'a Rfc>) -> Vec<&'a Rfc> {
    if !rfc.obsoleted_by.is_empty() {
        return Vec::new();
    }
    follow(&rfc.obsoletes, by_number, |old| &old.obsoletes)
}

/// Returns the numbers of the RFCs that replace one today, by way of others that were replaced themselves.
fn replacements(rfc: &Rfc, by_number: &BTreeMap<u32, &Rfc>) -> Vec<u32> {
    let all = follow(&rfc.obsoleted_by, by_number, |newer| &newer.obsoleted_by);
    let current = all.iter().filter(|newer| newer.obsoleted_by.is_empty()).map(|newer| newer.number);
    let current: BTreeSet<u32> = current.collect();
    current.into_iter().take(MAX_REPLACEMENTS).collect()
}

/// Returns RFCs and all that follow from them, each once.
fn follow<'a>(first: &[u32], by_number: &BTreeMap<u32, &'a Rfc>, next: fn(&Rfc) -> &Vec<u32>) -> Vec<&'a Rfc> {
    let mut seen = BTreeSet::new();
    let mut waiting = first.to_vec();
    let mut all = Vec::new();
    while let Some(number) = waiting.pop() {
        if let Some(rfc) = by_number.get(&number).filter(|_| seen.insert(number)) {
            waiting.extend(next(rfc));
            all.push(*rfc);
        }
    }
    all
}

/// Returns what is shown of an RFC.
fn shown(rfc: &Rfc, by_number: &BTreeMap<u32, &Rfc>) -> Document {
    let of_group = rfc.group.as_ref().map(|group| group.to_uppercase());
    let of_stream = || stream_name(rfc.stream).map(str::to_owned);
    let year = rfc.published.to_string().chars().take(4).collect();
    let parts = [Some(status_name(rfc.status).to_owned()), of_group.or_else(of_stream), Some(year)];
    let replaced_by: Vec<String> = replacements(rfc, by_number).iter().map(u32::to_string).collect();
    Document {
        label: format!("RFC {}", rfc.number),
        title: rfc.title.to_string(),
        href: format!("{INFO}{}", rfc.number),
        breadcrumbs: "on www.rfc-editor.org".to_owned(),
        description: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        filter: group_filter(rfc).unwrap_or_default(),
        replaced_by: replaced_by.join(" "),
        ..Document::default()
    }
}

/// Returns the keys of filters, each with the numbers of the RFCs that it keeps.
fn filters(rfcs: &[Rfc]) -> BTreeMap<String, Vec<u32>> {
    let mut filters: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for rfc in rfcs {
        let obsolete = if rfc.obsoleted_by.is_empty() { "no" } else { "yes" };
        let fixed = [
            format!("stream:{}", stream_word(rfc.stream)),
            format!("status:{}", status_word(rfc.status)),
            format!("obsolete:{obsolete}"),
        ];
        for key in group_filter(rfc).into_iter().chain(fixed) {
            filters.entry(key).or_default().push(rfc.number);
        }
    }
    filters
}

fn group_filter(rfc: &Rfc) -> Option<String> {
    let kind = if rfc.stream == Stream::Irtf { "rg" } else { "wg" };
    rfc.group.as_ref().map(|group| format!("{kind}:{}", normalize(group)))
}

const fn status_name(status: Status) -> &'static str {
    match status {
        Status::Unknown => "Status unknown",
        status => status.name(),
    }
}

/// Returns the value of the filter for a status.
const fn status_word(status: Status) -> &'static str {
    match status {
        Status::InternetStandard | Status::DraftStandard | Status::ProposedStandard | Status::StandardsTrack => {
            "standard"
        }
        Status::BestCurrentPractice => "bcp",
        Status::Informational => "informational",
        Status::Experimental => "experimental",
        Status::Historic => "historic",
        Status::Unknown => "unknown",
    }
}

/// Returns the words of a status that an RFC is found by. Half of all RFCs are on the standards track, so that says nothing.
const fn status_words(status: Status) -> &'static str {
    match status {
        Status::BestCurrentPractice => "bcp best current practice",
        Status::Informational => "informational",
        Status::Experimental => "experimental",
        Status::Historic => "historic",
        Status::InternetStandard => "internet standard std",
        _ => "",
    }
}

/// Returns the name of a stream; most RFCs are of the IETF or older than streams, so that is not said.
const fn stream_name(stream: Stream) -> Option<&'static str> {
    match stream {
        Stream::Ietf | Stream::Legacy => None,
        Stream::Independent => Some("Independent Submission"),
        stream => Some(stream.name()),
    }
}

/// Returns the value of the filter for a stream.
const fn stream_word(stream: Stream) -> &'static str {
    match stream {
        Stream::Ietf => "ietf",
        Stream::Iab => "iab",
        Stream::Irtf => "irtf",
        Stream::Independent => "independent",
        Stream::Editorial => "editorial",
        Stream::Legacy => "legacy",
    }
}

fn stream_words(stream: Stream) -> &'static str {
    stream_name(stream).map_or("", |_| stream_word(stream))
}

/// Returns the first word of a title that is not a stop word.
fn first(title: &str) -> &str {
    let mut all = compounds(title).into_iter().map(|range| slice(title, range));
    all.find(|word| !is_stop_word(&normalize(word))).unwrap_or_default()
}

/// Returns the number of words of a title, without stop words.
fn title_words(title: &str) -> f64 {
    number(words(title).filter(|range| !is_stop_word(&normalize(slice(title, range.clone())))).count())
}

/// Returns the words with hyphens of all titles, each joined and in parts.
fn hyphenated(rfcs: &[Rfc]) -> BTreeMap<String, String> {
    let texts = rfcs.iter().flat_map(|rfc| std::iter::once(&rfc.title).chain(&rfc.keywords));
    let compounds = texts.flat_map(|text| compounds(text).into_iter().map(|range| normalize(slice(text, range))));
    compounds.filter(|word| word.contains('-')).map(|word| (word.replace('-', ""), word.replace('-', " "))).collect()
}

/// Returns the American spelling of each British word that titles have, most often as `behavior`. Whoever types the British one is
/// corrected, and finds all.
fn american(rfcs: &[Rfc]) -> BTreeMap<String, String> {
    let words = |rfc: &Rfc| -> Vec<String> {
        let texts = std::iter::once(&rfc.title).chain(&rfc.keywords);
        texts.flat_map(|text| words(text).map(|range| normalize(slice(text, range)))).collect()
    };
    let all: BTreeSet<String> = rfcs.iter().flat_map(words).collect();
    let pairs = all.iter().filter(|word| word.contains("our")).map(|word| (word.clone(), word.replace("our", "or")));
    pairs.filter(|(_, american)| all.contains(american)).collect()
}

/// Returns the words of a text in all their spellings: `wi`, `fi` and `wifi` for `Wi-Fi`, and `ip` for `IPv6`, too.
fn spellings(text: &str, joined: &BTreeMap<String, String>) -> Vec<String> {
    let mut all = Vec::new();
    let mut before = String::new();
    for compound in compounds(text).into_iter().map(|range| slice(text, range)) {
        let word = join(compound);
        let pair = [before.as_str(), word.as_str()].concat();
        if !before.is_empty() && joined.contains_key(&pair) {
            all.push(pair);
        }
        if let Some(parts) = joined.get(&word) {
            all.extend(parts.split(' ').map(str::to_owned));
        }
        if let Some((name, version)) = word.split_once('v')
            && name.len() > 1
            && !version.is_empty()
            && version.bytes().all(|byte| byte.is_ascii_digit())
        {
            all.push(name.to_owned());
        }
        all.push(word.clone());
        before = word;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_rfcs_in_a_text_are_those_after_their_name() {
        assert_eq!(numbers("Updates to RFC 2119, RFC8174 and RFCs 2026 in 1999"), [2119, 8174, 2026]);
        assert_eq!(numbers("The RFC Editor"), [0_u32; 0]);
    }
}
