//! The important dates of a meeting, in words.

/// Names of important dates in the Datatracker, what visitors read, and whether it is the last day for something. Others, such as
/// dates for the staff, are not shown.
const LABELS: [(&str, &str, bool); 16] = [
    ("bofprelimcutoff", "Preliminary BOF requests close", true),
    ("bofrevcutoff", "Revised BOF requests close", true),
    ("cutoffbofapprove", "Last day for the approval of BOFs", true),
    ("cutoffcancel", "Last day to cancel a registration", true),
    ("cutoffresched", "Requests to reschedule sessions close", true),
    ("cutoffwgreq", "Requests for working group sessions close", true),
    ("draftwgagenda", "Draft agendas of working groups due", true),
    ("earlybird", "Early-bird registration ends", true),
    ("finalagenda", "Final agenda published", false),
    ("idcutoff", "Internet-Draft submission closes", true),
    (OPENS, "Registration opens", false),
    ("opensched", "Requests for sessions open", false),
    ("prelimagenda", "Preliminary agenda published", false),
    ("procsub", "Proceedings submission closes", true),
    ("revwgagenda", "Revised agendas of working groups due", true),
    ("stdratecutoff", "Standard-rate registration ends", true),
];

/// Name of the day on which the registration opens.
pub(super) const OPENS: &str = "openreg";

/// Returns what visitors read of a date with this name in the Datatracker.
pub(super) fn label(name: &str) -> Option<&'static str> {
    LABELS.iter().find_map(|(known, label, _)| (*known == name).then_some(*label))
}

/// Returns whether visitors read this of a day that is the last one for something.
pub(crate) fn is_deadline(label: &str) -> bool {
    LABELS.iter().any(|(_, known, is_deadline)| *known == label && *is_deadline)
}
