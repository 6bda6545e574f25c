//! The fields of a page.

use model::page::Diagram;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    CalendarDay, Description, ImportedFields, Line, LinkFields, Name, SourceFields, Spanned, WorkingGroupFields,
};

/// A page: `content/pages/**/*.md`. The path of the file determines the address.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "page")]
#[serde(deny_unknown_fields)]
pub(crate) struct PageFields {
    /// Title of the page, as in the menu. It must be unique.
    #[schemars(required)]
    pub(crate) title: Option<Spanned<Line>>,
    /// One or two sentences that answer "what is this, and why should I read on". Shown under the title, in lists, and by
    /// search engines, as plain text.
    #[schemars(required)]
    pub(crate) description: Option<Description>,
    /// Other names of the page, and words that visitors search for but the page does not use. The search finds the page by
    /// them, and a query that equals one leads straight to the page. They must be unique.
    #[serde(default)]
    pub(crate) aliases: Vec<Spanned<Name>>,
    /// What the page shows besides its text.
    #[serde(default)]
    pub(crate) kind: KindName,
    /// Acronym of the area, or of another body, that the page is about, as the Datatracker has it: `sec`, `iab`. The page lists its
    /// members (`content/synced/people.toml`) and, with `kind = "groups"`, its groups.
    pub(crate) about: Option<Name>,
    /// Diagram of a protocol header beside the title. Only for `kind = "section"`.
    pub(crate) diagram: Option<Spanned<Diagram>>,
    /// The groups of the area, or of another body. Only for `kind = "groups"`.
    #[serde(default)]
    pub(crate) group: Vec<WorkingGroupFields>,
    /// Acronyms of groups, as the Datatracker has them: `["quic", "tcpm"]`. After its text, the page lists their RFCs that no other has
    /// replaced (`content/synced/rfcs.toml`).
    #[serde(default)]
    pub(crate) rfcs_of: Vec<Spanned<Name>>,
    /// Date of the most recent fact in the text. Set it if the text says anything that changes over time.
    pub(crate) as_of: Option<Spanned<CalendarDay>>,
    /// Last day for which a list on the page is right. For the members of a body, it is the end of their terms. Visitors do not see
    /// it; `script/check --stale` names the page after that day.
    pub(crate) valid_until: Option<CalendarDay>,
    /// Sources of the facts, most important first.
    #[serde(default)]
    pub(crate) sources: Vec<SourceFields>,
    /// Address of the original, if the page sums up a page of another site: `https://…`. The page says so and links to
    /// it.
    pub(crate) original: Option<Spanned<String>>,
    /// Where the text was imported from: `{ from = "https://…", on = 2026-12-01, digest = "…" }`. Only `script/import` writes it.
    pub(crate) imported: Option<ImportedFields>,
    /// Buttons under the title, the most important one first: what visitors come for.
    #[serde(default)]
    pub(crate) calls_to_action: Vec<LinkFields>,
    /// Whether this is a draft. Builds leave drafts out; `script/serve --drafts` shows them, marked as drafts.
    #[serde(default)]
    pub(crate) draft: bool,
}

/// The kinds of pages that writers can choose from.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[schemars(rename = "kind")]
#[serde(rename_all = "kebab-case")]
pub(crate) enum KindName {
    /// Text only.
    #[default]
    Article,
    /// Text with lists of milestones, drawn as a timeline: each item starts with its date, as in `**16-17 January 1986:**`.
    Timeline,
    /// An overview: the groups of its menu panel, or all pages below its address if it has no panel.
    Section,
    /// The latest posts, newest first, with links to the lists by year and by topic.
    News,
    /// Current and future meetings, next first.
    UpcomingMeetings,
    /// Past meetings, most recent first.
    PastMeetings,
    /// An area, or another body, with its groups.
    Groups,
    /// All groups of the site, with filters.
    GroupFinder,
    /// The index of all pages, and the search forms of `home.toml`.
    Search,
    /// All RFCs, with filters, and below its address a page for each hundred of them. Only for `process/rfcs/all.md`.
    Rfcs,
    /// Text, and after it figures about the RFC series.
    RfcFigures,
}

impl KindName {
    /// Returns whether a page shows no more than its text, and figures that follow from it.
    pub(crate) const fn is_text(self) -> bool {
        matches!(self, Self::Article | Self::Timeline | Self::RfcFigures)
    }
}
