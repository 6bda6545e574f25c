//! The fields of `content/menu.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Line, LinkFields, Spanned};

/// The mega menu and the foot of every page: `content/menu.toml`.
///
/// Links to drafts, and to posts whose day has not come, are left out by themselves, and so are groups without links.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "menu")]
#[serde(deny_unknown_fields)]
pub(crate) struct MenuFields {
    /// The entries of the bar, in order.
    #[serde(default)]
    pub(crate) section: Vec<SectionFields>,
    /// The foot of every page.
    #[schemars(required)]
    pub(crate) footer: Option<FooterFields>,
    /// What the overview of a section says of links that lead to no page of their own.
    #[serde(default)]
    pub(crate) note: Vec<NoteFields>,
}

/// What is behind a link of the menu that leads to another site, or to a part of a page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "note")]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteFields {
    /// The address, as a link of the menu has it.
    #[schemars(required)]
    pub(crate) href: Option<Spanned<String>>,
    /// What one finds there, in a sentence.
    #[schemars(required)]
    pub(crate) text: Option<Line>,
}

/// One entry of the bar.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "section")]
#[serde(deny_unknown_fields)]
pub(crate) struct SectionFields {
    /// Text of the entry.
    #[schemars(required)]
    pub(crate) label: Option<Line>,
    /// Address of the section's own page.
    #[schemars(required)]
    pub(crate) href: Option<Spanned<String>>,
    /// What the section is about, in a sentence or two, at the start of its panel. None if left out.
    pub(crate) intro: Option<Line>,
    /// The groups of links in its panel, in order. Without any the entry is a plain link.
    #[serde(default)]
    pub(crate) group: Vec<GroupFields>,
}

/// Links that belong together.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "group")]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupFields {
    /// Heading of the group.
    #[schemars(required)]
    pub(crate) heading: Option<Line>,
    /// The links, in order.
    #[schemars(required)]
    pub(crate) links: Option<Vec<LinkFields>>,
}

/// The foot of every page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "footer")]
#[serde(deny_unknown_fields)]
pub(crate) struct FooterFields {
    /// The columns of links, in order.
    #[serde(default)]
    pub(crate) column: Vec<GroupFields>,
    /// The last line: sister organizations.
    #[serde(default)]
    pub(crate) bottom: Vec<LinkFields>,
}
