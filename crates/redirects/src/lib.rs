//! Redirects from former addresses of this site and its predecessors.
//!
//! The compiler reads them from `content/redirects.toml`, the builder publishes them, and the server tools serve them. This
//! crate holds what these programs share, without I/O and without content:
//!
//! - [`Pattern`] is the source of a redirect: an address or a pattern of addresses ([`pattern`]).
//! - [`target`] parses and checks targets, which have placeholders for the captures of a pattern.
//! - [`RedirectsFile`] is the file `_redirects`, which Cloudflare Pages and Netlify read ([`mod@file`]).
//! - [`RedirectMatcher`] finds the redirect for a path ([`matcher`]).

pub mod file;
pub mod matcher;
pub mod pattern;
pub mod target;

pub use file::{FILE, RedirectsFile};
pub use matcher::RedirectMatcher;
pub use pattern::{Part, Pattern};

/// A redirect.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Redirect {
    /// Requested address, or a pattern of addresses.
    pub from: Pattern,
    /// Target: an address of this site, with an optional fragment, or a URL of another site (`https://…`). `:name` stands
    /// for a placeholder of the pattern, `:splat` for the rest of the path.
    pub to: String,
}
