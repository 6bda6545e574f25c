//! Content that all pages share.

use serde::{Deserialize, Serialize};

use crate::{Day, Link};

/// Name, menu and footer of the site, and the day that it was built for.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Site {
    /// Short name, used in titles: `IETF`.
    pub name: String,
    /// Full name: `Internet Engineering Task Force`.
    pub full_name: String,
    /// Origin of canonical URLs, without a trailing slash: `https://www.ietf.org`.
    pub origin: String,
    /// Day that the site was built for. Later news is left out, and the app never shows an earlier day as today.
    pub day: Day,
    /// Mega menu, one entry for each item of the menu bar.
    pub menu: Vec<Section>,
    /// Footer of every page.
    pub footer: Footer,
}

impl Site {
    /// Returns the host of canonical URLs: `www.ietf.org`.
    #[must_use]
    pub fn host(&self) -> &str {
        self.origin.trim_start_matches("https://")
    }

    /// Returns the canonical URL of `address`, a path from the root.
    #[must_use]
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.origin)
    }
}

/// An item of the menu bar: a panel if it has groups, otherwise a plain link.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Section {
    /// Text of the item.
    pub label: String,
    /// Address of the section's own page.
    pub href: String,
    /// Introduction in a sentence or two, shown at the top of the panel.
    pub intro: Option<String>,
    /// Groups of links in the panel, in order; empty for a plain link.
    pub groups: Vec<LinkGroup>,
}

/// A group of links in a panel, in the footer or in an overview.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct LinkGroup {
    /// Heading of the group.
    pub heading: String,
    /// The links, in order.
    pub links: Vec<Link>,
}

/// Footer of every page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Footer {
    /// Columns, in order.
    pub columns: Vec<LinkGroup>,
    /// Last line: links to sister organizations.
    pub bottom: Vec<Link>,
}
