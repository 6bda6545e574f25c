//! The local time of a meeting, and how far the visitor's clock is from it on its days. Only a browser knows that; its place is
//! in the document before, and empty, so that nothing moves.

#[cfg(target_arch = "wasm32")]
use leptos::prelude::*;
use maud::{Markup, html};
use model::meeting::MeetingCard;

#[cfg(target_arch = "wasm32")]
use crate::clock::use_clock;

/// The local time of a meeting, if it is known: `UTC+2 during the meeting (Europe/Vienna)`, and the place for the visitor's.
pub(crate) fn local_time(meeting: &MeetingCard) -> Option<Markup> {
    let (utc_offset, reference_time) = (meeting.utc_offset.as_ref()?, meeting.reference_time.as_ref()?);
    Some(html! { (utc_offset) " " span class="clock" data-reference-time=(reference_time) {} })
}

/// Says on each page how far the visitor's clock is from those of its meetings, also when the day has changed; `arrivals` changes
/// with the page.
#[cfg(target_arch = "wasm32")]
pub(crate) fn follow(arrivals: RwSignal<u32>) {
    let clock = use_clock();
    Effect::new(move || {
        arrivals.track();
        _ = clock.today();
        // The view follows in a microtask.
        request_animation_frame(fill);
    });
}

#[cfg(target_arch = "wasm32")]
fn fill() {
    let Some(page) = document().document_element() else { return };
    for place in super::elements::all::<web_sys::Element>(&page, "[data-reference-time]") {
        let reference_time = place.get_attribute("data-reference-time").unwrap_or_default();
        place.set_text_content(Some(&words(minutes_ahead(&reference_time))));
    }
}

/// By how many minutes the visitor's clock is ahead at a time with an offset (RFC 3339). The browser reads the time of day
/// without its offset as one of its own, and so knows when which clocks are changed.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_possible_truncation, reason = "clocks differ by hours")]
fn minutes_ahead(reference_time: &str) -> i32 {
    let own = reference_time.get(..19).unwrap_or_default();
    ((js_sys::Date::parse(reference_time) - js_sys::Date::parse(own)) / 60_000.0) as i32
}

/// What there is to say of a clock that is ahead by so many minutes; everywhere they are quarters of hours.
#[cfg(any(target_arch = "wasm32", test))]
fn words(minutes: i32) -> String {
    let distance = minutes.unsigned_abs();
    if distance == 0 {
        return "Your clock: the same time".to_owned();
    }
    let (hours, quarter) = (distance / 60, ["", ":15", ":30", ":45"][(distance / 15 % 4) as usize]);
    let plural = if distance == 60 { "" } else { "s" };
    let direction = if minutes > 0 { "ahead" } else { "behind" };
    format!("Your clock: {hours}{quarter} hour{plural} {direction}")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn distances_are_counted_in_hours_and_minutes() {
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
            assert_eq!(words(minutes), format!("Your clock: {expected}"));
        }
    }
}
