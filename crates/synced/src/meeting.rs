//! `meetings.toml`: the meetings of the IETF.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::text::{Country, Line, Slug};

/// A meeting of the IETF.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Number: 128.
    pub number: u16,
    /// First day, in local time.
    #[serde(with = "crate::day")]
    pub start: Date,
    /// Last day, in local time.
    #[serde(with = "crate::day")]
    pub end: Date,
    /// City, if it has been announced: `Kuala Lumpur`. Meetings without a place have `Online` or none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Line>,
    /// Country of the city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Time zone, by its name in the IANA Time Zone Database: `Asia/Kuala_Lumpur`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<Line>,
    /// Name of the building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Line>,
    /// Postal address of the building, on one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Line>,
    /// Number of participants, as counted by the Datatracker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendees: Option<u32>,
    /// Whether the proceedings are final.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub proceedings_final: bool,
    /// Important dates, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub important_dates: Vec<ImportantDate>,
}

/// An important date of a meeting, such as the day on which registration opens.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ImportantDate {
    /// The day.
    #[serde(with = "crate::day")]
    pub date: Date,
    /// What happens on it, by its name in the Datatracker: `openreg`, `cutoff`.
    pub name: Slug,
}

impl Entry for Meeting {
    const FILE: &'static str = "meetings.toml";
    const NAME: &'static str = "meeting";
    const OWNER: &'static str = "the IETF Datatracker";
    const SOURCE: &'static str = "https://datatracker.ietf.org/api/v1/meeting/meeting/?type=ietf";

    type Order = u16;

    fn order(&self) -> u16 {
        self.number
    }

    fn id(&self) -> String {
        self.number.to_string()
    }
}
