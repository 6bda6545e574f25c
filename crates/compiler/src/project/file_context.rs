//! What is taken down while a file is read.

use std::ops::Range;

use model::page::Source;
use model::{Day, Link};

use crate::diagnostics::Diagnostic;
use crate::fields::{LinkFields, SourceFields, Spanned};
use crate::links::{Target, refused, vague_link_text};
use crate::markdown::LinkUse;

/// The notes of one file.
#[derive(Debug)]
pub(crate) struct FileContext {
    /// What is wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The links that are yet to be resolved.
    pub(crate) links: Vec<Pending>,
    /// The day on which the links must lead somewhere; see [`Pending::day`].
    pub(crate) day: Option<Day>,
}

/// A link that is yet to be resolved.
#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) target: Target,
    pub(crate) place: Range<usize>,
    /// Address of the page that has the link.
    pub(crate) own: String,
    /// The day on which it must lead somewhere; `None` if it is left out until it does, or is in a draft.
    pub(crate) day: Option<Day>,
}

impl FileContext {
    /// No notes yet, for a file that is read on `day`.
    pub(super) fn new(day: Day) -> Self {
        Self { diagnostics: Vec::new(), links: Vec::new(), day: Some(day) }
    }

    /// Takes down that the links of this file are in no build: they can lead to what is not published either.
    pub(super) fn in_draft(&mut self) {
        self.day = None;
    }

    /// Takes down that the links of this file are read on `day` at the earliest.
    pub(super) fn not_before(&mut self, day: Option<Day>) {
        self.day = self.day.take().max(day);
    }

    /// Takes down the links of a text.
    pub(super) fn text_links(&mut self, own: &str, links: Vec<LinkUse>) {
        for LinkUse { target, place } in links {
            self.links.push(Pending { target, place, own: own.to_owned(), day: self.day.clone() });
        }
    }

    /// A link with its label. Nothing if a part is missing, which has been reported.
    pub(super) fn link(&mut self, fields: LinkFields) -> Option<Link> {
        let href = fields.href.map(|href| self.href(&href));
        self.diagnostics.extend(fields.label.as_ref().and_then(|label| vague_link_text(label, label.span())));
        Some(Link { label: fields.label?.to_string(), href: href? })
    }

    /// The sources of a page.
    pub(super) fn sources(&mut self, sources: Vec<SourceFields>) -> Vec<Source> {
        let mut source = |fields: SourceFields| {
            let href = fields.url.map(|url| self.href(&url));
            self.diagnostics.extend(fields.title.as_ref().and_then(|title| vague_link_text(title, title.span())));
            Some(Source { title: fields.title?.to_string(), href })
        };
        sources.into_iter().filter_map(&mut source).collect()
    }

    /// An address of this site or of another.
    pub(super) fn href(&mut self, href: &Spanned<String>) -> String {
        match Target::parse(href) {
            Ok(target) => self.link_outside_text(target, href.span()),
            Err(fault) => self.diagnostics.push(refused(&fault, href.span())),
        }
        href.to_string()
    }

    /// Takes down a link that is not in the text of a page, and so has no headings of its own to lead to.
    pub(super) fn link_outside_text(&mut self, target: Target, place: Range<usize>) {
        if let Target::Anchor(id) = target {
            let label = format!("found `#{id}`; expected the address of its page too, as in `/about/#{id}`");
            self.diagnostics.push(Diagnostic::at(place, "this link is not within a page", label));
        } else {
            self.links.push(Pending { target, place, own: String::new(), day: self.day.clone() });
        }
    }

    /// A link to another site.
    pub(super) fn outside_link(&mut self, href: &Spanned<String>) -> String {
        if let Ok(target @ Target::External(_)) = Target::parse(href) {
            self.link_outside_text(target, href.span());
        }
        self.external(href)
    }

    /// An address of another site.
    pub(super) fn external(&mut self, href: &Spanned<String>) -> String {
        match Target::parse(href) {
            Ok(Target::External(_)) => {}
            Ok(_) => {
                let label = format!("found `{href}`; expected `https://…`");
                self.diagnostics.push(Diagnostic::at(href.span(), "this is no address of another site", label));
            }
            Err(fault) => self.diagnostics.push(refused(&fault, href.span())),
        }
        href.to_string()
    }
}
