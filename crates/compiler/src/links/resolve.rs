//! Step 4: resolves links.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use model::Day;

use super::target::{Target, TargetError};
use crate::diagnostics::Diagnostic;
use crate::suggest::{did_you_mean, did_you_mean_address};

/// Put before the id of a heading if the page has that id already: `section-menu`.
pub const ID_PREFIX: &str = "section-";

/// What is known of a page, even if its file has errors.
#[derive(Debug)]
pub(crate) struct PageEntry {
    /// The ids of the page; `None` if its text could not be compiled, so that links to its parts are not checked.
    pub(crate) anchors: Option<BTreeSet<String>>,
    pub(crate) published: Published,
}

/// When a page is published.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Published {
    Always,
    /// From this day on: a post.
    From(Day),
    /// A draft.
    Never,
}

impl Published {
    /// Returns whether the page is published by `day`.
    fn is_by(&self, day: &Day) -> bool {
        match self {
            Self::Always => true,
            Self::From(date) => date <= day,
            Self::Never => false,
        }
    }
}

/// The addresses that links can lead to.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// The pages, by address.
    pub(crate) pages: BTreeMap<String, PageEntry>,
    /// The addresses of the files in `public/`, and of generated files.
    pub(crate) files: BTreeSet<String>,
}

impl Addresses {
    /// Checks that `target`, a link on the page at `page`, exists and is published by `day`. Without `day` it can be unpublished.
    pub(crate) fn resolve(
        &self,
        target: &Target,
        page: &str,
        span: Range<usize>,
        day: Option<&Day>,
    ) -> Result<(), Diagnostic> {
        match target {
            Target::External(_) | Target::Mail => Ok(()),
            Target::Insecure(href) => match Target::parse(href) {
                Ok(_) => Ok(()),
                Err(error) => Err(invalid_address(&error, span)),
            },
            Target::Anchor(id) => self.anchor(page, id, span),
            Target::File(path) => self.file(path, span),
            Target::Page { address, anchor } => {
                let Some(entry) = self.pages.get(address) else {
                    let label = format!("found `{address}`; expected the address of a page");
                    let help = did_you_mean_address(address, self.pages.keys().map(String::as_str));
                    return Err(Diagnostic::at(span, "this link is broken", label).help(help));
                };
                if let Some(day) = day.filter(|day| !entry.published.is_by(day)) {
                    return Err(unpublished(address, &entry.published, day, span));
                }
                anchor.as_ref().map_or(Ok(()), |id| self.anchor(address, id, span))
            }
        }
    }

    /// Returns whether `address` is a page that is not published by `day`: a draft, or a post with a later date.
    pub(crate) fn is_held_back(&self, address: &str, day: &Day) -> bool {
        self.pages.get(address).is_some_and(|entry| !entry.published.is_by(day))
    }

    /// Returns whether `address` is a draft.
    pub(crate) fn is_draft(&self, address: &str) -> bool {
        self.pages.get(address).is_some_and(|entry| entry.published == Published::Never)
    }

    fn anchor(&self, address: &str, id: &str, span: Range<usize>) -> Result<(), Diagnostic> {
        let Some(PageEntry { anchors: Some(anchors), .. }) = self.pages.get(address) else { return Ok(()) };
        if anchors.contains(id) {
            return Ok(());
        }
        let ids = anchors.iter().map(|id| format!("`#{id}`")).collect::<Vec<_>>();
        let known = if ids.is_empty() { "no `#…`, because that page has no ids".to_owned() } else { ids.join(", ") };
        let label = format!("found `#{id}`, which `{address}` does not have; expected {known}");
        let prefixed = format!("{ID_PREFIX}{id}");
        let names = anchors.iter().map(String::as_str);
        let help = did_you_mean(id, names.filter(|name| *name != prefixed))
            .or_else(|| anchors.contains(&prefixed).then(|| format!("did you mean `{prefixed}`?")));
        let help = help.map(|help| help.replacen('`', "`#", 1));
        Err(Diagnostic::at(span, "this link leads to a heading that does not exist", label).help(help))
    }

    fn file(&self, path: &str, span: Range<usize>) -> Result<(), Diagnostic> {
        if self.files.contains(path) {
            return Ok(());
        }
        let diagnostic = Diagnostic::at(
            span,
            "this link is broken",
            format!("found `{path}`; expected an address that ends with a slash, or a file in `public/`"),
        );
        let with_slash = format!("{path}/");
        if self.pages.contains_key(&with_slash) {
            return Err(diagnostic.help(format!("did you mean `{with_slash}`?")));
        }
        let all = self.files.iter().chain(self.pages.keys()).map(String::as_str);
        Err(diagnostic.help(did_you_mean_address(path, all)))
    }
}

/// Reports a link to a page that is not published by `day`.
fn unpublished(address: &str, published: &Published, day: &Day, span: Range<usize>) -> Diagnostic {
    let day = day.as_str();
    if let Published::From(date) = published {
        let date = date.as_str();
        let label =
            format!("found `{address}`, which is published on {date}; expected a page that is published by {day}");
        return Diagnostic::at(span, "this link leads to a post that is not published yet", label);
    }
    let label = format!("found `{address}`, which is a draft; expected a page that is published by {day}");
    Diagnostic::at(span, "this link leads to a draft", label)
        .help("publish that page by removing `draft = true` from its file, or make this page a draft too".to_owned())
}

/// Reports an address that is not allowed.
pub(crate) fn invalid_address(error: &TargetError, span: Range<usize>) -> Diagnostic {
    Diagnostic::at(span, "this address is not allowed", format!("found {}; expected {}", error.found, error.expected))
}
