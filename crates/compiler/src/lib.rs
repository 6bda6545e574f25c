//! The content compiler: what writers edit in, checked and typed content out.
//!
//! What goes in is the content folder (Markdown with TOML front matter, and a few TOML files), the names of the public
//! files, and an edition: a day, with drafts or without. The steps:
//!
//! 1. Read the files (`source`); the path of each says what it is (`location`).
//! 2. Take them apart (`front_matter`) and read their fields (`fields`).
//! 3. Compile their texts (`markdown`). So far every file is by itself (`project`).
//! 4. Check what needs the others: links, titles (`check`).
//! 5. Put the pages together: sections, neighbours, lists (`assemble`). Redirects are held against them (`redirect_check`).
//! 6. Out comes [`Content`], which writes itself as JSON (`output`), or a [`Report`] of everything that is wrong.
//!
//! Nothing else goes in: no clock, no network, no order of directory entries. The same content gives the same bytes.

mod assemble;
mod build_options;
mod check;
mod date_labels;
mod day;
mod diagnostics;
mod external_links;
mod fields;
mod front_matter;
mod git;
mod held_back;
mod history;
mod links;
mod markdown;
pub mod new;
mod output;
mod project;
mod redirect_check;
mod source;
mod source_path;
mod spelling;
mod suggest;
mod time_zone;

use std::collections::BTreeMap;
use std::path::Path;

use model::{Page, Site};
use redirects::Redirect;

pub use build_options::BuildOptions;
pub use day::{DayError, build_day, day_or_today};
pub use diagnostics::Report;
pub use external_links::ExternalLinks;
pub use git::WorkingCopy;
pub use held_back::HeldBack;
pub use history::{History, HistoryError};

use diagnostics::Diagnostics;

/// The content of the site as it is on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// What every page shares.
    pub site: Site,
    /// The pages, in the order of their addresses.
    pub pages: Vec<Page>,
    /// Other names of pages, each with the address that the search leads to.
    pub names: Vec<(String, String)>,
    /// The files that pages are made of, from the root of the project, by address. The home page and lists of posts
    /// are put together from several.
    pub files: BTreeMap<String, String>,
    /// The redirects; the first that fits counts.
    pub redirects: Vec<Redirect>,
    /// Where flaws of the site itself are reported, if that is known.
    pub security: Option<Security>,
    /// The posts that are left out because their day has not come.
    pub held_back: HeldBack,
    /// What writers should look at. It stops nothing.
    pub warnings: Report,
}

/// Where flaws of the site itself are reported (RFC 9116).
#[derive(Clone, Debug, PartialEq)]
pub struct Security {
    /// Whom to tell: `mailto:…` or `https://…`.
    pub contact: String,
    /// The page that says how reports are dealt with.
    pub policy: Option<String>,
}

/// Compiles an edition of the content folder of the project at `root`.
///
/// # Errors
///
/// A report of everything that is wrong, not only of what was found first.
pub fn compile(root: &Path, options: &BuildOptions) -> Result<Content, Report> {
    let mut diagnostics = Diagnostics::default();
    let texts = source::read(root, &mut diagnostics);
    compile_read(root, texts, options, diagnostics)
}

/// Compiles files that were read already, by their paths from the root of the project; `public/` is looked for below `root`.
///
/// # Errors
///
/// A report of everything that is wrong, not only of what was found first.
pub fn compile_texts(root: &Path, texts: BTreeMap<String, String>, options: &BuildOptions) -> Result<Content, Report> {
    compile_read(root, texts, options, Diagnostics::default())
}

/// Steps 2 to 6; `messages` says what is wrong so far.
fn compile_read(
    root: &Path,
    texts: BTreeMap<String, String>,
    options: &BuildOptions,
    mut diagnostics: Diagnostics,
) -> Result<Content, Report> {
    let content = check_texts(root, &texts, options, &mut diagnostics);
    match content {
        Some(content) if diagnostics.are_warnings() => {
            Ok(Content { warnings: diagnostics.into_report(texts), ..content })
        }
        // A part that is missing has been reported.
        _ => Err(diagnostics.into_report(texts)),
    }
}

/// Compiles `texts`, which are by path, and notes what is wrong. Nothing if a part is missing, which has been noted.
fn check_texts(
    root: &Path,
    texts: &BTreeMap<String, String>,
    options: &BuildOptions,
    diagnostics: &mut Diagnostics,
) -> Option<Content> {
    let day = &options.day;
    let project = project::read(root, texts, day, diagnostics);
    check::check(&project, diagnostics);
    if let Some(names) = &project.names {
        diagnostics.accept(&names.words);
    }
    let content = assemble::assemble(&project, options);
    let pages = content.as_ref().map_or(&[][..], |content| &content.pages);
    redirect_check::check(&source_path::redirects_file(), &project, pages, day, diagnostics);
    content
}
