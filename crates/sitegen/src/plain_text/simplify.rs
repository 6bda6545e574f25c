//! Step 1: removes from the HTML of a page what is not content or needs a browser.

use std::cell::RefCell;

use anyhow::{Result, anyhow};
use lol_html::html_content::{ContentType, Element};
use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, element, rewrite_str};
use model::Site;
use quick_xml::escape::unescape;

type Handler<'h> = (std::borrow::Cow<'h, Selector>, ElementContentHandlers<'h>);

/// No-break space: keeps the number of a link on the line of its last word.
const NBSP: char = '\u{a0}';

/// Selector of the elements to remove: page chrome, navigation, drawings, and text that is visually hidden (which replaces
/// layout for screen readers, while the plain text keeps its layout), and links from notes back to the text.
const REMOVED: &str = ".skip-link, .site-header, .site-footer, [role=status], .breadcrumbs, .table-of-contents, \
    .pagination, .visually-hidden, .chart, .diagram, [href^='#note-'][aria-label^=Back], svg, script, input, button, select";

/// A simplified page.
#[derive(Debug)]
pub(super) struct SimplifiedPage {
    pub(super) html: String,
    /// URLs of the links; the first one has the number 1.
    pub(super) links: Vec<String>,
}

/// Simplifies the HTML of the page at `address`.
pub(super) fn simplify(html: &str, site: &Site, address: &str) -> Result<SimplifiedPage> {
    let rewrite = |html: &str, element_content_handlers| {
        let settings = RewriteStrSettings { element_content_handlers, ..RewriteStrSettings::new() };
        rewrite_str(html, settings).map_err(|error| anyhow!("the text of {address}: {error}"))
    };
    // A separate pass, as handlers also run for the children of removed elements, and would number their links.
    let remove = element!(REMOVED, |element| {
        element.remove();
        Ok(())
    });
    let html = rewrite(html, vec![remove])?;
    let links = RefCell::new(Vec::new());
    let mut element_content_handlers: Vec<Handler> = vec![
        // The text of a link is followed by its number in the list of links.
        element!("a[href]", |link| {
            let mut links = links.borrow_mut();
            if let Some(url) = url(&attribute(link, "href")?, site, address) {
                link.append(&number(&mut links, url), ContentType::Text);
            }
            link.remove_and_keep_content();
            Ok(())
        }),
        // A search form of another site becomes a link to it. Forms of this site need a browser.
        element!("form", |form| {
            let action = attribute(form, "action")?;
            if action.starts_with("https://") {
                let number = number(&mut links.borrow_mut(), action);
                form.before(&format!("<p>Search there{number}</p>"), ContentType::Html);
            }
            form.remove();
            Ok(())
        }),
        // Description lists become one line for each term with its description.
        element!("dl", |list| Ok(list.set_tag_name("ul")?)),
        element!(".facts__row", |row| Ok(row.set_tag_name("li")?)),
        element!("dt", |name| {
            name.set_tag_name("span")?;
            name.append(": ", ContentType::Text);
            Ok(())
        }),
        element!("dd", |value| Ok(value.set_tag_name("span")?)),
        // No empty line between the title of an item and its text.
        element!("li h3, li p", |block| Ok(block.set_tag_name("div")?)),
        // Numbers in brackets are those of links.
        element!("sup > a[href^='#note-']", |note| {
            let number = attribute(note, "aria-label")?.to_lowercase();
            note.set_inner_content(&format!(" ({number})"), ContentType::Text);
            Ok(())
        }),
        element!("sup", |note| {
            note.remove_and_keep_content();
            Ok(())
        }),
        element!("section[aria-label='Notes'] > hr", |line| {
            line.replace("<p>Notes:</p>", ContentType::Html);
            Ok(())
        }),
        element!("del", |deleted| {
            deleted.set_tag_name("span")?;
            deleted.prepend("[deleted: ", ContentType::Text);
            deleted.append("]", ContentType::Text);
            Ok(())
        }),
        // Items that only the style sheet separates.
        element!(".byline > *, .buttons > *", |item| {
            item.after(" ", ContentType::Text);
            Ok(())
        }),
    ];
    // Punctuation in place of columns and colors.
    let punctuation: [(&str, &str, &str); 4] = [
        (".badge", "[", "]"),
        (".group-card__keywords", "(", ")"),
        (".meeting-row time", "(", ")"),
        (".event__date", "", ":"),
    ];
    for (selector, before, after) in punctuation {
        element_content_handlers.push(element!(selector, move |element: &mut Element| {
            element.prepend(before, ContentType::Text);
            element.append(after, ContentType::Text);
            Ok(())
        }));
    }
    let html = rewrite(&html, element_content_handlers)?;
    Ok(SimplifiedPage { html, links: links.into_inner() })
}

/// Returns the value of an attribute, empty if it is missing. `lol_html` does not decode character references; those of the site
/// are the same as in XML.
fn attribute(element: &Element, name: &str) -> Result<String> {
    Ok(unescape(&element.get_attribute(name).unwrap_or_default())?.into_owned())
}

/// Returns the absolute URL of a link, or `None` for a link within the page.
fn url(href: &str, site: &Site, address: &str) -> Option<String> {
    if href.starts_with('#') || href.strip_prefix(address).is_some_and(|rest| rest.starts_with('#')) {
        None
    } else if href.starts_with('/') {
        Some(site.absolute(href))
    } else {
        Some(href.to_owned())
    }
}

/// Returns the number of a link as text. Links to the same URL share a number.
fn number(links: &mut Vec<String>, url: String) -> String {
    let index = links.iter().position(|link| *link == url).unwrap_or_else(|| {
        links.push(url);
        links.len() - 1
    });
    format!("{NBSP}[{}]", index + 1)
}
