//! The day of the page, from context.
//!
//! A prerendered page shows the day it was built for. Once the app has taken over, the clock moves forward to the
//! visitor's day, never back: a wrong clock must not announce what the build knows to be over.

use leptos::prelude::*;
use model::Day;

/// The day that components show the site for.
#[derive(Clone, Copy)]
pub(crate) struct Clock(RwSignal<Day>);

impl Clock {
    /// Starts a clock at the day of the build and puts it into context.
    pub(crate) fn provide(build: &Day) {
        let clock = Self(RwSignal::new(build.clone()));
        provide_context(clock);
        #[cfg(target_arch = "wasm32")]
        Effect::new(move || clock.advance(visitors_day()));
    }

    /// Today; a view that reads it follows the clock.
    #[must_use]
    pub(crate) fn today(self) -> Day {
        self.0.get()
    }

    /// Moves to `day` if that is later.
    #[cfg_attr(not(any(target_arch = "wasm32", test)), expect(dead_code, reason = "only a browser has a visitor"))]
    fn advance(self, day: Option<Day>) {
        if let Some(day) = day.filter(|day| *day > self.0.get_untracked()) {
            self.0.set(day);
        }
    }
}

/// The clock, from context.
#[must_use]
pub(crate) fn use_clock() -> Clock {
    use_context().expect("the app provides its clock")
}

/// The day of the visitor's clock, in the visitor's time zone.
#[cfg(target_arch = "wasm32")]
fn visitors_day() -> Option<Day> {
    let now = js_sys::Date::new_0();
    Day::parse(&format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r11_the_clock_moves_forward_only() {
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
