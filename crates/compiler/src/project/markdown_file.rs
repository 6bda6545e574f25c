//! What pages, posts and meetings have in common: front matter and text.

use std::collections::BTreeSet;

use model::Date;
use model::page::Body;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::file_context::FileContext;
use crate::date_labels;
use crate::fields::{CalendarDay, Form};
use crate::front_matter::{self, Parts};
use crate::links::{Entry, Published};
use crate::markdown::{self, Pictures};

/// A Markdown file with its text compiled.
pub(super) struct MarkdownFile<'a> {
    /// Its path from the root of the project.
    pub(super) path: &'a str,
    pub(super) address: &'a str,
    pub(super) body: Body,
    source: &'a str,
    /// Where its parts are; nothing if they cannot be told apart, which has been reported.
    parts: Option<Parts>,
    ids: Option<BTreeSet<String>>,
    /// The links of the text, until the day is known on which they must lead somewhere.
    links: Vec<markdown::LinkUse>,
}

impl<'a> MarkdownFile<'a> {
    /// Splits a file.
    pub(super) fn read(path: &'a str, address: &'a str, source: &'a str, context: &mut FileContext) -> Self {
        let mut file = Self { path, address, body: Body::default(), source, parts: None, ids: None, links: Vec::new() };
        match front_matter::split(source) {
            Ok(parts) => file.parts = Some(parts),
            Err(diagnostic) => context.diagnostics.push(diagnostic),
        }
        file
    }

    /// Compiles the text. The lists of a `timeline` are lists of milestones.
    pub(super) fn compile(&mut self, pictures: &Pictures<'_>, timeline: bool, context: &mut FileContext) {
        let Some(parts) = &self.parts else { return };
        let compiled = markdown::compile(self.source, parts.text.clone(), pictures, timeline);
        context.diagnostics.extend(compiled.diagnostics);
        self.body = Body { html: compiled.html, table_of_contents: compiled.table_of_contents };
        self.ids = Some(compiled.ids);
        self.links = compiled.links;
    }

    /// Reads the front matter.
    pub(super) fn fields<T: JsonSchema + DeserializeOwned>(
        &self,
        form: &Form<T>,
        context: &mut FileContext,
    ) -> Option<T> {
        let front_matter = self.parts.as_ref()?.front_matter.clone();
        // A missing field belongs after the first line.
        let first_line = 0..front_matter.start;
        form.read(self.source, front_matter, Some(&first_line), &mut context.diagnostics)
    }

    /// Takes down what else on the page links can lead to.
    pub(super) fn add_anchors<'b>(&mut self, ids: impl Iterator<Item = &'b str>) {
        if let Some(known) = &mut self.ids {
            known.extend(ids.map(str::to_owned));
        }
    }

    /// Takes down the links of the text.
    pub(super) fn note_links(&mut self, context: &mut FileContext) {
        context.text_links(self.address, std::mem::take(&mut self.links));
    }

    /// What links to this page need to know.
    pub(super) fn entry(self, published: Published) -> Entry {
        Entry { anchors: self.ids, published }
    }
}

/// The day of a page's newest fact, in words.
pub(super) fn as_of(day: Option<CalendarDay>) -> Option<Date> {
    let day = day?;
    Some(Date { day: day.day()?, text: date_labels::long(day.0) })
}
