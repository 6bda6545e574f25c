//! Links to this site by its full address, as copied from a browser. They are checked like other links to this site, and writers are
//! told the short form, with which a link also works in a preview, and follows a page that moves.
//!
//! Addresses of the official site, which this one is to replace, are its own too: what a text says to read on is here.
//! Only sources and originals lead there.

use model::page::without_fragment;
use model::paths::{other_service, without_origin};
use redirects::RedirectMatcher;

use crate::diagnostics::Diagnostic;
use crate::links::{Published, Target, invalid_address};
use crate::project::{PendingLink, Project, Purpose};

/// Checks full addresses against the pages and redirects of a project.
pub(super) struct OwnAddresses<'a> {
    project: &'a Project,
    /// `https://` and the host; none if it is not known.
    origin: Option<&'a str>,
    /// Likewise for the official site, if this is another one.
    official: Option<&'a str>,
    redirects: RedirectMatcher,
}

impl<'a> OwnAddresses<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        let redirects = RedirectMatcher::new(project.redirects.iter().map(|draft| &draft.redirect));
        let origin = project.site.as_ref().map(|site| site.origin.as_str());
        let official =
            project.site.as_ref().map(|site| site.official.as_str()).filter(|official| origin != Some(official));
        Self { project, origin, official, redirects }
    }

    /// Returns the path of a full address of this site, unless the purpose of the link is to lead to the official one.
    /// Other services on the same host keep their full addresses, and so do addresses with a query, because those of
    /// pages have none.
    fn path(&self, PendingLink { target, purpose, .. }: &PendingLink) -> Option<String> {
        let href = match target {
            Target::External(href) => href.clone(),
            Target::Insecure(href) => format!("https://{}", href.split_once("://")?.1),
            _ => return None,
        };
        let official = self.official.filter(|_| *purpose == Purpose::ReadOn);
        let path = self.origin.into_iter().chain(official).find_map(|origin| without_origin(&href, origin))?;
        (other_service(&path.to_ascii_lowercase()).is_none() && !path.contains('?')).then(|| path.to_owned())
    }

    /// Returns whether a page is there before the post that it links to. A short address would be broken on the days between.
    fn is_older(&self, page: &str, to: &str) -> bool {
        let published = |address: &str| self.project.addresses.pages.get(address).map(|entry| &entry.published);
        match (published(page), published(to)) {
            (Some(Published::Always), Some(Published::From(_))) => true,
            (Some(Published::From(page)), Some(Published::From(to))) => page < to,
            _ => false,
        }
    }

    /// Checks a link. Returns `None` if it is not known to lead to this site.
    pub(super) fn check(&self, link: &PendingLink) -> Option<Result<(), Diagnostic>> {
        let path = self.path(link)?;
        let addresses = &self.project.addresses;
        let (page, id) = path.split_at(path.find('#').unwrap_or(path.len()));
        let with_slash = format!("{page}/");
        let page = if addresses.pages.contains_key(&with_slash) { &with_slash } else { page };
        let is_known = addresses.pages.contains_key(page) || addresses.files.contains(page);
        let expected = match self.redirects.find(page).filter(|_| !is_known) {
            // Another site has what was here.
            Some(found) if !found.to.starts_with('/') => return None,
            Some(found) => found.to,
            None => {
                let expected = format!("{page}{id}");
                let target = match Target::parse(&expected) {
                    Ok(target) => target,
                    Err(error) => return Some(Err(invalid_address(&error, link.span.clone()))),
                };
                // A full address works on every day, so the day does not matter unless the page is a draft.
                let day = link.day.as_ref().filter(|_| !self.is_older(&link.page, page));
                if let Err(diagnostic) = addresses.resolve(&target, &link.page, link.span.clone(), day) {
                    return Some(Err(diagnostic));
                }
                expected
            }
        };
        // A link from a page to itself is meant: to what the public site has there.
        let to = without_fragment(&expected);
        if link.purpose == Purpose::FullAddress || to == link.page || self.is_older(&link.page, to) {
            return Some(Ok(()));
        }
        let (Target::External(href) | Target::Insecure(href)) = &link.target else { return None };
        let label = format!("found `{href}`; expected `{expected}`");
        Some(Err(Diagnostic::at(link.span.clone(), "this is an address of the site itself", label).warning()))
    }
}
