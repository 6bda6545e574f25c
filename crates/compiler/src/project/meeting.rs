//! The front matter of a meeting.

use jiff::civil::Date;
use model::meeting::{Fact, Meeting, MeetingCard};

use super::draft::{Draft, Special};
use super::markdown_file::{MarkdownFile, as_of};
use super::notes::Notes;
use crate::fields::{CalendarDay, Line, MeetingFields, Spanned};
use crate::report::Problem;
use crate::words;

/// No meeting has been longer than this, so a longer one is a slip in month or year.
const MOST_DAYS: i32 = 14;

/// Makes a draft of a meeting. Nothing if a field is missing, which has been reported.
pub(super) fn draft(
    mut fields: MeetingFields,
    number: u16,
    file: &mut MarkdownFile<'_>,
    notes: &mut Notes,
) -> Option<Draft> {
    if let (Some(start), Some(end)) = (&fields.start, &fields.end) {
        notes.problems.extend(check_days(start, end));
    }
    let sources = notes.sources(std::mem::take(&mut fields.sources));
    let links = std::mem::take(&mut fields.links).into_iter().filter_map(|link| notes.link(link)).collect();

    let (city, country) = (fields.city.as_ref()?, fields.country.as_ref()?);
    let (start, end) = (fields.start.as_ref()?, fields.end.as_ref()?);
    let card = MeetingCard {
        number,
        title: format!("IETF {number} {city}"),
        href: file.address.to_owned(),
        place: format!("{city}, {country}"),
        start: start.day()?,
        end: end.day()?,
        confirmed: fields.confirmed,
        words: words::meeting(start.0, end.0),
    };
    Some(Draft {
        path: file.path.to_owned(),
        address: file.address.to_owned(),
        title: card.title.clone(),
        title_place: city.span(),
        description: fields.description.as_ref()?.to_string(),
        as_of: as_of(fields.as_of),
        sources,
        text: std::mem::take(&mut file.text),
        special: Special::Meeting(Box::new(Meeting { facts: facts(&fields, &card), card, links })),
    })
}

/// What is known of the meeting, in the order in which it is shown.
fn facts(fields: &MeetingFields, card: &MeetingCard) -> Vec<Fact> {
    let text = |line: &Line| line.to_string();
    let hosts = fields.hosts.iter().map(text).collect::<Vec<_>>().join(", ");
    let known = [
        ("Dates", Some(card.words.dates.clone())),
        ("Place", Some(card.place.clone())),
        ("Venue", fields.venue.as_ref().map(text)),
        (if fields.hosts.len() == 1 { "Host" } else { "Hosts" }, Some(hosts).filter(|hosts| !hosts.is_empty())),
        ("Attendance", fields.attendance.as_ref().map(text)),
        ("Format", fields.format.as_ref().map(text)),
    ];
    known.into_iter().filter_map(|(name, value)| Some(Fact { name: name.to_owned(), value: value? })).collect()
}

fn check_days(start: &Spanned<CalendarDay>, end: &Spanned<CalendarDay>) -> Option<Problem> {
    let problem = |title: &str, label: String| {
        Some(Problem::at(end.span(), title, label).also(start.span(), "the meeting starts on this day"))
    };
    match days(start.0, end.0) {
        days if days < 1 => {
            problem("this meeting ends before it starts", format!("found {}; expected {} or later", end.0, start.0))
        }
        days if days > MOST_DAYS => {
            problem("this meeting is too long", format!("found {days} days; expected {MOST_DAYS} at most"))
        }
        _ => None,
    }
}

/// How many days there are from `start` to `end`, both counted.
fn days(start: Date, end: Date) -> i32 {
    start.until(end).map_or(i32::MAX, |span| span.get_days() + 1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn both_ends_count() {
        assert_eq!(days(date(2026, 3, 14), date(2026, 3, 20)), 7);
        assert_eq!(days(date(2026, 3, 14), date(2026, 3, 14)), 1);
        assert_eq!(days(date(2026, 3, 14), date(2026, 3, 13)), 0);
        assert_eq!(days(date(2026, 3, 14), date(2025, 3, 20)), -358);
        assert_eq!(days(Date::MIN, Date::MAX), 7_304_484);
    }
}
