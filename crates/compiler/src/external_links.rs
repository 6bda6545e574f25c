//! Links to other sites, listed for the link checker. The compiler itself never uses the network.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use crate::diagnostics::{Diagnostic, Diagnostics, Report};
use crate::links::Target;
use crate::project;
use crate::source;
use crate::{BuildOptions, compile};

/// The links of the content to other sites, with their positions.
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
    span: Range<usize>,
}

impl ExternalLinks {
    /// Reads the links of the project at `root`, including those of drafts.
    ///
    /// # Errors
    ///
    /// Returns a report if the content does not compile.
    pub fn read(root: &Path, options: &BuildOptions) -> Result<Self, Report> {
        compile(root, options)?;
        let mut diagnostics = Diagnostics::default();
        let texts = source::read(root, &mut diagnostics);
        let project = project::read(root, &texts, options, &mut diagnostics);
        let links = project.links.into_iter().filter_map(|(path, link)| match link.target {
            Target::External(href) => Some(Link { path, href, span: link.span }),
            _ => None,
        });
        Ok(Self { links: links.collect(), texts })
    }

    /// Returns the addresses, each once.
    #[must_use]
    pub fn addresses(&self) -> BTreeSet<&str> {
        self.links.iter().map(|link| link.href.as_str()).collect()
    }

    /// Returns a warning for each link whose address is in `failures`. The values say why, for example `404 Not Found`.
    #[must_use]
    pub fn report(self, failures: &BTreeMap<String, String>) -> Report {
        let mut diagnostics = Diagnostics::default();
        for Link { path, href, span } in self.links {
            let Some(failure) = failures.get(&href) else { continue };
            let label = format!("found `{href}`: {failure}; expected an address that works");
            diagnostics.add(&path, Diagnostic::at(span, "this link to another site seems broken", label).warning());
        }
        diagnostics.into_report(self.texts)
    }
}
