//! What is shown of a response, as markup.

use maud::{Markup, html};
use model::paths::{SEARCH, SEARCH_PARAMETER};
use search::Kind;
use search::document::Document;
use search::engine::{Matches, SearchResponse};
use search::excerpt::{Fragment, excerpt, highlight};
use search::query::Query;
use search::rfcs::INFO;
use search::terms::{Term, is_one_of};

/// What makes the field of the dialog a combobox, once there is a list. The loader's markup has only what works without.
pub(crate) const FIELD_ATTRIBUTES: [(&str, &str); 9] = [
    ("role", "combobox"),
    ("aria-autocomplete", "list"),
    ("aria-expanded", "false"),
    ("aria-controls", "search-options"),
    ("inputmode", "search"),
    ("enterkeyhint", "search"),
    ("autocapitalize", "off"),
    ("spellcheck", "false"),
    ("placeholder", "A page, meeting, group, draft or RFC 9000"),
];

/// What RFCs can be filtered by. Their groups are added.
const FILTERS: &str = "obsolete:no status:standard status:bcp status:informational status:experimental status:historic";

/// Number of documents whose groups RFCs can be filtered by.
const MAX_GROUPS: usize = 7;

/// Value of the button "More results".
pub(crate) const MORE: &str = "more";

/// The list that entries are in.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Listing {
    /// The listbox of the dialog, whose options are selected from the field.
    Options,
    /// The list on the page of results.
    Items,
}

impl Listing {
    /// Returns how many documents are shown at first, and how many more at a time.
    pub(crate) const fn page_size(self) -> usize {
        match self {
            Self::Options => 7,
            Self::Items => 20,
        }
    }

    /// Returns the selector of the buttons that change what is shown.
    pub(crate) const fn buttons(self) -> &'static str {
        match self {
            Self::Options => "dialog [value]",
            Self::Items => "search-results [value]",
        }
    }

    /// Returns an entry of the list. Only its title is in the link, which is named by it; the rest, which is longer, describes it.
    fn entry(self, number: usize, href: &str, name: &Markup, description: &Markup) -> Markup {
        let id = format!("{}{number}", self.id());
        let description_id = format!("{id}-text");
        match self {
            // A list of options has nothing else for those who hear it.
            Self::Options => html! {
                div class="search-result" role="none" {
                    a id=(id) role="option" aria-selected="false" aria-describedby=(description_id) tabindex="-1" href=(href) { (name) }
                    div id=(description_id) aria-hidden="true" { (description) }
                }
            },
            Self::Items => html! {
                li class="search-result" {
                    a aria-describedby=(description_id) href=(href) { (name) }
                    div id=(description_id) { (description) }
                }
            },
        }
    }

    /// Returns what the ids of entries start with. The dialog can be open on the page of results.
    const fn id(self) -> &'static str {
        match self {
            Self::Options => "search-option-",
            Self::Items => "search-item-",
        }
    }
}

/// Returns the id of an option.
pub(crate) fn option_id(number: u32) -> String {
    format!("{}{number}", Listing::Options.id())
}

/// Returns the parts of a panel that follow its status message.
pub(crate) fn parts(listing: Listing) -> Markup {
    html! {
        p class="search-panel__correction" {}
        div class="search-panel__kinds" role="group" aria-label="Kinds of results" {}
        @match listing {
            Listing::Options => div class="search-panel__list" id="search-options" role="listbox" aria-label="Results" {},
            Listing::Items => ol class="search-panel__list" {},
        }
        p class="search-panel__more" {}
    }
}

/// Returns the address of the page of results; `encoded` is the query, percent-encoded.
pub(crate) fn results_url(encoded: &str) -> String {
    format!("{SEARCH}?{SEARCH_PARAMETER}={encoded}")
}

/// Returns the address of the page of results as a visitor has left it: with a kind, and with more results than at first.
pub(crate) fn address(encoded: &str, kind: Option<Kind>, count: usize) -> String {
    let kind = kind.map_or(["", ""], |kind| ["&kind=", kind.word()]);
    let shown = if count > Listing::Items.page_size() { format!("&shown={count}") } else { String::new() };
    [&results_url(encoded), kind[0], kind[1], &shown].concat()
}

/// Returns the number of results as a sentence, and how many of them are shown if there have been more at a time.
pub(crate) fn status(matches: &Matches, total: usize, shown: usize, listing: Listing) -> String {
    let count = total + matches.direct_hits.len();
    let mut status = match count {
        0 => "No results".to_owned(),
        1 => "1 result".to_owned(),
        _ => format!("{count} results"),
    };
    if matches.corrected {
        status = format!("{status} for “{}”", matches.query.text);
    }
    if listing == Listing::Items && shown > listing.page_size() {
        status = format!("{status}, {} shown", shown + matches.direct_hits.len());
    }
    status
}

/// Returns a note on a corrected query with a link to what was typed; `results_url` returns the address of the results of a query.
pub(crate) fn correction(matches: &Matches, typed: &str, results_url: fn(&str) -> String) -> Markup {
    html! {
        @if matches.corrected {
            "Showing results for " strong { (matches.query.text) } ". "
            a href=(results_url(&Query::quoted(typed))) { "Search for " (typed) " instead" }
        }
    }
}

/// Returns the entries: what the query names, then the documents.
pub(crate) fn entries(matches: &Matches, documents: &[Document], listing: Listing) -> Markup {
    let terms = &matches.query.terms;
    html! {
        @let all = matches.direct_hits.iter().map(|hit| &hit.document).chain(documents);
        @for (number, document) in all.enumerate() {
            (listing.entry(number, &document.href, &name(document, terms), &description(document, terms, listing)))
        }
    }
}

fn name(document: &Document, terms: &[Term]) -> Markup {
    html! {
        @if !document.label.is_empty() {
            // The space is for those who hear it.
            span class="search-result__kind" { (document.label) } " "
        }
        span class="search-result__title" { (fragments(&highlight(&document.title, terms))) }
    }
}

fn description(document: &Document, terms: &[Term], listing: Listing) -> Markup {
    let quoted = excerpt(&document.text, terms);
    let quoted = if quoted.is_empty() { highlight(&document.description, terms) } else { quoted };
    html! {
        span class="search-result__text" { (fragments(&quoted)) }
        @if !document.replaced_by.is_empty() {
            span class="search-result__text" {
                "Replaced by"
                @for number in document.replaced_by.split(' ') {
                    // In the dialog, keys lead to options only; what replaces an RFC is one of them, or found by its number.
                    " " a href={ (INFO) (number) } tabindex=[(listing == Listing::Options).then_some("-1")] { "RFC " (number) }
                }
            }
        }
        span class="search-result__path" { (document.breadcrumbs) }
    }
}

fn fragments(fragments: &[Fragment<'_>]) -> Markup {
    html! {
        @for fragment in fragments {
            @if fragment.highlighted { mark { (fragment.text) } } @else { (fragment.text) }
        }
    }
}

/// Returns a button for each kind with its number of results; the chosen one is pressed. On the page of results, those of the filters
/// follow where RFCs are shown.
pub(crate) fn kinds(response: &SearchResponse, chosen: Option<Kind>, listing: Listing) -> Markup {
    let matches = &response.matches;
    let several = matches.counts.iter().filter(|count| **count > 0).count() > 1;
    let button = |name: &str, value: &str, count: usize, pressed: bool| {
        html! {
            button class="search-panel__kind" type="button" value=(value) aria-pressed=(pressed) {
                (name) @if count > 0 { " " span { (count) } }
            }
        }
    };
    html! {
        @if several || chosen.is_some() {
            (button("All", "", matches.all, chosen.is_none()))
            @for (kind, count) in Kind::ALL.into_iter().zip(matches.counts) {
                @if count > 0 || chosen == Some(kind) {
                    (button(kind.plural(), kind.word(), count, chosen == Some(kind)))
                }
            }
        }
        @if listing == Listing::Items && (chosen == Some(Kind::Rfc) || matches.query.filters > 0) {
            @for value in filters(response).split(' ') {
                (button(value, value, 0, matches.query.terms.iter().any(|term| term.word == value)))
            }
        }
    }
}

/// Returns the filters to choose from, separated by spaces: those of the query and of the groups of the first documents are last.
fn filters(response: &SearchResponse) -> String {
    let mut all = FILTERS.to_owned();
    let mut add = |filter: &str| {
        if !filter.is_empty() && !is_one_of(&all, filter) {
            all.push(' ');
            all += filter;
        }
    };
    let Query { terms, filters, .. } = &response.matches.query;
    for term in terms.iter().rev().take(*filters) {
        add(&term.word);
    }
    for document in response.documents.iter().take(MAX_GROUPS) {
        add(&document.filter);
    }
    all
}

/// Returns the kind that a button stands for.
pub(crate) fn kind_of(value: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.word() == value)
}

/// Returns the ways to more results: all of them, and the searches of other sites; `encoded` is the query, percent-encoded.
pub(crate) fn more(response: &SearchResponse, encoded: &str, listing: Listing) -> Markup {
    let SearchResponse { matches, documents, total, external_searches } = response;
    let has_more = *total > documents.len();
    html! {
        @match listing {
            Listing::Options => {
                @if has_more {
                    a href=(results_url(encoded)) { "All " (total + matches.direct_hits.len()) " results" }
                }
                @for search in external_searches {
                    a href={ (search.href) (encoded) } { (search.name) }
                }
            }
            Listing::Items => {
                @if has_more {
                    button class="button" type="button" value=(MORE) { "More results" }
                }
                @if *total + matches.direct_hits.len() == 0 {
                    (index_link())
                }
            }
        }
    }
}

/// Returns what is proposed instead of a page that does not exist; `results_url` leads to all results.
pub(crate) fn nearest(response: &SearchResponse, results_url: &str) -> Markup {
    let SearchResponse { matches, documents, .. } = response;
    html! {
        @if !documents.is_empty() || !matches.direct_hits.is_empty() {
            h2 { "Nearest pages" }
            ol class="search-panel__list" { (entries(matches, documents, Listing::Items)) }
            p class="search-panel__more" {
                a href=(results_url) { "More results for “" (matches.query.text) "”" }
            }
        }
    }
}

/// Returns a link to the site from A to Z.
pub(crate) fn index_link() -> Markup {
    html! { a href=(SEARCH) { "The site from A to Z" } }
}

#[cfg(test)]
mod tests {
    use search::direct_hit::DirectHit;

    use super::*;

    fn document() -> Document {
        Document {
            title: "QUIC <3".to_owned(),
            href: "/quic/".to_owned(),
            breadcrumbs: "Technologies".to_owned(),
            description: "All about QUIC".to_owned(),
            ..Document::default()
        }
    }

    fn matches(text: &str) -> Matches {
        Matches { query: Query::new(text), ..Matches::default() }
    }

    #[test]
    fn markup_in_titles_is_escaped_and_matches_are_highlighted() {
        let html = entries(&matches("quic"), &[document()], Listing::Items).into_string();
        assert!(html.contains("<mark>QUIC</mark> &lt;3"), "{html}");
        assert!(html.contains("All about <mark>QUIC</mark>"), "{html}");
    }

    #[test]
    fn options_are_numbered_consecutively() {
        let rfc = Document {
            label: "RFC 8446".to_owned(),
            title: "TLS".to_owned(),
            replaced_by: "9846".to_owned(),
            breadcrumbs: "on e.example".to_owned(),
            ..Document::default()
        };
        let hit = DirectHit { kind: Kind::Rfc, document: rfc };
        let matches = Matches { direct_hits: vec![hit], ..matches("quic") };
        let html = entries(&matches, &[document()], Listing::Options).into_string();
        assert!(html.contains(r#"id="search-option-0""#) && html.contains(r#"id="search-option-1""#), "{html}");
        assert!(html.contains("on e.example"), "{html}");
        assert!(html.contains(">RFC 8446</span> <span"), "{html}");
        assert!(
            html.contains(
                r#"Replaced by <a href="https://www.rfc-editor.org/info/rfc9846" tabindex="-1">RFC 9846</a>"#
            ),
            "{html}"
        );
    }

    #[test]
    fn an_rfc_is_named_with_its_number_and_links_to_what_replaced_it() {
        let rfc = Document {
            label: "RFC 8446".to_owned(),
            title: "TLS 1.3".to_owned(),
            description: "Standards Track · TLS · 2018".to_owned(),
            breadcrumbs: "on www.rfc-editor.org".to_owned(),
            replaced_by: "9846".to_owned(),
            ..Document::default()
        };
        let html = entries(&matches("tls"), &[rfc], Listing::Items).into_string();
        assert!(html.contains(r#"RFC 8446</span> <span class="search-result__title"><mark>TLS</mark> 1.3"#), "{html}");
        assert!(
            html.contains(r#"Replaced by <a href="https://www.rfc-editor.org/info/rfc9846">RFC 9846</a>"#),
            "{html}"
        );
        assert!(html.contains("Standards Track · <mark>TLS</mark> · 2018"), "{html}");
        assert!(html.contains("on www.rfc-editor.org"), "{html}");
    }

    #[test]
    fn filters_are_offered_for_rfcs_and_those_of_the_query_are_pressed() {
        let rfc = Document { filter: "wg:quic".to_owned(), ..document() };
        let response = |text: &str| SearchResponse {
            matches: matches(text),
            documents: vec![rfc.clone(), rfc.clone()],
            ..SearchResponse::default()
        };
        assert_eq!(kinds(&response("quic"), None, Listing::Items).into_string(), "");
        assert_eq!(kinds(&response("quic wg:quic"), None, Listing::Options).into_string(), "");
        let html = kinds(&response("quic wg:quic"), None, Listing::Items).into_string();
        assert_eq!(html.matches("<button").count(), FILTERS.split(' ').count() + 1, "{html}");
        assert!(html.contains(r#"value="wg:quic" aria-pressed="true""#), "{html}");
        assert!(html.contains(r#"value="obsolete:no" aria-pressed="false""#), "{html}");
        assert!(kinds(&response("quic"), Some(Kind::Rfc), Listing::Items).into_string().contains("wg:quic"));
        // Also where they leave nothing.
        let nothing = SearchResponse { matches: matches("wg:tls stream:iab"), ..SearchResponse::default() };
        let html = kinds(&nothing, None, Listing::Items).into_string();
        for filter in ["wg:tls", "stream:iab"] {
            assert!(html.contains(&format!(r#"value="{filter}" aria-pressed="true""#)), "{html}");
        }
    }

    #[test]
    fn status_has_the_count_the_correction_and_the_number_shown() {
        let status = |matches: &Matches, total, shown| status(matches, total, shown, Listing::Items);
        assert_eq!(status(&matches("x"), 0, 0), "No results");
        assert_eq!(status(&matches("x"), 1, 1), "1 result");
        assert_eq!(status(&corrected(), 12, 12), "12 results for “internet”");
        assert_eq!(status(&matches("x"), 120, 20), "120 results");
        assert_eq!(status(&matches("x"), 120, 40), "120 results, 40 shown");
    }

    fn corrected() -> Matches {
        Matches { corrected: true, ..matches("internet") }
    }

    #[test]
    fn correction_links_to_what_was_typed() {
        let html = correction(&corrected(), "<interent>", |query| format!("/?{}", query.len())).into_string();
        assert_eq!(
            html,
            "Showing results for <strong>internet</strong>. <a href=\"/?12\">Search for &lt;interent&gt; instead</a>"
        );
        assert_eq!(correction(&matches("internet"), "internet", str::to_owned).into_string(), "");
    }

    #[test]
    fn nearest_pages_have_a_heading_only_if_there_are_any() {
        let html = |documents| {
            let response = SearchResponse { matches: matches("about quic"), documents, ..SearchResponse::default() };
            nearest(&response, "/search/?q").into_string()
        };
        assert_eq!(html(Vec::new()), "");
        let some = html(vec![document()]);
        assert!(some.contains("Nearest pages"), "{some}");
        assert!(some.contains(r#"href="/search/?q">More results for “about quic”"#), "{some}");
    }

    #[test]
    fn address_has_the_kind_and_how_many_are_shown() {
        assert_eq!(address("a%20b", None, 20), "/search/?query=a%20b");
        assert_eq!(address("a", Some(Kind::Group), 60), "/search/?query=a&kind=Group&shown=60");
    }
}
