//! Meetings, and the rules that tell what is ahead, under way and over.

use serde::{Deserialize, Serialize};

use crate::{Day, Link};

/// A meeting in a list.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeetingCard {
    /// Number of the meeting: `125`.
    pub number: u16,
    /// Name of the meeting: `IETF 125 Shenzhen`.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// City and country: `Shenzhen, China`.
    pub place: String,
    /// First day, in the time zone of the meeting.
    pub start: Day,
    /// Last day, in the time zone of the meeting.
    pub end: Day,
    /// Whether dates and place are announced, or only planned.
    pub confirmed: bool,
    /// The days in words.
    pub words: Words,
}

/// The days of a meeting in words.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Words {
    /// Month and year of the first day, short: `Mar 2026`.
    pub month: String,
    /// Days of the month: `14–20`, or `30–5` over the end of a month.
    pub days: String,
    /// The dates in full: `14-20 March 2026`.
    pub dates: String,
    /// The first day: `Saturday 14 March`.
    pub first: String,
    /// Weekday of the last day: `Friday`.
    pub last_weekday: String,
    /// The last day without its weekday: `20 March`.
    pub last: String,
}

/// Where a meeting stands on a given day.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Phase {
    /// It has not started.
    Ahead,
    /// Today is one of its days.
    UnderWay,
    /// It is over.
    Past,
}

impl MeetingCard {
    /// Where the meeting stands on `today`.
    #[must_use]
    pub fn phase(&self, today: &Day) -> Phase {
        if today < &self.start {
            Phase::Ahead
        } else if today <= &self.end {
            Phase::UnderWay
        } else {
            Phase::Past
        }
    }

    /// When the meeting takes place, as a sentence that is true on `today`.
    #[must_use]
    pub fn sentence(&self, today: &Day) -> String {
        let Words { first, last_weekday, last, dates, .. } = &self.words;
        let name = format!("IETF {}", self.number);
        match (self.phase(today), self.confirmed) {
            (Phase::Ahead, true) => {
                format!("{name} starts {first} and runs through {last_weekday} afternoon, {last}.")
            }
            (Phase::Ahead, false) => format!("{name} is planned for {dates}."),
            (Phase::UnderWay, _) => format!("{name} is under way and runs through {last_weekday} afternoon, {last}."),
            (Phase::Past, _) => format!("{name} took place {dates}."),
        }
    }
}

/// What a meeting has beside title, description and text.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Meeting {
    /// The meeting as in lists.
    pub card: MeetingCard,
    /// What is known of it, in order: venue, hosts, attendance, …
    pub facts: Vec<Fact>,
    /// Its pages elsewhere: agenda, proceedings, wiki, …
    pub links: Vec<Link>,
}

/// One thing that is known.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fact {
    /// What it is: `Venue`.
    pub name: String,
    /// What is known: `Hilton Vienna Park`.
    pub value: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn shenzhen() -> MeetingCard {
        MeetingCard {
            number: 125,
            title: "IETF 125 Shenzhen".into(),
            href: "/meeting/125/".into(),
            place: "Shenzhen, China".into(),
            start: day("2026-03-14"),
            end: day("2026-03-20"),
            confirmed: true,
            words: Words {
                month: "Mar 2026".into(),
                days: "14–20".into(),
                dates: "14-20 March 2026".into(),
                first: "Saturday 14 March".into(),
                last_weekday: "Friday".into(),
                last: "20 March".into(),
            },
        }
    }

    #[test]
    fn r11_the_first_and_the_last_day_belong_to_the_meeting() {
        let phase = |text| shenzhen().phase(&day(text));
        assert_eq!(phase("2026-03-13"), Phase::Ahead);
        assert_eq!(phase("2026-03-14"), Phase::UnderWay);
        assert_eq!(phase("2026-03-20"), Phase::UnderWay);
        assert_eq!(phase("2026-03-21"), Phase::Past);
    }

    #[test]
    fn sentences_follow_the_clock() {
        let sentence = |text| shenzhen().sentence(&day(text));
        assert_eq!(
            sentence("2026-01-05"),
            "IETF 125 starts Saturday 14 March and runs through Friday afternoon, 20 March."
        );
        assert_eq!(sentence("2026-03-18"), "IETF 125 is under way and runs through Friday afternoon, 20 March.");
        assert_eq!(sentence("2026-04-01"), "IETF 125 took place 14-20 March 2026.");
    }

    #[test]
    fn a_planned_meeting_is_not_promised() {
        let planned = MeetingCard { confirmed: false, ..shenzhen() };
        assert_eq!(planned.sentence(&day("2026-01-05")), "IETF 125 is planned for 14-20 March 2026.");
    }
}
