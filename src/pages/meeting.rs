//! One meeting.

use leptos::prelude::*;
use model::Page;
use model::meeting::{Meeting, Phase};

use super::frame::frame;
use crate::clock::Clock;
use crate::components::{Anchor, Fresh};

/// When it takes place, what is known of it, the text, and its pages elsewhere.
pub(crate) fn meeting(page: &Page, meeting: &Meeting) -> impl IntoView + use<> {
    let Meeting { card, facts, links } = meeting.clone();
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
    let before = view! {
        <p class="when">{when}</p>
        <dl class="facts">{facts}</dl>
    };
    let after = (!links.is_empty()).then(|| {
        let links = links.into_iter().map(|link| view! { <li><Anchor link /></li> }).collect_view();
        view! { <section class="prose"><h2>"More about this meeting"</h2><ul>{links}</ul></section> }
    });
    frame(page, None, before, after)
}
