//! The compiler as a whole: sites in, files or messages out.

#![expect(clippy::unwrap_used, reason = "these are tests throughout, but clippy only knows those that say so")]

mod command;
mod credits;
mod external_links;
mod fuzzed;
mod history;
mod invalid;
mod new;
mod support;
mod valid;
mod warnings;
