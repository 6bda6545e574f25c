//! Step 5, second half: checks of redirects that need all pages. No single address may be in use, and each target must be a page,
//! without a chain of redirects.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use model::page::without_fragment;
use model::{Day, Page, paths};
use redirects::RedirectMatcher;
use redirects::target::{self, Piece, pieces};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::links::{Addresses, Target};
use crate::project::{Project, RedirectDraft};

/// Label of the redirect that a target leads to.
const REDIRECTED_HERE: &str = "it is redirected here";

/// Checks the redirects of the file at `path` against the `pages` of the build and the held-back pages of `project`.
pub(crate) fn check(path: &str, project: &Project, pages: &[Page], day: &Day, diagnostics: &mut Diagnostics) {
    let addresses = project.addresses.pages.keys().map(String::as_str);
    let pages: BTreeSet<&str> = pages.iter().map(|page| page.address.as_str()).chain(addresses).collect();
    let matcher = RedirectMatcher::new(project.redirects.iter().map(|draft| &draft.redirect));
    let origins = project.site.iter().flat_map(|site| [site.origin.as_str(), &site.official]).collect();
    let generated = pages.iter().flat_map(|page| [paths::plain_text(page), paths::og_image(page)]);
    let files = project.addresses.files.iter().cloned().chain(generated).collect();
    let checker = Checker { drafts: &project.redirects, matcher, pages, files, addresses: &project.addresses, origins };
    let mut seen: BTreeMap<String, &RedirectDraft> = BTreeMap::new();
    for draft in checker.drafts {
        diagnostics.extend(path, checker.check_source(draft));
        // Names of parameters do not matter: `/a/:b` and `/a/:c` match the same. A file and a folder cannot share a path.
        let rule = draft.redirect.from.regex().replace("/?$", "$");
        if let Some(first) = seen.insert(normalize(&rule), draft) {
            let label = format!("found `{}` again; expected it only once", draft.redirect.from.stem());
            let diagnostic = Diagnostic::at(draft.from_span.clone(), "this address is redirected twice", label);
            diagnostics.add(path, diagnostic.related(first.from_span.clone(), "the first redirect is here"));
        }
        diagnostics.extend(path, checker.check_target(draft, day).filter(|_| draft.target_is_valid));
    }
}

/// What each redirect is checked against.
struct Checker<'a> {
    drafts: &'a [RedirectDraft],
    /// Finds a redirect as a server does.
    matcher: RedirectMatcher,
    pages: BTreeSet<&'a str>,
    /// The files, including the plain text copy and the Open Graph image of each page.
    files: Vec<String>,
    addresses: &'a Addresses,
    /// Scheme and host of this site, and of the official one.
    origins: Vec<&'a str>,
}

impl<'a> Checker<'a> {
    /// Checks that a single address is neither a page nor a file of this site. Pages and files take precedence over patterns.
    fn check_source(&self, draft: &RedirectDraft) -> Option<Diagnostic> {
        let from = &draft.redirect.from;
        if !from.is_plain() {
            return None;
        }
        let source = from.stem();
        // `/a/index.html` is the page `/a/` too.
        let page = normalize(source.strip_suffix("/index.html").unwrap_or(&source));
        let label = if let Some(page) = self.pages.iter().find(|own| normalize(own) == page) {
            format!("found `{page}`, which is a page of the site; expected an address that is not in use")
        } else {
            let file = self.files.iter().find(|file| file.eq_ignore_ascii_case(&source))?;
            format!("found `{file}`, which is a file of the site; expected an address that is not in use")
        };
        Some(Diagnostic::at(draft.from_span.clone(), "this address cannot be redirected, because it is in use", label))
    }

    /// Checks that a target on this site is a page or a file, and is not redirected itself.
    fn check_target(&self, draft: &RedirectDraft, day: &Day) -> Option<Diagnostic> {
        let to = draft.redirect.to.as_str();
        if !to.starts_with('/') {
            return self.check_host(to, draft.to_span.clone());
        }
        let (page, span) = (without_fragment(to), draft.to_span.clone());
        if pieces(to).iter().any(|piece| matches!(piece, Piece::Name(_))) {
            return self.check_pattern_target(page, span);
        }
        if self.pages.contains(page) {
            let target = Target::parse(to).ok().filter(|_| self.addresses.pages.contains_key(page))?;
            // A redirect to a draft or a held-back post is left out until that is published.
            let day = Some(day).filter(|day| !self.addresses.is_held_back(page, day));
            return self.addresses.resolve(&target, "", span, day).err();
        }
        let Some(next) = self.find(page) else {
            return self.addresses.resolve(&Target::parse(to).ok()?, "", span, None).err();
        };
        let (target, next_span) = (&next.redirect.to, next.from_span.clone());
        let mut visited = vec![page];
        let mut last = target.as_str();
        while let Some(next) = self.find(without_fragment(last)) {
            if visited.contains(&without_fragment(last)) {
                let label = format!("found `{to}`, which leads back to itself; expected the address of a page");
                let diagnostic = Diagnostic::at(span, "these redirects form a loop", label);
                return Some(diagnostic.related(next_span, REDIRECTED_HERE));
            }
            visited.push(without_fragment(last));
            last = &next.redirect.to;
        }
        let label = format!("found `{to}`, which is redirected again; expected the final target, `{last}`");
        let diagnostic = Diagnostic::at(span, "this redirect leads to another redirect", label);
        Some(diagnostic.related(next_span, REDIRECTED_HERE))
    }

    /// Checks that a target with a host is not a page of this site: that would hide a chain. Other services on the same host
    /// are allowed.
    fn check_host(&self, to: &str, span: Range<usize>) -> Option<Diagnostic> {
        let path = self.origins.iter().find_map(|origin| paths::without_origin(to, origin))?;
        if paths::other_service(&path.to_ascii_lowercase()).is_some() {
            return None;
        }
        let label = format!("found `{to}`; expected `{path}`");
        Some(Diagnostic::at(span, "this is an address of the site itself", label))
    }

    /// Checks that a target with parameters matches at least one page, and no address that is redirected.
    fn check_pattern_target(&self, to: &str, span: Range<usize>) -> Option<Diagnostic> {
        let rule = target::compiled(to);
        let is_redirected = |other: &&RedirectDraft| {
            let from = &other.redirect.from;
            from.is_plain() && !from.is_file() && rule.is_match(&format!("{}/", from.stem()))
        };
        if let Some(other) = self.drafts.iter().find(is_redirected) {
            let from = other.redirect.from.stem();
            let label = format!("found `{to}`, which also matches `{from}`; expected a target that matches only pages");
            let diagnostic = Diagnostic::at(span, "this redirect leads to another redirect", label);
            return Some(diagnostic.related(other.from_span.clone(), REDIRECTED_HERE));
        }
        if self.pages.iter().any(|page| rule.is_match(page)) {
            return None;
        }
        let label = format!("found `{to}`, which matches no page; expected a target that matches pages");
        Some(Diagnostic::at(span, "this redirect leads nowhere", label))
    }

    /// Returns the redirect that applies to `path`, unless that is a page or a file.
    fn find(&self, path: &str) -> Option<&'a RedirectDraft> {
        let is_present = self.pages.contains(path) || self.files.iter().any(|file| file == path);
        self.drafts.get(self.matcher.find(path).filter(|_| !is_present)?.index)
    }
}

/// Normalizes an address, for comparison as servers compare them.
fn normalize(address: &str) -> String {
    address.trim_end_matches('/').to_ascii_lowercase()
}
