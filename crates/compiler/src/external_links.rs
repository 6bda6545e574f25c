//! Links to other sites, listed for the link checker. The compiler itself never uses the network.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use jiff::civil::Date;

use crate::day::date;
use crate::diagnostics::{Diagnostic, Diagnostics, Report};
use crate::links::Target;
use crate::project::{self, ConfirmedLink};
use crate::source;
use crate::source_path::confirmed_links_file;
use crate::{BuildOptions, compile};

/// The links of the content to other sites, with their positions.
#[derive(Debug)]
pub struct ExternalLinks {
    /// The texts of the files, by path from the root of the project.
    texts: BTreeMap<String, String>,
    links: Vec<Link>,
    confirmed: Vec<ConfirmedLink>,
    today: Date,
}

#[derive(Debug)]
struct Link {
    /// Path of the file.
    path: String,
    href: String,
    span: Range<usize>,
}

/// That a person has opened a link and seen that it works.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Confirmation {
    /// Number of days since then.
    pub days: i32,
    /// What the link checker was answered: `403 Forbidden`.
    pub answer: String,
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
        let today = date(&options.day).unwrap_or_default();
        Ok(Self { links: links.collect(), confirmed: project.confirmed_links, texts, today })
    }

    /// Returns the addresses, each once.
    #[must_use]
    pub fn addresses(&self) -> BTreeSet<&str> {
        self.links.iter().map(|link| link.href.as_str()).collect()
    }

    /// Returns the addresses of which a person has confirmed that they work, up to today.
    #[must_use]
    pub fn confirmed(&self) -> BTreeMap<&str, Confirmation> {
        let addresses = self.addresses();
        let confirmation = |link: &ConfirmedLink| Confirmation {
            days: link.on.until(self.today).map_or(0, |span| span.get_days()),
            answer: link.answer.clone(),
        };
        let is_used = |link: &&ConfirmedLink| link.on <= self.today && addresses.contains(link.url.as_str());
        self.confirmed.iter().filter(is_used).map(|link| (link.url.as_str(), confirmation(link))).collect()
    }

    /// Returns a warning for each link whose address is in `failures`. The values say why, for example `404 Not Found`. Returns
    /// another for each confirmation that is of no use.
    #[must_use]
    pub fn report(self, failures: &BTreeMap<String, String>) -> Report {
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(&confirmed_links_file(), self.unused_confirmations());
        for Link { path, href, span } in self.links {
            let Some(failure) = failures.get(&href) else { continue };
            let label = format!("found `{href}`: {failure}; expected an address that works");
            diagnostics.add(&path, Diagnostic::at(span, "this link to another site seems broken", label).warning());
        }
        diagnostics.into_report(self.texts)
    }

    fn unused_confirmations(&self) -> Vec<Diagnostic> {
        let addresses = self.addresses();
        let diagnostic = |link: &ConfirmedLink| {
            if !addresses.contains(link.url.as_str()) {
                let label = format!("found `{}`; expected the address of a link in the content", link.url);
                let diagnostic = Diagnostic::at(link.span.clone(), "no link leads to this address", label);
                return Some(diagnostic.help("remove the entry".to_owned()).warning());
            }
            (link.on > self.today).then(|| {
                let label = format!("found `{}`; expected a day up to today, {}", link.on, self.today);
                Diagnostic::at(link.on_span.clone(), "this day has not come yet", label).warning()
            })
        };
        self.confirmed.iter().filter_map(diagnostic).collect()
    }
}
