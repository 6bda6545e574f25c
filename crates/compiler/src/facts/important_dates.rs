//! The important dates of a meeting, in words.

/// Names of important dates in the Datatracker, and what visitors read. Others, such as dates for the staff, are not shown.
const LABELS: [(&str, &str); 16] = [
    ("bofprelimcutoff", "Preliminary BOF requests close"),
    ("bofrevcutoff", "Revised BOF requests close"),
    ("cutoffbofapprove", "Last day for the approval of BOFs"),
    ("cutoffcancel", "Last day to cancel a registration"),
    ("cutoffresched", "Requests to reschedule sessions close"),
    ("cutoffwgreq", "Requests for working group sessions close"),
    ("draftwgagenda", "Draft agendas of working groups due"),
    ("earlybird", "Early-bird registration ends"),
    ("finalagenda", "Final agenda published"),
    ("idcutoff", "Internet-Draft submission closes"),
    (OPENS, "Registration opens"),
    ("opensched", "Requests for sessions open"),
    ("prelimagenda", "Preliminary agenda published"),
    ("procsub", "Proceedings submission closes"),
    ("revwgagenda", "Revised agendas of working groups due"),
    ("stdratecutoff", "Standard-rate registration ends"),
];

/// Name of the day on which the registration opens.
pub(super) const OPENS: &str = "openreg";

/// Returns what visitors read of a date with this name in the Datatracker.
pub(super) fn label(name: &str) -> Option<&'static str> {
    LABELS.iter().find_map(|(known, label)| (*known == name).then_some(*label))
}
