//! Collects diagnostics and links while a file is compiled.

use std::ops::Range;

use model::page::Source;
use model::{Date, Day, Link};

use crate::BuildOptions;
use crate::date_labels;
use crate::day;
use crate::diagnostics::Diagnostic;
use crate::fields::{CalendarDay, LinkFields, SourceFields, Spanned};
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
    /// Address of the page; empty for a file that is none.
    pub(super) page: String,
    /// The writer's day. Dates of facts cannot be later. `None` if the site is compiled for another day.
    today: Option<Day>,
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
    pub(crate) purpose: Purpose,
}

/// What a link is for. This decides whether it can have the full address of a page that this site has too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Purpose {
    /// To read on: on this site, if it has the page.
    ReadOn,
    /// To name what a text rests on, which can be a page of the official site.
    Source,
    /// To lead to the full address, whatever site that is.
    FullAddress,
}

/// Returns the later one of two dates.
pub(super) fn newest(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.into_iter().chain(other).max_by(|a, b| a.day.cmp(&b.day))
}

impl FileContext {
    /// Creates the context of a file that is published on the day of the build.
    pub(super) fn new(options: &BuildOptions) -> Self {
        let today = options.is_today.then(|| options.day.clone());
        Self { diagnostics: Vec::new(), links: Vec::new(), day: Some(options.day.clone()), page: String::new(), today }
    }

    /// Returns whether `date` is in the future, for a writer in any time zone.
    pub(super) fn is_future(&self, date: CalendarDay) -> bool {
        let tomorrow = |today: &Day| day::date(today)?.tomorrow().ok();
        self.today.as_ref().and_then(tomorrow).is_some_and(|tomorrow| date.0 > tomorrow)
    }

    /// Converts an `as_of` date, and warns of one in the future. A post can say what is true on its day.
    pub(super) fn as_of(&mut self, date: Option<Spanned<CalendarDay>>) -> Option<Date> {
        let date = date?;
        let day = date.day()?;
        if self.is_future(*date) && self.day.as_ref().is_none_or(|published| day > *published) {
            let label = format!("found {}; expected the day on which the facts were known to be true", day.as_str());
            self.diagnostics.push(Diagnostic::at(date.span(), "this day is in the future", label).warning());
        }
        Some(Date { day, text: date_labels::long(date.0) })
    }

    /// Marks the file as a draft: its links can lead to unpublished pages.
    pub(super) fn set_draft(&mut self) {
        self.day = None;
    }

    /// Sets the date of publication, if it is later: links can lead to pages that are published by then.
    pub(super) fn set_published(&mut self, date: Option<Day>) {
        self.day = self.day.take().max(date);
    }

    /// Adds the links in the text of the page.
    pub(super) fn add_markdown_links(&mut self, links: Vec<MarkdownLink>) {
        for MarkdownLink { target, span } in links {
            self.links.push(PendingLink {
                target,
                span,
                page: self.page.clone(),
                day: self.day.clone(),
                purpose: Purpose::ReadOn,
            });
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
            let href = fields.url.map(|url| self.href_for(Purpose::Source, &url));
            self.diagnostics.extend(fields.title.as_ref().and_then(|title| vague_link_text(title, title.span())));
            Some(Source { title: fields.title?.to_string(), href })
        };
        sources.into_iter().filter_map(&mut source).collect()
    }

    /// Adds a link to this site or another.
    pub(super) fn href(&mut self, href: &Spanned<String>) -> String {
        self.href_for(Purpose::ReadOn, href)
    }

    fn href_for(&mut self, purpose: Purpose, href: &Spanned<String>) -> String {
        match Target::of_link(href) {
            Ok(target) => self.add_field_link_for(purpose, target, href.span()),
            Err(error) => self.diagnostics.push(invalid_address(&error, href.span())),
        }
        href.to_string()
    }

    /// Adds a link in a field, where `#id` has no meaning.
    pub(super) fn add_field_link(&mut self, target: Target, span: Range<usize>) {
        self.add_field_link_for(Purpose::ReadOn, target, span);
    }

    fn add_field_link_for(&mut self, purpose: Purpose, target: Target, span: Range<usize>) {
        if let Target::Anchor(id) = target {
            let label = format!("found `#{id}`; expected the address of the page too, as in `/about/#{id}`");
            self.diagnostics.push(Diagnostic::at(span, "this link does not name a page", label));
        } else {
            let (page, day) = (self.page.clone(), self.day.clone());
            self.links.push(PendingLink { target, span, page, day, purpose });
        }
    }

    /// Adds a link to another site.
    pub(super) fn external_link(&mut self, href: &Spanned<String>) -> String {
        if let Ok(target @ Target::External(_)) = Target::parse(href) {
            let (page, day) = (self.page.clone(), self.day.clone());
            let purpose = Purpose::FullAddress;
            self.links.push(PendingLink { target, span: href.span(), page, day, purpose });
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
