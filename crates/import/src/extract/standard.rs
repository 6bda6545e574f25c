//! Pages of the kinds “standard page”, “index page” and “topic”, and the list of statements.

use scraper::ElementRef;

use super::{Extract, LinkItem, Part, add_bibliography, introduction};
use crate::html::{first, has_class, parent, select, select_all, text};
use crate::losses::Losses;
use crate::text::collapse;

/// Reads the parts of a page.
pub(super) fn read<'a>(root: ElementRef<'a>, source: &mut Extract<'a>, losses: &mut Losses) {
    let Some(main) = first(root, "main") else { return };
    source.introduction = introduction(main, losses);
    add_panes(main, source);
    add_bibliography(main, source);
    add_questions(main, source, losses);
    add_children(main, source, losses);
    add_dated_list(main, source, losses);
    add_highlights(main, source, losses);
    if let Some(picture) = first(main, "img.thumb-img") {
        let is_of_the_page =
            picture.ancestors().filter_map(ElementRef::wrap).all(|ancestor| ancestor.value().name() != "ul");
        if is_of_the_page {
            losses.add("the picture beside the title", "left out; pages have none there");
        }
    }
}

/// Adds the two texts of a page. If there are both, the template shows them under headings.
fn add_panes<'a>(main: ElementRef<'a>, source: &mut Extract<'a>) {
    let has_tabs = first(main, "#tabs").is_some();
    for (id, heading, name) in
        [("#key-info", "Key info", "key info, block"), ("#in-depth", "In depth", "in depth, block")]
    {
        if let Some(pane) = first(main, id) {
            if has_tabs {
                source.parts.push(Part::Heading(1, heading.to_owned()));
            }
            source.parts.push(Part::Blocks(name, pane.children().collect()));
        }
    }
}

/// Adds the frequently asked questions.
fn add_questions<'a>(main: ElementRef<'a>, source: &mut Extract<'a>, losses: &mut Losses) {
    let items = select(main, ".u-max-text-width > ul.list-unstyled > li").into_iter();
    let questions: Vec<_> = items.filter_map(|item| Some((first(item, "h3")?, first(item, "p")?))).collect();
    if questions.is_empty() || first(main, "form[name=glossary-search]").is_some() {
        return;
    }
    losses.enter("questions");
    source.parts.push(Part::Heading(1, "Frequently asked questions".to_owned()));
    for (question, answer) in questions {
        source.parts.push(Part::Heading(2, losses.invisible.line(&text(question))));
        source.parts.push(Part::Paragraph(losses.invisible.line(&text(answer))));
    }
}

/// Adds the list of the pages below an index.
fn add_children<'a>(main: ElementRef<'a>, source: &mut Extract<'a>, losses: &mut Losses) {
    let mut items = Vec::new();
    // The template of the index has a `<noscript>` that is never closed, and the list is then in it.
    for child in select_all(main, "ul.row.list-unstyled > li, ul.list-unstyled > li > .topic-list__item") {
        let Some(link) = select_all(child, "h2 a[href]").into_iter().next() else { continue };
        let words = child
            .descendent_elements()
            .filter(|element| element.value().name() == "p" && !has_class(*element, "no-js-hide"));
        let after = words.map(|paragraph| losses.invisible.line(&text(paragraph))).find(|words| !words.is_empty());
        let after = after.map(|words| format!(": {words}")).unwrap_or_default();
        items.push(LinkItem { after, ..LinkItem::of(link, losses) });
    }
    if !items.is_empty() {
        losses.enter("list of pages");
        losses.add(
            "the list of the pages below this one",
            "it became a list of links; `kind = \"section\"` would make it by itself",
        );
        if !source.parts.is_empty() {
            source.parts.push(Part::Heading(1, "In this section".to_owned()));
        }
        source.parts.push(Part::Links(items));
    }
}

/// Adds the list of statements, which is a table of dates and links.
fn add_dated_list<'a>(main: ElementRef<'a>, source: &mut Extract<'a>, losses: &mut Losses) {
    let mut items = Vec::new();
    for row in select(main, ".container.pt-3 > table.mb-4 tr") {
        let (Some(date), Some(link)) = (first(row, "td"), first(row, "td a[href]")) else { continue };
        let before = format!("{}: ", collapse(&text(date)));
        items.push(LinkItem { before, ..LinkItem::of(link, losses) });
    }
    if !items.is_empty() {
        source.parts.push(Part::Links(items));
    }
}

/// Adds the call to action, the mailing list, and related links. Topics have them twice, for small screens and large ones.
pub(super) fn add_highlights<'a>(main: ElementRef<'a>, source: &mut Extract<'a>, losses: &mut Losses) {
    losses.enter("links below the text");
    let Some(row) = first(main, ".row.g-0.align-items-stretch > .col-12.col-xl").and_then(parent) else {
        return;
    };
    for column in row.child_elements() {
        let Some(heading) = first(column, "h2") else { continue };
        let mut words = losses.invisible.line(&text(heading));
        // The style sheet shows these words in capital letters.
        if let Some(initial) = words.chars().next() {
            words.replace_range(..initial.len_utf8(), &initial.to_uppercase().to_string());
        }
        source.parts.push(Part::Heading(1, words));
        let paragraphs = select(column, "p").into_iter().filter(|paragraph| first(*paragraph, "a").is_none());
        for paragraph in paragraphs {
            source.parts.push(Part::Paragraph(losses.invisible.line(&text(paragraph))));
        }
        let links = select(column, "a[href]").into_iter().map(|link| LinkItem::of(link, losses));
        source.parts.push(Part::Links(links.collect()));
    }
}
