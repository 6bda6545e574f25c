//! The glossary: entries under the letters they start with.

use scraper::ElementRef;

use super::standard::add_highlights;
use super::{Extract, Part, introduction};
use crate::html::{first, select};
use crate::losses::Losses;

/// Reads the parts of a page.
pub(super) fn read<'a>(root: ElementRef<'a>, source: &mut Extract<'a>, losses: &mut Losses) {
    let Some(main) = first(root, "main") else { return };
    source.introduction = introduction(main, losses);
    losses.enter("glossary");
    losses.add(
        "the form to search the glossary, and the letters above it",
        "left out; the search of the site finds entries, and the page lists its headings",
    );
    for around in select(main, "h2.visually-hidden") {
        let entries = around.next_siblings().collect();
        source.parts.push(Part::Blocks("glossary", entries));
    }
    add_highlights(main, source, losses);
}
