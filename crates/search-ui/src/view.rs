//! What is shown of an answer, as HTML.

use maud::{Markup, html};
use model::paths::{SEARCH, SEARCH_PARAMETER};
use search::Kind;
use search::direct_hit::DirectHit;
use search::document::Document;
use search::engine::Matches;
use search::excerpt::{Fragment, excerpt, highlight};
use search::manifest::ExternalSearch;
use search::query::Query;
use search::terms::Term;

/// The address of all results; `encoded` is the query, percent-encoded.
pub(crate) fn results(encoded: &str) -> String {
    format!("{SEARCH}?{SEARCH_PARAMETER}={encoded}")
}

/// What an entry of a list is in: an option of a listbox, or an item of a list.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// An option, which the field points at.
    Option,
    /// An item.
    Item,
}

impl Form {
    fn link(self, number: usize, href: &str, content: &Markup) -> Markup {
        match self {
            Self::Option => html! {
                a class="finder__entry" role="option" id={ "finder-" (number) } aria-selected="false" tabindex="-1" href=(href) {
                    (content)
                }
            },
            Self::Item => html! { li { a class="finder__entry" href=(href) { (content) } } },
        }
    }
}

/// How many there are, as a sentence.
pub(crate) fn status(matches: &Matches, total: usize) -> String {
    let count = total + matches.direct_hits.len();
    let results = match count {
        0 => "No results".to_owned(),
        1 => "1 result".to_owned(),
        _ => format!("{count} results"),
    };
    if matches.corrected { format!("{results} for “{}”", matches.query.text) } else { results }
}

/// Which query is answered instead of the one that was typed, and the way to that one; `results` gives the address of the
/// results of a query.
pub(crate) fn correction(matches: &Matches, typed: &str, results: fn(&str) -> String) -> Markup {
    html! {
        @if matches.corrected {
            "Showing results for " strong { (matches.query.text) } ". "
            a href=(results(&Query::quoted(typed))) { "Search for " (typed) " instead" }
        }
    }
}

/// The entries: what the query names, then the documents.
pub(crate) fn entries(matches: &Matches, documents: &[Document], form: Form) -> Markup {
    let terms = &matches.query.terms;
    html! {
        @for (number, hit) in matches.direct_hits.iter().enumerate() {
            (form.link(number, &hit.href, &of_direct_hit(hit)))
        }
        @for (number, document) in documents.iter().enumerate() {
            (form.link(matches.direct_hits.len() + number, &document.href, &of_document(document, terms)))
        }
    }
}

fn of_direct_hit(hit: &DirectHit) -> Markup {
    html! {
        span class="finder__kind" { (hit.kind) }
        span class="finder__title" { (hit.title) }
        @if hit.text != hit.title {
            span class="finder__text" { (hit.text) }
        }
        @if let Some(host) = hit.host() {
            span class="finder__way" { "on " (host) }
        }
    }
}

fn of_document(document: &Document, terms: &[Term]) -> Markup {
    let quoted = excerpt(&document.text, terms);
    let quoted = if quoted.is_empty() { highlight(&document.description, terms) } else { quoted };
    html! {
        span class="finder__title" { (fragments(&highlight(&document.title, terms))) }
        span class="finder__text" { (fragments(&quoted)) }
        span class="finder__way" {
            (document.way)
            @if !document.way.is_empty() && !document.date.is_empty() { " · " }
            (document.date)
        }
    }
}

fn fragments(fragments: &[Fragment<'_>]) -> Markup {
    html! {
        @for fragment in fragments {
            @if fragment.highlighted { mark { (fragment.text) } } @else { (fragment.text) }
        }
    }
}

/// The kinds with their counts, the chosen one pressed.
pub(crate) fn kinds(matches: &Matches, chosen: Option<Kind>) -> Markup {
    let several = matches.counts.iter().filter(|count| **count > 0).count() > 1;
    let button = |name: &str, value: &str, count: usize, pressed: bool| {
        html! {
            button class="finder__choice" type="button" value=(value) aria-pressed=(pressed) { (name) " " span { (count) } }
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
    }
}

/// The kind that a button stands for.
pub(crate) fn kind_of(value: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.word() == value)
}

/// Further ways for the same words; `encoded` is the query, percent-encoded.
pub(crate) fn external_searches(searches: &[ExternalSearch], encoded: &str) -> Markup {
    html! {
        @for search in searches {
            a href={ (search.href) (encoded) } { (search.name) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        Document {
            title: "QUIC <3".to_owned(),
            href: "/quic/".to_owned(),
            way: "Technologies".to_owned(),
            description: "All about QUIC".to_owned(),
            ..Document::default()
        }
    }

    fn matches(text: &str) -> Matches {
        Matches { query: Query::new(text), ..Matches::default() }
    }

    #[test]
    fn markup_in_titles_is_text_and_matches_are_marked() {
        let html = entries(&matches("quic"), &[document()], Form::Item).into_string();
        assert!(html.contains("<mark>QUIC</mark> &lt;3"), "{html}");
        assert!(html.contains("All about <mark>QUIC</mark>"), "{html}");
    }

    #[test]
    fn options_are_numbered_through() {
        let hit = DirectHit {
            kind: "RFC",
            title: "RFC 9000".to_owned(),
            text: String::new(),
            href: "https://e.example/x".to_owned(),
        };
        let matches = Matches { direct_hits: vec![hit], ..matches("quic") };
        let html = entries(&matches, &[document()], Form::Option).into_string();
        assert!(html.contains(r#"id="finder-0""#) && html.contains(r#"id="finder-1""#), "{html}");
        assert!(html.contains("on e.example"), "{html}");
    }

    #[test]
    fn the_status_counts_and_tells_what_was_meant() {
        assert_eq!(status(&matches("x"), 0), "No results");
        assert_eq!(status(&matches("x"), 1), "1 result");
        assert_eq!(status(&corrected(), 12), "12 results for “internet”");
    }

    fn corrected() -> Matches {
        Matches { corrected: true, ..matches("internet") }
    }

    #[test]
    fn a_correction_says_so_and_leads_to_what_was_typed() {
        let html = correction(&corrected(), "<interent>", |query| format!("/?{}", query.len())).into_string();
        assert_eq!(
            html,
            "Showing results for <strong>internet</strong>. <a href=\"/?12\">Search for &lt;interent&gt; instead</a>"
        );
        assert_eq!(correction(&matches("internet"), "internet", str::to_owned).into_string(), "");
    }
}
