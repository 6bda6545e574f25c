//! Asks other hosts with the manners that their operators expect, and no more than needed:
//!
//! - one request a second at most, with a `User-Agent` that says who asks ([`Client`]);
//! - answers are kept, and the next time it is asked whether they still hold (`If-None-Match`, `If-Modified-Since`; `kept`);
//! - three tries with pauses if the source is busy, in maintenance or out of reach; `Retry-After` is obeyed (`retry`);
//! - 30 seconds and 64 MiB for an answer; redirects are followed within the same host only.

mod client;
mod clock;
mod error;
mod kept;
mod retry;
mod source;

pub use client::{Client, Identity, Limits, Totals};
pub use clock::{Clock, SystemClock};
pub use error::{Error, Mismatch};
pub use source::{Address, Source};
