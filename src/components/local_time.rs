//! The local time of a meeting, and the difference between it and the visitor's clock. Only the browser knows the latter: an
//! empty element with a reserved height is prerendered for it, so that filling it in causes no layout shift.

#[cfg(target_arch = "wasm32")]
use leptos::prelude::*;
use maud::{Markup, html};
use model::meeting::MeetingCard;

/// The local time of a meeting, if it is known: `UTC+2 during the meeting (Europe/Vienna)`, followed by the element for the
/// difference.
pub(crate) fn local_time(meeting: &MeetingCard) -> Option<Markup> {
    let (utc_offset, reference_time) = (meeting.utc_offset.as_ref()?, meeting.reference_time.as_ref()?);
    Some(html! { (utc_offset) " " span class="clock" data-reference-time=(reference_time) {} })
}

/// Fills in the differences on the page that is shown.
#[cfg(target_arch = "wasm32")]
pub(crate) fn fill_in() {
    let Some(root) = document().document_element() else { return };
    for element in super::elements::all::<web_sys::Element>(&root, "[data-reference-time]") {
        let reference_time = element.get_attribute("data-reference-time").unwrap_or_default();
        element.set_text_content(Some(&clock_difference(minutes_ahead(&reference_time))));
    }
}

/// Returns by how many minutes the visitor's clock is ahead of `reference_time` (RFC 3339, with an offset). `Date.parse` takes
/// a time without offset as local time of that date, so daylight saving time is taken into account.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_possible_truncation, reason = "clocks differ by hours")]
fn minutes_ahead(reference_time: &str) -> i32 {
    let without_offset = reference_time.get(..19).unwrap_or_default();
    ((js_sys::Date::parse(reference_time) - js_sys::Date::parse(without_offset)) / 60_000.0) as i32
}

/// Describes the difference of a clock that is ahead by this many minutes. All offsets in use are multiples of 15 minutes.
#[cfg(any(target_arch = "wasm32", test))]
fn clock_difference(minutes: i32) -> String {
    let difference = minutes.unsigned_abs();
    if difference == 0 {
        return "Your clock: the same time".to_owned();
    }
    let (hours, quarter) = (difference / 60, ["", ":15", ":30", ":45"][(difference / 15 % 4) as usize]);
    let plural = if difference == 60 { "" } else { "s" };
    let direction = if minutes > 0 { "ahead" } else { "behind" };
    format!("Your clock: {hours}{quarter} hour{plural} {direction}")
}

#[cfg(test)]
mod tests {
    use super::clock_difference;

    #[test]
    fn clock_differences_are_in_hours_and_minutes() {
        for (minutes, expected) in [
            (0, "the same time"),
            (60, "1 hour ahead"),
            (-60, "1 hour behind"),
            (-480, "8 hours behind"),
            (330, "5:30 hours ahead"),
            (-345, "5:45 hours behind"),
            (45, "0:45 hours ahead"),
            (75, "1:15 hours ahead"),
            (-1560, "26 hours behind"),
        ] {
            assert_eq!(clock_difference(minutes), format!("Your clock: {expected}"));
        }
    }
}
