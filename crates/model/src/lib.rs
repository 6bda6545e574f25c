//! The content of the site as typed data.
//!
//! The compiler turns what writers edit into these types and publishes them as JSON below `/content/`; the app and
//! the prerenderer read nothing else. The map:
//!
//! - [`Site`] is what every page shares: name, menu, footer and the build's day ([`site`]).
//! - [`Page`] is everything that one address shows ([`page`]); what only some pages have is in its [`PageKind`].
//! - [`meeting`], [`news`], [`group`] and [`home`] hold the parts of those kinds, with the few rules that follow the clock.
//! - [`paths`] are the addresses of what the builder makes beside the pages (feeds, calendars), and of what is no page.
//! - [`Envelope`] wraps whatever is published, with the version of these types.

mod day;
mod envelope;
pub mod group;
pub mod home;
pub mod meeting;
pub mod news;
pub mod page;
pub mod paths;
#[cfg(test)]
mod round_trip;
pub mod site;

pub use day::{Date, Day};
pub use envelope::{Envelope, SCHEMA_VERSION};
pub use page::{Link, Page, PageKind};
pub use site::Site;
