//! What the page of a meeting gets from the day of the build.

use model::meeting::{Meeting, Phase};
use model::paths::meeting_calendar;

use super::SiteGraph;

/// A meeting; as long as it is not over, with its calendar.
pub(super) fn meeting(graph: &SiteGraph<'_>, meeting: &Meeting) -> Meeting {
    let mut meeting = meeting.clone();
    if meeting.card.phase(graph.day) != Phase::Past {
        meeting.calendar = Some(meeting_calendar(meeting.card.number));
    }
    meeting
}
