//! The root component: context providers, and the landmarks around every page.

#![expect(clippy::must_use_candidate, reason = "the component macro drops the attribute")]

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use leptos_router::components::Router;
use model::Site;

use crate::clock::Clock;
#[cfg(target_arch = "wasm32")]
use crate::clock::use_clock;
use crate::components::{ErrorView, Footer, Header, Remount};
#[cfg(target_arch = "wasm32")]
use crate::components::{Frames, local_time};
use crate::content::{Content, CurrentPage};
use crate::pages;
use crate::router::Navigation;
#[cfg(target_arch = "wasm32")]
use crate::timer;

/// The app.
#[component]
pub fn App(
    /// Data that every page shares.
    site: Arc<Site>,
    /// The page that is shown first.
    shown: CurrentPage,
) -> impl IntoView {
    Clock::provide(&site.day);
    let content = Content::provide(site, shown);
    view! {
        <Router>
            <Shell content />
        </Router>
    }
}

/// The landmarks around the page. A child of `Router`, because navigation reads the address from its context.
#[component]
fn Shell(content: Content) -> impl IntoView {
    let navigation = Navigation::provide();
    #[cfg(target_arch = "wasm32")]
    complete_pages(navigation.arrivals);
    let page = move || {
        Remount(match content.current_page.get().result {
            Ok(page) => Either::Left(pages::view(&page)),
            Err(error) => Either::Right(view! { <ErrorView error /> }),
        })
    };
    view! {
        <a class="skip-link" href="#content">"Skip to main content"</a>
        <Header />
        <main id="content" tabindex="-1" aria-busy=move || navigation.busy.get().then_some("true")>
            {page}
        </main>
        <Footer />
        <p class="visually-hidden" role="status">{navigation.announcement}</p>
    }
}

/// Adds to each page that is shown what only the browser knows, and again when the date changes; `arrivals` changes with the page.
#[cfg(target_arch = "wasm32")]
fn complete_pages(arrivals: RwSignal<u32>) {
    let (clock, frames) = (use_clock(), Frames::new());
    Effect::new(move || {
        arrivals.track();
        _ = clock.today();
        let frames = frames.clone();
        // The view is updated in a microtask, before the next frame.
        timer::before_next_frame(move || {
            local_time::fill_in();
            frames.measure();
        });
    });
}
