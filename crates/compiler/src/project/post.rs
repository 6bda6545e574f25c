//! The front matter of a post.

use model::news::Post;
use model::{Date, Link};

use super::draft::{Draft, DraftKind};
use super::file_context::FileContext;
use super::markdown_file::{MarkdownFile, as_of};
use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::PostFields;

/// Makes a draft of a post. Nothing if a field is missing, which has been reported.
pub(super) fn draft(fields: PostFields, file: &mut MarkdownFile<'_>, context: &mut FileContext) -> Option<Draft> {
    if let Some(topics) = fields.topics.as_ref().filter(|topics| topics.is_empty()) {
        let label = "found none; expected one or more, as in `[\"Security\"]`";
        context.diagnostics.push(Diagnostic::at(topics.span(), "a post is about something", label));
    }
    let sources = context.sources(fields.sources);
    let original = fields.original.map(|original| context.outside_link(&original));
    let (title, date) = (fields.title?, fields.date?);
    Some(Draft {
        path: file.path.to_owned(),
        address: file.address.to_owned(),
        title_place: title.span(),
        title: title.to_string(),
        aliases: Vec::new(),
        description: fields.description?.to_string(),
        as_of: as_of(fields.as_of),
        sources,
        body: std::mem::take(&mut file.body),
        special: DraftKind::Post(Post {
            date: Date { day: date.day()?, text: date_labels::short(date.0) },
            authors: fields.authors.iter().map(ToString::to_string).collect(),
            // The addresses of the lists, and related posts, are known when all posts are.
            topics: fields.topics?.iter().map(|topic| Link { label: topic.to_string(), href: String::new() }).collect(),
            original: original.map(|href| Link { label: format!("{title} on {}", host(&href)), href }),
            related: Vec::new(),
        }),
    })
}

/// The host of an `https://` address.
fn host(href: &str) -> &str {
    href.trim_start_matches("https://").split(['/', '?', '#', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_names_the_place_of_first_publication() {
        assert_eq!(host("https://www.ietf.org/blog/green-wg/"), "www.ietf.org");
        assert_eq!(host("https://a.example:8443?x"), "a.example");
    }
}
