//! Converts the front matter of a meeting.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::meeting::{Attendance, MapPoint, Meeting, MeetingCard};

use super::draft::{Draft, DraftKind};
use super::file_context::FileContext;
use super::markdown_file::MarkdownFile;
use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::{CalendarDay, MeetingFields, Name, Spanned};
use crate::time_zone::{self, LocalTime};

/// Maximum length of a meeting. No meeting has been longer, so a longer one has a wrong month or year.
const MAX_DAYS: i32 = 14;

/// Converts the fields of a meeting. Returns `None` if one is missing, which is reported elsewhere.
pub(super) fn draft(
    mut fields: MeetingFields,
    number: u16,
    file: &mut MarkdownFile<'_>,
    context: &mut FileContext,
) -> Option<Draft> {
    if let (Some(start), Some(end)) = (&fields.start, &fields.end) {
        context.diagnostics.extend(check_days(start, end));
        if (fields.attendance.is_some() || attendance(&fields).is_some()) && context.is_future(**start) {
            let label = format!("found {}, and the attendance; expected none until then", start.0);
            let title = "a meeting in the future has no attendance";
            context.diagnostics.push(Diagnostic::at(start.span(), title, label).warning());
        }
    }
    let as_of = context.as_of(fields.as_of.take());
    let sources = context.sources(std::mem::take(&mut fields.sources));
    let links = std::mem::take(&mut fields.links).into_iter().filter_map(|link| context.link(link)).collect();

    if fields.country.is_some() != fields.continent.is_some()
        && let Some(city) = &fields.city
    {
        let label = "found only one of `country` and `continent` for this city; expected both, or neither for an online meeting";
        context.diagnostics.push(Diagnostic::at(city.span(), "country and continent go together", label));
    }

    let map_point = fields.position.as_ref().and_then(|position| map_point(position));
    if let Some(position) = fields.position.as_ref().filter(|_| map_point.is_none()) {
        let label =
            format!("found {:?}; expected a latitude from -90 to 90 and a longitude from -180 to 180", **position);
        context.diagnostics.push(Diagnostic::at(position.span(), "there is no such place on Earth", label));
    }
    let zone = fields.time_zone.as_ref().map(|name| time_zone(name, fields.confirmed));
    let zone = zone.and_then(|zone| zone.map_err(|diagnostic| context.diagnostics.push(diagnostic)).ok());
    let city = fields.city.as_ref()?;
    let (start, end) = (fields.start.as_ref()?, fields.end.as_ref()?);
    let local = zone.and_then(|zone| LocalTime::of(&zone, start.0, end.0));
    let card = MeetingCard {
        number,
        title: format!("IETF {number} {city}"),
        href: file.address.to_owned(),
        place: fields.country.as_ref().map_or_else(|| city.to_string(), |country| format!("{city}, {country}")),
        country: fields.country.as_ref().map(ToString::to_string),
        continent: fields.continent,
        map_point,
        utc_offset: local
            .as_ref()
            .zip(fields.time_zone.as_ref())
            .map(|(LocalTime { offset, .. }, name)| format!("{offset} ({name})")),
        reference_time: local.map(|local| local.reference_time),
        attendance: attendance(&fields),
        start: start.day()?,
        end: end.day()?,
        confirmed: fields.confirmed,
        date_labels: date_labels::meeting(start.0, end.0),
    };
    Some(Draft {
        path: file.path.to_owned(),
        address: file.address.to_owned(),
        title: card.title.clone(),
        title_span: city.span(),
        aliases: Vec::new(),
        topics: Vec::new(),
        date_span: start.span(),
        description: fields.description.as_ref()?.to_string(),
        as_of,
        sources,
        body: std::mem::take(&mut file.body),
        kind: DraftKind::Meeting(Box::new(Meeting {
            card,
            venue: fields.venue.as_ref().map(ToString::to_string),
            hosts: fields.hosts.iter().map(ToString::to_string).collect(),
            attendance: fields.attendance.as_ref().map(ToString::to_string),
            format: fields.format.as_ref().map(ToString::to_string),
            links,
            calendar: None,
        })),
    })
}

/// Finds the time zone of a meeting.
fn time_zone(name: &Spanned<Name>, confirmed: bool) -> Result<TimeZone, Diagnostic> {
    let diagnostic = |title: &str, label: String| Diagnostic::at(name.span(), title, label);
    if !confirmed {
        let label = "found a time zone and `confirmed = false`; expected none until the place is announced".to_owned();
        return Err(diagnostic("a meeting that is not confirmed has no time zone", label));
    }
    time_zone::find(name).map_err(|suggestion| {
        let label = format!("found `{name}`; expected a name from the IANA Time Zone Database, as in `Europe/Vienna`");
        diagnostic("there is no such time zone", label).help(suggestion)
    })
}

/// Converts degrees of latitude (north) and longitude (east) to a point on the map; `None` if they are out of range.
fn map_point(position: &[i64]) -> Option<MapPoint> {
    let &[latitude, longitude] = position else { return None };
    let on_earth = (-90..=90).contains(&latitude) && (-180..=180).contains(&longitude);
    let (x, y) = (u16::try_from(longitude.checked_add(180)?).ok()?, u16::try_from(90_i64.checked_sub(latitude)?).ok()?);
    on_earth.then_some(MapPoint { x, y })
}

/// Returns the attendance, if any number is known.
fn attendance(fields: &MeetingFields) -> Option<Attendance> {
    let MeetingFields { onsite, remote, total, rounded, .. } = *fields;
    let known = onsite.or(remote).or(total).is_some();
    known.then_some(Attendance { onsite, remote, total, rounded })
}

fn check_days(start: &Spanned<CalendarDay>, end: &Spanned<CalendarDay>) -> Option<Diagnostic> {
    let diagnostic = |title: &str, label: String| {
        Some(Diagnostic::at(end.span(), title, label).related(start.span(), "the meeting starts on this day"))
    };
    match days(start.0, end.0) {
        days if days < 1 => {
            diagnostic("this meeting ends before it starts", format!("found {}; expected {} or later", end.0, start.0))
        }
        days if days > MAX_DAYS => {
            diagnostic("this meeting is too long", format!("found {days} days; expected at most {MAX_DAYS}"))
        }
        _ => None,
    }
}

/// Number of days from `start` to `end`, both inclusive.
fn days(start: Date, end: Date) -> i32 {
    start.until(end).map_or(i32::MAX, |span| span.get_days() + 1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn map_point_is_relative_to_the_top_left_corner() {
        assert_eq!(map_point(&[23, 114]), Some(MapPoint { x: 294, y: 67 }));
        assert_eq!(map_point(&[-90, -180]), Some(MapPoint { x: 0, y: 180 }));
        assert_eq!(map_point(&[16, 480]), None);
        assert_eq!(map_point(&[16]), None);
        assert_eq!(map_point(&[16, 48, 1]), None);
        assert_eq!(map_point(&[i64::MIN, i64::MAX]), None);
    }

    #[test]
    fn first_and_last_day_count() {
        assert_eq!(days(date(2026, 3, 14), date(2026, 3, 20)), 7);
        assert_eq!(days(date(2026, 3, 14), date(2026, 3, 14)), 1);
        assert_eq!(days(date(2026, 3, 14), date(2026, 3, 13)), 0);
        assert_eq!(days(date(2026, 3, 14), date(2025, 3, 20)), -358);
        assert_eq!(days(Date::MIN, Date::MAX), 7_304_484);
    }
}
