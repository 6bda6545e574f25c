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

/// A link, marked for eye and ear when it leads to another host, as [`MenuAnchor`](super::MenuAnchor) does it.
pub(crate) fn anchor(link: &Link) -> Markup {
    html! {
        @if link.is_external() {
            a href=(link.href) rel="external" { (link.label) span class="visually-hidden" { " (external site)" } }
        } @else {
            a href=(link.href) { (link.label) }
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
}
