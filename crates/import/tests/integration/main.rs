//! Imports pages that have the structure of the templates of www.ietf.org, from folders and from a server on this machine.
//!
//! `tests/site/` has a page of each kind, and `tests/project/` is the project into which they are imported. Their texts are our own.

#![expect(clippy::unwrap_used, reason = "these are tests throughout, but clippy only knows those that say so")]

mod again;
mod hostile;
mod lists;
mod server;
mod site;
mod support;
