//! A server on this machine that answers like the owners of the facts, and what it says.

#![allow(dead_code, reason = "the example `owners` uses only a part of it")]
#![allow(clippy::unwrap_used, reason = "only tests use it, and the example")]

pub(crate) mod clock;
pub(crate) mod owners;
pub(crate) mod project;
pub(crate) mod server;
pub(crate) mod synced_files;
