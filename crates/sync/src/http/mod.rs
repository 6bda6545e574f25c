//! Asks a source with the manners that its operators expect, and no more than needed:
//!
//! - one request a second at most, with a `User-Agent` that says who asks ([`client`]);
//! - answers are kept, and the next sync asks whether they still hold (`If-None-Match`, `If-Modified-Since`; [`kept`]);
//! - three tries with pauses if the source is busy, in maintenance or out of reach; `Retry-After` is obeyed ([`retry`]);
//! - 30 seconds and 64 MiB for an answer; redirects are followed within the same host only.

mod client;
mod kept;
mod retry;
mod source;

pub use client::{Client, Limits, Totals};
pub use source::Source;

pub(crate) use source::Address;
