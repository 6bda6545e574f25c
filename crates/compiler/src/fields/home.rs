//! The fields of `content/home.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Description, Line, LinkFields, Spanned};

/// The home page: `content/home.toml`. It also shows the next meetings, and the two newest posts that are not featured.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "home page")]
#[serde(deny_unknown_fields)]
pub(crate) struct HomeFields {
    /// The heading of the page.
    #[schemars(required)]
    pub(crate) title: Option<Spanned<Line>>,
    /// One or two sentences about the IETF. Shown as the lead and by search engines, as plain text.
    #[schemars(required)]
    pub(crate) description: Option<Description>,
    /// Buttons under the lead, in order.
    #[serde(default)]
    pub(crate) calls_to_action: Vec<LinkFields>,
    /// Featured items. The page shows the newest one whose date has come, until its last day. Then the newest post takes its place.
    #[serde(default)]
    pub(crate) feature: Vec<FeatureFields>,
    /// Search forms of other sites, in order. They are sent with GET.
    #[serde(default)]
    pub(crate) search: Vec<SearchFields>,
}

/// A featured item on the home page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "feature")]
#[serde(deny_unknown_fields)]
pub(crate) struct FeatureFields {
    /// First day on which it is shown.
    #[schemars(required)]
    pub(crate) date: Option<Spanned<CalendarDay>>,
    /// Last day on which it is shown, unless a newer one has taken its place; 45 days after `date` if it is not set.
    pub(crate) until: Option<Spanned<CalendarDay>>,
    /// Topic, in a word.
    #[schemars(required)]
    pub(crate) topic: Option<Line>,
    /// Heading.
    #[schemars(required)]
    pub(crate) title: Option<Line>,
    /// Text, as plain text.
    #[schemars(required)]
    pub(crate) text: Option<Line>,
    /// Where to read on. It can be a post that is published by the date of the feature.
    #[schemars(required)]
    pub(crate) link: Option<LinkFields>,
}

/// A search form of another site.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "search")]
#[serde(deny_unknown_fields)]
pub(crate) struct SearchFields {
    /// Heading above the form, and label of its input field.
    #[schemars(required)]
    pub(crate) heading: Option<Line>,
    /// What can be found there, in one paragraph of Markdown.
    #[schemars(required)]
    pub(crate) text: Option<Spanned<Line>>,
    /// Placeholder of the empty input field: an example.
    #[schemars(required)]
    pub(crate) placeholder: Option<Line>,
    /// Address that the form is sent to: `https://…`.
    #[schemars(required)]
    pub(crate) action: Option<Spanned<String>>,
    /// Name of the query parameter.
    #[schemars(required)]
    pub(crate) parameter: Option<Line>,
    /// Parameters that are always sent.
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
