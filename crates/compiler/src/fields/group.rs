//! The fields of a group.

use model::group::{GroupKind, GroupState};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Line, Name, Spanned};

/// A group that belongs to the area, or the other body, of the page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "working-group")]
#[serde(deny_unknown_fields)]
pub(crate) struct WorkFields {
    /// The short name in small letters, by which the Datatracker knows it: `tls`. Links lead to it with `#tls`.
    #[schemars(required)]
    pub(crate) acronym: Option<Spanned<Name>>,
    /// The name: `Transport Layer Security`.
    #[schemars(required)]
    pub(crate) name: Option<Line>,
    /// What it is.
    #[serde(default)]
    pub(crate) kind: GroupKind,
    /// Whether it is at work.
    #[serde(default)]
    pub(crate) state: GroupState,
    /// What the state does not say, in a few words: `Last seen at IETF 123`.
    pub(crate) note: Option<Line>,
    /// The field that it belongs to, one of a few: `Web and applications`.
    #[schemars(required)]
    pub(crate) topic: Option<Line>,
    /// What it works on, in words that a newcomer may look for.
    #[serde(default)]
    pub(crate) keywords: Vec<Line>,
    /// Who leads it.
    #[serde(default)]
    pub(crate) chairs: Vec<Name>,
    /// Address of its mailing list: `tls@ietf.org`.
    pub(crate) list: Option<Spanned<Name>>,
    /// The day for which state, chairs and list are known.
    #[schemars(required)]
    pub(crate) as_of: Option<CalendarDay>,
}
