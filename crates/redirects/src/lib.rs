//! Redirects: addresses that this site or its predecessors have had, and where they lead.
//!
//! The compiler reads them from `content/redirects.toml`, the builder publishes them, and the server tools answer by them. What
//! they share is here, without I/O and without content:
//!
//! - [`Pattern`] is what a redirect is asked for by: an address, or a pattern of addresses ([`pattern`]).
//! - [`target`]s have places for what a pattern has found, and are checked by themselves.
//! - [`RedirectsFile`] is the file `_redirects`, which Cloudflare Pages and Netlify read ([`mod@file`]).
//! - [`RedirectMatcher`] says which redirect answers for a path ([`matcher`]).

pub mod file;
pub mod matcher;
pub mod pattern;
pub mod target;

pub use file::{FILE, RedirectsFile};
pub use matcher::RedirectMatcher;
pub use pattern::{Part, Pattern};

/// An address, or a pattern of addresses, and where it leads.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Redirect {
    /// What is asked for.
    pub from: Pattern,
    /// Where it leads: an address of this site, with an id if one is meant, or one of another site (`https://…`). The
    /// names of the pattern stand in it as `:name`, the rest as `:splat`.
    pub to: String,
}
