//! What a query names: an RFC, a draft, a meeting, a group, a page. It is shown before everything that only has its words.

use crate::Kind;
use crate::manifest::{Group, Manifest, Meeting, Name};
use crate::terms::{is_one_of, normalize, phrase_key, slice, words};

/// Longer than anything that names a thing.
const LONGEST: usize = 200;
/// So many meetings of one place.
const MEETINGS: usize = 3;

/// A thing that a query names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DirectHit {
    /// The kind of results that it is counted with.
    pub kind: Kind,
    /// What it is: `RFC`, `Meeting`.
    pub label: &'static str,
    /// Its name.
    pub title: String,
    /// What else tells it apart.
    pub text: String,
    /// Where it is: on this site, or elsewhere.
    pub href: String,
}

impl DirectHit {
    /// The host of the thing, if it is not on this site.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.href.strip_prefix("https://")?.split('/').next()
    }
}

/// What a query names, what is meant most likely first.
#[must_use]
pub fn direct_hits(manifest: &Manifest, query: &str) -> Vec<DirectHit> {
    if query.len() > LONGEST {
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
    direct_hits.extend(name(manifest, &query).map(of_name));
    direct_hits.extend(bare_number(&parts));
    direct_hits
}

/// The address of this site that a query is, in its canonical form. Whether there is a page is another question.
#[must_use]
pub fn address(query: &str) -> Option<String> {
    let query = query.trim();
    if query.len() > LONGEST || query.contains(char::is_whitespace) {
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

/// Whether an address of the IETF is in the query, on this host or another.
fn is_address(query: &str) -> bool {
    query.split('/').any(|part| part.ends_with("ietf.org"))
}

/// A draft, by its name anywhere in the query: `draft-ietf-quic-http-34.txt`, with or without version and ending.
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
    (name.split('-').filter(|part| !part.is_empty()).count() > 2).then(|| DirectHit {
        kind: Kind::Document,
        label: "Internet-Draft",
        title: name.to_owned(),
        text: if version.is_empty() { String::new() } else { ["Version ", version].concat() },
        href: ["https://datatracker.ietf.org/doc/", name, "/", version, if version.is_empty() { "" } else { "/" }]
            .concat(),
    })
}

/// Documents of a series, by their numbers anywhere in the query: `RFC 9000`, `rfc9000`, `9000 rfc`, `BCP 14`.
fn documents(parts: &[&str]) -> Vec<DirectHit> {
    const SERIES: [(&str, &str); 5] =
        [("rfc", "RFC"), ("bcp", "BCP"), ("std", "STD"), ("fyi", "FYI"), ("comments", "RFC")];
    let mut found: Vec<DirectHit> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        for (word, series) in SERIES {
            let number = match part.strip_prefix(word) {
                Some("" | "s") => number_beside(parts, place),
                Some(digits) => number(digits),
                None => None,
            };
            let hit = number.map(|number| of_series(series, number));
            // `RFC 9000 (RFC9000)` names it twice.
            found.extend(hit.filter(|hit| found.iter().all(|other| other.href != hit.href)));
        }
    }
    found
}

/// The number that belongs to the word at a place: the one after it (`rfc no. 9000`), else the one before it.
fn number_beside<'a>(parts: &[&'a str], place: usize) -> Option<&'a str> {
    let part = |place: usize| parts.get(place).copied().unwrap_or_default();
    let after = place + if matches!(part(place + 1), "no" | "nr" | "number") { 2 } else { 1 };
    // `IETF 126 RFCs` are those of a meeting.
    let is_of_meeting = place > 1 && matches!(part(place - 2), "ietf" | "meeting");
    number(part(after)).or_else(|| if place > 0 && !is_of_meeting { number(part(place - 1)) } else { None })
}

/// The number of a document, without zeros before it: at most five digits, and not 0.
fn number(digits: &str) -> Option<&str> {
    let digits = digits.trim_start_matches('0');
    let is_number = (1..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(digits)
}

fn of_series(series: &'static str, number: &str) -> DirectHit {
    DirectHit {
        kind: Kind::Document,
        label: series,
        title: format!("{series} {number}"),
        text: String::new(),
        href: format!("https://www.rfc-editor.org/info/{}{number}", series.to_ascii_lowercase()),
    }
}

/// A number alone is that of an RFC, unless a meeting has it.
fn bare_number(parts: &[&str]) -> Option<DirectHit> {
    match parts {
        [digits] => number(digits).map(|number| of_series("RFC", number)),
        _ => None,
    }
}

/// A meeting by its number, or those of a place, a month or a year, the newest first.
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
    let mut asked: Vec<&str> = Vec::new();
    for part in parts {
        let number = part.strip_prefix("ietf").filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        let part = ordinal(number.unwrap_or(part));
        by_number |= part.len() < 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_one_of("ietf meeting meetings in the at of agenda proceedings online", part) {
            asked.push(part);
        }
    }
    if asked.is_empty() {
        return Vec::new();
    }
    let fits = |meeting: &&Meeting| {
        let number = meeting.number.to_string();
        if by_number && asked.len() == 1 {
            return asked[0].trim_start_matches('0') == number;
        }
        let place = normalize(&meeting.place);
        let in_place = |word: &str| words(&place).any(|range| slice(&place, range) == word);
        let is_year = |word: &str| word.len() == 4 && meeting.month.starts_with(word);
        // A year by itself, or a month, names too many other things.
        let tells =
            asked.iter().any(|word| word.len() > 2 && in_place(word) || is_month(word)) || parts.len() > asked.len();
        tells
            && asked.iter().all(|word| {
                in_place(word)
                    || is_year(word)
                    || month(word).is_some_and(|month| {
                        meeting.month.get(5..).and_then(|digits| digits.parse().ok()) == Some(month)
                    })
                    || *word == number
            })
    };
    let mut found: Vec<&Meeting> = manifest.meetings.iter().rev().filter(fits).collect();
    found.truncate(MEETINGS);
    // A month in all years is no meeting.
    if asked.iter().all(|word| is_month(word)) { Vec::new() } else { found }
}

/// `126` of `126th`.
fn ordinal(part: &str) -> &str {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| part.strip_suffix(ending));
    number.filter(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(part)
}

fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// The number of a month by its name, written out or with three letters.
fn month(word: &str) -> Option<u32> {
    let names = "january february march april may june july august september october november december";
    let is_it = |name: &str| name == word || word.len() == 3 && name.starts_with(word);
    (1..).zip(names.split(' ')).find(|(_, name)| is_it(name)).map(|(number, _)| number)
}

fn of_meeting(meeting: &Meeting) -> DirectHit {
    DirectHit {
        kind: Kind::Meeting,
        label: Kind::Meeting.word(),
        title: meeting.title.clone(),
        text: meeting.days.clone(),
        href: format!("/meeting/{}/", meeting.number),
    }
}

/// A group by its acronym or name, with or without a word for what it is.
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
    DirectHit {
        kind: Kind::Group,
        label: Kind::Group.word(),
        title: group.acronym.to_ascii_uppercase(),
        text: group.name.clone(),
        href: group.href.clone(),
    }
}

/// A page by one of its other names.
fn name<'a>(manifest: &'a Manifest, query: &str) -> Option<&'a Name> {
    let key = phrase_key(query);
    manifest.names.iter().find(|name| name.key == key)
}

fn of_name(name: &Name) -> DirectHit {
    DirectHit {
        kind: Kind::Page,
        label: Kind::Page.word(),
        title: name.title.clone(),
        text: String::new(),
        href: name.href.clone(),
    }
}
