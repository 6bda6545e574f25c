//! `groups.toml`: the working groups of the IETF and the research groups of the IRTF.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::text::{EmailAddress, Line, Slug, WebAddress};

/// A working group or a research group.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Acronym: `quic`.
    pub acronym: Slug,
    /// Full name.
    pub name: Line,
    /// What kind of group it is.
    pub kind: GroupKind,
    /// What it does now.
    pub state: GroupState,
    /// Acronym of its area, `wit`, or of the body that it belongs to, `irtf`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Slug>,
    /// Names of the chairs, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chairs: Vec<Line>,
    /// Address of the mailing list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<EmailAddress>,
    /// Address of the archive of the mailing list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<WebAddress>,
    /// Name of the charter: `charter-ietf-quic`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charter: Option<Slug>,
}

/// Kind of a group.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupKind {
    /// Working group of the IETF (RFC 2418). Before it is formed, a BOF has this kind too.
    Wg,
    /// Research group of the IRTF (RFC 2014).
    Rg,
}

/// State of a group.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupState {
    /// It works.
    Active,
    /// A session, or several, explores whether it should be formed (RFC 5434).
    Bof,
    /// Its charter is being discussed.
    Proposed,
    /// It rests.
    Dormant,
    /// It has finished, was replaced by another, or was never formed.
    Concluded,
}

impl Entry for Group {
    const FILE: &'static str = "groups.toml";
    const NAME: &'static str = "group";
    const OWNER: &'static str = "the IETF Datatracker";
    const SOURCE: &'static str = "https://datatracker.ietf.org/api/v1/group/group/?type__in=wg,rg";

    type Order = Slug;

    fn order(&self) -> Slug {
        self.acronym.clone()
    }

    fn id(&self) -> String {
        self.acronym.to_string()
    }
}
