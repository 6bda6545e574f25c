//! What is shown of an answer, as HTML.

use maud::{Markup, html};
use model::files::{SEARCH, SEARCH_PARAMETER};
use search::Kind;
use search::catalog::Elsewhere;
use search::document::Document;
use search::excerpt::{Piece, excerpt, marked};
use search::find::Answer;
use search::jump::Jump;
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
pub(crate) fn status(answer: &Answer, total: usize) -> String {
    let count = total + answer.jumps.len();
    let results = match count {
        0 => "No results".to_owned(),
        1 => "1 result".to_owned(),
        _ => format!("{count} results"),
    };
    if answer.corrected { format!("{results} for “{}”", answer.query.text) } else { results }
}

/// Which query is answered instead of the one that was typed, and the way to that one; `results` gives the address of the
/// results of a query.
pub(crate) fn correction(answer: &Answer, typed: &str, results: fn(&str) -> String) -> Markup {
    html! {
        @if answer.corrected {
            "Showing results for " strong { (answer.query.text) } ". "
            a href=(results(&Query::quoted(typed))) { "Search for " (typed) " instead" }
        }
    }
}

/// The entries: what the query names, then the documents.
pub(crate) fn entries(answer: &Answer, documents: &[Document], form: Form) -> Markup {
    let terms = &answer.query.terms;
    html! {
        @for (number, jump) in answer.jumps.iter().enumerate() {
            (form.link(number, &jump.href, &of_jump(jump)))
        }
        @for (number, document) in documents.iter().enumerate() {
            (form.link(answer.jumps.len() + number, &document.href, &of_document(document, terms)))
        }
    }
}

fn of_jump(jump: &Jump) -> Markup {
    html! {
        span class="finder__kind" { (jump.kind) }
        span class="finder__title" { (jump.title) }
        @if jump.text != jump.title {
            span class="finder__text" { (jump.text) }
        }
        @if let Some(host) = jump.host() {
            span class="finder__way" { "on " (host) }
        }
    }
}

fn of_document(document: &Document, terms: &[Term]) -> Markup {
    let quoted = excerpt(&document.text, terms);
    let quoted = if quoted.is_empty() { marked(&document.description, terms) } else { quoted };
    html! {
        span class="finder__title" { (pieces(&marked(&document.title, terms))) }
        span class="finder__text" { (pieces(&quoted)) }
        span class="finder__way" {
            (document.way)
            @if !document.way.is_empty() && !document.date.is_empty() { " · " }
            (document.date)
        }
    }
}

fn pieces(pieces: &[Piece<'_>]) -> Markup {
    html! {
        @for piece in pieces {
            @if piece.marked { mark { (piece.text) } } @else { (piece.text) }
        }
    }
}

/// The kinds with their counts, the chosen one pressed.
pub(crate) fn kinds(answer: &Answer, chosen: Option<Kind>) -> Markup {
    let several = answer.counts.iter().filter(|count| **count > 0).count() > 1;
    let button = |name: &str, value: &str, count: usize, pressed: bool| {
        html! {
            button class="finder__choice" type="button" value=(value) aria-pressed=(pressed) { (name) " " span { (count) } }
        }
    };
    html! {
        @if several || chosen.is_some() {
            (button("All", "", answer.all, chosen.is_none()))
            @for (kind, count) in Kind::ALL.into_iter().zip(answer.counts) {
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
pub(crate) fn elsewhere(searches: &[Elsewhere], encoded: &str) -> Markup {
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

    fn answer(text: &str) -> Answer {
        Answer { query: Query::new(text), ..Answer::default() }
    }

    #[test]
    fn markup_in_titles_is_text_and_matches_are_marked() {
        let html = entries(&answer("quic"), &[document()], Form::Item).into_string();
        assert!(html.contains("<mark>QUIC</mark> &lt;3"), "{html}");
        assert!(html.contains("All about <mark>QUIC</mark>"), "{html}");
    }

    #[test]
    fn options_are_numbered_through() {
        let jump = Jump {
            kind: "RFC",
            title: "RFC 9000".to_owned(),
            text: String::new(),
            href: "https://e.example/x".to_owned(),
        };
        let answer = Answer { jumps: vec![jump], ..answer("quic") };
        let html = entries(&answer, &[document()], Form::Option).into_string();
        assert!(html.contains(r#"id="finder-0""#) && html.contains(r#"id="finder-1""#), "{html}");
        assert!(html.contains("on e.example"), "{html}");
    }

    #[test]
    fn the_status_counts_and_tells_what_was_meant() {
        assert_eq!(status(&answer("x"), 0), "No results");
        assert_eq!(status(&answer("x"), 1), "1 result");
        assert_eq!(status(&corrected(), 12), "12 results for “internet”");
    }

    fn corrected() -> Answer {
        Answer { corrected: true, ..answer("internet") }
    }

    #[test]
    fn a_correction_says_so_and_leads_to_what_was_typed() {
        let html = correction(&corrected(), "<interent>", |query| format!("/?{}", query.len())).into_string();
        assert_eq!(
            html,
            "Showing results for <strong>internet</strong>. <a href=\"/?12\">Search for &lt;interent&gt; instead</a>"
        );
        assert_eq!(correction(&answer("internet"), "internet", str::to_owned).into_string(), "");
    }
}
