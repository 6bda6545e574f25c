//! The compiler as a whole: sites in, files or messages out.

#![expect(clippy::unwrap_used, reason = "these are tests throughout, but clippy only knows those that say so")]

mod command;
mod credits;
mod fuzzed;
mod history;
mod invalid;
mod new;
mod outside;
mod support;
mod valid;
mod warned;
