//! Tests of whole syncs against a server on this machine.

#![expect(clippy::unwrap_used, reason = "these are tests throughout, but clippy only knows those that say so")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes snapshots with them")]

mod bad_answers;
mod damaged_answers;
mod everything;
mod own_files;
mod support;
mod sync;
