//! What was planned before a meeting was moved.

use model::Date;

use super::meeting_days::check_days;
use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::{CalendarDay, MeetingFields, MovedFields, Spanned};

/// City of a meeting without a place.
const ONLINE: &str = "Online";

/// Returns the former first day of a moved meeting, and the sentence about the former plan. Returns `None` if the meeting was not
/// moved, or if a field is missing or invalid, which is reported.
pub(super) fn moved(fields: &MeetingFields, diagnostics: &mut Vec<Diagnostic>) -> Option<Date> {
    let moved = fields.moved.as_ref()?;
    let is_within = |diagnostic: &Diagnostic| diagnostic.span().is_some_and(|span| moved.span().contains(&span.start));
    // What else is wrong follows from an unknown field.
    if !diagnostics.iter().any(is_within) {
        diagnostics.extend(check(fields, moved));
    }
    if diagnostics.iter().any(is_within) {
        return None;
    }
    let start = moved.start.as_ref().or(fields.start.as_ref())?;
    Some(Date { day: start.day()?, text: sentence(moved) })
}

/// Reports a plan that is incomplete, or the same as now.
fn check(fields: &MeetingFields, moved: &Spanned<MovedFields>) -> Option<Diagnostic> {
    let diagnostic = |title: &str, label: &str| Some(Diagnostic::at(moved.span(), title, label));
    if fields.cancelled {
        let label = "found `moved` and `cancelled = true`; expected only one of them";
        return diagnostic("a cancelled meeting was not moved", label);
    }
    match (&moved.start, &moved.end) {
        (Some(start), Some(end)) => {
            if let invalid @ Some(_) = check_days(start, end) {
                return invalid;
            }
            if [(start, &fields.start), (end, &fields.end)].iter().all(|(former, now)| is_same(former, now.as_ref())) {
                let label = "found the dates on which the meeting is; expected those that were planned first";
                return Some(Diagnostic::at(start.span(), "this meeting still has these dates", label));
            }
        }
        (None, None) if moved.city.is_none() => {
            let label =
                "found neither dates nor a city; expected `start` and `end`, or `city`, or both, as planned first";
            return diagnostic("the first plan of this meeting is missing", label);
        }
        (None, None) => {}
        _ => {
            let label = "found only one of `start` and `end`; expected both, or neither if only the city has changed";
            return diagnostic("first and last day go together", label);
        }
    }
    let now = fields.city.as_ref()?.to_string();
    let same = moved.city.as_ref().filter(|city| city.to_string() == now)?;
    let label =
        format!("found `{same}`, where the meeting still is; expected the city that was planned first, or none");
    Some(Diagnostic::at(same.span(), "this meeting is still in this city", label))
}

fn is_same(former: &Spanned<CalendarDay>, now: Option<&Spanned<CalendarDay>>) -> bool {
    now.is_some_and(|now| now.0 == former.0)
}

/// Returns what was planned first, as a sentence.
fn sentence(moved: &MovedFields) -> String {
    let dates =
        moved.start.as_ref().zip(moved.end.as_ref()).map(|(start, end)| date_labels::meeting(start.0, end.0).dates);
    let plan = match (dates, moved.city.as_deref().map(|city| &**city)) {
        (Some(dates), Some(ONLINE)) => format!("for {dates} online"),
        (Some(dates), Some(city)) => format!("for {dates} in {city}"),
        (Some(dates), None) => format!("for {dates}"),
        (None, Some(ONLINE)) => "as an online meeting".to_owned(),
        (None, city) => format!("for {}", city.unwrap_or_default()),
    };
    format!("Moved: first planned {plan}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the former first day and the sentence for the value of `moved`.
    fn moved_from(value: &str) -> Option<(String, String)> {
        let meeting = format!("city = \"Vienna\"\nstart = 2026-11-14\nend = 2026-11-20\nmoved = {value}");
        let mut diagnostics = Vec::new();
        let date = moved(&toml::from_str(&meeting).unwrap(), &mut diagnostics);
        assert_eq!(date.is_none(), !diagnostics.is_empty(), "{value}");
        date.map(|date| (date.day.as_str().to_owned(), date.text))
    }

    #[test]
    fn sentence_names_only_what_has_changed() {
        let dates = "start = 2026-07-18, end = 2026-07-24";
        for (value, day, plan) in [
            (format!("{{ {dates} }}"), "2026-07-18", "for 18-24 July 2026"),
            (format!("{{ {dates}, city = \"Prague\" }}"), "2026-07-18", "for 18-24 July 2026 in Prague"),
            (format!("{{ {dates}, city = \"Online\" }}"), "2026-07-18", "for 18-24 July 2026 online"),
            ("{ city = \"Prague\" }".to_owned(), "2026-11-14", "for Prague"),
            ("{ city = \"Online\" }".to_owned(), "2026-11-14", "as an online meeting"),
        ] {
            assert_eq!(moved_from(&value), Some((day.to_owned(), format!("Moved: first planned {plan}."))), "{value}");
        }
        assert_eq!(moved_from("{ city = \"Vienna\" }"), None);
        assert_eq!(moved_from(&format!("{{ {dates}, city = \"Vienna\" }}")), None);
    }
}
