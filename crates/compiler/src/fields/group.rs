//! The fields of a working group.

use model::group::{GroupKind, GroupState};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Line, Name, Spanned};

/// A group of the area, or other body, that the page is about.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "working-group")]
#[serde(deny_unknown_fields)]
pub(crate) struct WorkingGroupFields {
    /// Acronym of the group in the Datatracker, in lowercase: `tls`. It is also the id of the group on its page: `#tls`.
    #[schemars(required)]
    pub(crate) acronym: Option<Spanned<Name>>,
    /// Full name: `Transport Layer Security`.
    #[schemars(required)]
    pub(crate) name: Option<Line>,
    /// Type of the group.
    #[serde(default)]
    pub(crate) kind: GroupKind,
    /// State of the group.
    #[serde(default)]
    pub(crate) state: GroupState,
    /// A few words that add to the state: `Last seen at IETF 123`.
    pub(crate) note: Option<Line>,
    /// Topic for the group finder, one of a few: `Web and applications`.
    #[schemars(required)]
    pub(crate) topic: Option<Line>,
    /// What it works on, in words that a newcomer may search for.
    #[serde(default)]
    pub(crate) keywords: Vec<Line>,
    /// Names of the chairs.
    #[serde(default)]
    pub(crate) chairs: Vec<Name>,
    /// Address of the mailing list: `tls@ietf.org`.
    pub(crate) list: Option<Spanned<Name>>,
    /// Date for which state, chairs and list are known.
    #[schemars(required)]
    pub(crate) as_of: Option<Spanned<CalendarDay>>,
}
