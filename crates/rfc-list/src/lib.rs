//! The RFC series on the pages of the site.
//!
//! - [`columns`] packs the series into a few small files for the browser, and reads them.
//! - [`filter`] finds RFCs by words, number, status, stream, area and group.
//! - [`lineage`] follows what an RFC replaced and what replaced it, and places it for a drawing.
//! - [`view`] has the markup of lists, [`form`] that of the filter, [`lineage_view`] that of a line, [`figures`] that of figures about
//!   the series. [`text`] has numbers and dates for readers.
//!
//! The compiler writes this markup into the text of the pages. The program of the same name (`main.rs`) filters the list in the
//! browser. Only the page with the list loads it, so that it costs other pages nothing.

pub mod columns;
pub mod figures;
pub mod filter;
pub mod form;
pub mod lineage;
pub mod lineage_view;
#[cfg(test)]
mod test_data;
pub mod text;
pub mod view;

/// Style sheet of the lists and figures, of timelines and of meetings, which pages with them link to. The builder adds a hash to the name.
pub const STYLE: &str = "/extra.css";
/// Script of the program.
pub const SCRIPT: &str = "/rfc-list.js";
/// Code of the program.
pub const WASM: &str = "/rfc-list_bg.wasm";
/// Folder of the files of [`columns`]. The name of each is the hash of its content, so it never changes.
pub const FILES: &str = "/content/rfcs/";
