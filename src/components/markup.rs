//! Parts of lists that are strings of HTML.

use leptos::prelude::*;
use maud::{Markup, html};
use model::Link;

/// HTML that stays as it is.
pub(crate) fn static_html(markup: Markup) -> Signal<String> {
    Signal::stored(markup.into_string())
}

/// A part of a page; its HTML may follow the clock.
pub(crate) fn html_block(html: Signal<String>) -> impl IntoView {
    view! { <div inner_html=html></div> }
}

/// A link. One that leads to another host says so: to the eye by a mark of the style, to the ear in words.
pub(crate) fn anchor(link: &Link) -> Markup {
    anchor_with_current(link, false)
}

/// A link that can be the current page (`aria-current`).
pub(crate) fn anchor_with_current(link: &Link, is_current: bool) -> Markup {
    let external = link.is_external();
    html! {
        a href=(link.href) rel=[external.then_some("external")] aria-current=[is_current.then_some("page")] {
            (link.label)
            @if external { span class="visually-hidden" { " (external site)" } }
        }
    }
}

/// The items of a list of links.
pub(crate) fn items(links: &[Link]) -> Markup {
    html! {
        @for link in links {
            li { (anchor(link)) }
        }
    }
}

/// A list of links.
pub(crate) fn links(class: Option<&str>, links: &[Link]) -> Markup {
    html! { ul class=[class] { (items(links)) } }
}

/// Calls to action: links shown as buttons, the first of them as the primary one. Nothing if there are none.
pub(crate) fn buttons(links: &[Link]) -> Markup {
    html! {
        @if !links.is_empty() {
            p class="buttons" {
                @for (index, link) in links.iter().enumerate() {
                    a class=(if index == 0 { "button button--primary" } else { "button" }) href=(link.href) { (link.label) }
                }
            }
        }
    }
}

/// A mark of the state that something is in.
pub(crate) fn badge(state: &str) -> Markup {
    html! { span class={ "badge badge--" (state.to_ascii_lowercase()) } { (state) } }
}

/// A row of a list of facts.
pub(crate) fn fact(name: &str, value: &str) -> Markup {
    html! { div class="facts__row" { dt { (name) } dd { (value) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c6_text_and_addresses_are_escaped() {
        let link = Link { label: "<b>&".into(), href: "/\"onclick=\"x".into() };
        assert_eq!(anchor(&link).into_string(), r#"<a href="/&quot;onclick=&quot;x">&lt;b&gt;&amp;</a>"#);
    }

    #[test]
    fn links_to_other_hosts_say_so() {
        let link = Link { label: "IANA".into(), href: "https://www.iana.org/".into() };
        assert!(
            anchor(&link)
                .into_string()
                .contains(r#"rel="external">IANA<span class="visually-hidden"> (external site)"#)
        );
    }

    #[test]
    fn first_button_is_the_primary_one() {
        let link = |label: &str| Link { label: label.into(), href: "/a/".into() };
        let html = buttons(&[link("Donate"), link("Sponsor")]).into_string();
        assert_eq!(
            html,
            r#"<p class="buttons"><a class="button button--primary" href="/a/">Donate</a><a class="button" href="/a/">Sponsor</a></p>"#
        );
        assert_eq!(buttons(&[]).into_string(), "");
    }

    #[test]
    fn badge_has_the_look_of_its_state() {
        assert_eq!(badge("Proposed").into_string(), r#"<span class="badge badge--proposed">Proposed</span>"#);
    }
}
