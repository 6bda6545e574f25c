//! The fields of a post.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Description, ImportedFields, Line, MAX_POST_DESCRIPTION_LENGTH, Name, SourceFields, Spanned};

/// A post: `content/news/*.md`. `content/news/green-wg.md` is at `/blog/green-wg/`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "post")]
#[serde(deny_unknown_fields)]
pub(crate) struct PostFields {
    /// Headline. It must be unique.
    #[schemars(required)]
    pub(crate) title: Option<Spanned<Line>>,
    /// Date of publication. The post is not on the site before it.
    #[schemars(required)]
    pub(crate) date: Option<Spanned<CalendarDay>>,
    /// One or two sentences that summarize the post. They can be those of the original publication. Shown under the headline,
    /// in lists, and by search engines, as plain text.
    #[schemars(required)]
    pub(crate) description: Option<Description<MAX_POST_DESCRIPTION_LENGTH>>,
    /// One or more topics: `Meetings`, `Security`, …
    #[schemars(required, length(min = 1))]
    pub(crate) topics: Option<Spanned<Vec<Spanned<Line>>>>,
    /// Names of the authors, as in the source. Leave it out if they are not known. Of a summary, those of the original.
    #[serde(default)]
    pub(crate) authors: Vec<Name>,
    /// Address of the original, if the post is a summary: `https://…`. The post says so and links to it. If the address
    /// is not known, that of the blog: `https://www.ietf.org/blog/`.
    pub(crate) original: Option<Spanned<String>>,
    /// Date of the most recent fact in the text, if it differs from the date of publication.
    pub(crate) as_of: Option<Spanned<CalendarDay>>,
    /// Sources of the facts, most important first.
    #[serde(default)]
    pub(crate) sources: Vec<SourceFields>,
    /// Where the text was imported from: `{ from = "https://…", on = 2026-12-01, digest = "…" }`. Only `script/import` writes it.
    pub(crate) imported: Option<ImportedFields>,
    /// Whether this is a draft. Builds leave drafts out; `script/serve --drafts` shows them, marked as drafts.
    #[serde(default)]
    pub(crate) draft: bool,
}
