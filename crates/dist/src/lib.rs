//! A finished site as files: what the builder leaves in `dist/`, and what the server tools find there.
//!
//! - [`manifest`] is `build.json`: what the site was made from, and the checksum of every file.
//! - [`record`] is `deployments.json`: the builds whose files a folder may hold.
//! - [`headers`] reads `_headers`; `_redirects` has a crate of its own.
//! - [`folder`] lists, reads and writes files.
//! - [`replace()`] puts a finished site in the place of the one before.

pub mod folder;
pub mod headers;
pub mod manifest;
pub mod record;
mod replace;
#[cfg(any(test, feature = "test-site"))]
pub mod test_site;

pub use manifest::{Manifest, Provenance};
pub use record::Record;
pub use replace::replace;

/// Name of the service worker's file. It never changes: browsers look there for a new one.
pub const SERVICE_WORKER: &str = "sw.js";

/// Name of the document for addresses that lead nowhere; hosts look for it.
pub const NOT_FOUND: &str = "404.html";

/// Name of the file that says what a site was made from ([`manifest`]).
pub const BUILD_FILE: &str = "build.json";

/// Name of the file that lists the builds whose files a folder may hold ([`record`]).
pub const DEPLOYMENTS_FILE: &str = "deployments.json";
