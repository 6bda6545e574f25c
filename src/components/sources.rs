//! Where the facts of a page come from.

use leptos::either::Either;
use leptos::prelude::*;
use model::page::Source;
use model::{Date, Link};

use super::Anchor;

/// Sources, and the day of the newest fact.
#[component]
pub(crate) fn Sources(sources: Vec<Source>, as_of: Option<Date>) -> impl IntoView {
    (!sources.is_empty() || as_of.is_some()).then(|| {
        let sources = sources.into_iter().map(|source| view! { <li>{entry(source)}</li> }).collect_view();
        let as_of = as_of.map(|date| {
            view! { <p class="sources__day">"As of " <time datetime=date.day.as_str().to_owned()>{date.text}</time></p> }
        });
        view! {
            <section class="sources" aria-labelledby="sources">
                <h2 class="sources__heading" id="sources">"Sources"</h2>
                <ul>{sources}</ul>
                {as_of}
            </section>
        }
    })
}

fn entry(source: Source) -> impl IntoView {
    match source.href {
        Some(href) => Either::Left(view! { <Anchor link=Link { label: source.title, href } /> }),
        None => Either::Right(source.title),
    }
}
