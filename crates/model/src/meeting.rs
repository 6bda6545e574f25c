//! Meetings, and the rules that tell whether one is ahead, under way or past.

use serde::{Deserialize, Serialize};

use crate::{Date, Day, Link};

/// Label of the link to the registration of a meeting.
pub const REGISTER: &str = "Register";

/// A meeting in a list.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct MeetingCard {
    /// Number of the meeting: `125`.
    pub number: u16,
    /// Name of the meeting: `IETF 125 Shenzhen`.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// City and country: `Shenzhen, China`; `Place to be announced` if that is not known.
    pub place: String,
    /// Country, or `None` for an online meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Continent, or `None` for an online meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continent: Option<Continent>,
    /// Position of the city on a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map_point: Option<MapPoint>,
    /// Local time during the meeting: `UTC+2 during the meeting (Europe/Vienna)`. Present only where it is shown: on the
    /// page of the meeting and in the list of upcoming meetings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub utc_offset: Option<String>,
    /// Local noon of the middle day with its UTC offset (RFC 3339): `2026-07-21T12:00:00+02:00`. The browser compares it
    /// with its own time zone. Present together with `utc_offset`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_time: Option<String>,
    /// Number of participants, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
    /// First day, in the time zone of the meeting.
    pub start: Day,
    /// Last day, in the time zone of the meeting.
    pub end: Day,
    /// Whether dates and place are announced rather than only planned.
    pub confirmed: bool,
    /// Day on which the registration opens or has opened, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Day>,
    /// Whether the meeting was cancelled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
    /// The plan before the meeting was moved: its first day, and what has changed since, as a sentence: `Moved: first planned
    /// for 18-24 July 2026 in Vienna.`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<Date>,
    /// The dates as text.
    pub date_labels: DateLabels,
}

/// A continent: the regions of the IETF meeting policy (RFC 8719) and those that it does not name.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub enum Continent {
    /// Africa.
    Africa,
    /// Asia.
    Asia,
    /// Europe.
    Europe,
    /// North America.
    #[serde(rename = "North America")]
    NorthAmerica,
    /// Australia and Oceania.
    Oceania,
    /// South America.
    #[serde(rename = "South America")]
    SouthAmerica,
}

impl Continent {
    /// All continents.
    pub const ALL: [Self; 6] =
        [Self::Africa, Self::Asia, Self::Europe, Self::NorthAmerica, Self::Oceania, Self::SouthAmerica];

    /// Returns the name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Africa => "Africa",
            Self::Asia => "Asia",
            Self::Europe => "Europe",
            Self::NorthAmerica => "North America",
            Self::Oceania => "Oceania",
            Self::SouthAmerica => "South America",
        }
    }
}

/// A point on a map in equirectangular projection, one unit per degree.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct MapPoint {
    /// Degrees east of the 180th meridian: 0 to 360.
    pub x: u16,
    /// Degrees south of the North Pole: 0 to 180.
    pub y: u16,
}

/// Number of participants of a meeting.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Attendance {
    /// Participants on site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onsite: Option<u32>,
    /// Remote participants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remote: Option<u32>,
    /// All participants, if on-site and remote ones were not counted separately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// Whether the numbers are rounded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rounded: bool,
}

impl Attendance {
    /// Returns the numbers as text: `1235 on site, 573 remote`, `about 1500`.
    #[must_use]
    pub fn words(self) -> String {
        let part = |number: Option<u32>, what: &str| number.map(|number| format!("{number}{what}"));
        let parts = [part(self.onsite, " on site"), part(self.remote, " remote"), part(self.total, "")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{}{}", if self.rounded { "about " } else { "" }, parts.join(", "))
    }
}

/// The dates of a meeting as text.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct DateLabels {
    /// Month and year of the first day, abbreviated: `Mar 2026`.
    pub month: String,
    /// Days of the month: `14–20`, or `30–5` across the end of a month.
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

/// Whether a meeting is ahead, under way or past on a given day.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Phase {
    /// The meeting has not started.
    Ahead,
    /// The day is one of the meeting's days.
    UnderWay,
    /// The meeting is over.
    Past,
}

impl MeetingCard {
    /// Returns the phase of the meeting on `today`.
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

    /// Returns the badge of a meeting whose plan has changed: `Cancelled` or `Moved`.
    #[must_use]
    pub fn change(&self) -> Option<&'static str> {
        if self.cancelled { Some("Cancelled") } else { self.moved.as_ref().map(|_| "Moved") }
    }

    /// Returns the badge of the meeting on `today`: `Now` while it is under way, that of a [change](Self::change), `Planned` if
    /// it is not confirmed yet, or `Registration open`.
    #[must_use]
    pub fn badge(&self, today: &Day) -> Option<&'static str> {
        match self.phase(today) {
            Phase::UnderWay if !self.cancelled => Some("Now"),
            Phase::Ahead if !self.confirmed => self.change().or(Some("Planned")),
            Phase::Ahead if self.registration.as_ref().is_some_and(|opens| opens <= today) => {
                self.change().or(Some("Registration open"))
            }
            _ => self.change(),
        }
    }

    /// Says how far away the meeting is on `today`, or how far it has come: `Starts in 12 days`, `Day 3 of 7`.
    #[must_use]
    pub fn moment(&self, today: &Day) -> String {
        match self.phase(today) {
            _ if self.cancelled => format!("IETF {} was cancelled.", self.number),
            Phase::Ahead => {
                let verb = if self.confirmed { "Starts" } else { "Planned to start" };
                format!("{verb} {}", today.countdown(&self.start))
            }
            Phase::UnderWay => {
                format!("Day {} of {}", self.start.days_until(today) + 1, self.start.days_until(&self.end) + 1)
            }
            Phase::Past => format!("IETF {} is over.", self.number),
        }
    }

    /// Returns a sentence that says when the meeting takes place, in the tense that fits `today`, or that it was cancelled. Another
    /// one follows if it was moved.
    #[must_use]
    pub fn sentence(&self, today: &Day) -> String {
        let DateLabels { first, last_weekday, last, dates, .. } = &self.date_labels;
        let name = format!("IETF {}", self.number);
        let mut sentence = match (self.phase(today), self.confirmed) {
            _ if self.cancelled => format!("{name} was cancelled."),
            (Phase::Ahead, true) => {
                format!("{name} starts {first} and runs through {last_weekday} afternoon, {last}.")
            }
            (Phase::Ahead, false) => format!("{name} is planned for {dates}."),
            (Phase::UnderWay, _) => format!("{name} is under way and runs through {last_weekday} afternoon, {last}."),
            (Phase::Past, _) => format!("{name} took place {dates}."),
        };
        if let Some(moved) = &self.moved {
            sentence.push(' ');
            sentence += &moved.text;
        }
        sentence
    }
}

/// Returns the meeting that is under way on `today`, or else the next one, among `meetings` in order. A cancelled one is neither.
#[must_use]
pub fn next<'a>(meetings: &'a [MeetingCard], today: &Day) -> Option<&'a MeetingCard> {
    meetings.iter().find(|meeting| !meeting.cancelled && meeting.phase(today) != Phase::Past)
}

/// Content of a meeting's page, apart from its title, description and body.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Meeting {
    /// The meeting as shown in lists.
    pub card: MeetingCard,
    /// Building: `Hilton Vienna Park`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Names of the hosts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
    /// Number of participants as text, with how they were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<String>,
    /// Format of the meeting: `Onsite and online`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Pages on other sites: registration, agenda, proceedings, wiki, …; see [`Meeting::action`].
    pub links: Vec<Link>,
    /// Important dates, in order: deadlines, and when the agenda is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub important_dates: Vec<ImportantDate>,
    /// Address of the meeting's calendar, or `None` once it is over or cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
}

/// An important date of a meeting.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct ImportantDate {
    /// The day.
    pub date: Date,
    /// What happens on it: `Internet-Draft submission closes`.
    pub label: String,
}

impl Meeting {
    /// Returns the important dates that are not over on `today`. There are none once the meeting is over or cancelled.
    pub fn next_dates(&self, today: &Day) -> impl Iterator<Item = &ImportantDate> {
        let is_over = self.card.cancelled || self.card.phase(today) == Phase::Past;
        self.important_dates.iter().filter(move |date| !is_over && date.date.day >= *today)
    }

    /// Returns what a visitor would do about the meeting on `today`: register while the registration is open, join while the
    /// meeting is under way, or look at what is left of it. It is one of the [links](Self::links), which its label tells.
    #[must_use]
    pub fn action(&self, today: &Day) -> Option<Link> {
        let (label, action) = match self.card.phase(today) {
            _ if self.card.cancelled => return None,
            Phase::Ahead if self.card.registration.as_ref().is_none_or(|opens| opens > today) => return None,
            Phase::Ahead => (REGISTER, REGISTER),
            Phase::UnderWay => ("Agenda", "Agenda and join"),
            Phase::Past if self.is_recorded() => ("Proceedings", "Recordings and proceedings"),
            Phase::Past => ("Proceedings", "Proceedings"),
        };
        let link = self.links.iter().find(|link| link.label == label)?;
        Some(Link { label: action.to_owned(), href: link.href.clone() })
    }

    /// Returns the links beside an [action](Self::action). The registration is left out: it is offered only while it is open.
    #[must_use]
    pub fn other_links(&self, action: Option<&Link>) -> Vec<Link> {
        let is_other = |link: &&Link| link.label != REGISTER && action.is_none_or(|action| action.href != link.href);
        self.links.iter().filter(is_other).cloned().collect()
    }

    /// Returns whether the sessions can be watched afterwards: those that are online, too, are recorded.
    fn is_recorded(&self) -> bool {
        self.format.as_ref().is_none_or(|format| format.to_ascii_lowercase().contains("online"))
    }

    /// Returns the known facts about the meeting with their labels, in display order.
    ///
    /// The attendance is omitted unless `phase` is [`Phase::Past`]: the content may be newer than the day that is shown.
    #[must_use]
    pub fn facts(&self, phase: Phase) -> Vec<(&'static str, String)> {
        let hosts = if self.hosts.len() == 1 { "Host" } else { "Hosts" };
        let known = [
            ("Dates", Some(self.card.date_labels.dates.clone())),
            ("Place", Some(self.card.place.clone())),
            ("Venue", self.venue.clone()),
            (hosts, Some(self.hosts.join(", ")).filter(|names| !names.is_empty())),
            ("Attendance", self.attendance.clone().filter(|_| phase == Phase::Past)),
            ("Format", self.format.clone()),
        ];
        known.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Creates a meeting of which only the card is known.
    fn meeting(card: MeetingCard) -> Meeting {
        Meeting {
            card,
            venue: None,
            hosts: Vec::new(),
            attendance: None,
            format: None,
            links: Vec::new(),
            important_dates: Vec::new(),
            calendar: None,
        }
    }

    pub(crate) fn shenzhen() -> MeetingCard {
        MeetingCard {
            number: 125,
            title: "IETF 125 Shenzhen".into(),
            href: "/meeting/125/".into(),
            place: "Shenzhen, China".into(),
            country: Some("China".into()),
            continent: Some(Continent::Asia),
            map_point: Some(MapPoint { x: 294, y: 67 }),
            utc_offset: None,
            reference_time: None,
            attendance: None,
            start: day("2026-03-14"),
            end: day("2026-03-20"),
            confirmed: true,
            registration: None,
            cancelled: false,
            moved: None,
            date_labels: DateLabels {
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
    fn r11_meeting_is_under_way_on_its_first_and_last_day() {
        let phase = |text| shenzhen().phase(&day(text));
        assert_eq!(phase("2026-03-13"), Phase::Ahead);
        assert_eq!(phase("2026-03-14"), Phase::UnderWay);
        assert_eq!(phase("2026-03-20"), Phase::UnderWay);
        assert_eq!(phase("2026-03-21"), Phase::Past);
    }

    #[test]
    fn r11_moment_counts_down_to_a_meeting_and_then_its_days() {
        let moment = |card: &MeetingCard| {
            let days = ["2026-03-02", "2026-03-13", "2026-03-14", "2026-03-20", "2026-03-21"];
            days.map(|today| card.moment(&day(today)))
        };
        let under_way = ["Day 1 of 7", "Day 7 of 7", "IETF 125 is over."];
        assert_eq!(moment(&shenzhen())[..2], ["Starts in 12 days", "Starts tomorrow"]);
        assert_eq!(moment(&shenzhen())[2..], under_way);
        let planned = moment(&MeetingCard { confirmed: false, ..shenzhen() });
        assert_eq!(planned[..2], ["Planned to start in 12 days", "Planned to start tomorrow"]);
        let cancelled = moment(&MeetingCard { cancelled: true, ..shenzhen() });
        assert!(cancelled.iter().all(|moment| moment == "IETF 125 was cancelled."), "{cancelled:?}");
    }

    #[test]
    fn r11_action_fits_the_phase() {
        let link = |label: &str| Link { label: label.to_owned(), href: format!("https://example.org/{label}") };
        let meeting = |card, format: &str| Meeting {
            format: Some(format.to_owned()),
            links: ["Meeting wiki", "Proceedings", "Agenda", "Register"].map(link).to_vec(),
            ..meeting(card)
        };
        let actions = |meeting: &Meeting| {
            let days = ["2025-12-21", "2025-12-22", "2026-03-14", "2026-03-21"];
            days.map(|today| meeting.action(&day(today)).map(|link| format!("{}: {}", link.label, link.href)))
        };
        let open = MeetingCard { registration: Some(day("2025-12-22")), ..shenzhen() };
        let register = Some("Register: https://example.org/Register".to_owned());
        let join = Some("Agenda and join: https://example.org/Agenda".to_owned());
        let recordings = Some("Recordings and proceedings: https://example.org/Proceedings".to_owned());
        assert_eq!(
            actions(&meeting(open.clone(), "Onsite and online")),
            [None, register, join.clone(), recordings.clone()]
        );
        assert_eq!(actions(&meeting(shenzhen(), "Online")), [None, None, join, recordings]);
        let proceedings = Some("Proceedings: https://example.org/Proceedings".to_owned());
        assert_eq!(actions(&meeting(shenzhen(), "on site"))[3], proceedings);
        assert_eq!(actions(&meeting(MeetingCard { cancelled: true, ..open }, "Online")), [const { None }; 4]);
        assert_eq!(self::meeting(shenzhen()).action(&day("2026-03-14")), None);
    }

    #[test]
    fn other_links_leave_out_the_action_and_the_registration() {
        let link = |label: &str| Link { label: label.to_owned(), href: format!("https://example.org/{label}") };
        let links = ["Register", "Agenda", "Meeting wiki"].map(link).to_vec();
        let meeting = Meeting { links, ..meeting(shenzhen()) };
        let others = |today: &str| {
            let links = meeting.other_links(meeting.action(&day(today)).as_ref()).into_iter();
            links.map(|link| link.label).collect::<Vec<_>>()
        };
        assert_eq!(others("2026-01-05"), ["Agenda", "Meeting wiki"]);
        assert_eq!(others("2026-03-14"), ["Meeting wiki"]);
    }

    #[test]
    fn attendance_text_says_what_was_counted() {
        let none = Attendance { onsite: None, remote: None, total: None, rounded: false };
        let both = Attendance { onsite: Some(1235), remote: Some(573), ..none };
        assert_eq!(both.words(), "1235 on site, 573 remote");
        assert_eq!(Attendance { total: Some(1500), rounded: true, ..none }.words(), "about 1500");
    }

    #[test]
    fn sentence_uses_the_tense_of_the_phase() {
        let sentence = |text| shenzhen().sentence(&day(text));
        assert_eq!(
            sentence("2026-01-05"),
            "IETF 125 starts Saturday 14 March and runs through Friday afternoon, 20 March."
        );
        assert_eq!(sentence("2026-03-18"), "IETF 125 is under way and runs through Friday afternoon, 20 March.");
        assert_eq!(sentence("2026-04-01"), "IETF 125 took place 14-20 March 2026.");
    }

    #[test]
    fn unconfirmed_meeting_is_announced_as_planned() {
        let planned = MeetingCard { confirmed: false, ..shenzhen() };
        assert_eq!(planned.sentence(&day("2026-01-05")), "IETF 125 is planned for 14-20 March 2026.");
        assert_eq!(planned.badge(&day("2026-01-05")), Some("Planned"));
        assert_eq!(shenzhen().badge(&day("2026-01-05")), None);
        assert_eq!(planned.badge(&day("2026-03-14")), Some("Now"));
        assert_eq!(planned.badge(&day("2026-03-21")), None);
    }

    #[test]
    fn registration_is_open_from_its_day_until_the_meeting() {
        let meeting = MeetingCard { registration: Some(day("2025-12-22")), ..shenzhen() };
        let badges = ["2025-12-21", "2025-12-22", "2026-03-13", "2026-03-14", "2026-03-21"];
        let open = Some("Registration open");
        assert_eq!(badges.map(|text| meeting.badge(&day(text))), [None, open, open, Some("Now"), None]);
        let cancelled = MeetingCard { cancelled: true, ..meeting.clone() };
        assert_eq!(cancelled.badge(&day("2026-01-05")), Some("Cancelled"));
        let planned = MeetingCard { confirmed: false, ..meeting };
        assert_eq!(planned.badge(&day("2026-01-05")), Some("Planned"));
    }

    #[test]
    fn important_dates_are_those_ahead() {
        let date = |text: &str| ImportantDate {
            date: Date { day: day(text), text: text.to_owned() },
            label: "Internet-Draft submission closes".to_owned(),
        };
        let meeting = |card| Meeting { important_dates: vec![date("2026-03-02"), date("2026-04-16")], ..meeting(card) };
        let next = |meeting: &Meeting, today: &str| meeting.next_dates(&day(today)).count();
        let days = ["2026-03-02", "2026-03-03", "2026-03-20", "2026-03-21"];
        assert_eq!(days.map(|today| next(&meeting(shenzhen()), today)), [2, 1, 1, 0]);
        assert_eq!(next(&meeting(MeetingCard { cancelled: true, ..shenzhen() }), "2026-01-05"), 0);
    }

    #[test]
    fn cancelled_meeting_is_neither_planned_nor_under_way() {
        let cancelled = MeetingCard { cancelled: true, confirmed: false, ..shenzhen() };
        for today in ["2026-01-05", "2026-03-14", "2026-03-21"].map(day) {
            assert_eq!(cancelled.badge(&today), Some("Cancelled"), "{today:?}");
            assert_eq!(cancelled.sentence(&today), "IETF 125 was cancelled.", "{today:?}");
        }
    }

    #[test]
    fn moved_meeting_names_its_former_plan() {
        let text = "Moved: first planned for 18-24 July 2026 in Vienna.".to_owned();
        let moved = MeetingCard { moved: Some(Date { day: day("2026-07-18"), text }), ..shenzhen() };
        let badges = ["2026-01-05", "2026-03-14", "2026-03-21"].map(|text| moved.badge(&day(text)));
        assert_eq!(badges, [Some("Moved"), Some("Now"), Some("Moved")]);
        assert_eq!(
            moved.sentence(&day("2026-04-01")),
            "IETF 125 took place 14-20 March 2026. Moved: first planned for 18-24 July 2026 in Vienna."
        );
    }
}
