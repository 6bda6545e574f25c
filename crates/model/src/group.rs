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
    /// Links to its pages in the Datatracker, to the archive of its mailing list, and to its RFCs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
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

/// Returns links to the pages of a group in the Datatracker, to its mailing `list`, to the page on which to subscribe to it, if it is a
/// list of the IETF's list server, and to its archive, which is at `archive` if it is not where that of a list usually is.
#[must_use]
pub fn links(kind: GroupKind, acronym: &str, list: Option<&str>, archive: Option<String>) -> Vec<Link> {
    let folder = match kind {
        GroupKind::Wg => "wg",
        GroupKind::Rg => "rg",
        GroupKind::Bof => "group",
    };
    let link = |label: &str, href: String| Link { label: label.to_owned(), href };
    let mut links = vec![
        link("Charter", format!("https://datatracker.ietf.org/{folder}/{acronym}/about/")),
        link("Documents", format!("https://datatracker.ietf.org/{folder}/{acronym}/documents/")),
    ];
    let mut archive = archive;
    if let Some(list) = list {
        links.push(link(list, format!("mailto:{list}")));
        let (name, host) = list.split_once('@').unwrap_or((list, ""));
        if host == "ietf.org" {
            links.push(link("Subscribe", format!("https://mailman3.ietf.org/mailman3/lists/{name}.ietf.org/")));
        }
        archive = archive.or_else(|| Some(format!("https://mailarchive.ietf.org/arch/browse/{name}/")));
    }
    links.extend(archive.map(|href| link("Mail archive", href)));
    links
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

    #[test]
    fn lists_of_the_list_server_have_a_link_to_subscribe() {
        let links = |list| links(GroupKind::Wg, "tls", Some(list), None);
        let hrefs = |list| links(list).into_iter().map(|link| link.href).collect::<Vec<_>>();
        assert_eq!(
            hrefs("tls@ietf.org")[2..4],
            ["mailto:tls@ietf.org", "https://mailman3.ietf.org/mailman3/lists/tls.ietf.org/"]
        );
        assert!(!links("cfrg@irtf.org").iter().any(|link| link.label == "Subscribe"));
    }

    #[test]
    fn archive_link_uses_the_list_name_without_its_host() {
        let list = Some("ietf-http-wg@w3.org");
        let of_httpbis = links(GroupKind::Wg, "httpbis", list, None);
        assert_eq!(of_httpbis[0].href, "https://datatracker.ietf.org/wg/httpbis/about/");
        assert_eq!(of_httpbis[3].href, "https://mailarchive.ietf.org/arch/browse/ietf-http-wg/");
        assert_eq!(links(GroupKind::Bof, "httpbis", None, None).len(), 2);
        let archive = Some("https://lists.w3.org/Archives/Public/ietf-http-wg/".to_owned());
        let elsewhere = links(GroupKind::Wg, "httpbis", list, archive.clone());
        assert_eq!(elsewhere.last().map(|link| link.href.clone()), archive);
    }
}
