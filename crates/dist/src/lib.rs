//! The files of a finished site: what the builder writes to `dist/`, and what the server tools read there.
//!
//! - [`manifest`] is `build.json`: what the site was built from, and the checksum of every file.
//! - [`record`] is `deployments.json`: the builds whose files a folder may hold.
//! - [`headers`] reads `_headers`; the crate `redirects` reads `_redirects`.
//! - [`folder`] lists, reads and writes files.
//! - [`replace()`] replaces the previous build with a new one.

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

/// Name of the service worker. It never changes, as browsers check this address for updates.
pub const SERVICE_WORKER: &str = "sw.js";

/// Name of the document for unknown addresses, as hosts expect it.
pub const NOT_FOUND: &str = "404.html";

/// Name of the file that says what a site was built from ([`manifest`]).
pub const BUILD_FILE: &str = "build.json";

/// Name of the file that lists the builds whose files a folder may hold ([`record`]).
pub const DEPLOYMENTS_FILE: &str = "deployments.json";
