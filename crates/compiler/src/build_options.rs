//! Options of a build.

use model::Day;

use crate::links::Addresses;

/// Which pages a build includes, and what is checked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BuildOptions {
    /// The day of the build. Posts with a later date are held back.
    pub day: Day,
    /// Whether to include drafts and held-back posts, marked as drafts.
    pub with_drafts: bool,
    /// Whether `day` is the day of the writer, and not one that was asked for. Then dates of facts after it are reported.
    pub is_today: bool,
}

impl BuildOptions {
    /// Returns the options for the site as published on `day`.
    #[must_use]
    pub const fn of(day: Day) -> Self {
        Self { day, with_drafts: false, is_today: false }
    }

    /// Returns whether the build includes `address`. Addresses that are not pages, such as those of other sites, always are.
    pub(crate) fn includes(&self, address: &str, addresses: &Addresses) -> bool {
        self.with_drafts || !addresses.is_held_back(address, &self.day)
    }
}
