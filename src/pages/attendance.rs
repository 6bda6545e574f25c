//! Bar chart of the attendance of all meetings, by year. The list of meetings gives the same numbers as text. A meeting without a
//! known number has a hatched bar.
//!
//! Each year is a link to its meetings. The program of the page (`crates/rfc-list`) fades the bars of meetings that are not listed:
//! `data-of` names them.

use std::fmt::Write;

use maud::{Markup, PreEscaped, html};
use model::meeting::MeetingCard;

use super::years::{YEAR, by_start, start};

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

/// Returns the chart. `meetings` are sorted newest first, and so are the links, as in the list.
pub(crate) fn chart(meetings: &[&MeetingCard]) -> Markup {
    let mut bars = String::new();
    for meetings in by_start(meetings, YEAR) {
        year(&mut bars, meetings);
    }
    let width = meetings.first().map_or(MARGIN_LEFT, |newest| left(newest)) + BAR_SPACING + MARGIN_RIGHT;
    let view_box = format!("0 0 {width} {}", HEIGHT + 22);
    html! {
        figure class="chart" id="attendance-chart" {
            svg viewBox=(view_box) role="group" aria-label="Attendance at IETF meetings over the years" {
                @for people in [0, 1000, 2000] {
                    @let y = HEIGHT - people / PEOPLE_PER_UNIT;
                    path class="chart__line" d={ "M" (MARGIN_LEFT) " " (y) "H" (width) } {}
                    text x=(MARGIN_LEFT - 6) y=(y + 4) text-anchor="end" { (people) }
                }
                pattern id="chart-hatch" width="4" height="4" patternUnits="userSpaceOnUse" {
                    path class="chart__frame" d="M-1 1L1-1M0 4L4 0M3 5L5 3" {}
                }
                (PreEscaped(bars))
            }
            figcaption {
                "People at each meeting: "
                span class="chart__key" { "on site" }
                ", "
                span class="chart__key chart__key--remote" { "remote" }
                ", "
                span class="chart__key chart__key--total" { "total only" }
                ". Hatched: no number is known. Some numbers since 2022 are rounded. Choose a year to see its meetings. "
                "The list gives the numbers as text, and each meeting’s page their source."
            }
        }
    }
}

/// Adds the bars of the meetings of a year, as a link to them, and every fifth year its label. `meetings` are at least one.
fn year(svg: &mut String, meetings: &[&MeetingCard]) {
    let (newest, oldest) = (meetings[0], meetings[meetings.len() - 1]);
    let (year, number, x) = (start(oldest, YEAR), oldest.number, left(oldest));
    if year.ends_with(['0', '5']) {
        _ = write!(svg, "<text class=chart__year x={x} y={}>{year}</text>", HEIGHT + 16);
    }
    let width = left(newest) + BAR_SPACING - x;
    // All of the height can be pressed.
    _ = write!(
        svg,
        "<a href=\"?from={year}&amp;to={year}#ietf-{number}\"><title>{year}</title><path class=chart__hit d=\"M{x} 0h{width}v{HEIGHT}h-{width}z\"/>"
    );
    for meeting in meetings.iter().filter(|meeting| !meeting.cancelled) {
        let x = left(meeting);
        _ = write!(svg, "<g data-of={}>", meeting.number);
        if let Some(attendance) = meeting.attendance {
            let onsite = attendance.onsite.unwrap_or_default();
            bar(svg, "onsite", x, 0, onsite);
            bar(svg, "remote", x, onsite, attendance.remote.unwrap_or_default());
            bar(svg, "total", x, 0, attendance.total.unwrap_or_default());
        } else {
            bar(svg, "unknown", x, 0, UNKNOWN);
        }
        svg.push_str("</g>");
    }
    svg.push_str("</a>");
}

/// Adds a bar of `people`, stacked on a bar of `base` people.
fn bar(svg: &mut String, kind: &str, x: u32, base: u32, people: u32) {
    let (top, height) = (HEIGHT.saturating_sub((base + people) / PEOPLE_PER_UNIT), people / PEOPLE_PER_UNIT);
    if people > 0 {
        _ = write!(svg, "<path class=chart__{kind} d=\"M{x} {top}h5v{height}h-5z\"/>");
    }
}

/// Returns the left edge of the bar of a meeting.
fn left(meeting: &MeetingCard) -> u32 {
    MARGIN_LEFT + u32::from(meeting.number).saturating_sub(1) * BAR_SPACING
}
