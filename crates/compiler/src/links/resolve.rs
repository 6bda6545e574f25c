//! Step 4: whether links lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use model::Day;

use super::target::{Target, TargetError};
use crate::diagnostics::Diagnostic;
use crate::suggest::{did_you_mean, did_you_mean_address};

/// What is known of an address, even if the file behind it has mistakes.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The ids of its text; `None` if the text could not be read, so that nothing is said about its anchors.
    pub(crate) anchors: Option<BTreeSet<String>>,
    /// From when on it is there.
    pub(crate) published: Published,
}

/// From when on a page is there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Published {
    /// It is there.
    Always,
    /// From this day on: a post.
    From(Day),
    /// Not as long as it is a draft.
    Never,
}

impl Published {
    /// Whether the page is there on `day`.
    fn is_by(&self, day: &Day) -> bool {
        match self {
            Self::Always => true,
            Self::From(date) => date <= day,
            Self::Never => false,
        }
    }
}

/// Everything that links can lead to.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// The pages, by address.
    pub(crate) pages: BTreeMap<String, Entry>,
    /// The files below `public/`, and those that the builder makes, by address.
    pub(crate) files: BTreeSet<String>,
}

impl Addresses {
    /// Checks that `target` is there on `day`, or on any day. `own` is the address of the page that has the link.
    pub(crate) fn resolve(
        &self,
        target: &Target,
        own: &str,
        span: Range<usize>,
        day: Option<&Day>,
    ) -> Result<(), Diagnostic> {
        match target {
            Target::External(_) | Target::Mail => Ok(()),
            Target::Anchor(id) => self.anchor(own, id, span),
            Target::File(path) => self.file(path, span),
            Target::Page { address, anchor } => {
                let Some(entry) = self.pages.get(address) else {
                    let label = format!("found `{address}`; expected the address of a page");
                    let help = did_you_mean_address(address, self.pages.keys().map(String::as_str));
                    return Err(Diagnostic::at(span, "this link leads nowhere", label).help(help));
                };
                if let Some(day) = day.filter(|day| !entry.published.is_by(day)) {
                    return Err(too_early(address, &entry.published, day, span));
                }
                anchor.as_ref().map_or(Ok(()), |id| self.anchor(address, id, span))
            }
        }
    }

    /// Whether there is a page, but it is not published by `day`: a post that is ahead, or a draft.
    pub(crate) fn is_held_back(&self, address: &str, day: &Day) -> bool {
        self.pages.get(address).is_some_and(|entry| !entry.published.is_by(day))
    }

    /// Whether there is a page, but it is a draft.
    pub(crate) fn is_draft(&self, address: &str) -> bool {
        self.pages.get(address).is_some_and(|entry| entry.published == Published::Never)
    }

    fn anchor(&self, address: &str, id: &str, span: Range<usize>) -> Result<(), Diagnostic> {
        let Some(Entry { anchors: Some(anchors), .. }) = self.pages.get(address) else { return Ok(()) };
        if anchors.contains(id) {
            return Ok(());
        }
        let ids = anchors.iter().map(|id| format!("`#{id}`")).collect::<Vec<_>>();
        let known = if ids.is_empty() { "no id, as the page has none".to_owned() } else { ids.join(", ") };
        let label = format!("found `#{id}`, which `{address}` does not have; expected {known}");
        let help = did_you_mean(id, anchors.iter().map(String::as_str)).map(|help| help.replacen('`', "`#", 1));
        Err(Diagnostic::at(span, "this link leads to a heading that is not there", label).help(help))
    }

    fn file(&self, path: &str, span: Range<usize>) -> Result<(), Diagnostic> {
        if self.files.contains(path) {
            return Ok(());
        }
        let diagnostic = Diagnostic::at(
            span,
            "this link leads nowhere",
            format!("found `{path}`; expected an address that ends with a slash, or a file below `public/`"),
        );
        let with_slash = format!("{path}/");
        if self.pages.contains_key(&with_slash) {
            return Err(diagnostic.help(format!("did you mean `{with_slash}`?")));
        }
        let all = self.files.iter().chain(self.pages.keys()).map(String::as_str);
        Err(diagnostic.help(did_you_mean_address(path, all)))
    }
}

/// A link to a page that is not published by `day`.
fn too_early(address: &str, published: &Published, day: &Day, span: Range<usize>) -> Diagnostic {
    let day = day.as_str();
    if let Published::From(date) = published {
        let date = date.as_str();
        let label = format!("found `{address}`, which is published on {date}; expected a page that is there by {day}");
        return Diagnostic::at(span, "this link leads to a post that is not published yet", label);
    }
    let label = format!("found `{address}`, which no build has; expected a page that is there by {day}");
    Diagnostic::at(span, "this link leads to a draft", label)
        .help("publish that page by taking `draft = true` out of its file, or make this page a draft too".to_owned())
}

/// An address that no link can have, as a problem.
pub(crate) fn refused(fault: &TargetError, span: Range<usize>) -> Diagnostic {
    Diagnostic::at(span, "no link can have this address", format!("found {}; expected {}", fault.found, fault.expected))
}
