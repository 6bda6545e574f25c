//! The website of the IETF as a Leptos app.
//!
//! One set of components serves twice: compiled natively it prerenders every address to complete HTML, compiled to
//! WebAssembly it hydrates the page that the visitor opened and follows links in place from there on. The map:
//!
//! - [`app`]: what every page shares, and the state that all components read.
//! - [`urls`]: the addresses that the code has to name.
//! - [`content`]: typed access to the published content: what is shown now, fetching, what can go wrong.
//! - [`router`]: following links, history, focus, announcements and scrolling.
//! - [`head`]: title, description and what else a page says of itself in `<head>`.
//! - [`clock`]: the day of the page.
//! - [`components`] and [`pages`]: the views; the table of kinds of pages is in [`pages`].

// The type of a view holds the types of all its elements.
#![recursion_limit = "256"]

pub mod app;
mod clock;
mod components;
pub mod content;
pub mod head;
mod pages;
mod router;
pub mod urls;

/// The drawings of the site for pictures of it.
#[cfg(not(target_arch = "wasm32"))]
pub mod drawings {
    pub use crate::components::{Drawing, packet_header};
}
