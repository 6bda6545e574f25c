//! RFCs, from the index of the RFC Editor.

use std::collections::BTreeMap;

use jiff::civil::Date;
use polite_http::{Address, Client};
use roxmltree::Node;
use synced::text::{Line, Published, quoted};
use synced::{Rfc, Status, Stream};

use crate::error::{Error, Mismatch};
use crate::facts::Facts;
use crate::reader::{Found, Reader, number, required, tidy};
use crate::xml;

/// The namespace of the index, and that until 2023.
const NAMESPACES: [&str; 2] = ["https://www.rfc-editor.org/rfc-index", "http://www.rfc-editor.org/rfc-index"];

/// `wg_acronym` of RFCs that no group wrote.
const NO_GROUP: &str = "NON WORKING GROUP";

/// Number of months from which on a date has moved by a year, more or less.
const ABOUT_A_YEAR: i32 = 10;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Facts for Rfc {
    const PLURAL: &'static str = "RFCs";

    fn fetch(client: &mut Client<'_>, _: &[Self]) -> Result<Found<Self>, Error> {
        let address = Address { origin: "https://www.rfc-editor.org".into(), path: "/rfc-index.xml".to_owned() };
        Ok(client.get(&address, entries)?)
    }

    fn label(&self) -> String {
        format!("RFC {}", self.number)
    }

    fn introduction(&self) -> String {
        format!("RFC {} published: {} ({})", self.number, self.title, self.published)
    }

    fn fields(&self) -> Vec<(&'static str, Option<String>)> {
        vec![
            ("title", Some(self.title.to_string())),
            ("status", Some(self.status.name().to_owned())),
            ("stream", Some(self.stream.name().to_owned())),
            ("group", self.group.as_deref().map(str::to_owned)),
            ("area", self.area.as_deref().map(str::to_owned)),
            ("date", Some(self.published.to_string())),
        ]
    }

    fn items(&self) -> Vec<(String, String)> {
        let texts = |name: &str, texts: &[Line]| {
            texts.iter().map(|text| (name.to_owned(), text.to_string())).collect::<Vec<_>>()
        };
        let relations = |name: &str, numbers: &[u32]| {
            numbers.iter().map(|number| ("relation".to_owned(), format!("{name} RFC {number}"))).collect::<Vec<_>>()
        };
        [
            texts("author", &self.authors),
            texts("keyword", &self.keywords),
            texts("number", &self.also),
            relations("obsoletes", &self.obsoletes),
            relations("obsoleted by", &self.obsoleted_by),
            relations("updates", &self.updates),
            relations("updated by", &self.updated_by),
        ]
        .concat()
    }

    fn doubt(&self, new: &Self, _: Date) -> Option<String> {
        if self.title != new.title && self.published != new.published {
            return Some(format!(
                "the number is used for another RFC: {} ({}); it was {} ({})",
                new.title, new.published, self.title, self.published
            ));
        }
        let months = (months(&new.published) - months(&self.published)).abs();
        let limit = if has_month(&self.published) && has_month(&new.published) { ABOUT_A_YEAR } else { 12 };
        (months >= limit).then(|| format!("the date moved by a year, from {} to {}", self.published, new.published))
    }
}

/// Makes entries.
fn entries(text: &str) -> Result<Found<Rfc>, Mismatch> {
    let document = xml::parse(text, "rfc-index")?;
    let root = document.root_element();
    let namespace = root.tag_name().namespace().unwrap_or_default();
    if !NAMESPACES.contains(&namespace) {
        return Err(Mismatch::new(format!("the namespace {}", quoted(namespace)), format!("`{}`", NAMESPACES[0])));
    }
    let series = series(root)?;
    let mut reader = Reader::default();
    let entries = xml::children(root, "rfc-entry").map(|node| {
        let id = xml::text(node, "doc-id");
        entry(node, &series, &mut reader).map_err(|mismatch| mismatch.within(quoted(id)))
    });
    let entries = entries.collect::<Result<Vec<_>, _>>()?;
    if entries.is_empty() {
        return Err(Mismatch::new("no RFC", "at least one <rfc-entry>"));
    }
    Ok(reader.finish(entries))
}

fn entry(node: Node<'_, '_>, series: &BTreeMap<u32, Vec<Line>>, reader: &mut Reader) -> Result<Rfc, Mismatch> {
    let rfc = rfc_number(xml::text(node, "doc-id"))?
        .ok_or_else(|| Mismatch::new(quoted(xml::text(node, "doc-id")), "a number, as in `RFC0791`"))?;
    let id = rfc.to_string();
    let mut also: Vec<Line> = series.get(&rfc).cloned().unwrap_or_default();
    for other in doc_ids(node, "is-also") {
        also.extend(series_number(other)?);
    }
    also.sort();
    also.dedup();
    let group = xml::text(node, "wg_acronym").to_ascii_lowercase();
    let group = if group.eq_ignore_ascii_case(NO_GROUP) { String::new() } else { group };
    let authors = xml::children(node, "author").map(|author| required("author", xml::text(author, "name")));
    let mut keywords = Vec::new();
    for keyword in xml::children(node, "keywords").flat_map(|keywords| xml::texts(keywords, "kw")) {
        keywords.extend(reader.optional::<Line>(&id, "keyword", keyword));
    }
    Ok(Rfc {
        number: rfc,
        title: required("title", xml::text(node, "title"))?,
        status: status(xml::text(node, "current-status"))?,
        stream: stream(xml::text(node, "stream"))?,
        group: reader.optional(&id, "group", &group),
        area: reader.optional(&id, "area", &xml::text(node, "area").to_ascii_lowercase()),
        published: published(node)?,
        authors: authors.collect::<Result<_, _>>()?,
        keywords,
        obsoletes: numbers(node, "obsoletes")?,
        obsoleted_by: numbers(node, "obsoleted-by")?,
        updates: numbers(node, "updates")?,
        updated_by: numbers(node, "updated-by")?,
        also,
    })
}

/// Returns the numbers that RFCs have in the other series: `BCP 14`.
fn series(root: Node<'_, '_>) -> Result<BTreeMap<u32, Vec<Line>>, Mismatch> {
    let mut series: BTreeMap<u32, Vec<Line>> = BTreeMap::new();
    for name in ["bcp-entry", "fyi-entry", "std-entry"] {
        for node in xml::children(root, name) {
            let Some(number) = series_number(xml::text(node, "doc-id"))? else { continue };
            for rfc in numbers(node, "is-also")? {
                series.entry(rfc).or_default().push(number.clone());
            }
        }
    }
    Ok(series)
}

/// Returns the texts of `doc-id` in the elements with a name.
fn doc_ids<'a, 'input: 'a>(node: Node<'a, 'input>, name: &'a str) -> impl Iterator<Item = &'a str> {
    xml::children(node, name).flat_map(|list| xml::texts(list, "doc-id"))
}

/// Returns the numbers of the RFCs in the elements with a name, sorted. Some old RFCs replace documents that are no RFCs: `IEN123`.
fn numbers(node: Node<'_, '_>, name: &str) -> Result<Vec<u32>, Mismatch> {
    let numbers = doc_ids(node, name).filter_map(|id| rfc_number(id).transpose());
    let mut numbers = numbers.collect::<Result<Vec<_>, _>>().map_err(|mismatch| mismatch.within(name))?;
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// Reads `RFC0791`. Returns `None` for documents that are no RFCs.
fn rfc_number(id: &str) -> Result<Option<u32>, Mismatch> {
    id.trim().strip_prefix("RFC").map(|digits| number("number", digits)).transpose()
}

/// Reads `BCP0014` as `BCP 14`. Returns `None` for documents of other series.
fn series_number(id: &str) -> Result<Option<Line>, Mismatch> {
    let series = ["BCP", "STD", "FYI"].into_iter().find_map(|series| Some((series, id.trim().strip_prefix(series)?)));
    let Some((series, digits)) = series else { return Ok(None) };
    let number: u32 = number(series, digits)?;
    required(series, &format!("{series} {number}")).map(Some)
}

fn published(node: Node<'_, '_>) -> Result<Published, Mismatch> {
    let date =
        xml::children(node, "date").next().ok_or_else(|| Mismatch::new("no <date>", "the date of publication"))?;
    let year = xml::text(date, "year").trim();
    let month = tidy(xml::text(date, "month"));
    let day = xml::text(date, "day").trim();
    let month_number = MONTHS.iter().position(|name| *name == month).map(|index| index + 1);
    let text = match month_number {
        None if month.is_empty() => year.to_owned(),
        None => return Err(Mismatch::new(quoted(&month), "the English name of a month").within("date")),
        Some(month) if day.is_empty() => format!("{year}-{month:02}"),
        Some(month) => format!("{year}-{month:02}-{:02}", number::<u8>("day", day)?),
    };
    required("date", &text)
}

fn status(text: &str) -> Result<Status, Mismatch> {
    let found = Status::ALL.iter().find(|status| status.name().eq_ignore_ascii_case(text.trim()));
    let expected = "the status of an RFC, as in `PROPOSED STANDARD`";
    found.copied().ok_or_else(|| Mismatch::new(quoted(text), expected).within("current-status"))
}

fn stream(text: &str) -> Result<Stream, Mismatch> {
    let found = Stream::ALL.iter().find(|stream| stream.name().eq_ignore_ascii_case(text.trim()));
    let expected = "the stream of an RFC, as in `IETF`";
    found.copied().ok_or_else(|| Mismatch::new(quoted(text), expected).within("stream"))
}

/// Returns whether a date has a month.
fn has_month(published: &str) -> bool {
    published.len() > 4
}

/// Returns the months since the year 0. A date without a month counts as January.
fn months(published: &str) -> i32 {
    let mut parts = published.split('-').map(|part| part.parse().unwrap_or(0));
    let (year, month) = (parts.next().unwrap_or(0), parts.next().unwrap_or(1));
    year * 12 + month - 1
}
