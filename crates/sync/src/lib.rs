//! Facts from their owners: `script/sync`.
//!
//! 1. [`polite_http`] asks a source, or reads kept answers from a folder.
//! 2. [`datatracker`] follows the pages of a list and the references between objects; [`xml`] reads the index of RFCs and the feed.
//! 3. [`kinds`] makes entries from answers: a module for each file of `content/synced/`.
//! 4. [`changes`] says in words what is new, and [`doubts`] what looks wrong.
//! 5. [`run()`] writes the file, unless a source failed or something is in doubt. Then the last good file stays.
//!
//! A source that fails does not stop the others.

mod changes;
mod datatracker;
mod doubts;
mod error;
mod facts;
mod kinds;
mod reader;
mod run;
mod xml;

pub use error::Error;
pub use kinds::Kind;
pub use run::{Options, Outcome, run};
