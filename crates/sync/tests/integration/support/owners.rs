//! What the owners of the facts say, in the shapes in which they say it: the API of the Datatracker with pages, filters and
//! references, the index of RFCs, and the feed of the blog.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::{Value, json};

use super::server::{Request, Response};

/// All facts.
#[derive(Clone, Default)]
pub(crate) struct Owners {
    /// Objects by resource: `group/group`.
    pub(crate) objects: BTreeMap<String, Vec<Value>>,
    /// `rfc-index.xml`.
    pub(crate) rfc_index: String,
    /// The feed of the blog.
    pub(crate) feed: String,
}

impl Owners {
    /// Answers a request, also a conditional one.
    pub(crate) fn answer(&self, request: &Request) -> Response {
        let (path, query) = request.path.split_once('?').unwrap_or((&request.path, ""));
        let body = match path {
            "/rfc-index.xml" => self.rfc_index.clone(),
            "/blog/feed/" => self.feed.clone(),
            _ => match path.strip_prefix("/api/v1/").and_then(|rest| self.list(rest.strip_suffix('/')?, query)) {
                Some(page) => page.to_string(),
                None => return Response::new(404, "not found"),
            },
        };
        let mut hasher = DefaultHasher::new();
        body.hash(&mut hasher);
        let etag = format!("\"{:x}\"", hasher.finish());
        let is_current = request.headers.get("if-none-match") == Some(&etag);
        let response = if is_current { Response::new(304, "") } else { Response::ok(body) };
        response.header("ETag", etag)
    }

    /// Adds an object, and its address.
    pub(crate) fn add(&mut self, resource: &str, id: u64, mut object: Value) {
        object["id"] = id.into();
        object["resource_uri"] = address(resource, id).into();
        self.objects.entry(resource.to_owned()).or_default().push(object);
    }

    /// Returns the object with this id.
    pub(crate) fn object(&mut self, resource: &str, id: u64) -> &mut Value {
        self.objects.get_mut(resource).unwrap().iter_mut().find(|object| object["id"] == id).unwrap()
    }

    /// Removes the objects for which `is_gone` is true.
    pub(crate) fn remove(&mut self, resource: &str, is_gone: impl Fn(&Value) -> bool) {
        self.objects.get_mut(resource).unwrap().retain(|object| !is_gone(object));
    }

    /// Returns a page of a list.
    fn list(&self, resource: &str, query: &str) -> Option<Value> {
        let parameters: BTreeMap<&str, &str> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let number = |name: &str, or: usize| parameters.get(name).and_then(|value| value.parse().ok()).unwrap_or(or);
        let (limit, offset) = (number("limit", 20).min(1000), number("offset", 0));
        let mut objects: Vec<&Value> = self.objects.get(resource)?.iter().collect();
        for (name, value) in &parameters {
            if ["format", "limit", "offset", "order_by"].contains(name) {
                continue;
            }
            let mut path: Vec<&str> = name.split("__").collect();
            let is_list = path.last() == Some(&"in");
            path.truncate(path.len() - usize::from(is_list));
            let values: Vec<&str> = if is_list { value.split(',').collect() } else { vec![value] };
            objects.retain(|object| self.matches(object, &path, &values));
        }
        if parameters.get("order_by") == Some(&"id") {
            objects.sort_by_key(|object| object["id"].as_u64());
        }
        let total = objects.len();
        let page: Vec<&Value> = objects.into_iter().skip(offset).take(limit).collect();
        let next = (offset + limit < total).then(|| {
            let others =
                parameters.iter().filter(|(name, _)| **name != "offset").map(|(name, value)| format!("{name}={value}"));
            format!("/api/v1/{resource}/?{}&offset={}", others.collect::<Vec<_>>().join("&"), offset + limit)
        });
        let meta = json!({ "limit": limit, "next": next, "offset": offset, "previous": null, "total_count": total });
        Some(json!({ "meta": meta, "objects": page }))
    }

    /// Returns whether a field, or that of the object that it refers to, has one of the values.
    fn matches(&self, object: &Value, path: &[&str], values: &[&str]) -> bool {
        let field = &object[path[0]];
        let reference =
            field.as_str().and_then(|text| text.strip_prefix("/api/v1/")?.strip_suffix('/')?.rsplit_once('/'));
        match (reference, &path[1..]) {
            (Some((resource, key)), rest) if !rest.is_empty() => {
                let objects = self.objects.get(resource).map(Vec::as_slice).unwrap_or_default();
                let other = objects.iter().find(|object| object["id"].as_u64() == key.parse().ok());
                other.is_some_and(|other| self.matches(other, rest, values))
            }
            (Some((_, key)), _) => values.contains(&key),
            (None, _) => values.contains(&field.as_str().map_or_else(|| field.to_string(), str::to_owned).as_str()),
        }
    }
}

/// Returns the address of an object.
pub(crate) fn address(resource: &str, key: impl std::fmt::Display) -> String {
    format!("/api/v1/{resource}/{key}/")
}

/// A meeting.
pub(crate) fn meeting(number: u32, start: &str, city: &str, country: &str, zone: &str) -> Value {
    json!({
        "number": number.to_string(), "type": address("name/meetingtypename", "ietf"), "date": start, "days": 7,
        "city": city, "country": country, "time_zone": zone, "venue_name": "", "venue_addr": "",
        "attendees": null, "proceedings_final": false, "updated": "2026-11-30T10:42:38-08:00", "acknowledgements": "",
    })
}

/// A group. `parent` is its id.
pub(crate) fn group(acronym: &str, name: &str, kind: &str, state: &str, parent: Option<u64>) -> Value {
    let list = if kind == "wg" { format!("{acronym}@ietf.org") } else { String::new() };
    let archive =
        if kind == "wg" { format!("https://mailarchive.ietf.org/arch/browse/{acronym}/") } else { String::new() };
    json!({
        "acronym": acronym, "name": name, "type": address("name/grouptypename", kind),
        "state": address("name/groupstatename", state), "parent": parent.map(|id| address("group/group", id)),
        "list_email": list, "list_archive": archive, "list_subscribe": "", "description": "Text.\r\n\r\nMore.",
        "charter": (kind == "wg" && state == "active").then(|| address("doc/document", format!("charter-ietf-{acronym}"))),
    })
}

/// A role.
pub(crate) fn role(name: &str, group: u64, person: u64) -> Value {
    json!({
        "name": address("name/rolename", name), "group": address("group/group", group),
        "person": address("person/person", person), "email": "/api/v1/person/email/x@example.org/",
    })
}

/// An RFC in the index.
pub(crate) fn rfc(number: u32, title: &str, date: &str, more: &str) -> String {
    let (year, month) = date.split_once(' ').map_or((date, None), |(month, year)| (year, Some(month)));
    let month = month.map(|month| format!("<month>{month}</month>")).unwrap_or_default();
    format!(
        "<rfc-entry><doc-id>RFC{number:04}</doc-id><title>{}</title><author><name>J. Postel</name></author>\
         <date>{month}<year>{year}</year></date><format><file-format>TEXT</file-format></format>{more}</rfc-entry>\n",
        escape(title)
    )
}

/// The end of an RFC of the IETF stream in the index.
pub(crate) const IETF: &str = "<current-status>PROPOSED STANDARD</current-status>\
    <publication-status>PROPOSED STANDARD</publication-status><stream>IETF</stream><area>wit</area><wg_acronym>quic</wg_acronym>";

/// The index of RFCs.
pub(crate) fn rfc_index(entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rfc-index xmlns=\"https://www.rfc-editor.org/rfc-index\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"https://www.rfc-editor.org/rfc-index https://www.rfc-editor.org/rfc-index.xsd\">\n\
         {entries}</rfc-index>\n"
    )
}

/// A post in the feed of the blog. `authors` can be empty.
pub(crate) fn post(url: &str, title: &str, date: &str, authors: &str) -> String {
    let creator =
        if authors.is_empty() { String::new() } else { format!("<dc:creator>{}</dc:creator>", escape(authors)) };
    format!(
        "<item><title>{}</title><link>{url}</link><description>Text.</description>{creator}<pubDate>{date}</pubDate>\
         <guid>{url}</guid></item>",
        escape(title)
    )
}

/// The feed of the blog.
pub(crate) fn feed(posts: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>IETF Blog</title><link>https://www.ietf.org/blog/</link>\
         <description>Posts</description>{posts}</channel></rss>"
    )
}

/// Escapes a text for XML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The index of a few RFCs.
fn few_rfcs() -> String {
    let series = "<bcp-entry><doc-id>BCP0014</doc-id><is-also><doc-id>RFC2119</doc-id></is-also></bcp-entry>\n\
            <std-entry><doc-id>STD0005</doc-id><is-also><doc-id>RFC0791</doc-id></is-also></std-entry>\n";
    let entries = [
        rfc(
            760,
            "DoD standard Internet Protocol",
            "January 1980",
            "<obsoletes><doc-id>IEN123</doc-id></obsoletes>\
                <obsoleted-by><doc-id>RFC0791</doc-id></obsoleted-by>\
                <current-status>UNKNOWN</current-status><stream>Legacy</stream>",
        ),
        rfc(
            791,
            "Internet Protocol",
            "September 1981",
            "<obsoletes><doc-id>RFC0760</doc-id></obsoletes>\
                <is-also><doc-id>STD0005</doc-id></is-also>\
                <current-status>INTERNET STANDARD</current-status><stream>Legacy</stream>",
        ),
        rfc(
            2119,
            "Key words for use in RFCs",
            "March 1997",
            "<keywords><kw>Standards</kw><kw></kw><kw>Track</kw></keywords>\
                <current-status>BEST CURRENT PRACTICE</current-status><stream>IETF</stream>\
                <wg_acronym>NON WORKING GROUP</wg_acronym>",
        ),
        rfc(9000, "QUIC: A UDP-Based Multiplexed and Secure Transport", "May 2021", IETF),
    ];
    let not_issued = "<rfc-not-issued-entry><doc-id>RFC0014</doc-id></rfc-not-issued-entry>\n";
    rfc_index(&format!("{series}{}{not_issued}", entries.concat()))
}

impl Owners {
    /// A few facts of each kind.
    pub(crate) fn few() -> Self {
        let mut owners = Self::default();
        for (number, start, city, country, zone) in [
            (125, "2026-03-14", "Shenzhen", "CN", "Asia/Shanghai"),
            (126, "2026-07-18", "Vienna", "AT", "Europe/Vienna"),
            (127, "2026-11-14", "San Francisco", "US", "America/Los_Angeles"),
            (128, "2027-03-06", "Kuala Lumpur", "MY", "Asia/Kuala_Lumpur"),
            (129, "2027-07-17", "", "", "UTC"),
            (130, "2027-11-06", "", "", "UTC"),
        ] {
            owners.add("meeting/meeting", 1000 + u64::from(number), meeting(number, start, city, country, zone));
        }
        let vienna = owners.object("meeting/meeting", 1126);
        vienna["venue_name"] = "Hilton Vienna Park ".into();
        vienna["venue_addr"] = "Am Stadtpark 1\r\n1030 Vienna\r\n".into();
        vienna["attendees"] = 1237.into();
        for (id, date, name) in [(1, "2027-01-11", "openreg"), (2, "2027-02-15", "idcutoff")] {
            let meeting = address("meeting/meeting", 1128);
            let name = address("name/importantdatename", name);
            owners.add("meeting/importantdate", id, json!({ "meeting": meeting, "name": name, "date": date }));
        }

        owners.add("group/group", 1, group("ietf", "IETF", "ietf", "active", None));
        owners.add("group/group", 2, group("irtf", "Internet Research Task Force", "irtf", "active", None));
        owners.add("group/group", 3, group("iab", "Internet Architecture Board", "iab", "active", None));
        owners.add("group/group", 10, group("sec", "Security Area", "area", "active", Some(1)));
        owners.add("group/group", 11, group("wit", "Web and Internet Transport", "area", "active", Some(1)));
        owners.add("group/group", 12, group("tsv", "Transport Area", "area", "conclude", Some(1)));
        owners.add("group/group", 100, group("quic", "QUIC", "wg", "active", Some(11)));
        owners.add("group/group", 101, group("tls", "Transport Layer Security", "wg", "active", Some(10)));
        owners.add("group/group", 102, group("cfrg", "Crypto Forum", "rg", "active", Some(2)));
        owners.add("group/group", 103, group("dawn", "Discovery of Agents", "wg", "bof", Some(11)));
        owners.add("group/group", 104, group("oldie", "Concluded Long Ago", "wg", "conclude", Some(12)));
        for (id, name) in [
            "Lucas Pardue",
            "Matt Joras",
            "Joe Salowey",
            "Sean Turner",
            "Alexey Melnikov",
            "Deb Cooley",
            "Gorry Fairhurst",
            "Mike Bishop",
            "Dhruv Dhody",
            "Éric  Vyncke",
        ]
        .into_iter()
        .enumerate()
        {
            owners.add("person/person", 500 + id as u64, json!({ "name": name, "ascii": name, "biography": "" }));
        }
        for (id, (name, group, person)) in [
            ("chair", 100, 500),
            ("chair", 100, 501),
            ("chair", 101, 502),
            ("chair", 101, 503),
            ("chair", 102, 504),
            ("secr", 101, 509),
            ("ad", 10, 505),
            ("ad", 11, 506),
            ("ad", 11, 507),
            ("ad", 100, 507),
            ("chair", 3, 508),
            ("member", 3, 509),
        ]
        .into_iter()
        .enumerate()
        {
            owners.add("group/role", 900 + id as u64, role(name, group, person));
        }

        owners.rfc_index = few_rfcs();
        let (bofs, lab) = ("https://www.ietf.org/blog/ietf126-bofs/", "https://www.ietf.org/blog/lab-to-rfc/");
        let posts = [
            post(bofs, "Birds of a Feather at IETF 126", "Thu, 02 Jul 2026 09:00:00 +0000", "Jane Doe"),
            post(lab, "From Lab to RFC & Back", "Wed, 01 Jul 2026 23:30:00 -0400", ""),
        ];
        owners.feed = feed(&posts.concat());
        owners
    }

    /// As many facts as there are: 130 meetings, 170 groups, 9819 RFCs.
    pub(crate) fn everything() -> Self {
        let mut owners = Self::default();
        for number in 1..=130_u64 {
            let start = format!("{}-{:02}-02", 1985 + number / 3, number % 3 * 4 + 3);
            let object = meeting(u32::try_from(number).unwrap(), &start, "Vienna", "AT", "Europe/Vienna");
            owners.add("meeting/meeting", number, object);
        }
        for id in 0..600_u64 {
            let name = address("name/importantdatename", format!("date{}", id % 20));
            let meeting = address("meeting/meeting", 101 + id / 20);
            owners.add("meeting/importantdate", id, json!({ "meeting": meeting, "name": name, "date": "2026-01-05" }));
        }
        for (id, acronym) in ["art", "gen", "int", "ops", "rtg", "sec", "wit"].into_iter().enumerate() {
            owners.add("group/group", 10 + id as u64, group(acronym, &acronym.to_uppercase(), "area", "active", None));
            for director in 0..2 {
                owners.add(
                    "group/role",
                    10 + 2 * id as u64 + director,
                    role("ad", 10 + id as u64, 2000 + 2 * id as u64 + director),
                );
            }
        }
        owners.add("group/group", 2, group("irtf", "Internet Research Task Force", "irtf", "active", None));
        owners.add("group/group", 3, group("iab", "Internet Architecture Board", "iab", "active", None));
        (0..12).for_each(|member| owners.add("group/role", 50 + member, role("member", 3, 2000 + member)));
        for id in 0..170_u64 {
            let (kind, parent) = if id < 153 { ("wg", 10 + id % 7) } else { ("rg", 2) };
            owners.add(
                "group/group",
                100 + id,
                group(&format!("group{id}"), &format!("Group {id}"), kind, "active", Some(parent)),
            );
            for chair in 0..2 {
                owners.add("group/role", 1000 + 2 * id + chair, role("chair", 100 + id, 2000 + (2 * id + chair) % 300));
            }
        }
        (2000..2300).for_each(|id| owners.add("person/person", id, json!({ "name": format!("Person {id}") })));
        let abstracts = format!(
            "<keywords><kw>quic</kw><kw>transport</kw></keywords><abstract><p>{}</p></abstract>{IETF}",
            "Words. ".repeat(100)
        );
        let entries: String =
            (1..=9819).map(|number| rfc(number, &format!("Title of {number}"), "May 2021", &abstracts)).collect();
        owners.rfc_index = rfc_index(&entries);
        let date = "Thu, 02 Jul 2026 09:00:00 +0000";
        let posts =
            (0..400).map(|id| post(&format!("https://www.ietf.org/blog/{id}/"), &format!("Post {id}"), date, ""));
        owners.feed = feed(&posts.collect::<Vec<_>>().concat());
        owners
    }
}
