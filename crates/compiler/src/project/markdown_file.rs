//! Compiles a Markdown file: a page, a post or a meeting.

use std::collections::BTreeSet;

use model::page::Body;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::file_context::FileContext;
use crate::fields::FieldParser;
use crate::front_matter::{self, Parts};
use crate::links::{PageEntry, Published};
use crate::markdown::{self, Images, Surroundings, Unwritten};

/// A Markdown file with its compiled text.
pub(super) struct MarkdownFile<'a> {
    /// Path from the root of the project.
    pub(super) path: &'a str,
    pub(super) address: &'a str,
    pub(super) body: Body,
    source: &'a str,
    /// `None` without valid front matter, which is reported.
    parts: Option<Parts>,
    ids: Option<BTreeSet<String>>,
    /// The links of the text, until [`Self::record_links`].
    links: Vec<markdown::MarkdownLink>,
    unwritten: Unwritten,
}

impl<'a> MarkdownFile<'a> {
    /// Splits a file into front matter and text.
    pub(super) fn read(path: &'a str, address: &'a str, source: &'a str, context: &mut FileContext) -> Self {
        let mut file = Self {
            path,
            address,
            source,
            body: Body::default(),
            parts: None,
            ids: None,
            links: Vec::new(),
            unwritten: Unwritten::default(),
        };
        address.clone_into(&mut context.page);
        match front_matter::split(source) {
            Ok(parts) => file.parts = Some(parts),
            Err(diagnostic) => context.diagnostics.push(diagnostic),
        }
        file
    }

    /// Stands for the file that a page does not have. `path` is that of its facts.
    pub(super) fn unwritten(path: &'a str, address: &'a str, context: &mut FileContext) -> Self {
        address.clone_into(&mut context.page);
        Self {
            path,
            address,
            body: Body::default(),
            source: "",
            parts: None,
            ids: Some(BTreeSet::new()),
            links: Vec::new(),
            unwritten: Unwritten::default(),
        }
    }

    /// Compiles the text.
    pub(super) fn compile(&mut self, images: &Images<'_>, page: &Surroundings<'_>, context: &mut FileContext) {
        let Some(parts) = &self.parts else { return };
        let compiled = markdown::compile(self.source, parts.text.clone(), images, page);
        context.diagnostics.extend(compiled.diagnostics);
        self.body = Body { html: compiled.html, table_of_contents: compiled.table_of_contents };
        self.ids = Some(compiled.ids.into_iter().chain(page.ids.iter().cloned()).collect());
        self.links = compiled.links;
        self.unwritten = compiled.unwritten;
    }

    /// Reports what is not written yet, unless the file is a draft. A page that shows more than its text `needs_text` not.
    pub(super) fn check_written(&mut self, is_draft: bool, needs_text: bool, context: &mut FileContext) {
        let Unwritten { placeholders, empty } = std::mem::take(&mut self.unwritten);
        if !is_draft {
            context.diagnostics.extend(placeholders);
            context.diagnostics.extend(empty.filter(|_| needs_text));
        }
    }

    /// Parses the front matter.
    pub(super) fn fields<T: JsonSchema + DeserializeOwned>(
        &self,
        parser: &FieldParser<T>,
        context: &mut FileContext,
    ) -> Option<T> {
        let front_matter = self.parts.as_ref()?.front_matter.clone();
        // Missing fields are reported at the first line.
        let first_line = 0..front_matter.start;
        parser.parse(self.source, front_matter, Some(&first_line), &mut context.diagnostics)
    }

    /// Adds the links of the text to `context`, whose day has to be set before.
    pub(super) fn record_links(&mut self, context: &mut FileContext) {
        context.add_markdown_links(std::mem::take(&mut self.links));
    }

    /// Returns what is needed to resolve links to this page.
    pub(super) fn entry(self, published: Published) -> PageEntry {
        PageEntry { anchors: self.ids, published }
    }
}
