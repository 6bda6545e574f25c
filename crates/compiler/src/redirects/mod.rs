//! Old addresses, and where they lead: `content/redirects.toml`.
//!
//! 1. The fields are read and each pair is looked at by itself (`project`). What is asked for is a
//!    [`Pattern`]; an address is a pattern without anything open.
//! 2. When all pages are known, each pair is held against them and against the other pairs (`check`).
//! 3. Out comes a list of [`Redirect`]s, addresses before patterns, each kind in the order of the file: the first that
//!    fits counts.

mod check;
mod pattern;
mod target;

pub(crate) use check::{Draft, check};
pub use pattern::{Part, Pattern};
pub use target::{Piece, fill, pieces};

/// An old address, or a pattern of them, and where it leads.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Redirect {
    /// What is asked for.
    pub from: Pattern,
    /// Where it leads: an address of this site, with an id if one is meant, or one of another site (`https://…`). The
    /// names of the pattern stand in it as `:name`, the rest as `:splat`.
    pub to: String,
}
