//! The page of a section: an overview of its parts.

use leptos::prelude::*;
use model::page::{Card, CardGroup, Overview};
use model::{Link, Page};

use super::frame::frame;
use crate::components::Anchor;

/// Text, then the parts of the section as cards.
pub(crate) fn section(page: &Page, overview: &Overview) -> impl IntoView + use<> {
    let groups = overview.groups.iter().cloned().map(group).collect_view();
    frame(page, overview.diagram, (), groups)
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
