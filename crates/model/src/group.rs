//! IETF groups: working groups, research groups and birds-of-a-feather sessions (BOFs).

use serde::{Deserialize, Serialize};

use crate::{Date, Link};

/// A group.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Group {
    /// Acronym in lower case: `tls`. The Datatracker uses it, and it is the id of the group's section on the page.
    pub acronym: String,
    /// Full name: `Transport Layer Security`.
    pub name: String,
    /// Type of the group.
    pub kind: GroupKind,
    /// Whether the group is proposed, active or concluded.
    pub state: GroupState,
    /// Addition to the state: `Last seen at IETF 123`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Topics of its work, in words that a newcomer may search for.
    pub keywords: Vec<String>,
    /// Names of the chairs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chairs: Vec<String>,
    /// Address of its mailing list: `tls@ietf.org`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// Address of the archive of its mailing list, if it is not the one that follows from the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Day as of which state, chairs and list are known.
    pub as_of: Date,
}

/// Type of a group.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
#[serde(rename_all = "lowercase")]
pub enum GroupKind {
    /// IETF working group (RFC 2418).
    #[default]
    Wg,
    /// IRTF research group (RFC 2014).
    Rg,
    /// Birds-of-a-feather session, which explores whether a group should be formed (RFC 5434).
    Bof,
}

impl GroupKind {
    /// Returns the type as it is written in content files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wg => "wg",
            Self::Rg => "rg",
            Self::Bof => "bof",
        }
    }
}

/// State in the life of a group.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
#[serde(rename_all = "lowercase")]
pub enum GroupState {
    /// The group is working.
    #[default]
    Active,
    /// The group may be formed.
    Proposed,
    /// The group rests.
    Dormant,
    /// The group has finished its work.
    Concluded,
}

impl GroupState {
    /// All states, in chronological order.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Active, Self::Dormant, Self::Concluded];

    /// Returns the state as a word for readers.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Proposed => "Proposed",
            Self::Dormant => "Dormant",
            Self::Concluded => "Concluded",
        }
    }
}

impl Group {
    /// Returns links to the group's Datatracker pages and to the archive of its mailing list.
    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        let folder = match self.kind {
            GroupKind::Wg => "wg",
            GroupKind::Rg => "rg",
            GroupKind::Bof => "group",
        };
        let acronym = &self.acronym;
        let link = |label: &str, href: String| Link { label: label.to_owned(), href };
        let of_list =
            || Some(format!("https://mailarchive.ietf.org/arch/browse/{}/", self.list.as_ref()?.split('@').next()?));
        let archive = self.archive.clone().or_else(of_list).map(|href| link("Mail archive", href));
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
    /// Acronym in capitals, linked to the group's section.
    pub link: Link,
    /// Full name.
    pub name: String,
    /// Whether the group is proposed, active or concluded.
    pub state: GroupState,
    /// Field of work: `Web and applications`.
    pub topic: String,
    /// Topics of its work.
    pub keywords: Vec<String>,
}

/// The groups listed on one page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct GroupPage {
    /// The page, that of an area or of another body.
    pub page: Link,
    /// The groups, sorted by acronym.
    pub groups: Vec<GroupCard>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;

    #[test]
    fn archive_link_uses_the_list_name_without_its_host() {
        let group = |kind, list: Option<&str>| Group {
            acronym: "httpbis".into(),
            name: "HTTP".into(),
            kind,
            state: GroupState::Active,
            note: None,
            keywords: Vec::new(),
            chairs: Vec::new(),
            list: list.map(str::to_owned),
            archive: None,
            as_of: Date { day: Day::parse("2026-03-28").unwrap(), text: String::new() },
        };
        let links = group(GroupKind::Wg, Some("ietf-http-wg@w3.org")).links();
        assert_eq!(links[0].href, "https://datatracker.ietf.org/wg/httpbis/about/");
        assert_eq!(links[2].href, "https://mailarchive.ietf.org/arch/browse/ietf-http-wg/");
        assert_eq!(group(GroupKind::Bof, None).links().len(), 2);
        let archive = Some("https://lists.w3.org/Archives/Public/ietf-http-wg/".to_owned());
        let elsewhere = Group { archive: archive.clone(), ..group(GroupKind::Wg, Some("ietf-http-wg@w3.org")) };
        assert_eq!(elsewhere.links().pop().map(|link| link.href), archive);
    }
}
