//! The fields of a post.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Description, Line, Name, SourceFields, Spanned};

/// A post: `content/news/*.md`. `content/news/green-wg.md` is `/blog/green-wg/`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "post")]
#[serde(deny_unknown_fields)]
pub(crate) struct PostFields {
    /// The headline. No other page has the same.
    #[schemars(required)]
    pub(crate) title: Option<Spanned<Line>>,
    /// Day of publication. The post is not on the site before it.
    #[schemars(required)]
    pub(crate) date: Option<CalendarDay>,
    /// What the post says, in one or two sentences; those with which it was first announced can be a little longer than
    /// ours. Shown under the headline, in lists, and by search engines, as plain text.
    #[schemars(required)]
    pub(crate) description: Option<Description<240>>,
    /// What the post is about, one or more: `Meetings`, `Security`, …
    #[schemars(required, length(min = 1))]
    pub(crate) topics: Option<Spanned<Vec<Line>>>,
    /// Who wrote it, as they are named in the source. Left out where that is not known.
    #[serde(default)]
    pub(crate) authors: Vec<Name>,
    /// Address of the first publication: `https://…`. The post links to it.
    pub(crate) original: Option<Spanned<String>>,
    /// Day of the newest fact in the text, if that is not the day of publication.
    pub(crate) as_of: Option<CalendarDay>,
    /// Where the facts come from, the most important first.
    #[serde(default)]
    pub(crate) sources: Vec<SourceFields>,
    /// Whether this is a draft. A draft is left out of every build; `script/serve --drafts` shows it, marked as a draft.
    #[serde(default)]
    pub(crate) draft: bool,
}
