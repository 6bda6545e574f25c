//! Converts the front matter of a post.

use model::news::Post;
use model::{Date, Link};

use super::draft::{Draft, DraftKind};
use super::file_context::FileContext;
use super::imported;
use super::markdown_file::MarkdownFile;
use super::original::Original;
use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::PostFields;

/// Converts the fields of a post. Returns `None` if one is missing, which is reported elsewhere.
pub(super) fn draft(fields: PostFields, file: &mut MarkdownFile<'_>, context: &mut FileContext) -> Option<Draft> {
    if let Some(topics) = fields.topics.as_ref().filter(|topics| topics.is_empty()) {
        let label = "found none; expected at least one, as in `[\"Security\"]`";
        context.diagnostics.push(Diagnostic::at(topics.span(), "a post needs a topic", label));
    }
    imported::check(fields.imported, fields.original.as_ref(), context);
    let as_of = context.as_of(fields.as_of);
    let sources = context.sources(fields.sources);
    let authors: Vec<String> = fields.authors.iter().map(ToString::to_string).collect();
    let original = fields.original.and_then(|original| Original::new(&original, &authors, context));
    let is_summary = original.is_some();
    let (title, date, topics) = (fields.title?, fields.date?, fields.topics?);
    Some(Draft {
        path: file.path.to_owned(),
        address: file.address.to_owned(),
        title_span: title.span(),
        title: title.to_string(),
        aliases: Vec::new(),
        topics: topics.iter().map(|topic| (topic.to_string(), topic.span())).collect(),
        date_span: date.span(),
        description: fields.description?.to_string(),
        as_of,
        text_as_of: None,
        about: None,
        members: Vec::new(),
        sources,
        original,
        body: std::mem::take(&mut file.body),
        kind: DraftKind::Post(Post {
            date: Date { day: date.day()?, text: date_labels::short(date.0) },
            // Those of an original have not written the summary.
            authors: if is_summary { Vec::new() } else { authors },
            // The addresses of the lists and the related posts are filled in when all posts are known.
            topics: topics.iter().map(|topic| Link { label: topic.to_string(), href: String::new() }).collect(),
            related: Vec::new(),
        }),
    })
}
