//! The content of the site as typed data.
//!
//! The compiler turns the content files into these types and publishes them as JSON below `/content/`. The app and the
//! prerenderer know the content only through them.
//!
//! - [`Site`] holds what all pages share: name, menu, footer and the day of the build ([`site`]).
//! - [`Page`] holds what one address shows ([`page`]). What differs by type of page is in its [`PageKind`].
//! - [`meeting`], [`news`], [`group`] and [`home`] define the parts of those kinds, and the few rules that depend on today's date.
//! - [`rfc`] has what is known of an RFC.
//! - [`paths`] defines addresses of generated files (feeds, calendars) and of folders that hold no pages.
//! - [`Envelope`] wraps every published file and states the version of these types.

mod day;
mod envelope;
pub mod group;
pub mod home;
pub mod meeting;
pub mod news;
pub mod page;
pub mod paths;
pub mod rfc;
#[cfg(test)]
mod round_trip;
pub mod site;

pub use day::{Date, Day};
pub use envelope::{Envelope, SCHEMA_VERSION};
pub use page::{Link, Page, PageKind};
pub use site::Site;
