//! Which edition of the site is compiled.

use model::Day;

use crate::links::Addresses;

/// Which edition of the site: for readers on a day, or for its writers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BuildOptions {
    /// The day. Posts after it are held back.
    pub day: Day,
    /// Whether what is held back is there all the same, marked as a draft: drafts, and posts whose day has not come.
    pub with_drafts: bool,
}

impl BuildOptions {
    /// What readers get on `day`.
    #[must_use]
    pub const fn of(day: Day) -> Self {
        Self { day, with_drafts: false }
    }

    /// Whether an address is in this edition. One of something else than a page, as of another site, is.
    pub(crate) fn has(&self, address: &str, addresses: &Addresses) -> bool {
        self.with_drafts || !addresses.is_held_back(address, &self.day)
    }
}
