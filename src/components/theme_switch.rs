//! The switch between the light and the dark theme.

use leptos::prelude::*;

/// The two labels, each a picture and its text: a moon and a sun.
const LABELS: &str = r#"<span class="theme-switch__to-dark"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z"/></svg><span class="visually-hidden">Use dark colors</span></span><span class="theme-switch__to-light"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM12 2v2.5m0 15V22M2 12h2.5m15 0H22M4.900 4.900l1.800 1.800m10.600 10.600 1.800 1.800m0-14.200-1.800 1.800M6.700 17.300l-1.800 1.800"/></svg><span class="visually-hidden">Use light colors</span></span>"#;

/// A button with two labels; the style sheet shows the one that applies. `src/bootstrap/theme.js` handles its clicks, without
/// the app. The button is hidden unless the style sheet finds the theme that the script sets, so it is only visible where
/// both script and style sheet are loaded.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    view! { <button class="theme-switch" type="button" data-theme-switch hidden inner_html=LABELS></button> }
}
