//! Collects diagnostics and links while a file is compiled.

use std::ops::Range;

use model::page::Source;
use model::{Day, Link};

use crate::diagnostics::Diagnostic;
use crate::fields::{LinkFields, SourceFields, Spanned};
use crate::links::{Target, invalid_address, vague_link_text};
use crate::markdown::MarkdownLink;

/// The diagnostics and links of one file.
#[derive(Debug)]
pub(crate) struct FileContext {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The links, to be resolved when all files are known.
    pub(crate) links: Vec<PendingLink>,
    /// [`PendingLink::day`] of the next links.
    pub(crate) day: Option<Day>,
}

/// A link to be resolved when all files are known.
#[derive(Debug)]
pub(crate) struct PendingLink {
    pub(crate) target: Target,
    pub(crate) span: Range<usize>,
    /// Address of the page that contains the link.
    pub(crate) page: String,
    /// The day by which the target must be published; `None` if the link is in a draft, or is left out until then.
    pub(crate) day: Option<Day>,
}

impl FileContext {
    /// Creates the context of a file that is published on `day`.
    pub(super) fn new(day: Day) -> Self {
        Self { diagnostics: Vec::new(), links: Vec::new(), day: Some(day) }
    }

    /// Marks the file as a draft: its links can lead to unpublished pages.
    pub(super) fn set_draft(&mut self) {
        self.day = None;
    }

    /// Sets the date of publication, if it is later: links can lead to pages that are published by then.
    pub(super) fn set_published(&mut self, date: Option<Day>) {
        self.day = self.day.take().max(date);
    }

    /// Adds the links in the text of the page at `page`.
    pub(super) fn add_markdown_links(&mut self, page: &str, links: Vec<MarkdownLink>) {
        for MarkdownLink { target, span } in links {
            self.links.push(PendingLink { target, span, page: page.to_owned(), day: self.day.clone() });
        }
    }

    /// Adds a link with a label. Returns `None` if a field is missing, which is reported elsewhere.
    pub(super) fn link(&mut self, fields: LinkFields) -> Option<Link> {
        let href = fields.href.map(|href| self.href(&href));
        self.diagnostics.extend(fields.label.as_ref().and_then(|label| vague_link_text(label, label.span())));
        Some(Link { label: fields.label?.to_string(), href: href? })
    }

    /// Adds the sources of a page.
    pub(super) fn sources(&mut self, sources: Vec<SourceFields>) -> Vec<Source> {
        let mut source = |fields: SourceFields| {
            let href = fields.url.map(|url| self.href(&url));
            self.diagnostics.extend(fields.title.as_ref().and_then(|title| vague_link_text(title, title.span())));
            Some(Source { title: fields.title?.to_string(), href })
        };
        sources.into_iter().filter_map(&mut source).collect()
    }

    /// Adds a link to this site or another.
    pub(super) fn href(&mut self, href: &Spanned<String>) -> String {
        match Target::parse(href) {
            Ok(target) => self.add_field_link(target, href.span()),
            Err(error) => self.diagnostics.push(invalid_address(&error, href.span())),
        }
        href.to_string()
    }

    /// Adds a link in a field, where `#id` has no meaning.
    pub(super) fn add_field_link(&mut self, target: Target, span: Range<usize>) {
        if let Target::Anchor(id) = target {
            let label = format!("found `#{id}`; expected the address of the page too, as in `/about/#{id}`");
            self.diagnostics.push(Diagnostic::at(span, "this link does not name a page", label));
        } else {
            self.links.push(PendingLink { target, span, page: String::new(), day: self.day.clone() });
        }
    }

    /// Adds a link to another site.
    pub(super) fn external_link(&mut self, href: &Spanned<String>) -> String {
        if let Ok(target @ Target::External(_)) = Target::parse(href) {
            self.add_field_link(target, href.span());
        }
        self.external_address(href)
    }

    /// Checks an address of another site, without adding a link.
    pub(super) fn external_address(&mut self, href: &Spanned<String>) -> String {
        match Target::parse(href) {
            Ok(Target::External(_)) => {}
            Ok(_) => {
                let label = format!("found `{href}`; expected `https://…`");
                self.diagnostics.push(Diagnostic::at(href.span(), "this is not the address of another site", label));
            }
            Err(error) => self.diagnostics.push(invalid_address(&error, href.span())),
        }
        href.to_string()
    }
}
