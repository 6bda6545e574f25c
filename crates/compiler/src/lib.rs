//! The content compiler: what writers edit in, checked and typed content out.
//!
//! What goes in is the content folder (Markdown with TOML front matter, and a few TOML files), the names of the public
//! files, and a day. The steps:
//!
//! 1. Read the files (`source`); the path of each says what it is (`location`).
//! 2. Take them apart (`front_matter`) and read their fields (`fields`).
//! 3. Compile their texts (`markdown`). So far every file is by itself (`project`).
//! 4. Check what needs the others: links, titles (`check`).
//! 5. Put the pages together: sections, neighbours, lists (`assemble`).
//! 6. Out comes [`Content`], which writes itself as JSON (`output`), or a [`Report`] of everything that is wrong.
//!
//! Nothing else goes in: no clock, no network, no order of directory entries. The same content gives the same bytes.

mod assemble;
mod check;
mod day;
mod fields;
mod front_matter;
mod links;
mod location;
mod markdown;
mod output;
mod project;
mod report;
mod source;
mod suggest;
mod words;

use std::path::Path;

use model::{Day, Page, Site};

pub use day::{DayError, build_day};
pub use report::Report;

use report::Messages;

/// The content of the site as it is on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// What every page shares.
    pub site: Site,
    /// The pages, in the order of their addresses.
    pub pages: Vec<Page>,
}

/// Compiles the content folder of the project at `root` for a day.
///
/// # Errors
///
/// A report of everything that is wrong, not only of what was found first.
pub fn compile(root: &Path, day: &Day) -> Result<Content, Report> {
    let mut messages = Messages::default();
    let texts = source::read(root, &mut messages);
    let project = project::read(root, &texts, day, &mut messages);
    check::check(&project, &mut messages);
    match assemble::assemble(&project, day) {
        Some(content) if messages.is_empty() => Ok(content),
        // A part that is missing has been reported.
        _ => Err(messages.into_report(texts)),
    }
}
