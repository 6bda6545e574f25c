//! Bar chart of the attendance of all meetings. The list of meetings gives the same numbers as text. A meeting without a known
//! number has a hatched bar.

use std::fmt::Write;

use maud::{Markup, html};
use model::meeting::MeetingCard;

/// Width of a bar and the gap after it, in SVG units.
const BAR_SPACING: u32 = 7;
/// Number of people per SVG unit of height.
const PEOPLE_PER_UNIT: u32 = 14;
/// Height of the chart above its baseline, in SVG units: enough for 3,000 people.
const HEIGHT: u32 = 3000 / PEOPLE_PER_UNIT;
/// Height of the hatched bar of a meeting without a known number, in people: about the usual attendance.
const UNKNOWN: u32 = 1200;
/// Space for the labels of the vertical axis, in SVG units.
const MARGIN_LEFT: u32 = 40;
/// Space for half of the last year's label, in SVG units.
const MARGIN_RIGHT: u32 = 16;

/// Returns the chart, oldest meeting first. `meetings` are sorted newest first.
pub(crate) fn chart(meetings: &[&MeetingCard]) -> Markup {
    let [mut onsite, mut remote, mut total, mut unknown] = [const { String::new() }; 4];
    let mut years = Vec::new();
    let mut x = MARGIN_LEFT;
    for meeting in meetings.iter().rev().filter(|meeting| !meeting.cancelled) {
        x = MARGIN_LEFT + (u32::from(meeting.number) - 1) * BAR_SPACING;
        let Some(attendance) = meeting.attendance else {
            bar(&mut unknown, x, 0, UNKNOWN);
            continue;
        };
        let onsite_count = attendance.onsite.unwrap_or_default();
        bar(&mut onsite, x, 0, onsite_count);
        bar(&mut remote, x, onsite_count, attendance.remote.unwrap_or_default());
        bar(&mut total, x, 0, attendance.total.unwrap_or_default());
        // The first meeting of every fifth year is labeled with the year.
        let year = meeting.start.as_str().get(..4).unwrap_or_default();
        if year.ends_with(['0', '5']) && years.last().is_none_or(|(last, _)| last != year) {
            years.push((year.to_owned(), x));
        }
    }
    let width = x + BAR_SPACING + MARGIN_RIGHT;
    let view_box = format!("0 0 {width} {}", HEIGHT + 22);
    html! {
        figure class="chart" id="attendance-chart" {
            svg viewBox=(view_box) role="img" aria-label="Attendance at IETF meetings over the years" {
                @for people in [0, 1000, 2000] {
                    @let y = HEIGHT - people / PEOPLE_PER_UNIT;
                    path class="chart__line" d={ "M" (MARGIN_LEFT) " " (y) "H" (width) } {}
                    text x=(MARGIN_LEFT - 6) y=(y + 4) text-anchor="end" { (people) }
                }
                path class="chart__onsite" d=(onsite) {}
                path class="chart__remote" d=(remote) {}
                path class="chart__total" d=(total) {}
                pattern id="chart-hatch" width="4" height="4" patternUnits="userSpaceOnUse" {
                    path class="chart__frame" d="M-1 1L1-1M0 4L4 0M3 5L5 3" {}
                }
                path fill="url(#chart-hatch)" d=(unknown) {}
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
                span class="chart__key chart__key--total" { "total only" }
                ". Hatched: no number is known. Some numbers since 2022 are rounded. "
                "The list above gives the numbers as text, and each meeting’s page their source."
            }
        }
    }
}

/// Adds a bar of `people`, stacked on a bar of `base` people.
fn bar(path: &mut String, x: u32, base: u32, people: u32) {
    let (top, height) = (HEIGHT.saturating_sub((base + people) / PEOPLE_PER_UNIT), people / PEOPLE_PER_UNIT);
    if people > 0 {
        _ = write!(path, "M{x} {top}h{}v{height}h-{}z", BAR_SPACING - 2, BAR_SPACING - 2);
    }
}
