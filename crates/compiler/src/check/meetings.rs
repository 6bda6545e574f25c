//! The dates of meetings, each against the one before it: meetings are numbered in their order, and never at the same time.
//! Those that were cancelled do not count.

use model::meeting::MeetingCard;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::project::{Draft, DraftKind};

/// Reports meetings that overlap the one before, come before it, or are a copy of it. `drafts` are those of published pages.
pub(super) fn check<'a>(drafts: impl Iterator<Item = &'a Draft>, diagnostics: &mut Diagnostics) {
    let mut meetings: Vec<(&Draft, &MeetingCard)> = drafts
        .filter_map(|draft| match &draft.kind {
            DraftKind::Meeting(meeting) if !meeting.card.cancelled => Some((draft, &meeting.card)),
            _ => None,
        })
        .collect();
    meetings.sort_by_key(|(_, card)| card.number);
    for pair in meetings.windows(2) {
        let [(before, earlier), (after, later)] = pair else { continue };
        if let Some((title, label)) = mistake(earlier, later) {
            let diagnostic = Diagnostic::at(after.date_span.clone(), title, label);
            let name = format!("IETF {} starts here", earlier.number);
            diagnostics.add(&after.path, diagnostic.related_in(&before.path, before.date_span.clone(), name));
        }
    }
}

/// Compares two meetings with successive numbers. Returns the title and the label of a mistake.
fn mistake(earlier: &MeetingCard, later: &MeetingCard) -> Option<(&'static str, String)> {
    let (number, dates) = (earlier.number, &earlier.date_labels.dates);
    if (&earlier.start, &earlier.end, &earlier.place) == (&later.start, &later.end, &later.place) {
        let label = format!("found the dates and the place of IETF {number}; expected those of IETF {}", later.number);
        Some(("this meeting is a copy of another", label))
    } else if later.start > earlier.end {
        None
    } else {
        let title = if later.end < earlier.start {
            "this meeting is before the one with the number before"
        } else {
            "this meeting overlaps with another"
        };
        let label = format!("found {}; expected a day after {dates}, when IETF {number} is", later.start.as_str());
        Some((title, label))
    }
}
