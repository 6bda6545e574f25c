//! Arriving at a page: head, focus, announcement, scroll position.

use leptos::prelude::*;
use model::Site;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Navigation, scroll};
use crate::components::local_time;
use crate::content::{Outcome, Shown};
use crate::head::{self, Head};

/// Where on the page the visitor arrives.
pub(super) enum Place {
    /// At the start.
    Start,
    /// At the part that a fragment names, `#` included.
    Part(String),
    /// Where this entry of the history was left, in CSS pixels from the top.
    Scroll(f64),
}

/// Settles the visitor on the page that is shown.
pub(super) fn arrive(navigation: Navigation, site: &Site, shown: &Shown, place: Place) {
    head::apply(&Head::of(site, shown));
    navigation.arrivals.update(|count| *count += 1);
    // Emptied first, so that the same title twice is a change, and is said twice.
    navigation.announcement.set(String::new());
    let title = spoken_title(&shown.outcome);
    // The view follows in a microtask, so the next frame has it, and nothing is painted in between.
    request_animation_frame(move || {
        focus_heading();
        local_time::tell();
        match place {
            Place::Start => scroll::to(0.0),
            Place::Scroll(top) => scroll::to(top),
            // To the address that is there already: the browser moves to the part, history keeps its length.
            Place::Part(hash) => _ = window().location().replace(&hash),
        }
        scroll::settle();
        navigation.announcement.set(title);
    });
}

/// What a screen reader says of the new page.
fn spoken_title(outcome: &Outcome) -> String {
    match outcome {
        Ok(page) => page.title.clone(),
        Err(error) => error.title().to_owned(),
    }
}

/// Moves focus to the heading of the page, without scrolling to it.
fn focus_heading() {
    let heading = document().query_selector("h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        _ = heading.focus_with_options(&options);
    }
}
