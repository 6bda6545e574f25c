//! Metadata at the end of a page: sources, dates, and the link to edit it.

use maud::{Markup, html};
use model::page::Source;
use model::{Date, Link, Page};

use super::markup::anchor;

/// Sources, the date of the most recent fact, the date of the last change, the link to edit the page, and that to the top of a long
/// page. Each is left out if it is not known.
pub(crate) fn page_meta(page: &Page) -> Markup {
    html! {
        @if !page.sources.is_empty() {
            section class="sources" aria-labelledby="sources" {
                h2 class="sources__heading" id="sources" { "Sources" }
                ul {
                    @for source in &page.sources {
                        li { (source_item(source)) }
                    }
                }
            }
        }
        (dated("As of ", page.as_of.as_ref()))
        (dated("Last updated ", page.changed.as_ref()))
        @if let Some(href) = &page.edit_url {
            p class="sources__day" { (anchor(&Link { label: "Edit this page".to_owned(), href: href.clone() })) }
        }
        @if page.is_long() { p class="sources__day" { a href="#content" { "Back to top" } } }
    }
}

fn dated(label: &str, date: Option<&Date>) -> Markup {
    html! {
        @if let Some(date) = date {
            p class="sources__day" { (label) time datetime=(date.day.as_str()) { (date.text) } }
        }
    }
}

fn source_item(source: &Source) -> Markup {
    let Some(href) = &source.href else { return html! { (source.title) } };
    anchor(&Link { label: source.title.clone(), href: href.clone() })
}

#[cfg(test)]
mod tests {
    use model::{Day, PageKind};

    use super::*;

    #[test]
    fn page_meta_contains_only_what_is_known() {
        let page = Page::new("/about/".into(), "About".into(), String::new(), PageKind::Article);
        assert_eq!(page_meta(&page).into_string(), "");

        let date = Date { day: Day::parse("2026-01-05").unwrap(), text: "5 January 2026".into() };
        let as_of = page_meta(&Page { as_of: Some(date.clone()), ..page.clone() }).into_string();
        assert_eq!(as_of, r#"<p class="sources__day">As of <time datetime="2026-01-05">5 January 2026</time></p>"#);

        let page = Page { changed: Some(date), ..page };
        let changed = r#"<p class="sources__day">Last updated <time datetime="2026-01-05">5 January 2026</time></p>"#;
        assert_eq!(page_meta(&page).into_string(), changed);

        let edit_url = Some("https://git.example.org/edit/about.md".into());
        let html = page_meta(&Page { edit_url, ..page }).into_string();
        assert!(
            html.contains(r#"<a href="https://git.example.org/edit/about.md" rel="external">Edit this page"#),
            "{html}"
        );
    }
}
