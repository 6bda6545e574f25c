//! Step 4: whether links lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use model::Day;

use super::target::{Fault, Target};
use crate::report::Problem;
use crate::suggest::{did_you_mean, did_you_mean_address};

/// What is known of an address, even if the file behind it has mistakes.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The ids of its text; `None` if the text could not be read, so that nothing is said about its anchors.
    pub(crate) anchors: Option<BTreeSet<String>>,
    /// The day from which it is there, for a post.
    pub(crate) published: Option<Day>,
}

/// Everything that links can lead to.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// The pages, by address.
    pub(crate) pages: BTreeMap<String, Entry>,
    /// The files below `public/`, by address.
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
    ) -> Result<(), Problem> {
        match target {
            Target::External | Target::Mail => Ok(()),
            Target::Anchor(id) => self.anchor(own, id, span),
            Target::File(path) => self.file(path, span),
            Target::Page { address, anchor } => {
                let Some(entry) = self.pages.get(address) else {
                    let label = format!("found `{address}`; expected the address of a page");
                    let help = did_you_mean_address(address, self.pages.keys().map(String::as_str));
                    return Err(Problem::at(span, "this link leads nowhere", label).help(help));
                };
                if let (Some(date), Some(day)) = (&entry.published, day)
                    && date > day
                {
                    let label = format!(
                        "found `{address}`, which is published on {}; expected a page that is there by {}",
                        date.as_str(),
                        day.as_str()
                    );
                    return Err(Problem::at(span, "this link leads to a post that is not published yet", label));
                }
                anchor.as_ref().map_or(Ok(()), |id| self.anchor(address, id, span))
            }
        }
    }

    /// Whether a page will be there, but is not yet on `day`.
    pub(crate) fn is_ahead(&self, address: &str, day: &Day) -> bool {
        matches!(self.pages.get(address), Some(Entry { published: Some(date), .. }) if date > day)
    }

    fn anchor(&self, address: &str, id: &str, span: Range<usize>) -> Result<(), Problem> {
        let Some(Entry { anchors: Some(anchors), .. }) = self.pages.get(address) else { return Ok(()) };
        if anchors.contains(id) {
            return Ok(());
        }
        let ids = anchors.iter().map(|id| format!("`#{id}`")).collect::<Vec<_>>();
        let known = if ids.is_empty() { "no id, as the page has none".to_owned() } else { ids.join(", ") };
        let label = format!("found `#{id}`, which `{address}` does not have; expected {known}");
        let help = did_you_mean(id, anchors.iter().map(String::as_str)).map(|help| help.replacen('`', "`#", 1));
        Err(Problem::at(span, "this link leads to a heading that is not there", label).help(help))
    }

    fn file(&self, path: &str, span: Range<usize>) -> Result<(), Problem> {
        if self.files.contains(path) {
            return Ok(());
        }
        let problem = Problem::at(
            span,
            "this link leads nowhere",
            format!("found `{path}`; expected an address that ends with a slash, or a file below `public/`"),
        );
        let with_slash = format!("{path}/");
        if self.pages.contains_key(&with_slash) {
            return Err(problem.help(format!("did you mean `{with_slash}`?")));
        }
        let all = self.files.iter().chain(self.pages.keys()).map(String::as_str);
        Err(problem.help(did_you_mean_address(path, all)))
    }
}

/// An address that no link can have, as a problem.
pub(crate) fn refused(fault: &Fault, span: Range<usize>) -> Problem {
    Problem::at(span, "no link can have this address", format!("found {}; expected {}", fault.found, fault.expected))
}
