//! What a query names: an RFC, a draft, a meeting, a group, a page. These results come before those that only have its words.

use crate::Kind;
use crate::document::Document;
use crate::manifest::{Alias, Group, Manifest, Meeting};
use crate::rfcs::INFO;
use crate::terms::{is_one_of, normalize, phrase_key, slice, words};

/// Maximum length of a query that can name something, in bytes.
const MAX_LENGTH: usize = 200;
/// Maximum number of meetings for one place.
const MAX_MEETINGS: usize = 3;

/// Something that a query names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DirectHit {
    /// The kind of results that it is counted with.
    pub kind: Kind,
    /// What is shown of it, without a text.
    pub document: Document,
}

impl DirectHit {
    // Once in the program, however many kinds there are: the fields of a document take much code to move.
    #[inline(never)]
    fn new(kind: Kind, label: &str, title: &str, description: &str, href: String, path: &str) -> Self {
        let document = Document {
            label: label.to_owned(),
            title: title.to_owned(),
            description: description.to_owned(),
            breadcrumbs: path.to_owned(),
            href,
            ..Document::default()
        };
        Self { kind, document }
    }

    /// Returns the number of the RFC that it is.
    #[must_use]
    pub fn rfc_number(&self) -> Option<u32> {
        self.document.href.strip_prefix(INFO)?.parse().ok()
    }
}

/// Returns what a query names, the most likely first.
#[must_use]
pub fn direct_hits(manifest: &Manifest, query: &str) -> Vec<DirectHit> {
    if query.len() > MAX_LENGTH {
        return Vec::new();
    }
    let query = normalize(query.trim());
    let parts: Vec<&str> = words(&query).map(|range| slice(&query, range)).collect();
    if let Some(draft) = draft(&query) {
        // Whatever else its name contains.
        return vec![draft];
    }
    let mut direct_hits = documents(&parts);
    // Before meetings: JOSE and LAKE are groups, and words of cities too.
    direct_hits.extend(group(manifest, &query, &parts).map(of_group));
    direct_hits.extend(meetings(manifest, &query, &parts).into_iter().map(of_meeting));
    direct_hits.extend(alias(manifest, &query).map(of_alias));
    direct_hits.extend(bare_number(&parts));
    direct_hits
}

/// Returns the canonical path if a query is an address of this site, whether or not there is such a page.
#[must_use]
pub fn address(query: &str) -> Option<String> {
    let query = query.trim();
    if query.len() > MAX_LENGTH || query.contains(char::is_whitespace) {
        return None;
    }
    let query = query.to_ascii_lowercase();
    let path = match without_scheme(&query).strip_prefix("ietf.org") {
        Some(path) if path.is_empty() || path.starts_with('/') => path,
        None if query.starts_with('/') => query.as_str(),
        _ => return None,
    };
    let path = path.split(['?', '#']).next()?.trim_end_matches('/');
    let path = path.strip_suffix("/index.html").unwrap_or(path);
    Some(format!("{path}/"))
}

fn without_scheme(query: &str) -> &str {
    let rest = query.strip_prefix("https://").or_else(|| query.strip_prefix("http://")).unwrap_or(query);
    rest.strip_prefix("www.").unwrap_or(rest)
}

/// Whether a query contains an address below `ietf.org`.
fn is_address(query: &str) -> bool {
    query.split('/').any(|part| part.ends_with("ietf.org"))
}

/// Returns a draft by its name anywhere in the query: `draft-ietf-quic-http-34.txt`, with or without version and ending.
fn draft(query: &str) -> Option<DirectHit> {
    let is_start = |at: usize| !slice(query, ..at).ends_with(|before: char| before.is_ascii_alphanumeric());
    let mut starts =
        query.match_indices('d').filter(|&(at, _)| slice(query, at..).starts_with("draft-") && is_start(at));
    let name = slice(query, starts.next()?.0..)
        .split(|character: char| !character.is_ascii_alphanumeric() && character != '-')
        .next()?;
    let (name, version) = match name.rsplit_once('-') {
        Some((name, version)) if version.len() == 2 && version.bytes().all(|byte| byte.is_ascii_digit()) => {
            (name, version)
        }
        _ => (name.trim_end_matches('-'), ""),
    };
    // `draft-` and two words at least: its author or group, and what it is about.
    (name.split('-').filter(|part| !part.is_empty()).count() > 2).then(|| {
        let (word, slash) = if version.is_empty() { ("", "") } else { ("Version ", "/") };
        let href = ["https://datatracker.ietf.org/doc/", name, "/", version, slash].concat();
        let description = [word, version].concat();
        DirectHit::new(Kind::Document, "Internet-Draft", name, &description, href, "on datatracker.ietf.org")
    })
}

/// Returns documents of a series by their numbers anywhere in the query: `RFC 9000`, `rfc9000`, `9000 rfc`, `BCP 14`.
fn documents(parts: &[&str]) -> Vec<DirectHit> {
    const SERIES: [(&str, &str); 5] =
        [("rfc", "RFC"), ("bcp", "BCP"), ("std", "STD"), ("fyi", "FYI"), ("comments", "RFC")];
    let mut hits: Vec<DirectHit> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        for (word, series) in SERIES {
            let number = match part.strip_prefix(word) {
                Some("" | "s") => number_beside(parts, place),
                Some(digits) => number(digits),
                None => None,
            };
            let hit = number.map(|number| of_series(series, number));
            // `RFC 9000 (RFC9000)` names it twice.
            hits.extend(hit.filter(|hit| hits.iter().all(|other| other.document.href != hit.document.href)));
        }
    }
    hits
}

/// Returns the number that belongs to the word at a place: the one after it (`rfc no. 9000`), else the one before it.
fn number_beside<'a>(parts: &[&'a str], place: usize) -> Option<&'a str> {
    let part = |place: usize| parts.get(place).copied().unwrap_or_default();
    let after = place + if matches!(part(place + 1), "no" | "nr" | "number") { 2 } else { 1 };
    // `IETF 126 RFCs` are those of a meeting.
    let is_of_meeting = place > 1 && matches!(part(place - 2), "ietf" | "meeting");
    number(part(after)).or_else(|| if place > 0 && !is_of_meeting { number(part(place - 1)) } else { None })
}

/// Returns the number of a document without leading zeros: at most five digits, and not 0.
fn number(digits: &str) -> Option<&str> {
    let digits = digits.trim_start_matches('0');
    let is_number = (1..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(digits)
}

fn of_series(series: &'static str, number: &str) -> DirectHit {
    let kind = if series == "RFC" { Kind::Rfc } else { Kind::Document };
    let href = ["https://www.rfc-editor.org/info/", &series.to_ascii_lowercase(), number].concat();
    DirectHit::new(kind, &[series, " ", number].concat(), "", "", href, "on www.rfc-editor.org")
}

/// Returns the RFC for a query that is only a number. Meetings with this number come first.
fn bare_number(parts: &[&str]) -> Option<DirectHit> {
    match parts {
        [digits] => number(digits).map(|number| of_series("RFC", number)),
        _ => None,
    }
}

/// Returns a meeting by its number, or those of a place, a month or a year, the newest first.
fn meetings<'a>(manifest: &'a Manifest, query: &str, parts: &[&str]) -> Vec<&'a Meeting> {
    let parts = if is_address(query) {
        // Of an address, what follows `meeting` or `proceedings`.
        match parts.iter().position(|part| matches!(*part, "meeting" | "proceedings")) {
            Some(place) => parts.get(place + 1..place + 2).unwrap_or_default(),
            None => return Vec::new(),
        }
    } else {
        parts
    };
    let mut by_number = false;
    let mut terms: Vec<&str> = Vec::new();
    for part in parts {
        let number = part.strip_prefix("ietf").filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        let part = ordinal(number.unwrap_or(part));
        by_number |= part.len() < 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_one_of("ietf meeting meetings in the at of agenda proceedings online", part) {
            terms.push(part);
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    let fits = |meeting: &&Meeting| {
        let number = meeting.number.to_string();
        if by_number && terms.len() == 1 {
            return terms[0].trim_start_matches('0') == number;
        }
        let place = normalize(&meeting.place);
        let in_place = |word: &str| words(&place).any(|range| slice(&place, range) == word);
        let is_year = |word: &str| word.len() == 4 && meeting.month.starts_with(word);
        // A year by itself, or a month, names too many other things.
        let is_specific =
            terms.iter().any(|word| word.len() > 2 && in_place(word) || is_month(word)) || parts.len() > terms.len();
        is_specific
            && terms.iter().all(|word| {
                in_place(word)
                    || is_year(word)
                    || month(word).is_some_and(|month| {
                        meeting.month.get(5..).and_then(|digits| digits.parse().ok()) == Some(month)
                    })
                    || *word == number
            })
    };
    let mut meetings: Vec<&Meeting> = manifest.meetings.iter().rev().filter(fits).collect();
    meetings.truncate(MAX_MEETINGS);
    // A month in all years is no meeting.
    if terms.iter().all(|word| is_month(word)) { Vec::new() } else { meetings }
}

/// Returns `126` for `126th`.
fn ordinal(part: &str) -> &str {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| part.strip_suffix(ending));
    number.filter(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(part)
}

fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Returns the number of a month by its name, in full or as three letters.
fn month(word: &str) -> Option<u32> {
    let names = "january february march april may june july august september october november december";
    let is_it = |name: &str| name == word || word.len() == 3 && name.starts_with(word);
    (1..).zip(names.split(' ')).find(|(_, name)| is_it(name)).map(|(number, _)| number)
}

fn of_meeting(meeting: &Meeting) -> DirectHit {
    let href = format!("/meeting/{}/", meeting.number);
    DirectHit::new(Kind::Meeting, Kind::Meeting.word(), &meeting.title, &meeting.days, href, "")
}

/// Returns a group by its acronym or name, with or without words such as `wg`.
fn group<'a>(manifest: &'a Manifest, query: &str, parts: &[&str]) -> Option<&'a Group> {
    if is_address(query) {
        let place = parts.iter().position(|part| matches!(*part, "wg" | "rg" | "group"))?;
        let acronym = parts.get(place + 1)?;
        return manifest.groups.iter().find(|group| group.acronym == *acronym);
    }
    let is_what =
        |part: &&&str| !is_one_of("wg rg bof working research group the ietf irtf charter chairs list mailing", part);
    let named: Vec<&str> = parts.iter().filter(is_what).copied().collect();
    if named.is_empty() {
        return None;
    }
    let acronym = named.join("-");
    let name = phrase_key(&named.join(" "));
    let by_acronym = manifest.groups.iter().find(|group| group.acronym == acronym);
    by_acronym.or_else(|| manifest.groups.iter().find(|group| group.key == name))
}

fn of_group(group: &Group) -> DirectHit {
    let title = group.acronym.to_ascii_uppercase();
    let name = if group.name == title { "" } else { &group.name };
    DirectHit::new(Kind::Group, Kind::Group.word(), &title, name, group.href.clone(), "")
}

/// Returns a page by one of its aliases.
fn alias<'a>(manifest: &'a Manifest, query: &str) -> Option<&'a Alias> {
    let key = phrase_key(query);
    manifest.aliases.iter().find(|alias| alias.key == key)
}

fn of_alias(alias: &Alias) -> DirectHit {
    DirectHit::new(Kind::Page, Kind::Page.word(), &alias.title, "", alias.href.clone(), "")
}
