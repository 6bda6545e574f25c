//! The copy of each page in plain text, for terminals, screen readers' text modes and programs: 72 columns, in the
//! manner of an RFC.
//!
//! It is made from the HTML that visitors get, so that it cannot say anything else:
//!
//! 1. What is not the page itself goes, and links get numbers ([`simplify`]).
//! 2. `html2text` lays the rest out ([`layout`]).
//! 3. The headings are underlined, the text is indented below them ([`page`]), and the addresses of the links follow.

mod layout;
mod page;
mod simplify;

use anyhow::Result;
use model::Site;

/// Columns of a line. Only a line with an address may be longer: an address is of no use in pieces.
const COLUMNS: usize = 72;
/// Columns that the text stands in from the headings.
const INDENT: usize = 3;

/// The copy of the page at `address`; `html` is what stands in the body of its document.
///
/// # Errors
/// The HTML cannot be read.
pub(crate) fn copy(site: &Site, address: &str, html: &str) -> Result<String> {
    let simplify::Simple { html, links } = simplify::simplify(html, site, address)?;
    Ok(page::write(site, address, &layout::lines(&html)?, &links))
}

#[cfg(test)]
mod tests;
