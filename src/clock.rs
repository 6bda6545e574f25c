//! The date that the site is shown for, from context.
//!
//! A prerendered page shows the date it was built for. After hydration the clock advances to the visitor's date, and follows it
//! for as long as the document is open. It never goes back: if the visitor's clock is slow, meetings that were over at the build
//! must not be shown as upcoming.

use leptos::prelude::*;
use model::Day;

/// The date that components show the site for.
#[derive(Clone, Copy)]
pub(crate) struct Clock(RwSignal<Day>);

impl Clock {
    /// Starts a clock at the date of the build and provides it as context.
    pub(crate) fn provide(build_day: &Day) {
        let clock = Self(RwSignal::new(build_day.clone()));
        provide_context(clock);
        #[cfg(target_arch = "wasm32")]
        clock.follow_visitor();
    }

    /// Advances to the visitor's date after hydration, every minute, and whenever the document is looked at again.
    ///
    /// A timer for midnight would be late after the device has slept. Timers rest while a document is in the background or in the
    /// back-forward cache.
    #[cfg(target_arch = "wasm32")]
    fn follow_visitor(self) {
        let update = move || self.advance(visitor_day());
        Effect::new(update);
        for event in ["visibilitychange", "pageshow"] {
            _ = window_event_listener_untyped(event, move |_| update());
        }
        set_interval(update, std::time::Duration::from_mins(1));
    }

    /// Returns today's date and tracks the signal.
    #[must_use]
    pub(crate) fn today(self) -> Day {
        self.0.get()
    }

    /// Advances to `day` if it is later than the current date.
    #[cfg_attr(not(any(target_arch = "wasm32", test)), expect(dead_code, reason = "only called in a browser"))]
    fn advance(self, day: Option<Day>) {
        if let Some(day) = day.filter(|day| *day > self.0.get_untracked()) {
            self.0.set(day);
        }
    }
}

/// Returns the clock from context.
#[must_use]
pub(crate) fn use_clock() -> Clock {
    use_context().expect("the app provides a clock")
}

/// Returns the date of the visitor's clock, in the visitor's time zone.
#[cfg(target_arch = "wasm32")]
fn visitor_day() -> Option<Day> {
    let now = js_sys::Date::new_0();
    Day::parse(&format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r11_clock_never_goes_back() {
        let owner = Owner::new();
        owner.set();
        let day = |text| Day::parse(text).unwrap();
        let clock = Clock(RwSignal::new(day("2026-01-05")));
        clock.advance(Some(day("2025-12-31")));
        assert_eq!(clock.0.get_untracked(), day("2026-01-05"));
        clock.advance(None);
        assert_eq!(clock.0.get_untracked(), day("2026-01-05"));
        clock.advance(Some(day("2026-03-18")));
        assert_eq!(clock.0.get_untracked(), day("2026-03-18"));
    }
}
