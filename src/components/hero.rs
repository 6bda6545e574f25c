//! The hero of the home page: what the IETF is, and where to start.

use leptos::prelude::*;
use model::Link;
use model::page::Diagram;

use super::diagram;
use super::markup::buttons;

/// Title, lead and calls to action, beside a diagram of the IPv6 header.
#[expect(clippy::needless_pass_by_value, reason = "components own their properties")]
#[component]
pub(crate) fn Hero(
    /// Title of the page.
    title: String,
    /// What the IETF is, in one sentence.
    lead: String,
    /// Links shown as buttons; the first is the primary one.
    calls_to_action: Vec<Link>,
) -> impl IntoView {
    view! {
        <section class="hero">
            <div class="hero__row">
                <div class="hero__text">
                    <h1 class="hero__title" tabindex="-1">{title}</h1>
                    <p class="hero__lead">{lead}</p>
                    <div class="unboxed" inner_html=buttons(&calls_to_action).into_string()></div>
                </div>
                <div class="unboxed" inner_html=diagram(Diagram::Ipv6).into_string()></div>
            </div>
        </section>
    }
}
