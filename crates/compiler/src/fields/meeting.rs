//! The fields of a meeting.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Description, Line, LinkFields, SourceFields, Spanned};

/// A meeting: `content/meetings/*.md`. `content/meetings/125.md` is IETF 125 and `/meeting/125/`. Its title is made of
/// its number and city: `IETF 125 Shenzhen`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "meeting")]
#[serde(deny_unknown_fields)]
pub(crate) struct MeetingFields {
    /// The city, as in the name of the meeting.
    #[schemars(required)]
    pub(crate) city: Option<Spanned<Line>>,
    /// The country.
    #[schemars(required)]
    pub(crate) country: Option<Line>,
    /// First day, in the time zone of the meeting.
    #[schemars(required)]
    pub(crate) start: Option<Spanned<CalendarDay>>,
    /// Last day, in the time zone of the meeting: not before `start`, and at most 14 days with it.
    #[schemars(required)]
    pub(crate) end: Option<Spanned<CalendarDay>>,
    /// Whether dates and place are announced. `false` for a meeting that is only planned.
    #[serde(default = "confirmed")]
    pub(crate) confirmed: bool,
    /// What the meeting is or was, in one or two sentences. Shown under the title, in lists, and by search engines, as
    /// plain text.
    #[schemars(required)]
    pub(crate) description: Option<Description>,
    /// The building. Left out while it is not known.
    pub(crate) venue: Option<Line>,
    /// Who hosts the meeting.
    #[serde(default)]
    pub(crate) hosts: Vec<Line>,
    /// How many took part, in words that say how they were counted.
    pub(crate) attendance: Option<Line>,
    /// How it is held: `Onsite and online`, `Online`.
    pub(crate) format: Option<Line>,
    /// Its pages elsewhere, in order: agenda, proceedings, …
    #[serde(default)]
    pub(crate) links: Vec<LinkFields>,
    /// Day of the newest fact in the text.
    pub(crate) as_of: Option<CalendarDay>,
    /// Where the facts come from, the most important first.
    #[serde(default)]
    pub(crate) sources: Vec<SourceFields>,
}

const fn confirmed() -> bool {
    true
}
