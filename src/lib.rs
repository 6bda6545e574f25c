//! The website of the IETF as a Leptos app.
//!
//! One set of components serves twice: compiled natively it prerenders every address to complete HTML, compiled to
//! WebAssembly it hydrates the page that the visitor opened and follows links in place from there on. The map:
//!
//! - [`app`]: what every page shares, and the state that all components read.
//! - [`routes`]: the one table of addresses, and of the views that show them.
//! - [`content`]: typed access to the published content: what is shown now, fetching, what can go wrong.
//! - [`navigation`]: following links, focus, announcements and scrolling, which `leptos_router` leaves to the site.
//! - [`head`]: title, description and what else a page says of itself in `<head>`.
//! - [`clock`]: the day of the page.
//! - [`components`] and [`pages`]: the views.

// The type of a view holds the types of all its elements.
#![recursion_limit = "256"]

pub mod app;
mod clock;
mod components;
pub mod content;
pub mod head;
mod navigation;
mod pages;
pub mod routes;

/// The drawings of the site for pictures of it.
#[cfg(not(target_arch = "wasm32"))]
pub mod drawings {
    pub use crate::components::{Drawing, packet_header};
}
