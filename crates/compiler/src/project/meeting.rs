//! Converts the front matter of a meeting, and what its owner knows of it.

use jiff::tz::TimeZone;
use model::Link;
use model::meeting::{Attendance, MapPoint, Meeting, MeetingCard, REGISTER};

use super::cancelled_meeting;
use super::draft::{Draft, DraftKind};
use super::file_context::{FileContext, newest};
use super::markdown_file::MarkdownFile;
use super::meeting_days::check_days;
use super::moved_meeting;
use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::facts::Facts;
use crate::fields::{MeetingFields, Name, Spanned};
use crate::time_zone::{self, LocalTime};

/// Where to register for every meeting.
const REGISTRATION: &str = "https://registration.ietf.org/";
/// What is shown in place of the city of a meeting whose place is not known.
const NO_PLACE: &str = "Place to be announced";

/// Converts the fields of a meeting. Returns `None` if one is missing, which is reported elsewhere.
pub(super) fn draft(
    mut fields: MeetingFields,
    number: u16,
    facts: &Facts,
    file: &mut MarkdownFile<'_>,
    context: &mut FileContext,
) -> Option<Draft> {
    let known = facts.fill_meeting(number, &mut fields, &mut context.diagnostics);
    if known.as_of.is_none() {
        context.diagnostics.extend(check_known(&fields, number));
    }
    if let (Some(start), Some(end)) = (&fields.start, &fields.end) {
        context.diagnostics.extend(check_days(start, end));
        if fields.attendance.is_some() || attendance(&fields).is_some() {
            context.diagnostics.extend(if fields.cancelled {
                Some(cancelled_meeting::attendance(start.span()))
            } else {
                let label = format!("found {}, and the attendance; expected none until then", start.0);
                let title = "a meeting in the future has no attendance";
                context.is_future(**start).then(|| Diagnostic::at(start.span(), title, label).warning())
            });
        }
    }
    let as_of = context.as_of(fields.as_of.take());
    let sources = context.sources(std::mem::take(&mut fields.sources));
    let links = links(&mut fields, known.registration.is_some(), context);
    let moved = moved_meeting::moved(&fields, &mut context.diagnostics);

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
    let zone = fields.time_zone.as_ref().map(|name| time_zone(name, is_confirmed(&fields)));
    let zone = zone.and_then(|zone| zone.map_err(|diagnostic| context.diagnostics.push(diagnostic)).ok());
    let (start, end) = (fields.start.as_ref()?, fields.end.as_ref()?);
    let city = fields.city.as_deref().map(|city| &**city);
    let is_confirmed = is_confirmed(&fields);
    // The map shows where meetings were, and the local time is for those who want to come.
    let (map_point, zone) = if fields.cancelled { (None, None) } else { (map_point, zone) };
    let local = zone.and_then(|zone| LocalTime::of(&zone, start.0, end.0));
    let card = MeetingCard {
        number,
        title: city.map_or_else(|| format!("IETF {number}"), |city| format!("IETF {number} {city}")),
        href: file.address.to_owned(),
        place: match (city, &fields.country) {
            (Some(city), Some(country)) => format!("{city}, {country}"),
            (Some(city), None) => city.to_owned(),
            (None, _) => NO_PLACE.to_owned(),
        },
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
        confirmed: is_confirmed,
        registration: known.registration,
        cancelled: fields.cancelled,
        moved,
        date_labels: date_labels::meeting(start.0, end.0),
    };
    Some(Draft {
        path: file.path.to_owned(),
        address: file.address.to_owned(),
        title: card.title.clone(),
        title_span: fields.city.as_ref().map(Spanned::span).unwrap_or_default(),
        aliases: Vec::new(),
        topics: Vec::new(),
        date_span: start.span(),
        description: fields.description.as_ref().map_or_else(|| description(&card), |text| text.to_string()),
        as_of: newest(as_of.clone(), known.as_of),
        text_as_of: as_of,
        about: None,
        members: Vec::new(),
        sources,
        original: None,
        body: std::mem::take(&mut file.body),
        kind: DraftKind::Meeting(Box::new(Meeting {
            card,
            venue: fields.venue.as_ref().map(ToString::to_string),
            hosts: fields.hosts.iter().map(ToString::to_string).collect(),
            attendance: fields
                .attendance
                .as_ref()
                .map(ToString::to_string)
                .or(attendance(&fields).map(Attendance::words)),
            format: fields.format.as_ref().map(ToString::to_string),
            links,
            important_dates: known.important_dates,
            calendar: None,
        })),
    })
}

/// Returns the links of a meeting, with that to its registration if the day is known on which it opens.
fn links(fields: &mut MeetingFields, is_registration_known: bool, context: &mut FileContext) -> Vec<Link> {
    let mut links = std::mem::take(&mut fields.links);
    if fields.cancelled {
        context.diagnostics.extend(cancelled_meeting::remove_links(&mut links));
    }
    let mut links: Vec<Link> = links.into_iter().filter_map(|link| context.link(link)).collect();
    if is_registration_known && !fields.cancelled && links.iter().all(|link| link.label != REGISTER) {
        links.insert(0, Link { label: REGISTER.to_owned(), href: REGISTRATION.to_owned() });
    }
    links
}

/// Returns a meeting without a file. The Datatracker has its agenda and its proceedings from the first day on.
pub(super) fn unwritten(
    number: u16,
    facts: &Facts,
    file: &mut MarkdownFile<'_>,
    context: &mut FileContext,
) -> Option<Draft> {
    let draft = draft(MeetingFields::default(), number, facts, file, context)?;
    let DraftKind::Meeting(mut meeting) = draft.kind else { return None };
    if context.day.as_ref().is_some_and(|today| meeting.card.start <= *today) {
        let page = |label: &str, page: &str| Link {
            label: label.to_owned(),
            href: format!("https://datatracker.ietf.org/meeting/{number}/{page}"),
        };
        meeting.links = vec![page("Agenda", "agenda/"), page("Proceedings", "proceedings")];
    }
    Some(Draft { kind: DraftKind::Meeting(meeting), ..draft })
}

/// Reports what neither the writer nor the Datatracker says.
fn check_known(fields: &MeetingFields, number: u16) -> Vec<Diagnostic> {
    let missing = [("city", fields.city.is_none()), ("start", fields.start.is_none()), ("end", fields.end.is_none())];
    let report = |name: &str| {
        let label = format!("expected here, because the Datatracker does not know IETF {number}");
        Diagnostic::at(0..3, format!("the field `{name}` is missing"), label)
    };
    missing.into_iter().filter(|(_, is_missing)| *is_missing).map(|(name, _)| report(name)).collect()
}

fn is_confirmed(fields: &MeetingFields) -> bool {
    fields.confirmed.as_deref().copied().unwrap_or(true)
}

/// Describes a meeting that no writer has described.
fn description(card: &MeetingCard) -> String {
    let MeetingCard { number, place, .. } = card;
    if place == NO_PLACE {
        format!("Dates and program of IETF {number}. Its place has not been announced.")
    } else {
        format!("Dates, place and program of IETF {number}: {place}.")
    }
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
    let MeetingFields { onsite, remote, rounded, .. } = *fields;
    let total = fields.total.as_deref().copied();
    let known = onsite.or(remote).or(total).is_some();
    known.then_some(Attendance { onsite, remote, total, rounded })
}

#[cfg(test)]
mod tests {
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
}
