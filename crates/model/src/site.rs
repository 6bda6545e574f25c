//! What every page shares.

use serde::{Deserialize, Serialize};

use crate::{Day, Link};

/// Name, menu and footer of the site, and the day it was built for.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Site {
    /// Short name, used in titles: `IETF`.
    pub name: String,
    /// Name in full: `Internet Engineering Task Force`.
    pub full_name: String,
    /// Origin of canonical addresses, without a slash at the end: `https://www.ietf.org`.
    pub origin: String,
    /// The day for which the site was built: news after it is not here, and it is the earliest day that the clock of
    /// the page can show.
    pub day: Day,
    /// The mega menu, one entry for each trigger of the bar.
    pub menu: Vec<Section>,
    /// The foot of every page.
    pub footer: Footer,
}

impl Site {
    /// Host of canonical addresses: `www.ietf.org`.
    #[must_use]
    pub fn host(&self) -> &str {
        self.origin.trim_start_matches("https://")
    }

    /// `address`, from the root, with the origin of canonical addresses.
    #[must_use]
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.origin)
    }
}

/// One entry of the bar: a panel where it has groups, else a plain link.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Section {
    /// Text of the trigger.
    pub label: String,
    /// Address of the section's own page.
    pub href: String,
    /// What the section is about, in a sentence or two, shown at the start of its panel.
    pub intro: Option<String>,
    /// Groups of links in the panel, in order; none for a plain link.
    pub groups: Vec<LinkGroup>,
}

/// Links of a panel, of the footer or of an overview that belong together.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct LinkGroup {
    /// Heading of the group.
    pub heading: String,
    /// The links, in order.
    pub links: Vec<Link>,
}

/// The foot of every page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Footer {
    /// The columns, in order.
    pub columns: Vec<LinkGroup>,
    /// The last line: sister organisations.
    pub bottom: Vec<Link>,
}
