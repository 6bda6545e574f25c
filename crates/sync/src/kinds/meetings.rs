//! Meetings of the IETF, with their important dates.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZoneDatabase;
use polite_http::Client;
use serde::Deserialize;
use synced::text::{Country, Line, quoted};
use synced::{ImportantDate, Meeting};

use super::moved_by_a_year;
use crate::datatracker::{Reference, full_list, list};
use crate::error::{Error, Mismatch};
use crate::facts::Facts;
use crate::reader::{Found, Reader, number, one_line, required};

/// Lengths of meetings, in days. The longest so far had eight.
const LENGTHS: std::ops::RangeInclusive<u32> = 1..=14;

#[derive(Deserialize)]
struct MeetingObject {
    id: u64,
    number: String,
    date: String,
    days: u32,
    city: String,
    country: String,
    time_zone: String,
    venue_name: String,
    venue_addr: String,
    attendees: Option<u32>,
    proceedings_final: bool,
}

#[derive(Deserialize)]
struct DateObject {
    meeting: Reference,
    name: Reference,
    date: String,
}

impl Facts for Meeting {
    const PLURAL: &'static str = "meetings";

    fn fetch(client: &mut Client<'_>, _: &[Self]) -> Result<Found<Self>, Error> {
        let meetings = full_list(client, "meeting/meeting", "type=ietf")?;
        let dates = list(client, "meeting/importantdate", "meeting__type=ietf")?;
        entries(meetings, &dates).map_err(|mismatch| Error::unexpected(<Self as synced::Entry>::SOURCE, mismatch))
    }

    fn label(&self) -> String {
        format!("IETF {}", self.number)
    }

    fn introduction(&self) -> String {
        let place = self.city.as_ref().map(|city| format!(", {city}")).unwrap_or_default();
        format!("new meeting: IETF {}{place}, {} – {}", self.number, self.start, self.end)
    }

    fn fields(&self) -> Vec<(&'static str, Option<String>)> {
        vec![
            ("dates", Some(format!("{} – {}", self.start, self.end))),
            ("city", self.city.as_deref().map(str::to_owned)),
            ("country", self.country.as_deref().map(str::to_owned)),
            ("time zone", self.time_zone.as_deref().map(str::to_owned)),
            ("venue", self.venue.as_deref().map(str::to_owned)),
            ("address", self.address.as_deref().map(str::to_owned)),
            ("attendees", self.attendees.map(|number| number.to_string())),
            ("proceedings", self.proceedings_final.then(|| "final".to_owned())),
        ]
    }

    fn items(&self) -> Vec<(String, String)> {
        let item =
            |important: &ImportantDate| ("important date".to_owned(), format!("{} {}", important.date, important.name));
        self.important_dates.iter().map(item).collect()
    }

    fn doubt(&self, new: &Self, today: Date) -> Option<String> {
        let is_another = self.end < today && self.start != new.start && self.city != new.city;
        let another = || {
            let place = |meeting: &Self| meeting.city.as_deref().unwrap_or("no city").to_owned();
            format!(
                "the number is used for another meeting: {} from {} on; it was {} from {} on, which is over",
                place(new),
                new.start,
                place(self),
                self.start
            )
        };
        is_another.then(another).or_else(|| moved_by_a_year(self.start, new.start))
    }
}

/// Makes entries.
fn entries(meetings: Vec<MeetingObject>, dates: &[DateObject]) -> Result<Found<Meeting>, Mismatch> {
    let mut important = important_dates(dates)?;
    let database = TimeZoneDatabase::bundled();
    let zones: Vec<String> = database.available().map(|name| name.to_string()).collect();
    let mut reader = Reader::default();
    let mut entry = |object: MeetingObject| {
        let number = number("number", &object.number)?;
        let id = object.number.trim();
        let start = date("date", &object.date)?;
        if !LENGTHS.contains(&object.days) {
            let expected = format!("{} to {}", LENGTHS.start(), LENGTHS.end());
            return Err(Mismatch::new(format!("{} days", object.days), expected));
        }
        let end = start.checked_add((i64::from(object.days) - 1).days());
        let end = end.map_err(|_| Mismatch::new(quoted(&object.date), "a date before the year 9999"))?;
        let mut country: Option<Country> = reader.optional(id, "country", &object.country);
        if let Some(unknown) = country.take_if(|country| celes::Country::from_alpha2(&**country).is_err()) {
            reader.note(id, "country", format!("found `{unknown}`; expected a country of ISO 3166-1"));
        }
        let mut time_zone: Option<Line> = reader.optional(id, "time zone", &object.time_zone);
        if let Some(unknown) = time_zone.take_if(|zone| !zones.iter().any(|known| **known == **zone)) {
            let problem = format!("found {}; expected a name of the IANA Time Zone Database", quoted(&unknown));
            reader.note(id, "time zone", problem);
        }
        Ok(Meeting {
            number,
            start,
            end,
            city: reader.optional(id, "city", &object.city),
            country,
            time_zone,
            venue: reader.optional(id, "venue", &object.venue_name),
            address: reader.optional(id, "address", &one_line(&object.venue_addr)),
            attendees: object.attendees.filter(|number| *number > 0),
            proceedings_final: object.proceedings_final,
            important_dates: important.remove(&object.id).unwrap_or_default(),
        })
    };
    let within = |object: MeetingObject| {
        let what = format!("meeting {}", quoted(&object.number));
        entry(object).map_err(|mismatch| mismatch.within(what))
    };
    let entries = meetings.into_iter().map(within).collect::<Result<Vec<_>, _>>()?;
    Ok(reader.finish(entries))
}

/// Returns the important dates by the id of the meeting.
fn important_dates(objects: &[DateObject]) -> Result<BTreeMap<u64, Vec<ImportantDate>>, Mismatch> {
    let mut dates: BTreeMap<u64, Vec<ImportantDate>> = BTreeMap::new();
    for object in objects {
        let meeting = object.meeting.id("meeting/meeting")?;
        let name = required("important date", object.name.key("name/importantdatename")?)?;
        dates.entry(meeting).or_default().push(ImportantDate { date: date("important date", &object.date)?, name });
    }
    for dates in dates.values_mut() {
        dates.sort();
    }
    Ok(dates)
}

/// Reads a date: `2027-03-06`.
fn date(field: &str, text: &str) -> Result<Date, Mismatch> {
    // The parser also takes a date with a time.
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| Mismatch::new(quoted(text), "a date, as in `2027-03-06`").within(field))
}
