//! The search: an A to Z of the site, which the query narrows down, and the searches elsewhere.

use leptos::html;
use leptos::prelude::*;
use model::Link;
use model::page::Index;
use model::site::Group;

use crate::components::{Anchor, Fresh, OutsideSearch};
use crate::routes;

/// The index with its field, before the text.
pub(crate) fn index(index: &Index) -> impl IntoView + use<> {
    let query = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    #[cfg(target_arch = "wasm32")]
    follow_address(query, field);
    let letters = index.letters.clone();
    let found = Memo::new(move |_| narrow(&letters, &query.get()));
    let count = move || {
        let count: usize = found.with(|letters| letters.iter().map(|letter| letter.links.len()).sum());
        query.with(|query| (!query.trim().is_empty()).then(|| outcome(count, query.trim())))
    };
    let letters = move || Fresh(found.get().into_iter().map(letter).collect_view());
    view! {
        <form class="search-form" role="search" aria-label="Site index" method="get" action=routes::SEARCH>
            <label class="visually-hidden" for="search-query">"Words of the title"</label>
            <input
                class="search-form__field"
                type="search"
                id="search-query"
                name=routes::SEARCH_PARAMETER
                placeholder="Words of the title"
                node_ref=field
                on:input:target=move |event| query.set(event.target().value())
            />
            <button class="search-form__button">"Go"</button>
        </form>
        <p class="search-count" role="status">{count}</p>
        <div class="index">{letters}</div>
    }
}

/// The searches of the mail archive and of the Datatracker, after the text.
pub(crate) fn outside(index: &Index) -> impl IntoView + use<> {
    let searches = index.searches.iter().cloned().map(|form| view! { <OutsideSearch form /> }).collect_view();
    view! { <div class="searches">{searches}</div> }
}

fn letter(Group { heading, links }: Group) -> impl IntoView {
    let links = links.into_iter().map(|link| view! { <li><Anchor link /></li> }).collect_view();
    view! {
        <section class="index__letter">
            <h2>{heading}</h2>
            <ul>{links}</ul>
        </section>
    }
}

/// The letters with those pages only whose title has every word of the query, in any order and case.
fn narrow(letters: &[Group], query: &str) -> Vec<Group> {
    let words: Vec<String> = query.split_whitespace().map(str::to_ascii_lowercase).collect();
    let fits = |link: &&Link| {
        let title = link.label.to_ascii_lowercase();
        words.iter().all(|word| title.contains(word.as_str()))
    };
    letters
        .iter()
        .map(|letter| Group {
            heading: letter.heading.clone(),
            links: letter.links.iter().filter(fits).cloned().collect(),
        })
        .filter(|letter| !letter.links.is_empty())
        .collect()
}

/// How many titles fit, as a sentence.
fn outcome(count: usize, query: &str) -> String {
    match count {
        0 => format!("No title has “{query}”. The searches below look further."),
        1 => format!("1 title has “{query}”."),
        _ => format!("{count} titles have “{query}”."),
    }
}

/// Shows what the address asks for. The prerendered page knows no query, and what a visitor has typed before the app has
/// taken over counts for more.
#[cfg(target_arch = "wasm32")]
fn follow_address(query: RwSignal<String>, field: NodeRef<html::Input>) {
    let address = leptos_router::hooks::use_location().search;
    Effect::new(move |before: Option<()>| {
        let asked = query_of(&address.get()).unwrap_or_default();
        let Some(field) = field.get_untracked() else { return };
        if before.is_some() || field.value().is_empty() {
            field.set_value(&asked);
        }
        query.set(field.value());
    });
}

/// The query in the address.
#[cfg(target_arch = "wasm32")]
fn query_of(search: &str) -> Option<String> {
    web_sys::UrlSearchParams::new_with_str(search).ok()?.get(routes::SEARCH_PARAMETER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> Vec<Group> {
        let link = |label: &str| Link { label: label.to_owned(), href: String::new() };
        let group = |heading: &str, labels: &[&str]| Group {
            heading: heading.to_owned(),
            links: labels.iter().copied().map(link).collect(),
        };
        vec![group("I", &["IETF 125 Shenzhen", "IETF Systers"]), group("P", &["Past meetings"])]
    }

    fn titles(query: &str) -> Vec<String> {
        narrow(&letters(), query).into_iter().flat_map(|letter| letter.links).map(|link| link.label).collect()
    }

    #[test]
    fn a10_every_word_has_to_be_in_the_title() {
        assert_eq!(titles("shen ietf"), ["IETF 125 Shenzhen"]);
        assert_eq!(titles("  MEETINGS "), ["Past meetings"]);
        assert_eq!(titles("quic"), [""; 0]);
    }

    #[test]
    fn no_query_leaves_the_whole_index() {
        assert_eq!(narrow(&letters(), " "), letters());
    }

    #[test]
    fn odd_queries_are_only_words_that_no_title_has() {
        for query in ["\0", "<script>", "🦀", "\u{202e}", &"x".repeat(10_000)] {
            assert!(titles(query).is_empty(), "{query:?}");
        }
    }
}
