//! A page of text.

use leptos::prelude::*;
use model::Page;

use super::frame::frame;

/// The text and nothing else.
pub(crate) fn article(page: &Page) -> impl IntoView + use<> {
    frame(page, None, (), ())
}
