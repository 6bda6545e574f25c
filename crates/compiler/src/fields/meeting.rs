//! The fields of a meeting.

use model::meeting::Continent;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Description, Line, LinkFields, Name, SourceFields, Spanned};

/// A meeting: `content/meetings/*.md`. `content/meetings/125.md` is IETF 125 and `/meeting/125/`. Its title is made of
/// its number and city: `IETF 125 Shenzhen`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "meeting")]
#[serde(deny_unknown_fields)]
pub(crate) struct MeetingFields {
    /// The city, as in the name of the meeting.
    #[schemars(required)]
    pub(crate) city: Option<Spanned<Name>>,
    /// The country. Left out, like `continent`, for a meeting that was held online only: its city is `Online`.
    pub(crate) country: Option<Spanned<Name>>,
    /// The part of the world.
    pub(crate) continent: Option<Continent>,
    /// Where the city is on the map of past meetings: degrees of latitude (north) and longitude (east), whole numbers.
    pub(crate) position: Option<Spanned<[i16; 2]>>,
    /// The time zone of the city by its name in the IANA Time Zone Database: `Europe/Vienna`. Shown as long as the meeting is
    /// not over, and only where the place is known: not for a meeting that is only planned.
    pub(crate) time_zone: Option<Spanned<Name>>,
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
    pub(crate) venue: Option<Name>,
    /// Who hosts the meeting.
    #[serde(default)]
    pub(crate) hosts: Vec<Name>,
    /// How many took part, in words that say how they were counted.
    pub(crate) attendance: Option<Line>,
    /// How many people took part on site, as a number for the chart of all meetings.
    pub(crate) onsite: Option<u32>,
    /// How many took part from elsewhere, likewise.
    pub(crate) remote: Option<u32>,
    /// How many took part in all, where only that is known.
    pub(crate) total: Option<u32>,
    /// Whether these numbers are rounded.
    #[serde(default)]
    pub(crate) rounded: bool,
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
    /// Whether this is a draft. A draft is left out of every build; `script/serve --drafts` shows it, marked as a draft.
    #[serde(default)]
    pub(crate) draft: bool,
}

const fn confirmed() -> bool {
    true
}
