//! The fields of a meeting.

use model::meeting::Continent;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Description, Line, LinkFields, Name, SourceFields, Spanned};

/// A meeting: `content/meetings/*.md`. `content/meetings/125.md` is IETF 125, at `/meeting/125/`. Its title consists of the
/// number and the city: `IETF 125 Shenzhen`. What the Datatracker knows of a meeting (`content/synced/meetings.toml`) need not be
/// written, and a meeting that it knows needs no file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "meeting")]
#[serde(deny_unknown_fields)]
pub(crate) struct MeetingFields {
    /// The city, as in the name of the meeting. The Datatracker knows it.
    pub(crate) city: Option<Spanned<Name>>,
    /// The country. The Datatracker knows it. Leave it out, like `continent`, for an online meeting, whose city is `Online`.
    pub(crate) country: Option<Spanned<Name>>,
    /// The continent. It follows from a country that the Datatracker knows; otherwise it is required with `country`.
    pub(crate) continent: Option<Continent>,
    /// Position of the city on the map of past meetings: latitude (north) and longitude (east) in whole degrees.
    #[schemars(with = "Option<[i16; 2]>")]
    pub(crate) position: Option<Spanned<Vec<i64>>>,
    /// Time zone of the city, by its name in the IANA Time Zone Database: `Europe/Vienna`. The Datatracker knows it. Shown until
    /// the meeting is over. Not allowed for a meeting that is not confirmed.
    pub(crate) time_zone: Option<Spanned<Name>>,
    /// First day, in local time. The Datatracker knows it.
    pub(crate) start: Option<Spanned<CalendarDay>>,
    /// Last day, in local time. The Datatracker knows it. A meeting lasts at most 14 days.
    pub(crate) end: Option<Spanned<CalendarDay>>,
    /// Whether the dates and the place have been announced. `false` for a meeting that is only planned. By default, a meeting is
    /// confirmed if its city is known.
    pub(crate) confirmed: Option<Spanned<bool>>,
    /// Whether the meeting was cancelled. Its page and the lists say so. The calendar to subscribe to has it as cancelled for a
    /// year after its first day. It has no attendance and no registration.
    #[serde(default)]
    pub(crate) cancelled: bool,
    /// The plan before the meeting was moved: `{ start = 2026-07-18, end = 2026-07-24, city = "Vienna" }`, or only what has
    /// changed, the dates or the city. The page and the lists say so.
    pub(crate) moved: Option<Spanned<MovedFields>>,
    /// One or two sentences that say what the meeting is or was. Shown under the title, in lists, and by search engines, as plain
    /// text. The dates stand beside it. By default, the number and the place.
    pub(crate) description: Option<Description>,
    /// The building, with its address. The Datatracker knows it. Leave it out until it is known.
    pub(crate) venue: Option<Spanned<Name>>,
    /// Who hosts the meeting.
    #[serde(default)]
    pub(crate) hosts: Vec<Name>,
    /// Attendance in words, which say how participants were counted.
    pub(crate) attendance: Option<Line>,
    /// Number of participants on site, for the chart of all meetings.
    pub(crate) onsite: Option<u32>,
    /// Number of remote participants, for the chart of all meetings.
    pub(crate) remote: Option<u32>,
    /// Total number of participants, if only that is known. The Datatracker knows it.
    pub(crate) total: Option<Spanned<u32>>,
    /// Whether these numbers are rounded.
    #[serde(default)]
    pub(crate) rounded: bool,
    /// Format of the meeting: `Onsite and online`, `Online`.
    pub(crate) format: Option<Line>,
    /// Related pages, in order: agenda, proceedings, and so on. Those with the labels `Register`, `Agenda` and `Proceedings` become the
    /// button of the page while the registration is open, during the meeting, and after it. The first is added as soon as the
    /// Datatracker knows when the registration opens.
    #[serde(default)]
    pub(crate) links: Vec<LinkFields>,
    /// Date of the most recent fact in the text.
    pub(crate) as_of: Option<Spanned<CalendarDay>>,
    /// Sources of the facts, most important first.
    #[serde(default)]
    pub(crate) sources: Vec<SourceFields>,
    /// Whether this is a draft. Builds leave drafts out; `script/serve --drafts` shows them, marked as drafts.
    #[serde(default)]
    pub(crate) draft: bool,
}

/// The plan before a meeting was moved: the dates, the city, or both.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "moved")]
#[serde(deny_unknown_fields)]
pub(crate) struct MovedFields {
    /// The first day that was planned. Required with `end`.
    pub(crate) start: Option<Spanned<CalendarDay>>,
    /// The last day that was planned. Required with `start`.
    pub(crate) end: Option<Spanned<CalendarDay>>,
    /// The city that was planned: `Vienna`, or `Online`.
    pub(crate) city: Option<Spanned<Name>>,
}
