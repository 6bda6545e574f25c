//! The RFCs on pages: their list and its parts, figures, and those of groups.
//!
//! All of it is part of the text of a page, which the app knows only as HTML, so that no view of it is in the app.

use maud::{Markup, html};
use model::group::Group;
use model::page::Body;
use model::paths::RFCS;
use model::rfc::Rfc;
use model::{Link, Page, PageKind};
use rfc_list::text::counted;
use rfc_list::{figures, form, view};

use crate::fields::KindName;
use crate::project::{Draft, DraftKind};
use crate::rfcs::{self, BY_NUMBER, FIGURES, OF_GROUPS};

/// Number of RFCs that stand beside the link to the list of a group.
const NEWEST: usize = 3;

/// All RFCs.
pub(super) struct RfcIndex {
    /// By number.
    pub(super) rfcs: Vec<Rfc>,
    /// The files with which the list is filtered, each with its name.
    pub(super) files: Vec<(String, String)>,
}

impl RfcIndex {
    pub(super) fn new(facts: &[synced::Rfc]) -> Self {
        let rfcs = rfcs::all(facts);
        Self { files: rfcs::files(&rfcs), rfcs }
    }

    /// Adds to the text of a page the RFCs that it shows, and the link to the styles that few pages need.
    pub(super) fn complete(&self, mut page: Page, draft: &Draft) -> Page {
        let DraftKind::Page { kind, rfcs_of, .. } = &draft.kind else { return page };
        match kind {
            KindName::Timeline => page.body.html.insert_str(0, &view::style().into_string()),
            KindName::PastMeetings => {
                page.body.html.insert_str(0, &html! { (view::style()) (form::atlas()) }.into_string());
            }
            _ => {}
        }
        if self.rfcs.is_empty() {
            return page;
        }
        match kind {
            KindName::Rfcs => {
                let names: Vec<&str> = self.files.iter().map(|(name, _)| name.as_str()).collect();
                add(&mut page.body, &html! { (view::style()) (form::filterable(&self.rfcs, &names)) });
                let lists: Vec<(String, String)> = self.ranges().map(|range| (label(range), address(range))).collect();
                add_section(&mut page.body, BY_NUMBER, "By number", &view::ranges(&lists));
            }
            KindName::RfcFigures => {
                let figures = html! { (view::style()) (figures::figures(&self.rfcs)) };
                add_section(&mut page.body, FIGURES, "The series in numbers", &figures);
            }
            _ => {}
        }
        let groups: Vec<(&str, Vec<&Rfc>)> = rfcs_of
            .iter()
            .map(|group| (group.as_str(), self.of(group).filter(|rfc| rfc.is_current()).collect()))
            .collect();
        if !groups.is_empty() {
            let text = html! {
                (view::style())
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
            add(&mut body, &html! { (view::style()) (view::list(&range.iter().collect::<Vec<_>>())) });
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
                ..Page::new(address(range), title(range), description, PageKind::Article)
            }
        };
        ranges.iter().enumerate().map(list).collect()
    }
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
