//! Posts of the blog, and statements.

use scraper::ElementRef;

use super::{Author, Extract, Part, add_bibliography, date, introduction};
use crate::html::{first, has_class, select, text};
use crate::losses::Losses;
use crate::text::excerpt;

/// Reads the parts of a page. `column` is the element around title and text.
///
/// # Errors
/// Says what is missing.
pub(super) fn read<'a>(column: ElementRef<'a>, source: &mut Extract<'a>, losses: &mut Losses) -> Result<(), String> {
    source.introduction = introduction(column, losses);
    let lead = first(column, "p.lead").ok_or("found no introduction; expected `<p class=\"lead\">`")?;
    let authors = column.child_elements().find(|element| element.value().attr("aria-label") == Some("Authors"));
    source.is_post = authors.is_some();
    losses.enter("authors");
    for item in authors.into_iter().flat_map(|list| select(list, "li")) {
        let mut parts =
            item.child_elements().map(|part| losses.invisible.line(&text(part))).filter(|part| !part.is_empty());
        if let Some(name) = parts.next() {
            source.authors.push(Author { name, title: parts.next() });
        }
    }
    losses.enter("date");
    let between = column
        .child_elements()
        .skip_while(|element| element.value().name() != "h1")
        .take_while(|element| *element != lead);
    let lines: Vec<String> = between.filter(|element| element.value().name() == "p").map(text).collect();
    source.date = lines.iter().find_map(|line| date(line));
    if let (None, Some(line)) = (source.date, lines.first()) {
        losses.add(excerpt(line), "not read; expected a date, as in “14 March 2026”");
    }
    source.topic = first(column, "select[name=topic] option[selected]")
        .filter(|option| option.value().attr("value").is_some_and(|value| !value.is_empty()))
        .map(|option| losses.invisible.line(&text(option)));
    let blocks = lead.next_siblings().take_while(|node| !ElementRef::wrap(*node).is_some_and(is_end)).collect();
    source.parts.push(Part::Blocks("block", blocks));
    add_bibliography(column, source);
    let titles: Vec<String> = source
        .authors
        .iter()
        .filter_map(|author| author.title.as_ref().map(|title| format!("{}, {title}", author.name)))
        .collect();
    if !titles.is_empty() {
        source.parts.push(Part::Note(titles.join("; ")));
    }
    Ok(())
}

/// Returns whether an element comes after the text: the bibliography, the line below it, or the buttons to share the page.
fn is_end(element: ElementRef<'_>) -> bool {
    match element.value().name() {
        "hr" => true,
        "div" => element.value().id() == Some("bibliography"),
        "h1" | "h2" | "h3" | "h4" => has_class(element, "h4") && text(element).trim() == "Share this page",
        _ => false,
    }
}
