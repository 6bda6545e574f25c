//! The page of a section: an overview of its parts.

use leptos::prelude::*;
use model::Link;
use model::page::{Card, CardGroup, Overview};

use crate::components::Anchor;

/// The parts of the section as cards, after the text.
pub(crate) fn parts(overview: &Overview) -> impl IntoView + use<> {
    overview.groups.iter().cloned().map(group).collect_view()
}

fn group(CardGroup { heading, cards }: CardGroup) -> impl IntoView {
    let cards = cards.into_iter().map(card).collect_view();
    view! {
        <section class="card-group">
            <h2>{heading}</h2>
            <ul class="card-group__cards">{cards}</ul>
        </section>
    }
}

fn card(Card { title, href, text }: Card) -> impl IntoView {
    view! {
        <li class="card">
            <h3 class="card__title"><Anchor link=Link { label: title, href } /></h3>
            <p>{text}</p>
        </li>
    }
}
