//! The fields of a working group.

use model::group::{GroupKind, GroupState};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Line, Name, Spanned};

/// A group of the area, or other body, that the page is about. What the Datatracker knows of a group (`content/synced/groups.toml`)
/// need not be written, and a group that it knows stands on the page of its area without an entry.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "working-group")]
#[serde(deny_unknown_fields)]
pub(crate) struct WorkingGroupFields {
    /// Acronym of the group in the Datatracker, in lowercase: `tls`. It is also the id of the group on its page: `#tls`.
    #[schemars(required)]
    pub(crate) acronym: Option<Spanned<Name>>,
    /// Full name: `Transport Layer Security`. The Datatracker knows it.
    pub(crate) name: Option<Spanned<Line>>,
    /// Type of the group. The Datatracker knows it. By default, it is a working group, `wg`.
    pub(crate) kind: Option<Spanned<GroupKind>>,
    /// State of the group. The Datatracker knows it. By default, it is `active`.
    pub(crate) state: Option<Spanned<GroupState>>,
    /// A few words that add to the state: `Last seen at IETF 123`.
    pub(crate) note: Option<Line>,
    /// Topic for the group finder, one of a few: `Web and applications`.
    #[schemars(required)]
    pub(crate) topic: Option<Line>,
    /// What it works on, in words that a newcomer may search for.
    #[serde(default)]
    pub(crate) keywords: Vec<Line>,
    /// Names of the chairs. The Datatracker knows them.
    pub(crate) chairs: Option<Spanned<Vec<Name>>>,
    /// Address of the mailing list: `tls@ietf.org`. The Datatracker knows it.
    pub(crate) list: Option<Spanned<Name>>,
    /// Date for which state, chairs and list are known. Required for a group that the Datatracker does not know.
    pub(crate) as_of: Option<Spanned<CalendarDay>>,
}
