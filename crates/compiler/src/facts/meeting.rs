//! What the Datatracker knows of a meeting.

use model::meeting::ImportantDate;
use model::{Date, Day};
use synced::{Document, Entry as _, Meeting};

use super::difference::Comparison;
use super::{Facts, country, date, important_dates};
use crate::diagnostics::Diagnostic;
use crate::fields::{CalendarDay, MeetingFields, Name, Spanned};

/// City of a meeting without a place, as writers have it.
const ONLINE: &str = "Online";
/// What the Datatracker has as the city of such a meeting, in lowercase.
const CITIES_ONLINE: [&str; 2] = ["online", "virtual"];

/// The facts of a meeting for which there is no field.
#[derive(Debug, Default)]
pub(crate) struct MeetingFacts {
    /// Day on which they were known.
    pub(crate) as_of: Option<Date>,
    pub(crate) important_dates: Vec<ImportantDate>,
    /// Day on which the registration opens.
    pub(crate) registration: Option<Day>,
}

impl Facts {
    /// Returns the numbers of all known meetings.
    pub(crate) fn meetings(&self) -> impl Iterator<Item = u16> {
        self.meetings.iter().flat_map(Document::entries).map(|meeting| meeting.number)
    }

    /// Fills the fields of a meeting, and warns where they say something else. Returns what there is no field for; nothing if
    /// the meeting is not known.
    pub(crate) fn fill_meeting(
        &self,
        number: u16,
        fields: &mut MeetingFields,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> MeetingFacts {
        let Some(document) = &self.meetings else { return MeetingFacts::default() };
        let Some(meeting) = document.entries().iter().find(|meeting| meeting.number == number) else {
            return MeetingFacts::default();
        };
        let as_of = fields.as_of.as_ref().map(|day| day.0);
        let mut comparison = Comparison { owner: Meeting::OWNER, on: document.on(), as_of, diagnostics: Vec::new() };
        fill(meeting, fields, &mut comparison);
        diagnostics.extend(comparison.diagnostics);
        let dates = meeting.important_dates.iter();
        let opens = dates.clone().find(|date| &*date.name == important_dates::OPENS);
        MeetingFacts {
            as_of: date(document.on()),
            important_dates: dates
                .filter_map(|known| {
                    Some(ImportantDate {
                        date: date(known.date)?,
                        label: important_dates::label(&known.name)?.to_owned(),
                    })
                })
                .collect(),
            registration: opens.and_then(|opens| CalendarDay(opens.date).day()),
        }
    }
}

/// Fills the fields that the writer has left out, and replaces those that the owner knows better.
fn fill(meeting: &Meeting, fields: &mut MeetingFields, comparison: &mut Comparison) {
    let city = meeting.city.as_ref().map(|city| Name::of_fact(if is_online(city) { ONLINE } else { city }));
    let country = meeting.country.as_ref().and_then(|code| country::find(code));
    if fields.cancelled || fields.moved.is_some() {
        // The Datatracker cannot say that a meeting was cancelled, and a writer may know of another plan first.
        fields.start.get_or_insert_with(|| Spanned::of_fact(CalendarDay(meeting.start)));
        fields.end.get_or_insert_with(|| Spanned::of_fact(CalendarDay(meeting.end)));
        if let (None, Some(city)) = (&fields.city, city) {
            fields.city = Some(Spanned::of_fact(city));
            fields.continent = country.map(|(_, continent)| continent);
            fields.country = country.map(|(name, _)| Spanned::of_fact(Name::of_fact(name)));
        }
        return;
    }
    let has_city = city.is_some();
    comparison.settle("start", &mut fields.start, Some(CalendarDay(meeting.start)), |day| day.0.to_string());
    comparison.settle("end", &mut fields.end, Some(CalendarDay(meeting.end)), |day| day.0.to_string());
    comparison.settle("city", &mut fields.city, city, Name::to_string);
    comparison.settle("country", &mut fields.country, country.map(|(name, _)| Name::of_fact(name)), Name::to_string);
    if has_city {
        fields.continent = country.map(|(_, continent)| continent);
        if country.is_none() {
            fields.country = None;
        }
    }
    let venue = meeting.venue.as_deref().map(|venue| match meeting.address.as_deref() {
        Some(address) => format!("{venue}, {address}"),
        None => venue.to_owned(),
    });
    let has_venue = venue.is_some();
    comparison.settle("venue", &mut fields.venue, venue.map(|venue| Name::of_fact(&venue)), Name::to_string);
    if let Some(confirmed) = fields.confirmed.as_ref().filter(|confirmed| has_venue && !***confirmed) {
        comparison.warn("confirmed", confirmed.span(), "false", "true, with a venue");
        fields.confirmed = None;
    }
    let is_confirmed = **fields.confirmed.get_or_insert_with(|| Spanned::of_fact(has_city));
    let zone = meeting.time_zone.as_deref().filter(|_| is_confirmed && fields.country.is_some());
    comparison.settle("time_zone", &mut fields.time_zone, zone.map(Name::of_fact), Name::to_string);
    attendance(meeting, fields, comparison);
}

fn is_online(city: &str) -> bool {
    CITIES_ONLINE.contains(&city.to_lowercase().as_str())
}

/// Fills the number of participants, unless the writer knows how many of them were on site.
fn attendance(meeting: &Meeting, fields: &mut MeetingFields, comparison: &mut Comparison) {
    let Some(attendees) = meeting.attendees.filter(|number| *number > 0 && meeting.end < comparison.on) else { return };
    if fields.onsite.is_some() || fields.remote.is_some() || fields.rounded {
        return;
    }
    comparison.settle("total", &mut fields.total, Some(attendees), u32::to_string);
}
