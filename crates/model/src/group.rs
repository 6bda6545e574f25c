//! The groups that do the work: working groups, research groups, and sessions that may become one (BOFs).

use serde::{Deserialize, Serialize};

use crate::{Date, Link};

/// A group.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Group {
    /// Its short name in small letters, by which the Datatracker knows it, and the id of its part of the page: `tls`.
    pub acronym: String,
    /// Its name: `Transport Layer Security`.
    pub name: String,
    /// What it is.
    pub kind: GroupKind,
    /// Whether it is at work.
    pub state: GroupState,
    /// What the state does not say: `Last seen at IETF 123`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What it works on, in words that a newcomer may look for.
    pub keywords: Vec<String>,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chairs: Vec<String>,
    /// Address of its mailing list: `tls@ietf.org`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// The day for which state, chairs and list are known.
    pub as_of: Date,
}

/// What a group is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
#[serde(rename_all = "lowercase")]
pub enum GroupKind {
    /// A working group of the IETF (RFC 2418).
    #[default]
    Wg,
    /// A research group of the IRTF (RFC 2014).
    Rg,
    /// A session that looks whether there is work for a group (RFC 5434).
    Bof,
}

/// Whether a group is at work.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
#[serde(rename_all = "lowercase")]
pub enum GroupState {
    /// It works.
    #[default]
    Active,
    /// It may come.
    Proposed,
    /// Its work is done.
    Concluded,
}

impl GroupState {
    /// All states, in the order of a group's life.
    pub const ALL: [Self; 3] = [Self::Proposed, Self::Active, Self::Concluded];

    /// The state in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Proposed => "Proposed",
            Self::Concluded => "Concluded",
        }
    }
}

impl Group {
    /// Its pages in the Datatracker and the archive of its list.
    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        let folder = match self.kind {
            GroupKind::Wg => "wg",
            GroupKind::Rg => "rg",
            GroupKind::Bof => "group",
        };
        let acronym = &self.acronym;
        let link = |label: &str, href: String| Link { label: label.to_owned(), href };
        let archive = self
            .list
            .as_deref()
            .and_then(|list| list.split('@').next())
            .map(|list| link("Mail archive", format!("https://mailarchive.ietf.org/arch/browse/{list}/")));
        let mut links = vec![
            link("Charter", format!("https://datatracker.ietf.org/{folder}/{acronym}/about/")),
            link("Documents", format!("https://datatracker.ietf.org/{folder}/{acronym}/documents/")),
        ];
        links.extend(archive);
        links
    }
}

/// A group in a list.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct GroupCard {
    /// Its short name in capitals, and where more is said of it.
    pub link: Link,
    /// Its name.
    pub name: String,
    /// Whether it is at work.
    pub state: GroupState,
    /// The field that it belongs to: `Web and applications`.
    pub topic: String,
    /// What it works on.
    pub keywords: Vec<String>,
}

/// The groups of one page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct GroupPage {
    /// The page: an area, or the body that the groups belong to.
    pub page: Link,
    /// Its groups, by short name.
    pub groups: Vec<GroupCard>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;

    #[test]
    fn the_archive_has_the_name_of_the_list() {
        let group = |kind, list: Option<&str>| Group {
            acronym: "httpbis".into(),
            name: "HTTP".into(),
            kind,
            state: GroupState::Active,
            note: None,
            keywords: Vec::new(),
            chairs: Vec::new(),
            list: list.map(str::to_owned),
            as_of: Date { day: Day::parse("2026-03-28").unwrap(), text: String::new() },
        };
        let links = group(GroupKind::Wg, Some("ietf-http-wg@w3.org")).links();
        assert_eq!(links[0].href, "https://datatracker.ietf.org/wg/httpbis/about/");
        assert_eq!(links[2].href, "https://mailarchive.ietf.org/arch/browse/ietf-http-wg/");
        assert_eq!(group(GroupKind::Bof, None).links().len(), 2);
    }
}
