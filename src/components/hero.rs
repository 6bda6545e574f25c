//! The first screen of the home page: what the IETF is, and where to start.

use leptos::prelude::*;
use model::Link;
use model::page::Diagram;

use super::diagram;

/// Title, lead and the ways to start, beside the header of an IPv6 packet.
#[component]
pub(crate) fn Hero(
    /// Title of the page.
    title: String,
    /// What the IETF is, in a sentence.
    lead: String,
    /// Where to start; the first is the main one.
    starts: Vec<Link>,
) -> impl IntoView {
    let starts = starts
        .into_iter()
        .enumerate()
        .map(|(at, link)| {
            let class = if at == 0 { "button button--primary" } else { "button" };
            view! { <a class=class href=link.href>{link.label}</a> }
        })
        .collect_view();
    view! {
        <section class="hero">
            <div class="hero__row">
                <div class="hero__text">
                    <h1 class="hero__title" tabindex="-1">{title}</h1>
                    <p class="hero__lead">{lead}</p>
                    <p class="hero__starts">{starts}</p>
                </div>
                <div class="unboxed" inner_html=diagram(Diagram::Ipv6).into_string()></div>
            </div>
        </section>
    }
}
