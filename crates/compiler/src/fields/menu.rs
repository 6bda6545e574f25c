//! The fields of `content/menu.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Line, LinkFields, Spanned};

/// The menu and the footer of every page: `content/menu.toml`.
///
/// Links to drafts and to posts with a future date are left out automatically, and so are groups without links. The meetings that
/// are ahead come by themselves (`next_meeting`).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "menu")]
#[serde(deny_unknown_fields)]
pub(crate) struct MenuFields {
    /// The entries of the menu bar, in order.
    #[serde(default)]
    pub(crate) section: Vec<SectionFields>,
    /// The footer of every page.
    #[schemars(required)]
    pub(crate) footer: Option<FooterFields>,
    /// Descriptions of menu links that do not lead to a page of this site, for section overviews.
    #[serde(default)]
    pub(crate) note: Vec<NoteFields>,
}

/// The description of a menu link that leads to another site, or to a part of a page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "note")]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteFields {
    /// The address, exactly as in the menu.
    #[schemars(required)]
    pub(crate) href: Option<Spanned<String>>,
    /// One sentence about what is there.
    #[schemars(required)]
    pub(crate) text: Option<Line>,
}

/// One entry of the menu bar.
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
    /// One or two sentences about the section, shown at the start of its panel.
    pub(crate) intro: Option<Line>,
    /// The groups of links in its panel, in order. Without groups the entry is a plain link.
    #[serde(default)]
    pub(crate) group: Vec<LinkGroupFields>,
}

/// A group of links.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "group")]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkGroupFields {
    /// Heading of the group.
    #[schemars(required)]
    pub(crate) heading: Option<Line>,
    /// The links, in order.
    #[schemars(required)]
    pub(crate) links: Option<Vec<Spanned<EntryFields>>>,
}

/// An entry of a group: a link (`label` and `href`), or a meeting that the day of the build decides (`next_meeting`).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "entry")]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryFields {
    /// Text of the link. It says where the link leads.
    pub(crate) label: Option<Spanned<Line>>,
    /// Address on this site (`/process/rfcs/`, `/about/introduction/#mission`) or another (`https://…`).
    pub(crate) href: Option<Spanned<String>>,
    /// Place of a meeting, from 1 to 9, among those that are under way or ahead on the day of the build: 1 is the next one. The
    /// entry has the title of the meeting. It is left out if there are not that many meetings. Cancelled meetings do not count.
    pub(crate) next_meeting: Option<Spanned<i64>>,
}

/// The footer of every page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "footer")]
#[serde(deny_unknown_fields)]
pub(crate) struct FooterFields {
    /// The columns of links, in order.
    #[serde(default)]
    pub(crate) column: Vec<LinkGroupFields>,
    /// The links of the last line: sister organizations.
    #[serde(default)]
    pub(crate) bottom: Vec<LinkFields>,
}
