//! What a picture says of its page.

use std::collections::BTreeMap;

use model::page::Diagram;
use model::{Page, PageKind, Site};

/// What is written and drawn.
pub(super) struct Words {
    /// Title of the page.
    pub(super) title: String,
    /// Below it: the day of a post, days and place of a meeting, the section of any other page.
    pub(super) below: String,
    /// The header that is drawn.
    pub(super) diagram: Diagram,
}

impl Words {
    pub(super) fn of(site: &Site, page: &Page, diagrams: &Diagrams<'_>) -> Self {
        let below = match &page.kind {
            PageKind::Post(post) => post.date.text.clone(),
            PageKind::Meeting(meeting) => format!("{}, {}", meeting.card.date_labels.dates, meeting.card.place),
            _ => section(site, page).unwrap_or(&site.full_name).to_owned(),
        };
        Self { title: page.title.clone(), below, diagram: diagrams.of(page) }
    }
}

/// The section of a page in the words of the menu.
fn section<'a>(site: &'a Site, page: &Page) -> Option<&'a str> {
    let href = page.section.as_deref()?;
    let section = site.menu.iter().find(|section| section.href == href)?;
    // The page of the section itself says so already.
    (section.label != page.title).then_some(section.label.as_str())
}

/// The header of pages outside of the sections: that of the home page.
const ELSEWHERE: Diagram = Diagram::Ipv6;

/// The header that each section is drawn with.
pub(super) struct Diagrams<'a>(BTreeMap<&'a str, Diagram>);

impl<'a> Diagrams<'a> {
    pub(super) fn new(pages: &'a [Page]) -> Self {
        let own = |page: &'a Page| match &page.kind {
            PageKind::Section(overview) => Some((page.address.as_str(), overview.diagram?)),
            _ => None,
        };
        Self(pages.iter().filter_map(own).collect())
    }

    /// The header of the page itself, of its section, or that of all others.
    fn of(&self, page: &Page) -> Diagram {
        let of = |address: &str| self.0.get(address).copied();
        of(&page.address).or_else(|| page.section.as_deref().and_then(of)).unwrap_or(ELSEWHERE)
    }

    /// All that there are, each once.
    pub(super) fn all(&self) -> Vec<Diagram> {
        let mut all = vec![ELSEWHERE];
        for diagram in self.0.values() {
            if !all.contains(diagram) {
                all.push(*diagram);
            }
        }
        all
    }
}
