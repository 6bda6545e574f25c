//! From answers to entries: a module for each file of `content/synced/`. In each, `fetch` asks and `entries` is pure.

mod groups;
mod meetings;
mod news;
mod people;
mod rfcs;

use jiff::civil::Date;

/// Number of days from which on a date has moved by a year, more or less.
const ABOUT_A_YEAR: i32 = 300;

/// What can be synced.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
pub enum Kind {
    /// Meetings of the IETF
    Meetings,
    /// Working groups and research groups with their chairs
    Groups,
    /// Areas and bodies with those who direct them
    People,
    /// RFCs
    Rfcs,
    /// Posts of the IETF blog
    News,
}

impl Kind {
    /// All kinds, in the order in which they are synced.
    pub const ALL: [Self; 5] = [Self::Meetings, Self::Groups, Self::People, Self::Rfcs, Self::News];
}

/// Says that a date has moved by a year, if it has.
fn moved_by_a_year(old: Date, new: Date) -> Option<String> {
    let days = (new - old).get_days().abs();
    (days >= ABOUT_A_YEAR).then(|| format!("the date moved by {days} days, from {old} to {new}"))
}
