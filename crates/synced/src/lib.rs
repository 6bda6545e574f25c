//! The facts that other hosts own, as files: `content/synced/*.toml`. `script/sync` writes them, and the compiler reads them.
//!
//! - [`document`] is a file: who owns its facts, the day on which they were asked for, and the entries, sorted.
//! - [`entry`] is what the kinds of entries have in common: [`meeting`], [`group`], [`body`], [`rfc`] and [`post`].
//! - [`text`] has the types of their fields. Each is checked when it is read, like what a writer types, so every text is one line
//!   of plain text. It is not HTML, and whoever puts it into a page escapes it.
//! - [`day`] reads and writes dates without quotes.

pub mod body;
pub mod day;
pub mod document;
pub mod entry;
pub mod group;
pub mod meeting;
pub mod post;
pub mod rfc;
pub mod text;

pub use body::{Body, Member};
pub use document::{Document, FileError, ParseError};
pub use entry::Entry;
pub use group::{Group, GroupKind, GroupState};
pub use meeting::{ImportantDate, Meeting};
pub use post::Post;
pub use rfc::{Rfc, Status, Stream};

/// Folder of the files, from the root of the project.
pub const FOLDER: &str = "content/synced";
