//! Prepares the text of a post for feeds.

use anyhow::{Result, anyhow};
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use maud::html;
use model::Page;

/// Returns the summary of a post: its description, and where the original is of a post that is itself a summary.
pub(super) fn summary(page: &Page) -> String {
    let original = page.original.iter().map(|original| format!("This is a summary. {}.", original.label));
    std::iter::once(page.description.clone()).chain(original).collect::<Vec<_>>().join(" ")
}

/// Returns the full text of a post. A summary begins as on its page, without what only the page's style needs.
pub(super) fn html(page: &Page) -> String {
    let summary = html! {
        @if let Some(original) = &page.original {
            p { "This is a summary. " a href=(original.href) { (original.label) } "." }
        }
    };
    summary.into_string() + &page.body.html
}

/// Makes the URLs in `html` absolute. `page` is the URL of the page that the text belongs to.
pub(super) fn with_absolute_urls(html: &str, origin: &str, page: &str) -> Result<String> {
    let make_absolute = |element: &mut Element, attribute: &str| {
        let address = element.get_attribute(attribute).unwrap_or_default();
        let base = if address.starts_with('/') {
            origin
        } else if address.starts_with('#') {
            page
        } else {
            return Ok(());
        };
        Ok(element.set_attribute(attribute, &format!("{base}{address}"))?)
    };
    let settings = RewriteStrSettings {
        element_content_handlers: vec![
            element!("[href]", |element| make_absolute(element, "href")),
            element!("[src]", |element| make_absolute(element, "src")),
        ],
        ..RewriteStrSettings::new()
    };
    rewrite_str(html, settings).map_err(|error| anyhow!("the text of {page}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::with_absolute_urls;

    #[test]
    fn urls_of_links_and_images_become_absolute() {
        let html = concat!(
            r##"<a href="/about/?a&amp;b">a</a> <a href="#b">b</a> "##,
            r#"<a href="https://c.example/" rel="external">c</a> <a href="mailto:d@e.example">d</a> "#,
            r#"<img src="/images/e.svg" alt="&lt;">"#,
        );
        let expected = concat!(
            r#"<a href="https://o.example/about/?a&amp;b">a</a> <a href="https://o.example/blog/p/#b">b</a> "#,
            r#"<a href="https://c.example/" rel="external">c</a> <a href="mailto:d@e.example">d</a> "#,
            r#"<img src="https://o.example/images/e.svg" alt="&lt;">"#,
        );
        assert_eq!(with_absolute_urls(html, "https://o.example", "https://o.example/blog/p/").unwrap(), expected);
    }
}
