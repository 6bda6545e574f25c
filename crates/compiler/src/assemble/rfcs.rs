//! The RFCs on pages: their list and its parts, figures, and those of groups.
//!
//! All of it is part of the text of a page, which the app knows only as HTML, so that no view of it is in the app.

use std::cmp::Reverse;

use maud::{Markup, html};
use model::group::Group;
use model::page::Body;
use model::paths::RFCS;
use model::rfc::Rfc;
use model::{Day, Link, Page, PageKind};
use rfc_list::text::counted;
use rfc_list::{figures, form, view};

use crate::facts::Facts;
use crate::fields::{CalendarDay, KindName};
use crate::project::{Draft, DraftKind};
use crate::rfcs::{self, BY_NUMBER, FIGURES, OF_GROUPS};

/// Number of RFCs that stand beside the link to the list of a group.
const NEWEST: usize = 3;

/// Number of RFCs on the home page.
const NEWEST_OF_ALL: usize = 2;

/// All RFCs.
pub(super) struct RfcIndex {
    /// The day on which the list was complete.
    on: Option<Day>,
    /// By number.
    pub(super) rfcs: Vec<Rfc>,
    /// The files with which the list is filtered, each with its name.
    pub(super) files: Vec<(String, String)>,
}

impl RfcIndex {
    pub(super) fn new(facts: &Facts) -> Self {
        let rfcs = rfcs::all(facts.rfcs());
        Self { on: facts.rfcs_on().and_then(|on| CalendarDay(on).day()), files: rfcs::files(&rfcs), rfcs }
    }

    /// Returns the newest RFCs on `day` as the text of the home page; nothing if there are none.
    pub(super) fn newest(&self, day: &Day) -> Body {
        let mut body = Body::default();
        let rfcs = newest(&self.rfcs, self.on.as_ref(), day);
        if !rfcs.is_empty() {
            let list = html! {
                h3 { "Newest RFCs" }
                ul class="rfc-newest" {
                    @for rfc in rfcs {
                        li { a href=(Rfc::address(rfc.number)) rel="external" { "RFC " (rfc.number) } " " (rfc.title) }
                    }
                }
            };
            add(&mut body, &list);
        }
        body
    }

    /// Adds to the text of a page the RFCs that it shows.
    pub(super) fn complete(&self, mut page: Page, draft: &Draft) -> Page {
        let DraftKind::Page { kind, rfcs_of, .. } = &draft.kind else { return page };
        if *kind == KindName::PastMeetings {
            page.body.html.insert_str(0, &form::atlas().into_string());
        }
        if self.rfcs.is_empty() {
            return page;
        }
        match kind {
            KindName::Rfcs => {
                let names: Vec<&str> = self.files.iter().map(|(name, _)| name.as_str()).collect();
                add(&mut page.body, &form::filterable(&self.rfcs, &names));
                let lists: Vec<(String, String)> = self.ranges().map(|range| (label(range), address(range))).collect();
                add_section(&mut page.body, BY_NUMBER, "By number", &view::ranges(&lists));
            }
            KindName::RfcFigures => {
                add_section(&mut page.body, FIGURES, "The series in numbers", &figures::figures(&self.rfcs));
            }
            _ => {}
        }
        let groups: Vec<(&str, Vec<&Rfc>)> = rfcs_of
            .iter()
            .map(|group| (group.as_str(), self.of(group).filter(|rfc| rfc.is_current()).collect()))
            .collect();
        if !groups.is_empty() {
            let text = html! {
                p { "What the groups of this page have published and no later RFC has replaced, newest first." }
                (view::of_groups(&groups))
            };
            add_section(&mut page.body, OF_GROUPS, "Current RFCs", &text);
        }
        page
    }

    /// Returns a group with links to its RFCs: the list of all, and the newest ones that stand.
    pub(super) fn group(&self, group: &Group) -> Group {
        let all = self.of(&group.acronym).count();
        let list = Link { label: counted(all, "RFC"), href: view::of_group(&group.acronym, false) };
        let current = self.of(&group.acronym).filter(|rfc| rfc.is_current()).take(NEWEST);
        let link = |rfc: &Rfc| Link { label: format!("RFC {}", rfc.number), href: Rfc::address(rfc.number) };
        let mut group = group.clone();
        group.links.extend((all > 0).then_some(list).into_iter().chain(current.map(link)));
        group
    }

    /// Returns the RFCs of a group, newest first.
    fn of(&self, group: &str) -> impl Iterator<Item = &Rfc> {
        self.rfcs.iter().rev().filter(move |rfc| rfc.group.as_deref() == Some(group))
    }

    /// Returns the RFCs by hundreds of their numbers, the newest hundred first.
    fn ranges(&self) -> impl DoubleEndedIterator<Item = &[Rfc]> {
        self.rfcs.chunk_by(|one, next| one.number / 100 == next.number / 100).rev()
    }

    /// Returns the lists below the page of all RFCs; none for other pages.
    pub(super) fn lists(&self, page: &Page) -> Vec<Page> {
        if page.address != RFCS {
            return Vec::new();
        }
        let ranges: Vec<&[Rfc]> = self.ranges().rev().collect();
        let link = |range: &&[Rfc]| Link { label: title(range), href: address(range) };
        let parent = Link { label: page.title.clone(), href: page.address.clone() };
        let list = |(at, range): (usize, &&[Rfc])| {
            let mut body = Body::default();
            add(&mut body, &view::list(&range.iter().collect::<Vec<_>>()));
            let (first, last) = bounds(range);
            let count = counted(range.len(), "RFC");
            let description = format!(
                "The {count} with numbers from {first} to {last}: status, date, authors, and what replaced them."
            );
            Page {
                section: page.section.clone(),
                breadcrumbs: page.breadcrumbs.iter().chain([&parent]).cloned().collect(),
                previous: at.checked_sub(1).and_then(|before| ranges.get(before)).map(link),
                next: ranges.get(at + 1).map(link),
                body,
                style: Some(view::style().into_string()),
                ..Page::new(address(range), title(range), description, PageKind::Article)
            }
        };
        ranges.iter().enumerate().map(list).collect()
    }
}

/// Returns the newest of the RFCs that were published by `day`. An RFC of which only the year or the month is known was published by
/// the end of that, or by the day `on` which the list was complete. In a year, those with the highest numbers are the newest, by and large.
fn newest<'a>(rfcs: &'a [Rfc], on: Option<&Day>, day: &Day) -> Vec<&'a Rfc> {
    let is_complete = on.is_some_and(|on| on <= day);
    let is_published = |rfc: &&Rfc| {
        let known = day.as_str().get(..rfc.published.len()).unwrap_or_default();
        is_complete || rfc.published.as_str() < known || rfc.published == day.as_str()
    };
    let mut rfcs: Vec<&Rfc> = rfcs.iter().filter(is_published).collect();
    rfcs.sort_by_key(|rfc| Reverse((rfc.year(), rfc.number)));
    rfcs.truncate(NEWEST_OF_ALL);
    rfcs
}

/// Returns the first and the last number of a hundred.
fn bounds(range: &[Rfc]) -> (u32, u32) {
    let hundred = range.first().map_or(0, |rfc| rfc.number / 100 * 100);
    (hundred.max(1), hundred + 99)
}

fn address(range: &[Rfc]) -> String {
    let (first, last) = bounds(range);
    format!("{RFCS}{first}-{last}/")
}

fn title(range: &[Rfc]) -> String {
    let (first, last) = bounds(range);
    format!("RFC {first} to RFC {last}")
}

fn label(range: &[Rfc]) -> String {
    let (first, last) = bounds(range);
    format!("{first} to {last}")
}

fn add(body: &mut Body, markup: &Markup) {
    body.html += &rfcs::serialized(&markup.0);
}

/// Adds a part with a heading, which gets into the table of contents, if there is one.
fn add_section(body: &mut Body, id: &str, heading: &str, markup: &Markup) {
    add(body, &html! { h2 id=(id) { (heading) } (markup) });
    if !body.table_of_contents.is_empty() {
        body.table_of_contents.push(Link { label: heading.to_owned(), href: format!("#{id}") });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn newest_rfcs_were_published_by_the_day() {
        let rfc = |(number, published): (u32, &str)| -> Rfc {
            let json = json!({ "number": number, "title": "", "status": "Informational", "stream": "IETF", "published": published });
            serde_json::from_value(json).unwrap()
        };
        let rfcs = [
            (9650, "2026-01"),
            (9700, "2025-11"),
            (9790, "2025-12"),
            (9800, "2025-12"),
            (9801, "2025-04-01"),
            (9802, "2026"),
            (9803, "2026-04-01"),
        ];
        let rfcs = rfcs.map(rfc);
        let day = |text: &str| Day::parse(text).unwrap();
        let numbers = |on: Option<&str>, today| {
            let newest = newest(&rfcs, on.map(day).as_ref(), &day(today));
            newest.iter().map(|rfc| rfc.number).collect::<Vec<_>>()
        };
        let on = Some("2026-08-01");
        assert_eq!(numbers(on, "2026-01-05"), [9801, 9800]);
        assert_eq!(numbers(on, "2026-02-01"), [9650, 9801]);
        assert_eq!(numbers(on, "2026-04-01"), [9803, 9650]);
        assert_eq!(numbers(None, "2027-01-01"), [9803, 9802]);
        assert_eq!(numbers(on, "2026-08-01"), [9803, 9802]);
    }
}
