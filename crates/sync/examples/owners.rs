//! Answers like the owners of the facts, with what this project says today: the meetings, groups, directors and posts in
//! `content/`, and the RFCs of a file. So `script/sync --from http://127.0.0.1:8642` makes the first `content/synced/` without
//! asking anybody.
//!
//! ```sh
//! cargo run -p sync --example owners -- --rfcs rfcs.json
//! ```
//!
//! What the content does not say, such as archives and attendees in one number, is left empty.

#![expect(clippy::unwrap_used, reason = "a tool for developers, which may stop with any message")]

#[path = "../tests/integration/support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use clap::Parser;
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use support::owners::{Owners, escape, feed, group, meeting, post, rfc_index, role};
use support::server::Server;
use toml::Table;

/// Answers like the owners of the facts
#[derive(Parser)]
struct Arguments {
    /// File of RFCs: `{"items": [{"number", "title", "status", "stream", "published", "authors", "wg", "area", "keywords", …}]}`
    #[arg(long)]
    rfcs: Option<PathBuf>,
    /// Root of the project
    #[arg(long, default_value = ".")]
    root: PathBuf,
    /// Port on this machine
    #[arg(long, default_value_t = 8642)]
    port: u16,
}

/// Codes of the countries in which there were meetings (ISO 3166-1).
const COUNTRIES: [(&str, &str); 21] = [
    ("Argentina", "AR"),
    ("Australia", "AU"),
    ("Austria", "AT"),
    ("Canada", "CA"),
    ("China", "CN"),
    ("Czech Republic", "CZ"),
    ("France", "FR"),
    ("Germany", "DE"),
    ("Ireland", "IE"),
    ("Japan", "JP"),
    ("Malaysia", "MY"),
    ("Netherlands", "NL"),
    ("Norway", "NO"),
    ("Singapore", "SG"),
    ("South Korea", "KR"),
    ("Spain", "ES"),
    ("Sweden", "SE"),
    ("Taiwan", "TW"),
    ("Thailand", "TH"),
    ("United Kingdom", "GB"),
    ("United States", "US"),
];

/// Ids of the bodies that groups belong to. Areas follow from [`FIRST_AREA`] on, groups from [`FIRST_GROUP`] on.
const IETF: u64 = 1;
const IRTF: u64 = 2;
const IAB: u64 = 3;
const FIRST_AREA: u64 = 10;
const FIRST_GROUP: u64 = 100;

fn main() {
    let arguments = Arguments::parse();
    let mut owners = Owners::default();
    let content = arguments.root.join("content");
    add_meetings(&mut owners, &content);
    add_groups(&mut owners, &content);
    owners.feed = posts(&content);
    owners.rfc_index = rfc_index(&arguments.rfcs.map(|file| rfcs(&file)).unwrap_or_default());
    let server = Server::start_at(&format!("127.0.0.1:{}", arguments.port), move |request| owners.answer(request));
    println!("{}", server.origin);
    loop {
        thread::park();
    }
}

/// Reads the Markdown files of a folder: their names without extension, their fields, and their text, sorted by name.
fn pages(folder: &Path) -> Vec<(String, Table, String)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let page = |file: &PathBuf| {
        let text = fs::read_to_string(file).unwrap();
        let mut parts = text.splitn(3, "+++\n");
        let (fields, text) = (parts.nth(1)?.parse().unwrap(), parts.next()?.to_owned());
        Some((file.file_stem()?.to_str()?.to_owned(), fields, text))
    };
    files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "md")).filter_map(page).collect()
}

/// Returns a text or a date of a page, or an empty text.
fn field(fields: &Table, name: &str) -> String {
    match fields.get(name) {
        Some(toml::Value::String(text)) => text.clone(),
        Some(toml::Value::Datetime(date)) => date.to_string(),
        _ => String::new(),
    }
}

fn add_meetings(owners: &mut Owners, content: &Path) {
    owners.objects.insert("meeting/importantdate".to_owned(), Vec::new());
    for (number, fields, _) in pages(&content.join("meetings")) {
        let number: u32 = number.parse().unwrap();
        let country = field(&fields, "country");
        let code = COUNTRIES.iter().find(|(name, _)| *name == country).map_or("", |(_, code)| code);
        let (start, end): (Date, Date) =
            (field(&fields, "start").parse().unwrap(), field(&fields, "end").parse().unwrap());
        let zone = field(&fields, "time_zone");
        let mut object = meeting(number, &start.to_string(), &field(&fields, "city"), code, &zone);
        object["days"] = ((end - start).get_days() + 1).into();
        let venue = field(&fields, "venue");
        let (name, address) = venue.split_once(", ").unwrap_or((&venue, ""));
        object["venue_name"] = name.into();
        object["venue_addr"] = address.into();
        owners.add("meeting/meeting", number.into(), object);
    }
}

/// Adds areas with their directors, groups with their chairs, and their names.
fn add_groups(owners: &mut Owners, content: &Path) {
    owners.add("group/group", IETF, group("ietf", "IETF", "ietf", "active", None));
    owners.add("group/group", IRTF, group("irtf", "Internet Research Task Force", "irtf", "active", None));
    owners.add("group/group", IAB, group("iab", "Internet Architecture Board", "iab", "active", None));
    let areas = pages(&content.join("pages/technologies/areas"));
    let bodies = pages(&content.join("pages/about/groups"));
    let (irtf, iab) = (bodies.iter().find(|(name, ..)| name == "irtf"), bodies.iter().find(|(name, ..)| name == "iab"));
    let mut persons = BTreeMap::new();
    let mut roles: Vec<(&str, u64, String)> = vec![("chair", IETF, "Roman Danyliw".to_owned())];
    roles.extend(iab.into_iter().flat_map(|(_, _, text)| members(text)).map(|(name, person)| (name, IAB, person)));
    let mut id = FIRST_GROUP;
    for (index, (acronym, fields, text)) in areas.iter().chain(irtf).enumerate() {
        let parent = if acronym == "irtf" { IRTF } else { FIRST_AREA + index as u64 };
        if parent != IRTF {
            let title = field(fields, "title");
            let name = title.split(" Area (").next().unwrap_or_default();
            owners.add("group/group", parent, group(acronym, name, "area", "active", Some(IETF)));
            roles.extend(directors(text).into_iter().map(|name| ("ad", parent, name)));
            if acronym == "gen" {
                roles.push(("ad", parent, "Roman Danyliw".to_owned()));
            }
        }
        for fields in fields["group"].as_array().unwrap().iter().filter_map(toml::Value::as_table) {
            let state = match (field(fields, "kind").as_str(), field(fields, "state").as_str()) {
                (_, "concluded") => "conclude",
                ("bof", _) => "bof",
                (_, "proposed") => "proposed",
                _ => "active",
            };
            let kind = if field(fields, "kind") == "rg" { "rg" } else { "wg" };
            let mut object = group(&field(fields, "acronym"), &field(fields, "name"), kind, state, Some(parent));
            object["list_email"] = field(fields, "list").into();
            object["list_archive"] = "".into();
            object["charter"] = Value::Null;
            owners.add("group/group", id, object);
            let chairs = fields.get("chairs").and_then(toml::Value::as_array).into_iter().flatten();
            roles.extend(chairs.filter_map(|chair| Some(("chair", id, chair.as_str()?.to_owned()))));
            id += 1;
        }
    }
    for (id, (name, group, person)) in roles.into_iter().enumerate() {
        let next = 1 + persons.len() as u64;
        let person = *persons.entry(person).or_insert(next);
        owners.add("group/role", id as u64, role(name, group, person));
    }
    for (name, id) in persons {
        owners.add("person/person", id, json!({ "name": name }));
    }
}

/// Finds the directors in the text of an area: "The Area Directors of the term … are A, B and C."
fn directors(text: &str) -> Vec<String> {
    let sentence = text.split("The Area Directors of the term").nth(1).and_then(|rest| rest.split(" are ").nth(1));
    let names = sentence.and_then(|rest| rest.split(". ").next()).unwrap_or_default().replace(" and ", ", ");
    names.split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Finds the members in the text of the IAB: a list with a name on each line, and what else the person does.
fn members(text: &str) -> Vec<(&'static str, String)> {
    let list = text.split("name these members:").nth(1).and_then(|rest| rest.split("\n\n").nth(1)).unwrap_or_default();
    let members = list.lines().filter_map(|line| line.strip_prefix("- ")).map(|line| {
        let (name, other) = line.split_once(", ").unwrap_or((line, ""));
        (if other == "IAB Chair" { "chair" } else { "member" }, name.to_owned())
    });
    members.collect()
}

/// Returns a feed of the posts.
fn posts(content: &Path) -> String {
    let posts = pages(&content.join("news")).into_iter().map(|(slug, fields, _)| {
        let date: Date = field(&fields, "date").parse().unwrap();
        let original = field(&fields, "original");
        let url = if original.is_empty() { format!("https://www.ietf.org/blog/{slug}/") } else { original };
        let authors = fields.get("authors").and_then(toml::Value::as_array).into_iter().flatten();
        let authors: Vec<&str> = authors.filter_map(toml::Value::as_str).collect();
        let date = date.strftime("%a, %d %b %Y 12:00:00 +0000").to_string();
        post(&url, &field(&fields, "title"), &date, &authors.join(", "))
    });
    feed(&posts.collect::<Vec<_>>().concat())
}

/// Returns the entries of the index of RFCs.
fn rfcs(file: &Path) -> String {
    let rfcs: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    rfcs["items"].as_array().unwrap().iter().map(rfc).collect()
}

fn rfc(rfc: &Value) -> String {
    let text = |name: &str| escape(rfc[name].as_str().unwrap_or_default());
    let element =
        |name: &str, text: &str| if text.is_empty() { String::new() } else { format!("<{name}>{text}</{name}>") };
    let list = |name: &str| rfc[name].as_array().map(Vec::as_slice).unwrap_or_default();
    let authors = authors(rfc["authors"].as_str().unwrap_or_default());
    let authors: Vec<String> =
        authors.iter().map(|name| format!("<author><name>{}</name></author>", escape(name))).collect();
    let published = text("published");
    let (year, month) = published.split_once('-').unwrap_or((&published, ""));
    let month = month.parse().map_or_else(|_| String::new(), |month| date(2000, month, 1).strftime("%B").to_string());
    let keywords: String =
        list("keywords").iter().filter_map(Value::as_str).map(|keyword| element("kw", &escape(keyword))).collect();
    let relation = |name: &str, field: &str| {
        let ids = list(field).iter().map(|number| format!("<doc-id>RFC{:04}</doc-id>", number.as_u64().unwrap()));
        element(name, &ids.collect::<Vec<_>>().concat())
    };
    format!(
        "<rfc-entry><doc-id>RFC{:04}</doc-id><title>{}</title>{}<date>{}<year>{year}</year></date>{}{}{}\
         <current-status>{}</current-status><stream>{}</stream>{}{}</rfc-entry>\n",
        rfc["number"].as_u64().unwrap(),
        text("title"),
        authors.concat(),
        element("month", &month),
        element("keywords", &keywords),
        relation("obsoletes", "obsoletes"),
        relation("obsoleted-by", "obsoleted_by"),
        text("status").to_uppercase(),
        text("stream").to_uppercase(),
        element("area", &text("area")),
        element("wg_acronym", &text("wg")),
    )
}

/// Splits authors as references print them, "Zhu, J., Shen, N., Ed., and S. Kanugovi", into names as the index has them, "J. Zhu".
fn authors(text: &str) -> Vec<String> {
    let (first, last) = match text.rsplit_once(" and ") {
        Some((first, last)) => (first.trim_end_matches(','), Some(last)),
        None => (text, None),
    };
    let is_initials =
        |part: &str| part.ends_with('.') && part.split(['.', '-', ' ']).all(|part| part.chars().count() <= 2);
    let mut names: Vec<String> = Vec::new();
    for part in first.split(", ").filter(|part| !part.is_empty() && *part != "Ed.") {
        match names.last_mut() {
            Some(name) if part == "III" => *name += " III",
            Some(surname) if is_initials(part) && !surname.contains(". ") => *surname = format!("{part} {surname}"),
            _ => names.push(part.to_owned()),
        }
    }
    names.extend(last.map(|last| last.trim_end_matches(", Ed.").to_owned()));
    names
}
