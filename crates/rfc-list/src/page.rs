//! The element with the list: its form, its results, and the part of the address that says what is shown.

use std::cell::{Cell, OnceCell};

use js_sys::Reflect;
use model::paths::RFCS;
use rfc_list::filter::{Filter, Series};
use rfc_list::form::ELEMENT;
use rfc_list::view::PER_PAGE;
use rfc_list::{FILES, columns, lineage_view, view};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, UrlSearchParams};

use crate::atlas;
use crate::dom::{self, all, document, find, is_checked, set_checked, set_value, target, value, wait, window};

/// How long typing has to rest before the status message and the address change, in milliseconds, as in the search: screen readers read
/// each message, and Safari allows a hundred changes of the address in half a minute.
const REST: i32 = 400;
/// How long to wait before looking again whether the app has started, in milliseconds.
const PAUSE: i32 = 50;
/// Name of the parameter with the page of the list.
const PAGE: &str = "page";

thread_local! {
    /// The series, kept while the document is open.
    static SERIES: OnceCell<Series> = const { OnceCell::new() };
    /// Number of the latest change: what was to be done after earlier ones is dropped.
    static LATEST: Cell<u32> = const { Cell::new(0) };
}

/// Listens to the forms and results of all elements, which come and go with their pages.
pub(crate) fn listen() {
    dom::listen("input", |event| _ = changed(&event));
    dom::listen("submit", |event| {
        if element_of(&event).is_some() {
            event.prevent_default();
        }
    });
    dom::listen("click", |event| _ = clicked(&event));
    dom::listen("toggle", |event| _ = toggled(&event));
    dom::listen_to_window("popstate", |_| _ = follow_address());
}

/// Shows in an element what the address says, as soon as the series is there, or starts the [pictures of meetings](atlas) if the
/// element stands for them. Until then, and if the series cannot be fetched, the list is that of the newest RFCs.
pub(crate) fn show(element: Element) {
    spawn_local(async move {
        // The app takes the text of the page from the document, which must not have changed by then.
        while document().document_element().is_some_and(|root| !root.has_attribute("data-app")) {
            wait(PAUSE).await;
        }
        if !element.has_attribute("data-files") {
            _ = atlas::show();
            return;
        }
        if SERIES.with(|series| series.get().is_none()) {
            let Some(series) = load(&element).await else {
                set_status(
                    &element,
                    "The list cannot be filtered now, because it could not be fetched. Reload the page to try again.",
                );
                return;
            };
            // If the element of another page was quicker, both have the same.
            SERIES.with(|cell| _ = cell.set(series));
        }
        if element.is_connected() {
            // What was typed before takes precedence.
            let page = if form_filter(&element) == Filter::default() { read_address(&element) } else { 1 };
            // The prerendered list is the answer to an address that says nothing.
            if page > 1 || form_filter(&element) != Filter::default() {
                show_page(&element, page);
            }
            add_lines(&element);
        }
    });
}

async fn load(element: &Element) -> Option<Series> {
    let names = element.get_attribute("data-files")?;
    let addresses: Vec<String> = names.split(' ').map(|name| [FILES, name, ".txt"].concat()).collect();
    let files = dom::fetch(&addresses).await?;
    Some(Series::new(columns::read(&files)?))
}

/// Returns the element that an event is about.
fn element_of(event: &Event) -> Option<Element> {
    target(event)?.closest(ELEMENT).ok()?
}

/// Fills the form with what the address says. Returns the page that it names.
fn read_address(element: &Element) -> usize {
    let search = window().location().search().unwrap_or_default();
    let Ok(parameters) = UrlSearchParams::new_with_str(&search) else { return 1 };
    let filter = Filter::read(|name| parameters.get(name));
    for name in Filter::NAMES {
        if let Some(control) = control(element, name) {
            let value = filter.parameters().iter().find(|(own, _)| *own == name).map_or("", |(_, value)| *value);
            if name == "current" { set_checked(&control, !value.is_empty()) } else { set_value(&control, value) }
        }
    }
    parameters.get(PAGE).and_then(|page| page.parse().ok()).unwrap_or(1)
}

/// Shows what the address says after Back or Forward within the page, of which the app shows nothing anew.
fn follow_address() -> Option<()> {
    let element = document().query_selector(ELEMENT).ok()??;
    // The element of a page that is being left stands for a while.
    if window().location().pathname().ok()? == RFCS {
        let page = read_address(&element);
        show_page(&element, page);
    }
    Some(())
}

fn control(element: &Element, name: &str) -> Option<Element> {
    find(element, &["form [name=", name, "]"].concat())
}

fn form_filter(element: &Element) -> Filter {
    Filter::read(|name| {
        let control = control(element, name)?;
        (name != "current" || is_checked(&control)).then(|| value(&control))
    })
}

fn changed(event: &Event) -> Option<()> {
    let element = element_of(event)?;
    let status = render(&element, 1)?;
    at_rest(move || {
        set_status(&element, &status);
        write_address(&element, 1);
    });
    Some(())
}

fn clicked(event: &Event) -> Option<()> {
    let element = element_of(event)?;
    let button = target(event)?.closest(".rfc-pager button").ok()??;
    let page = value(&button).parse().ok()?;
    show_page(&element, page);
    write_address(&element, page);
    let results = find(&element, ".rfc-results")?.dyn_into::<HtmlElement>().ok()?;
    _ = results.focus();
    results.scroll_into_view();
    Some(())
}

/// Shows a page of the results of the form, and says so.
fn show_page(element: &Element, page: usize) {
    if let Some(status) = render(element, page) {
        let element = element.clone();
        at_rest(move || set_status(&element, &status));
    }
}

/// Fills the line of an RFC when it is opened.
fn toggled(event: &Event) -> Option<()> {
    let details = target(event)?;
    let number = details.get_attribute("data-line")?.parse().ok()?;
    // Only the summary is there.
    if details.child_element_count() == 1 {
        let html = SERIES.with(|series| Some(lineage_view::lineage(series.get()?, number).into_string()))?;
        details.insert_adjacent_html("beforeend", &html).ok()?;
    }
    Some(())
}

/// Renders a page of the results of the form. Returns what there is to say about it; nothing if the series is not there.
fn render(element: &Element, page: usize) -> Option<String> {
    SERIES.with(|series| {
        let (series, results) = (series.get()?, find(element, ".rfc-results")?);
        let found = series.find(&form_filter(element));
        let page = page.clamp(1, found.len().div_ceil(PER_PAGE).max(1));
        let shown = &found[(page - 1) * PER_PAGE..found.len().min(page * PER_PAGE)];
        results.set_inner_html(&(view::list(shown).0 + &view::pager(page, found.len()).0));
        add_lines(element);
        Some(view::status(found.len(), series.rfcs().len(), page))
    })
}

/// Gives each RFC with a line a part that can be opened.
fn add_lines(element: &Element) {
    for row in all(element, ".rfc[data-line]") {
        if let Some(number) = row.get_attribute("data-line").and_then(|number| number.parse().ok()) {
            _ = row.remove_attribute("data-line");
            _ = row.insert_adjacent_html("beforeend", &lineage_view::closed(number).into_string());
        }
    }
}

/// Acts when typing has come to rest, unless something else is to be done by then.
fn at_rest(act: impl FnOnce() + 'static) {
    let latest = LATEST.get() + 1;
    LATEST.set(latest);
    spawn_local(async move {
        wait(REST).await;
        if LATEST.get() == latest {
            act();
        }
    });
}

fn set_status(element: &Element, message: &str) {
    if let Some(status) = find(element, "[role=status]") {
        status.set_text_content(Some(message));
    }
}

/// Writes into the address what is shown, for a reload and for Back, unless the page was left. The state of the entry is the app's.
fn write_address(element: &Element, page: usize) {
    if !element.is_connected() {
        return;
    }
    let filter = form_filter(element);
    let Ok(parameters) = UrlSearchParams::new() else { return };
    for (name, value) in filter.parameters() {
        parameters.append(name, value);
    }
    if page > 1 {
        parameters.append(PAGE, &page.to_string());
    }
    let query = String::from(parameters.to_string());
    let path = window().location().pathname().unwrap_or_default();
    let address = if query.is_empty() { path } else { [&path, "?", &query].concat() };
    if let Ok(history) = window().history() {
        let state = Reflect::get(&history, &"state".into()).unwrap_or(JsValue::NULL);
        _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
