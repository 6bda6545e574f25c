//! The plain text copy of each page, for terminals, text modes of screen readers, and programs: 72 columns, in the style of
//! an RFC.
//!
//! It is generated from the HTML of the page, so both always say the same:
//!
//! 1. Removes what is not content, and numbers the links ([`simplify`]).
//! 2. Lays the rest out with `html2text` ([`layout`]).
//! 3. Underlines headings, indents the text and lists the URLs of the links ([`page`]).

mod layout;
mod page;
mod simplify;

use anyhow::Result;
use model::Site;

/// Maximum number of columns. Only lines with a URL may be longer, as URLs are not wrapped.
const COLUMNS: usize = 72;
/// Indentation of text below headings, in columns.
const INDENT: usize = 3;

/// Returns the plain text copy of the page at `address`. `html` is the body of its document.
///
/// # Errors
/// Fails if the HTML cannot be parsed.
pub(crate) fn copy(site: &Site, address: &str, html: &str) -> Result<String> {
    let simplify::SimplifiedPage { html, links } = simplify::simplify(html, site, address)?;
    Ok(page::write(site, address, &layout::lines(&html)?, &links))
}

#[cfg(test)]
mod tests;
