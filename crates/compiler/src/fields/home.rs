//! The fields of `content/home.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Description, Line, LinkFields, Spanned};

/// The home page: `content/home.toml`. Its events are the next meetings, its news the two newest posts that no feature
/// shows.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "home page")]
#[serde(deny_unknown_fields)]
pub(crate) struct HomeFields {
    /// The heading of the page.
    #[schemars(required)]
    pub(crate) title: Option<Spanned<Line>>,
    /// What the IETF is, in one or two sentences: the lead, and the description for search engines, as plain text.
    #[schemars(required)]
    pub(crate) description: Option<Description>,
    /// Where to start: the buttons under the lead, in order.
    #[serde(default)]
    pub(crate) starts: Vec<LinkFields>,
    /// What the page points out, each from its day on. The newest one whose day has come is shown.
    #[serde(default)]
    pub(crate) feature: Vec<FeatureFields>,
    /// Searches of other sites, in order. They are plain forms, sent with GET.
    #[serde(default)]
    pub(crate) search: Vec<SearchFields>,
}

/// What the home page points out.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "feature")]
#[serde(deny_unknown_fields)]
pub(crate) struct FeatureFields {
    /// Day from which it is shown.
    #[schemars(required)]
    pub(crate) date: Option<CalendarDay>,
    /// What it is about, in a word.
    #[schemars(required)]
    pub(crate) topic: Option<Line>,
    /// Heading.
    #[schemars(required)]
    pub(crate) title: Option<Line>,
    /// What it says, as plain text.
    #[schemars(required)]
    pub(crate) text: Option<Line>,
    /// The way on. Before the feature's day it can be a post that is not published yet.
    #[schemars(required)]
    pub(crate) link: Option<LinkFields>,
}

/// A search of another site.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "search")]
#[serde(deny_unknown_fields)]
pub(crate) struct SearchFields {
    /// Heading above the form, and name of its field.
    #[schemars(required)]
    pub(crate) heading: Option<Line>,
    /// What can be found there: Markdown of one paragraph.
    #[schemars(required)]
    pub(crate) text: Option<Spanned<Line>>,
    /// Example in the empty field.
    #[schemars(required)]
    pub(crate) placeholder: Option<Line>,
    /// Where the form is sent: `https://…`.
    #[schemars(required)]
    pub(crate) action: Option<Spanned<String>>,
    /// Name of the field in the query.
    #[schemars(required)]
    pub(crate) parameter: Option<Line>,
    /// Further parameters, always sent.
    #[serde(default)]
    pub(crate) hidden: Vec<ParameterFields>,
}

/// A parameter that is always sent.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "parameter")]
#[serde(deny_unknown_fields)]
pub(crate) struct ParameterFields {
    /// Name.
    #[schemars(required)]
    pub(crate) name: Option<Line>,
    /// Value.
    #[schemars(required)]
    pub(crate) value: Option<Line>,
}
