//! Converts the front matter of a post.

use model::news::Post;
use model::{Date, Link};
use url::Url;

use super::draft::{Draft, DraftKind};
use super::file_context::FileContext;
use super::markdown_file::MarkdownFile;
use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::PostFields;

/// Converts the fields of a post. Returns `None` if one is missing, which is reported elsewhere.
pub(super) fn draft(fields: PostFields, file: &mut MarkdownFile<'_>, context: &mut FileContext) -> Option<Draft> {
    if let Some(topics) = fields.topics.as_ref().filter(|topics| topics.is_empty()) {
        let label = "found none; expected at least one, as in `[\"Security\"]`";
        context.diagnostics.push(Diagnostic::at(topics.span(), "a post needs a topic", label));
    }
    let as_of = context.as_of(fields.as_of);
    let sources = context.sources(fields.sources);
    let original = fields.original.map(|original| context.external_link(&original));
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
        body: std::mem::take(&mut file.body),
        kind: DraftKind::Post(Post {
            date: Date { day: date.day()?, text: date_labels::short(date.0) },
            authors: fields.authors.iter().map(ToString::to_string).collect(),
            // The addresses of the lists and the related posts are filled in when all posts are known.
            topics: topics.iter().map(|topic| Link { label: topic.to_string(), href: String::new() }).collect(),
            original: original.and_then(|href| original_link(&title, href)),
            related: Vec::new(),
        }),
    })
}

/// Returns the link to the first publication, named after its host. Nothing if `href` is not an address, which has been reported.
fn original_link(title: &str, href: String) -> Option<Link> {
    let url = Url::parse(&href).ok()?;
    Some(Link { label: format!("{title} on {}", url.host_str()?), href })
}
