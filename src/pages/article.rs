//! A page of text.

use leptos::prelude::*;
use model::Page;

use super::frame::{Parts, frame};

/// The text and nothing else.
pub(crate) fn article(page: &Page) -> AnyView {
    frame(page, Parts::default())
}
