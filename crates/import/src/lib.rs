//! Pages of the present www.ietf.org as Markdown: `script/import`.
//!
//! 1. [`address`] checks which addresses are pages; [`lists`] reads more of them from a file, a sitemap or a feed.
//! 2. [`source`] gets the pages, politely ([`polite_http`]), or reads them from a folder.
//! 3. [`html`] parses a page, and [`extract`] finds its own part by the structure of the templates.
//! 4. [`convert`] makes a [`tree`] of what Markdown can say, with [`links`] and [`pictures`]; [`losses`] are what it cannot say.
//! 5. [`markdown`] writes the tree, and compares what it wrote with what it was to write. [`front_matter`] writes the fields.
//! 6. [`run()`] writes the files, unless a writer has changed them ([`page_file`]), and reports.

mod address;
mod addresses_in_text;
mod convert;
mod diff;
mod extract;
mod files;
mod front_matter;
mod headings;
mod html;
mod known;
mod links;
mod lists;
mod losses;
mod markdown;
mod page;
mod page_file;
mod pictures;
mod run;
mod source;
mod text;
mod tree;

pub use address::PageAddress;
pub use run::{Options, Outcome, run};
