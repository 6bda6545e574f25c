//! The attendance of all meetings as a drawing. The list of meetings has the same numbers as text.

use std::fmt::Write;

use maud::{Markup, html};
use model::meeting::MeetingCard;

/// Width of a meeting's bar with the gap beside it, in units of the drawing.
const STEP: u32 = 7;
/// People for each unit of height.
const SCALE: u32 = 14;
/// Height of the drawing above its base line: room for 3,000 people.
const HEIGHT: u32 = 3000 / SCALE;
/// Room for the numbers at the left.
const LEFT: u32 = 40;
/// Room for half of a year at the right.
const RIGHT: u32 = 16;

/// The drawing, oldest meeting first.
pub(crate) fn chart(meetings: &[&MeetingCard]) -> Markup {
    let (mut onsite, mut remote, mut total, mut years) = (String::new(), String::new(), String::new(), Vec::new());
    let known = meetings.iter().rev().filter_map(|meeting| Some((meeting, meeting.attendance?)));
    let mut right = LEFT;
    for (meeting, attendance) in known {
        right = LEFT + (u32::from(meeting.number) - 1) * STEP;
        let here = attendance.onsite.unwrap_or_default();
        bar(&mut onsite, right, 0, here);
        bar(&mut remote, right, here, attendance.remote.unwrap_or_default());
        bar(&mut total, right, 0, attendance.total.unwrap_or_default());
        // Every third meeting is the first of a year.
        let year = meeting.start.as_str().get(..4).unwrap_or_default();
        if year.ends_with(['0', '5']) && years.last().is_none_or(|(last, _)| last != year) {
            years.push((year.to_owned(), right));
        }
    }
    let width = right + STEP + RIGHT;
    let view_box = format!("0 0 {width} {}", HEIGHT + 22);
    html! {
        figure class="chart" {
            svg viewBox=(view_box) role="img" aria-labelledby="chart-title" {
                title id="chart-title" { "Attendance of the meetings over the years" }
                @for people in [0, 1000, 2000] {
                    @let y = HEIGHT - people / SCALE;
                    path class="chart__line" d={ "M" (LEFT) " " (y) "H" (width) } {}
                    text x=(LEFT - 6) y=(y + 4) text-anchor="end" { (people) }
                }
                path class="chart__onsite" d=(onsite) {}
                path class="chart__remote" d=(remote) {}
                path class="chart__total" d=(total) {}
                @for (year, x) in &years {
                    text class="chart__year" x=(x) y=(HEIGHT + 16) { (year) }
                }
            }
            figcaption {
                "People at each meeting: "
                span class="chart__key" { "on site" }
                ", "
                span class="chart__key chart__key--remote" { "remote" }
                ", "
                span class="chart__key chart__key--total" { "not told apart" }
                ". Some numbers since 2022 are rounded; where no number is known, there is no bar. "
                "The list below has them as text, and each meeting’s page says who counted."
            }
        }
    }
}

/// Adds a bar that stands on `base` people.
fn bar(path: &mut String, x: u32, base: u32, people: u32) {
    let (top, height) = (HEIGHT.saturating_sub((base + people) / SCALE), people / SCALE);
    if people > 0 {
        _ = write!(path, "M{x} {top}h{}v{height}h-{}z", STEP - 2, STEP - 2);
    }
}
