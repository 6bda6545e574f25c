//! What can only be said of redirects when all pages are known: that none of them is in the place of a page, and that each leads
//! to one at once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use model::page::without_fragment;
use model::{Day, Page, paths};
use redirects::RedirectMatcher;
use redirects::target::{self, Piece, pieces};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::links::{Addresses, Target};
use crate::project::{Project, RedirectDraft};

/// Checks the pairs of the file at `path`. `pages` are those of the build; a post whose day is ahead counts too, as
/// far as the project knows of it.
pub(crate) fn check(path: &str, project: &Project, pages: &[Page], day: &Day, diagnostics: &mut Diagnostics) {
    let addresses = project.addresses.pages.keys().map(String::as_str);
    let pages: BTreeSet<&str> = pages.iter().map(|page| page.address.as_str()).chain(addresses).collect();
    let matcher = RedirectMatcher::new(project.redirects.iter().map(|draft| &draft.redirect));
    let origin = project.names.as_ref().map_or("", |names| &names.origin);
    let beside = pages.iter().flat_map(|page| [paths::plain_text(page), paths::og_image(page)]);
    let files = project.addresses.files.iter().cloned().chain(beside).collect();
    let all = All { drafts: &project.redirects, matcher, pages, files, addresses: &project.addresses, origin };
    let mut seen: BTreeMap<String, &RedirectDraft> = BTreeMap::new();
    for draft in all.drafts {
        diagnostics.extend(path, all.source(draft));
        // Names do not matter: `/a/:b` and `/a/:c` ask for the same. A file and a folder cannot be at one place.
        let rule = draft.redirect.from.regex().replace("/?$", "$");
        if let Some(first) = seen.insert(key(&rule), draft) {
            let label = format!("found `{}` again; expected it once", draft.redirect.from.stem());
            let diagnostic = Diagnostic::at(draft.from_place.clone(), "an old address is there twice", label);
            diagnostics.add(path, diagnostic.also(first.from_place.clone(), "it is here too"));
        }
        diagnostics.extend(path, all.target(draft, day).filter(|_| draft.is_sound));
    }
}

/// Everything that a pair is held against.
struct All<'a> {
    drafts: &'a [RedirectDraft],
    /// The same, as a server matches them.
    matcher: RedirectMatcher,
    pages: BTreeSet<&'a str>,
    /// The files, with the copies and pictures of the pages.
    files: Vec<String>,
    addresses: &'a Addresses,
    /// Scheme and host of the site itself.
    origin: &'a str,
}

impl<'a> All<'a> {
    /// A source is no page of this site, no copy or picture of one, and no other file.
    fn source(&self, draft: &RedirectDraft) -> Option<Diagnostic> {
        let from = &draft.redirect.from;
        let rule = from.compiled();
        let own = from.stem();
        // Servers answer with the page for its file as well.
        let own = own.strip_suffix("/index.html").unwrap_or(&own);
        let is_page = |page: &&str| rule.is_match(page) || from.is_plain() && key(page) == key(own);
        let label = if let Some(page) = self.pages.iter().copied().find(is_page) {
            format!("found `{page}`; expected an address at which no page is")
        } else {
            let file = self.files.iter().find(|file| rule.is_match(file))?;
            format!("found `{file}`, which is a file of the site; expected an address at which no file is")
        };
        Some(Diagnostic::at(draft.from_place.clone(), "this is no old address: the site has it today", label))
    }

    /// A target of this site is a page or a file, and no old address itself.
    fn target(&self, draft: &RedirectDraft, day: &Day) -> Option<Diagnostic> {
        let to = draft.redirect.to.as_str();
        if !to.starts_with('/') {
            return self.own_host(to, draft.to_place.clone());
        }
        let (page, place) = (without_fragment(to), draft.to_place.clone());
        if pieces(to).iter().any(|piece| matches!(piece, Piece::Name(_))) {
            return self.open_target(page, place);
        }
        if self.pages.contains(page) {
            let target = Target::parse(to).ok().filter(|_| self.addresses.pages.contains_key(page))?;
            // What leads to a draft, or to a post that is ahead, is left out until that is published.
            let day = Some(day).filter(|day| !self.addresses.is_held_back(page, day));
            return self.addresses.resolve(&target, "", place, day).err();
        }
        let Some(next) = self.asked_for(page) else {
            return self.addresses.resolve(&Target::parse(to).ok()?, "", place, None).err();
        };
        let (next, place_of_next) = (&next.redirect.to, next.from_place.clone());
        let mut way = vec![page];
        let mut last = next.as_str();
        while let Some(further) =
            self.asked_for(without_fragment(last)).filter(|_| !self.pages.contains(without_fragment(last)))
        {
            if way.contains(&without_fragment(last)) {
                let title = "these redirects lead in a circle";
                let label = format!("found `{to}`, which leads back to itself; expected the address of a page");
                return Some(Diagnostic::at(place, title, label).also(place_of_next, "it is an old address here"));
            }
            way.push(without_fragment(last));
            last = &further.redirect.to;
        }
        let label = format!("found `{to}`, which leads on; expected the end of the way, `{last}`");
        let diagnostic = Diagnostic::at(place, "this redirect leads to another one", label);
        Some(diagnostic.also(place_of_next, "it is an old address here"))
    }

    /// A target with a host is not this site by another name, which would hide a chain. Folders of others are all right.
    fn own_host(&self, to: &str, place: Range<usize>) -> Option<Diagnostic> {
        let path = paths::without_origin(to, self.origin)?;
        if paths::other_service(&path.to_ascii_lowercase()).is_some() {
            return None;
        }
        let label = format!("found `{to}`; expected `{path}`");
        Some(Diagnostic::at(place, "this is the host of the site itself", label))
    }

    /// A target with names fits a page at least, and no old address.
    fn open_target(&self, to: &str, place: Range<usize>) -> Option<Diagnostic> {
        let rule = target::compiled(to);
        let old = |other: &&RedirectDraft| {
            let from = &other.redirect.from;
            from.is_plain() && !from.is_file() && rule.is_match(&format!("{}/", from.stem()))
        };
        if let Some(other) = self.drafts.iter().find(old) {
            let label = format!("found `{to}`, which can be `{}`; expected only pages", other.redirect.from.stem());
            let diagnostic = Diagnostic::at(place, "this redirect leads to another one", label);
            return Some(diagnostic.also(other.from_place.clone(), "it is an old address here"));
        }
        if self.pages.iter().any(|page| rule.is_match(page)) {
            return None;
        }
        let label = format!("found `{to}`, which fits no page; expected addresses of pages");
        Some(Diagnostic::at(place, "this redirect leads nowhere", label))
    }

    /// The pair that answers for `path`.
    fn asked_for(&self, path: &str) -> Option<&'a RedirectDraft> {
        self.drafts.get(self.matcher.find(path)?.index)
    }
}

/// An address by which two that servers take for the same can be told to be the same.
fn key(address: &str) -> String {
    address.trim_end_matches('/').to_ascii_lowercase()
}
