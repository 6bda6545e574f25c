//! Tests of the whole compiler: from sites to files or messages.

#![expect(clippy::unwrap_used, reason = "these are tests throughout, but clippy only knows those that say so")]

mod command;
mod credits;
mod external_links;
mod facts;
mod fuzzed;
mod history;
mod invalid;
mod menu;
mod new;
mod support;
mod valid;
mod warnings;
