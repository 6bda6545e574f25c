//! What the page of a meeting gets from the day of the build.

use model::Link;
use model::files::meeting_calendar;
use model::meeting::{Meeting, Phase};

use super::Web;

/// A meeting; as long as it is not over, with its calendar.
pub(super) fn meeting(web: &Web<'_>, meeting: &Meeting) -> Meeting {
    let mut meeting = meeting.clone();
    if meeting.card.phase(web.day) != Phase::Past {
        let href = meeting_calendar(meeting.card.number);
        meeting.links.push(Link { label: "Add to calendar".to_owned(), href });
    }
    meeting
}
