//! Converts the front matter of a post.

use model::news::Post;
use model::{Date, Link};

use super::draft::{Draft, DraftKind};
use super::file_context::FileContext;
use super::markdown_file::{MarkdownFile, as_of};
use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::PostFields;

/// Converts the fields of a post. Returns `None` if one is missing, which is reported elsewhere.
pub(super) fn draft(fields: PostFields, file: &mut MarkdownFile<'_>, context: &mut FileContext) -> Option<Draft> {
    if let Some(topics) = fields.topics.as_ref().filter(|topics| topics.is_empty()) {
        let label = "found none; expected at least one, as in `[\"Security\"]`";
        context.diagnostics.push(Diagnostic::at(topics.span(), "a post needs a topic", label));
    }
    let sources = context.sources(fields.sources);
    let original = fields.original.map(|original| context.external_link(&original));
    let (title, date) = (fields.title?, fields.date?);
    Some(Draft {
        path: file.path.to_owned(),
        address: file.address.to_owned(),
        title_span: title.span(),
        title: title.to_string(),
        aliases: Vec::new(),
        description: fields.description?.to_string(),
        as_of: as_of(fields.as_of),
        sources,
        body: std::mem::take(&mut file.body),
        kind: DraftKind::Post(Post {
            date: Date { day: date.day()?, text: date_labels::short(date.0) },
            authors: fields.authors.iter().map(ToString::to_string).collect(),
            // The addresses of the lists and the related posts are filled in when all posts are known.
            topics: fields.topics?.iter().map(|topic| Link { label: topic.to_string(), href: String::new() }).collect(),
            original: original.map(|href| Link { label: format!("{title} on {}", host(&href)), href }),
            related: Vec::new(),
        }),
    })
}

/// Returns the host of an `https://` address.
fn host(href: &str) -> &str {
    href.trim_start_matches("https://").split(['/', '?', '#', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_is_without_port_path_and_query() {
        assert_eq!(host("https://www.ietf.org/blog/green-wg/"), "www.ietf.org");
        assert_eq!(host("https://a.example:8443?x"), "a.example");
    }
}
