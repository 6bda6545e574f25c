//! The fields of a page.

use model::page::Diagram;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CalendarDay, Description, Line, Name, SourceFields, Spanned, WorkFields};

/// A page: `content/pages/**/*.md`. Its path is its address.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "page")]
#[serde(deny_unknown_fields)]
pub(crate) struct PageFields {
    /// The name of the thing, as in the menu: the heading of the page. No other page has the same.
    #[schemars(required)]
    pub(crate) title: Option<Spanned<Line>>,
    /// One or two sentences that answer "what is this and why would I read on". Shown under the title, in lists, and
    /// by search engines, as plain text.
    #[schemars(required)]
    pub(crate) description: Option<Description>,
    /// Other names of the page, and words that visitors look for it with and that it does not have. The search finds the
    /// page by them, and one that is typed as it stands here leads there at once. No other page has the same.
    #[serde(default)]
    pub(crate) aliases: Vec<Spanned<Name>>,
    /// What the page shows beside its text.
    #[serde(default)]
    pub(crate) kind: KindName,
    /// The protocol header that is drawn beside the title. Only for `kind = "section"`; none if left out.
    pub(crate) diagram: Option<Spanned<Diagram>>,
    /// The groups of the area, or of another body. Only for `kind = "groups"`.
    #[serde(default)]
    pub(crate) group: Vec<WorkFields>,
    /// Day of the newest fact in the text. Set it wherever the text says what changes with time.
    pub(crate) as_of: Option<CalendarDay>,
    /// Where the facts come from, the most important first.
    #[serde(default)]
    pub(crate) sources: Vec<SourceFields>,
    /// Whether this is a draft. A draft is left out of every build; `script/serve --drafts` shows it, marked as a draft.
    #[serde(default)]
    pub(crate) draft: bool,
}

/// The kinds of pages that writers choose from.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[schemars(rename = "kind")]
#[serde(rename_all = "kebab-case")]
pub(crate) enum KindName {
    /// Text and nothing else.
    #[default]
    Article,
    /// Text with lists of milestones, drawn as a line: each item starts with its date, as in `**16-17 January 1986:**`.
    Timeline,
    /// An overview: the groups of its menu panel, or the pages below its address if the menu has no panel for it.
    Section,
    /// The latest posts, newest first, with the lists of all by year and by topic.
    News,
    /// The meetings that are not over, next first.
    UpcomingMeetings,
    /// The meetings that are over, last first.
    PastMeetings,
    /// An area, or another body, with its groups.
    Groups,
    /// All groups of all such pages, to find one in.
    GroupFinder,
    /// The index of all pages, and the searches of `home.toml`.
    Search,
}
