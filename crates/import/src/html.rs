//! Parses a page as browsers without scripts do, so that what stands in `<noscript>` is markup and can be told apart.

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::TendrilSink as _;
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{ElementRef, Html, HtmlTreeSink, Selector};

/// Parses a page.
pub(crate) fn parse(text: &str) -> Html {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    parse_document(HtmlTreeSink::new(Html::new_document()), options).one(text)
}

/// Returns the elements below `element` that a CSS selector matches, without those in `<noscript>`, which repeat others.
pub(crate) fn select<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    select_all(element, selector).into_iter().filter(|found| !is_repeated(*found)).collect()
}

/// Returns the elements below `element` that a CSS selector matches, with those in `<noscript>`.
pub(crate) fn select_all<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    // All selectors are literals, and tests use each of them.
    let Ok(selector) = Selector::parse(selector) else { return Vec::new() };
    element.select(&selector).collect()
}

/// Returns the first element that a CSS selector matches.
pub(crate) fn first<'a>(element: ElementRef<'a>, selector: &str) -> Option<ElementRef<'a>> {
    select(element, selector).into_iter().next()
}

fn is_repeated(element: ElementRef<'_>) -> bool {
    element
        .ancestors()
        .any(|ancestor| ancestor.value().as_element().is_some_and(|element| element.name() == "noscript"))
}

/// Returns the text of an element.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// Returns whether an element has a class.
pub(crate) fn has_class(element: ElementRef<'_>, class: &str) -> bool {
    element.value().classes().any(|own| own == class)
}

/// Returns the parent element.
pub(crate) fn parent(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    element.parent().and_then(ElementRef::wrap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_the_page_without_scripts_is_left_out() {
        let html = parse("<main><p>one</p><noscript><p>two</p></noscript><p>three</main>");
        let texts: Vec<String> = select(html.root_element(), "main p").into_iter().map(text).collect();
        assert_eq!(texts, ["one", "three"]);
    }
}
