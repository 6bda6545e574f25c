//! Selects the text and the diagram of an image.

use std::collections::BTreeMap;

use model::meeting::MeetingCard;
use model::page::Diagram;
use model::{Page, PageKind, Site};

/// Text and diagram of an image.
pub(super) struct ImageText {
    /// Title of the page.
    pub(super) title: String,
    /// Dates of a meeting, in large letters below the title.
    pub(super) dates: Option<String>,
    /// Date of a post, place of a meeting, or section of any other page.
    pub(super) subtitle: String,
    /// Protocol header to draw.
    pub(super) diagram: Diagram,
}

impl ImageText {
    pub(super) fn new(site: &Site, page: &Page, diagrams: &Diagrams<'_>) -> Self {
        let (dates, subtitle) = match &page.kind {
            PageKind::Post(post) => (None, post.date.text.clone()),
            PageKind::Meeting(meeting) => {
                let MeetingCard { cancelled, date_labels, place, .. } = &meeting.card;
                let cancelled = if *cancelled { "Cancelled: " } else { "" };
                (Some(format!("{cancelled}{}", date_labels.dates)), place.clone())
            }
            _ => (None, section(site, page).unwrap_or(&site.full_name).to_owned()),
        };
        Self { title: page.title.clone(), dates, subtitle, diagram: diagrams.of(page) }
    }
}

/// Returns the label of the page's section in the menu.
fn section<'a>(site: &'a Site, page: &Page) -> Option<&'a str> {
    let href = page.section.as_deref()?;
    let section = site.menu.iter().find(|section| section.href == href)?;
    // It would repeat the title on the section's own page.
    (section.label != page.title).then_some(section.label.as_str())
}

/// Diagram of pages outside the sections, the same as on the home page.
const DEFAULT_DIAGRAM: Diagram = Diagram::Ipv6;

/// Diagrams of the sections, by address.
pub(super) struct Diagrams<'a>(BTreeMap<&'a str, Diagram>);

impl<'a> Diagrams<'a> {
    pub(super) fn new(pages: &'a [Page]) -> Self {
        let diagram = |page: &'a Page| match &page.kind {
            PageKind::Section(overview) => Some((page.address.as_str(), overview.diagram?)),
            _ => None,
        };
        Self(pages.iter().filter_map(diagram).collect())
    }

    /// Returns the diagram of the page itself, or of its section, or the default.
    fn of(&self, page: &Page) -> Diagram {
        let at = |address: &str| self.0.get(address).copied();
        at(&page.address).or_else(|| page.section.as_deref().and_then(at)).unwrap_or(DEFAULT_DIAGRAM)
    }

    /// Returns all diagrams in use, without duplicates.
    pub(super) fn all(&self) -> Vec<Diagram> {
        let mut all = vec![DEFAULT_DIAGRAM];
        for diagram in self.0.values() {
            if !all.contains(diagram) {
                all.push(*diagram);
            }
        }
        all
    }
}
