//! Old addresses, for hosts that redirect and for those that cannot.
//!
//! 1. `_redirects`, which Cloudflare Pages and Netlify read ([`Lines`] writes it, [`read`] takes it apart).
//! 2. A document at each old address that is no pattern, which forwards from there ([`forwarding`]).
//! 3. [`Answers`] is what such a host makes of the file, for the preview.

mod answers;
pub(crate) mod forwarding;
mod lines;

pub(crate) use answers::Answers;
pub(crate) use lines::{Lines, read};

/// Name of the file.
pub(crate) const FILE: &str = "_redirects";
