//! The website of the IETF as a Leptos app.
//!
//! The same components are compiled twice. Compiled natively, they prerender every address to complete HTML. Compiled to
//! WebAssembly, they hydrate the page that the visitor opened and render every page that is navigated to afterwards.
//!
//! - [`app`]: the root component, with the landmarks around every page.
//! - [`urls`]: addresses that the code refers to.
//! - [`content`]: typed access to the published content: the current page, fetching, errors.
//! - [`router`]: client-side navigation: links, history, focus, announcements and scrolling.
//! - [`head`]: title, description and other metadata in `<head>`.
//! - [`clock`]: the date that the site is shown for.
//! - `timer`: delays, and calls of which only the last counts.
//! - [`components`] and [`pages`]: the views. [`pages`] maps each kind of page to its view.

// The type of a view contains the types of all its elements.
#![recursion_limit = "256"]

pub mod app;
mod clock;
mod components;
pub mod content;
pub mod head;
mod pages;
mod router;
#[cfg(target_arch = "wasm32")]
mod timer;
pub mod urls;

/// Drawings that the builder reuses in Open Graph images.
#[cfg(not(target_arch = "wasm32"))]
pub mod drawings {
    pub use crate::components::{Drawing, packet_header};
}
