//! The content compiler: turns what writers edit into checked, typed content.
//!
//! Its input is the content folder (Markdown with TOML front matter, and a few TOML files), the files in `public/`, and the
//! [`BuildOptions`]: a day, with or without drafts. The steps:
//!
//! 1. Read the files (`source`). The path of a file determines its type and address (`source_path`). Facts from their owners are
//!    read first (`facts`).
//! 2. Split off the front matter (`front_matter`) and read the fields (`fields`).
//! 3. Compile the Markdown (`markdown`). Up to here each file is processed on its own (`project`).
//! 4. Check what needs all files: links, unique titles (`check`).
//! 5. Assemble the pages: sections, breadcrumbs, lists (`assemble`). Check redirects against them (`redirect_check`).
//! 6. Return [`Content`], which writes itself as JSON (`output`), or a [`Report`] of all errors.
//!
//! There is no other input: no clock, no network, no order of directory entries. The same content gives the same bytes.

mod assemble;
mod build_options;
mod check;
mod date_labels;
mod day;
mod diagnostics;
mod external_links;
mod facts;
mod fields;
mod front_matter;
mod git;
mod history;
mod launch;
mod links;
mod markdown;
mod missing_posts;
pub mod new;
mod output;
mod project;
mod public;
mod raw_text;
mod redirect_check;
mod reserved_name;
mod rfcs;
pub mod rules;
mod schedule;
mod source;
mod source_path;
mod spelling;
mod stale;
mod suggest;
mod time_zone;

use std::collections::BTreeMap;
use std::path::Path;

use model::{Page, Site};
use redirects::Redirect;
use synced::Rfc;

pub use build_options::BuildOptions;
pub use day::{DayError, build_day, day_or_today};
pub use diagnostics::Report;
pub use external_links::{Confirmation, ExternalLinks};
pub use git::{WorkingCopy, git_command};
pub use history::{History, HistoryError};
pub use launch::Launch;
pub use schedule::Schedule;
pub use stale::Stale;

use diagnostics::Diagnostics;

/// The compiled content of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// Names and links that every page shares.
    pub site: Site,
    /// Origin of the official site, which this one is to replace: `https://www.ietf.org`. The same as [`Site::origin`]
    /// where this site is it.
    pub official: String,
    /// The pages, sorted by address.
    pub pages: Vec<Page>,
    /// Aliases of pages, each with the address of its page, for the search.
    pub aliases: Vec<(String, String)>,
    /// All RFCs, by number. None if the site does not know them.
    pub rfcs: Vec<Rfc>,
    /// The same, as `content/rfcs.json` lists them.
    pub rfc_list: Vec<model::rfc::Rfc>,
    /// The files with which a browser filters the list ([`rfc_list::columns`]), each with its name.
    pub rfc_files: Vec<(String, String)>,
    /// Other names of RFCs, each with a number, for the search.
    pub rfc_aliases: Vec<(String, u32)>,
    /// Source files of pages (paths from the root of the project), by address. The home page and the lists of posts have
    /// several sources and are not included.
    pub files: BTreeMap<String, String>,
    /// The redirects; the first match wins.
    pub redirects: Vec<Redirect>,
    /// Where to report vulnerabilities of the site, if that is known.
    pub security: Option<Security>,
    /// What will appear or change on later days.
    pub schedule: Schedule,
    /// What is out of date.
    pub stale: Stale,
    /// What is to be done before the site stands at [`Self::official`].
    pub launch: Launch,
    /// Warnings, which do not stop the build.
    pub warnings: Report,
}

/// Where to report vulnerabilities of the site (RFC 9116).
#[derive(Clone, Debug, PartialEq)]
pub struct Security {
    /// `mailto:…` or `https://…`.
    pub contact: String,
    /// The page that says how reports are handled.
    pub policy: Option<String>,
}

/// Compiles the content folder of the project at `root`.
///
/// # Errors
///
/// Returns a report of all errors, not only the first.
pub fn compile(root: &Path, options: &BuildOptions) -> Result<Content, Report> {
    let mut diagnostics = Diagnostics::default();
    let texts = source::read(root, &mut diagnostics);
    compile_read(root, texts, options, diagnostics)
}

/// Compiles `texts`, the contents of files by path from the root of the project. Reads only `public/` below `root`.
///
/// # Errors
///
/// Returns a report of all errors, not only the first.
pub fn compile_texts(root: &Path, texts: BTreeMap<String, String>, options: &BuildOptions) -> Result<Content, Report> {
    compile_read(root, texts, options, Diagnostics::default())
}

/// Runs steps 2 to 6, with the `diagnostics` so far.
fn compile_read(
    root: &Path,
    texts: BTreeMap<String, String>,
    options: &BuildOptions,
    mut diagnostics: Diagnostics,
) -> Result<Content, Report> {
    let content = check_texts(root, &texts, options, &mut diagnostics);
    match content {
        Some(content) if !diagnostics.has_errors() => {
            Ok(Content { warnings: diagnostics.into_report(texts), ..content })
        }
        // Without content there is an error.
        _ => Err(diagnostics.into_report(texts)),
    }
}

/// Compiles `texts` and adds to `diagnostics`. Returns `None` if a required part is missing, which is reported.
fn check_texts(
    root: &Path,
    texts: &BTreeMap<String, String>,
    options: &BuildOptions,
    diagnostics: &mut Diagnostics,
) -> Option<Content> {
    let day = &options.day;
    let project = project::read(root, texts, options, diagnostics);
    check::check(&project, diagnostics);
    if let Some(site) = &project.site {
        diagnostics.accept_words(&site.words);
    }
    let content = assemble::assemble(&project, options);
    let pages = content.as_ref().map_or(&[][..], |content| &content.pages);
    redirect_check::check(&source_path::redirects_file(), &project, pages, day, diagnostics);
    content
}
