//! One meeting.

use leptos::prelude::*;
use model::meeting::{Meeting, Phase};

use crate::clock::Clock;
use crate::components::{Anchor, Fresh};

/// When it takes place, and what is known of it, before the text.
pub(crate) fn facts(meeting: &Meeting) -> impl IntoView + use<> {
    let Meeting { card, facts, .. } = meeting.clone();
    let clock = Clock::expect();
    let facts = facts
        .into_iter()
        .map(|fact| view! { <div class="facts__row"><dt>{fact.name}</dt><dd>{fact.value}</dd></div> })
        .collect_view();
    let when = move || {
        let today = clock.today();
        let now = (card.phase(&today) == Phase::UnderWay).then(|| view! { <span class="badge">"Now"</span> });
        Fresh(view! { {now} " " {card.sentence(&today)} })
    };
    view! {
        <p class="when">{when}</p>
        <dl class="facts">{facts}</dl>
    }
}

/// Its pages elsewhere, after the text.
pub(crate) fn elsewhere(meeting: &Meeting) -> impl IntoView + use<> {
    let links = meeting.links.clone();
    (!links.is_empty()).then(|| {
        let links = links.into_iter().map(|link| view! { <li><Anchor link /></li> }).collect_view();
        view! { <section class="prose"><h2>"More about this meeting"</h2><ul>{links}</ul></section> }
    })
}
