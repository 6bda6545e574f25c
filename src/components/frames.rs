//! Frames around tables and code, which scroll where the window is too narrow. Not every browser lets the keyboard scroll what is no
//! tab stop, and nobody can tell without scripts which ones scroll: the app makes those tab stops. Without scripts the page scrolls
//! instead (`style/prose.css`).

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

use super::elements::all;

/// Watches the frames of a page.
#[derive(Clone)]
pub(crate) struct Frames(Option<ResizeObserver>);

impl Frames {
    pub(crate) fn new() -> Self {
        let measure = Closure::<dyn FnMut()>::new(|| {
            for frame in frames(".frame") {
                if frame.scroll_width() > frame.client_width() {
                    _ = frame.set_attribute("tabindex", "0");
                } else {
                    _ = frame.remove_attribute("tabindex");
                }
            }
        });
        Self(ResizeObserver::new(measure.into_js_value().unchecked_ref()).ok())
    }

    /// Measures the frames of the page that is shown, and again when the window or the text changes its size.
    pub(crate) fn measure(&self) {
        let Some(observer) = &self.0 else { return };
        observer.disconnect();
        for content in frames(".frame > *") {
            observer.observe(&content);
        }
    }
}

fn frames(selector: &str) -> Vec<Element> {
    document().document_element().map(|root| all(&root, selector)).unwrap_or_default()
}
