//! Pages of events: dates, text, key details, venue, hosts and sponsors.

use scraper::ElementRef;

use super::standard::add_highlights;
use super::{Extract, LinkItem, Part, introduction};
use crate::html::{first, has_class, parent, select, text};
use crate::losses::Losses;
use crate::text::collapse;

/// Reads the parts of a page.
pub(super) fn read<'a>(root: ElementRef<'a>, source: &mut Extract<'a>, losses: &mut Losses) {
    let Some(head) = first(root, ".event_page__jumbotron") else { return };
    source.introduction = introduction(head, losses);
    if head.value().attr("style").is_some_and(|style| style.contains("url(") && !style.contains("url()")) {
        losses.enter("title");
        losses.add("the picture behind the title", "left out; pages have none there");
    }
    if let Some(dates) = first(head, "p.h4") {
        source.parts.push(Part::Note(losses.invisible.line(&text(dates))));
    }
    let Some(main) = first(root, "main") else { return };
    for section in select(main, ".col-xl-9 > div") {
        let heading = section
            .child_elements()
            .find(|element| element.value().name() == "h2")
            .map(|heading| losses.invisible.line(&text(heading)));
        if let Some(body) = section.child_elements().find(|element| has_class(*element, "u-max-text-width")) {
            source.parts.push(Part::Blocks("block", body.children().collect()));
        } else if first(section, "dl").is_some() {
            add_venue(section, heading, source, losses);
        } else if heading.as_deref() == Some("Sponsors") {
            source.parts.push(Part::Heading(1, "Sponsors".to_owned()));
            source.parts.push(Part::Blocks(
                "sponsors",
                section.children().filter(|node| !ElementRef::wrap(*node).is_some_and(is_heading)).collect(),
            ));
        } else if let Some(heading) = heading {
            source.parts.push(Part::Heading(1, heading));
            add_key_details(section, source, losses);
        }
    }
    add_highlights(main, source, losses);
}

fn is_heading(element: ElementRef<'_>) -> bool {
    element.value().name() == "h2"
}

/// Adds groups of links. The template shows the groups in two columns, first, third, and so on in the left one.
fn add_key_details<'a>(section: ElementRef<'a>, source: &mut Extract<'a>, losses: &mut Losses) {
    losses.enter("key details");
    let columns: Vec<Vec<ElementRef<'a>>> =
        select(section, ".row > div").into_iter().map(|column| select(column, "button h3")).collect();
    let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
    let titles = (0..rows).flat_map(|row| columns.iter().filter_map(move |column| column.get(row)));
    for title in titles {
        source.parts.push(Part::Heading(2, losses.invisible.line(&text(*title))));
        let group = title.ancestors().filter_map(ElementRef::wrap).find(|element| has_class(*element, "my-3"));
        let links = group.into_iter().flat_map(|group| select(group, ".collapse > span"));
        let links = links.map(|span| LinkItem::of(first(span, "a[href]").unwrap_or(span), losses));
        source.parts.push(Part::Links(links.collect()));
    }
}

/// Adds where an event takes place. Each detail has a heading; its lines are blocks.
fn add_venue<'a>(section: ElementRef<'a>, heading: Option<String>, source: &mut Extract<'a>, losses: &mut Losses) {
    source.parts.push(Part::Heading(1, heading.unwrap_or_else(|| "Venue".to_owned())));
    for term in select(section, "dl dt") {
        losses.enter("venue");
        let details = parent(term).and_then(|around| first(around, "dd"));
        if let Some(details) = details.filter(|details| !collapse(&text(*details)).is_empty()) {
            source.parts.push(Part::Heading(2, losses.invisible.line(&text(term))));
            source.parts.push(Part::Blocks("venue", details.children().collect()));
        }
    }
}
