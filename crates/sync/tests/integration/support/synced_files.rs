//! The owners of the facts, saying what the synced files of a project say.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use serde_json::json;
use synced::text::Line;
use synced::{Body, Document, Entry, Group, GroupKind, GroupState, Meeting, Post, Rfc, Stream};

use super::owners::{Owners, address, escape, feed, group, meeting, post, rfc_index, role};

/// Ids of the first body, of the first group, and of the first person.
const FIRST_BODY: u64 = 1;
const FIRST_GROUP: u64 = 100;
const FIRST_PERSON: u64 = 1000;

impl Owners {
    /// Says what the files in `content/synced/` of the project at `root` say. A file that is missing has no facts.
    pub(crate) fn of_files(root: &Path) -> Self {
        let mut owners = Self::default();
        for list in ["meeting/importantdate", "meeting/meeting", "group/group", "group/role", "person/person"] {
            owners.objects.insert(list.to_owned(), Vec::new());
        }
        owners.add_meetings(&entries(root));
        owners.add_groups(&entries(root), &entries(root));
        let rfcs: Vec<Rfc> = entries(root);
        owners.rfc_index = rfc_index(&(series(&rfcs) + &rfcs.iter().map(rfc).collect::<String>()));
        let posts: Vec<Post> = entries(root);
        owners.feed = feed(&posts.iter().map(item).collect::<String>());
        owners
    }

    fn add_meetings(&mut self, meetings: &[Meeting]) {
        let mut dates = 0;
        for known in meetings {
            let text = |text: &Option<Line>| text.as_deref().unwrap_or_default().to_owned();
            let (number, start) = (u64::from(known.number), known.start.to_string());
            let country = known.country.as_deref().unwrap_or_default();
            let mut object = meeting(known.number.into(), &start, &text(&known.city), country, &text(&known.time_zone));
            object["days"] = ((known.end - known.start).get_days() + 1).into();
            object["venue_name"] = text(&known.venue).into();
            object["venue_addr"] = text(&known.address).into();
            object["attendees"] = known.attendees.into();
            object["proceedings_final"] = known.proceedings_final.into();
            self.add("meeting/meeting", number, object);
            for important in &known.important_dates {
                let name = address("name/importantdatename", &important.name);
                let meeting = address("meeting/meeting", number);
                let object = json!({ "meeting": meeting, "name": name, "date": important.date.to_string() });
                self.add("meeting/importantdate", dates, object);
                dates += 1;
            }
        }
    }

    /// Adds bodies with their members, groups with their chairs, and the names of all.
    fn add_groups(&mut self, bodies: &[Body], groups: &[Group]) {
        let mut roles: Vec<(String, u64, String)> = Vec::new();
        let mut parents = BTreeMap::new();
        for (id, body) in (FIRST_BODY..).zip(bodies) {
            self.add("group/group", id, group(&body.acronym, &body.name, &body.kind, "active", None));
            parents.insert(body.acronym.clone(), id);
            let members = body.members.iter();
            roles.extend(members.map(|member| (member.role.to_string(), id, member.name.to_string())));
        }
        for (id, known) in (FIRST_GROUP..).zip(groups) {
            let kind = if known.kind == GroupKind::Rg { "rg" } else { "wg" };
            let state = match known.state {
                GroupState::Active => "active",
                GroupState::Bof => "bof",
                GroupState::Proposed => "proposed",
                GroupState::Dormant => "dormant",
                GroupState::Concluded => "conclude",
            };
            let parent = known.area.as_ref().and_then(|area| parents.get(area).copied());
            let mut object = group(&known.acronym, &known.name, kind, state, parent);
            object["list_email"] = known.list.as_deref().unwrap_or_default().into();
            object["list_archive"] = known.archive.as_deref().unwrap_or_default().into();
            object["charter"] = known.charter.as_deref().map(|charter| address("doc/document", charter)).into();
            self.add("group/group", id, object);
            roles.extend(known.chairs.iter().map(|chair| ("chair".to_owned(), id, chair.to_string())));
        }
        let mut persons = BTreeMap::new();
        for (id, (name, group, person)) in (0..).zip(roles) {
            let next = FIRST_PERSON + persons.len() as u64;
            let person = *persons.entry(person).or_insert(next);
            self.add("group/role", id, role(&name, group, person));
        }
        for (name, id) in persons {
            self.add("person/person", id, json!({ "name": name }));
        }
    }
}

fn entries<E: Entry>(root: &Path) -> Vec<E> {
    Document::<E>::read(root).unwrap().map(|document| document.entries().to_vec()).unwrap_or_default()
}

/// Returns the entries of the other series.
fn series(rfcs: &[Rfc]) -> String {
    let mut series: BTreeMap<&Line, Vec<u32>> = BTreeMap::new();
    for rfc in rfcs {
        rfc.also.iter().for_each(|also| series.entry(also).or_default().push(rfc.number));
    }
    let entry = |(name, numbers): (&Line, Vec<u32>)| {
        let (series, number) = name.split_once(' ').unwrap();
        let number: u32 = number.parse().unwrap();
        let element = series.to_lowercase();
        let ids = doc_ids(&numbers);
        format!("<{element}-entry><doc-id>{series}{number:04}</doc-id><is-also>{ids}</is-also></{element}-entry>\n")
    };
    series.into_iter().map(entry).collect()
}

fn doc_ids(numbers: &[u32]) -> String {
    let ids: Vec<String> = numbers.iter().map(|number| format!("<doc-id>RFC{number:04}</doc-id>")).collect();
    ids.concat()
}

fn rfc(rfc: &Rfc) -> String {
    let element =
        |name: &str, text: &str| if text.is_empty() { String::new() } else { format!("<{name}>{text}</{name}>") };
    let authors: String = rfc.authors.iter().map(|name| element("author", &element("name", &escape(name)))).collect();
    let mut date_parts = rfc.published.split('-');
    let year = date_parts.next().unwrap_or_default();
    let month = date_parts.next().map(|month| date(2000, month.parse().unwrap(), 1).strftime("%B").to_string());
    let day = date_parts.next().unwrap_or_default();
    let keywords: String = rfc.keywords.iter().map(|keyword| element("kw", &escape(keyword))).collect();
    let relation = |name: &str, numbers: &[u32]| element(name, &doc_ids(numbers));
    [
        format!("<rfc-entry><doc-id>RFC{:04}</doc-id>", rfc.number),
        element("title", &escape(&rfc.title)),
        authors,
        element(
            "date",
            &(element("month", &month.unwrap_or_default()) + &element("day", day) + &element("year", year)),
        ),
        element("keywords", &keywords),
        relation("obsoletes", &rfc.obsoletes),
        relation("obsoleted-by", &rfc.obsoleted_by),
        relation("updates", &rfc.updates),
        relation("updated-by", &rfc.updated_by),
        element("current-status", &rfc.status.name().to_uppercase()),
        element("stream", stream(rfc.stream)),
        element("area", rfc.area.as_deref().unwrap_or_default()),
        element("wg_acronym", rfc.group.as_deref().unwrap_or_default()),
        "</rfc-entry>\n".to_owned(),
    ]
    .concat()
}

const fn stream(stream: Stream) -> &'static str {
    match stream {
        Stream::Ietf => "IETF",
        Stream::Iab => "IAB",
        Stream::Irtf => "IRTF",
        Stream::Independent => "INDEPENDENT",
        Stream::Editorial => "Editorial",
        Stream::Legacy => "Legacy",
    }
}

fn item(known: &Post) -> String {
    let date = known.date.strftime("%a, %d %b %Y 12:00:00 +0000").to_string();
    post(&known.url, &known.title, &date, known.authors.as_deref().unwrap_or_default())
}
