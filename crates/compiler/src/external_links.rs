//! The links to other sites, for those who ask whether they lead somewhere. The compiler itself asks no network.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use crate::diagnostics::{Diagnostic, Diagnostics, Report};
use crate::links::Target;
use crate::project;
use crate::source;
use crate::{BuildOptions, compile};

/// The links of the content to other sites, and where they are.
#[derive(Debug)]
pub struct ExternalLinks {
    /// The texts of the files, by path from the root of the project.
    texts: BTreeMap<String, String>,
    links: Vec<Link>,
}

#[derive(Debug)]
struct Link {
    /// Path of the file.
    path: String,
    href: String,
    place: Range<usize>,
}

impl ExternalLinks {
    /// Reads the links of the project at `root`, those of drafts too.
    ///
    /// # Errors
    ///
    /// A report of what is wrong with the content: it comes first.
    pub fn read(root: &Path, options: &BuildOptions) -> Result<Self, Report> {
        compile(root, options)?;
        let mut diagnostics = Diagnostics::default();
        let texts = source::read(root, &mut diagnostics);
        let project = project::read(root, &texts, &options.day, &mut diagnostics);
        let links = project.links.into_iter().filter_map(|(path, link)| match link.target {
            Target::External(href) => Some(Link { path, href, place: link.place }),
            _ => None,
        });
        Ok(Self { links: links.collect(), texts })
    }

    /// The addresses, each once.
    #[must_use]
    pub fn addresses(&self) -> BTreeSet<&str> {
        self.links.iter().map(|link| link.href.as_str()).collect()
    }

    /// Warnings of the links whose addresses are in `failures`, each with what came instead of an answer: `404 Not Found`.
    #[must_use]
    pub fn report(self, failures: &BTreeMap<String, String>) -> Report {
        let mut diagnostics = Diagnostics::default();
        for Link { path, href, place } in self.links {
            let Some(failure) = failures.get(&href) else { continue };
            let label = format!("found `{href}`: {failure}; expected an address that answers");
            diagnostics
                .add(&path, Diagnostic::at(place, "this link to another site seems to lead nowhere", label).warning());
        }
        diagnostics.into_report(self.texts)
    }
}
