//! Step 1: the HTML of a page without what only a browser can use.

use std::cell::RefCell;

use anyhow::{Result, anyhow};
use lol_html::html_content::{ContentType, Element};
use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, element, rewrite_str};
use model::Site;
use quick_xml::escape::unescape;

type Handler<'h> = (std::borrow::Cow<'h, Selector>, ElementContentHandlers<'h>);

/// Keeps the number of a link in the line of its last word.
const NO_BREAK: char = '\u{a0}';

/// What stands around the page, leads through it, or is drawn. Hidden words are there for those who hear a list without
/// its looks; here nobody sees any.
const GONE: &str = ".skip-link, .site-header, .site-footer, [role=status], .breadcrumbs, .contents, \
    .pagination, .visually-hidden, .chart, .diagram, svg, script, input, button, select";

/// What is left.
#[derive(Debug)]
pub(super) struct Simple {
    /// The HTML.
    pub(super) html: String,
    /// Where the links lead, in full; the first has number 1.
    pub(super) links: Vec<String>,
}

/// Simplifies the HTML of the page at `address`.
pub(super) fn simplify(html: &str, site: &Site, address: &str) -> Result<Simple> {
    let rewrite = |html: &str, element_content_handlers| {
        let settings = RewriteStrSettings { element_content_handlers, ..RewriteStrSettings::new() };
        rewrite_str(html, settings).map_err(|error| anyhow!("the text of {address}: {error}"))
    };
    // In a step of its own: what is within an element that goes would be looked at too, and its links counted.
    let gone = element!(GONE, |element| {
        element.remove();
        Ok(())
    });
    let html = rewrite(html, vec![gone])?;
    let links = RefCell::new(Vec::new());
    let mut element_content_handlers: Vec<Handler> = vec![
        // The number of a link stands after its text, for the address at the end.
        element!("a[href]", |link| {
            let mut links = links.borrow_mut();
            if let Some(target) = target(&read(link, "href")?, site, address) {
                link.append(&number(&mut links, target), ContentType::Text);
            }
            link.remove_and_keep_content();
            Ok(())
        }),
        // The search of another site is a link to it; the forms of this one need a browser.
        element!("form", |form| {
            let action = read(form, "action")?;
            if action.starts_with("https://") {
                let number = number(&mut links.borrow_mut(), action);
                form.before(&format!("<p>Search there{number}</p>"), ContentType::Html);
            }
            form.remove();
            Ok(())
        }),
        // A line for each fact instead of two.
        element!("dl", |list| Ok(list.set_tag_name("ul")?)),
        element!(".facts__row", |row| Ok(row.set_tag_name("li")?)),
        element!("dt", |name| {
            name.set_tag_name("span")?;
            name.append(": ", ContentType::Text);
            Ok(())
        }),
        element!("dd", |value| Ok(value.set_tag_name("span")?)),
        // The title of an item and what is said of it belong together: no empty line between them.
        element!("li h3, li p", |part| Ok(part.set_tag_name("div")?)),
        // What only the style sheet keeps apart.
        element!(".byline > *, .hero__starts > *", |part| {
            part.after(" ", ContentType::Text);
            Ok(())
        }),
    ];
    // What columns and colors tell apart.
    let around: [(&str, &str, &str); 4] = [
        (".badge", "[", "]"),
        (".group-card__words", "(", ")"),
        (".meeting-row time", "(", ")"),
        (".event__date", "", ":"),
    ];
    for (selector, before, after) in around {
        element_content_handlers.push(element!(selector, move |element: &mut Element| {
            element.prepend(before, ContentType::Text);
            element.append(after, ContentType::Text);
            Ok(())
        }));
    }
    let html = rewrite(&html, element_content_handlers)?;
    Ok(Simple { html, links: links.into_inner() })
}

/// The value of an attribute, empty if it is not there. The rewriter gives it as it is spelt, and the site escapes what XML does.
fn read(element: &Element, attribute: &str) -> Result<String> {
    Ok(unescape(&element.get_attribute(attribute).unwrap_or_default())?.into_owned())
}

/// Where a link leads in full; nothing for a place of the page itself.
fn target(href: &str, site: &Site, address: &str) -> Option<String> {
    if href.starts_with('#') || href.strip_prefix(address).is_some_and(|rest| rest.starts_with('#')) {
        None
    } else if href.starts_with('/') {
        Some(site.absolute(href))
    } else {
        Some(href.to_owned())
    }
}

/// The number of a link in the text; a target that is there already keeps its number.
fn number(links: &mut Vec<String>, target: String) -> String {
    let at = links.iter().position(|link| *link == target).unwrap_or_else(|| {
        links.push(target);
        links.len() - 1
    });
    format!("{NO_BREAK}[{}]", at + 1)
}
