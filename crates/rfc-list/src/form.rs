//! Markup of the list that the program filters.

use std::collections::BTreeSet;

use maud::{Markup, html};
use model::rfc::{Rfc, Status, Stream};

use crate::view::{PER_PAGE, list};
use crate::{SCRIPT, WASM};

/// Name of the element that the program takes over.
pub const ELEMENT: &str = "rfc-list";

/// Names of areas, present and past, by acronym.
const AREAS: [(&str, &str); 15] = [
    ("app", "Applications"),
    ("art", "Applications and Real-Time"),
    ("gen", "General"),
    ("int", "Internet"),
    ("ipng", "IP Next Generation"),
    ("mgt", "Network Management"),
    ("ops", "Operations and Management"),
    ("osi", "OSI Integration"),
    ("rai", "Real-time Applications and Infrastructure"),
    ("rtg", "Routing"),
    ("sec", "Security"),
    ("sub", "Sub-IP"),
    ("tsv", "Transport"),
    ("usv", "User Services"),
    ("wit", "Web and Internet Transport"),
];

/// The filter with its list, as it is without the program: the newest RFCs. `files` are the names of the files of
/// [`columns`](crate::columns).
#[must_use]
pub fn filterable(rfcs: &[Rfc], files: &[&str]) -> Markup {
    let newest: Vec<&Rfc> = rfcs.iter().rev().take(PER_PAGE).collect();
    html! {
        rfc-list data-wasm=(WASM) data-files=(files.join(" ")) {
            link rel="modulepreload" href=(SCRIPT);
            form class="list-filter" role="search" aria-label="RFCs" {
                (form(rfcs))
            }
            p class="list-filter__found" role="status" {}
            div class="rfc-results" tabindex="-1" {
                (list(&newest))
            }
        }
    }
}

/// The element that loads the program for the pictures of meetings, which are not in it.
#[must_use]
pub fn atlas() -> Markup {
    html! {
        rfc-list data-wasm=(WASM) { link rel="modulepreload" href=(SCRIPT); }
    }
}

/// The controls of the filter.
fn form(rfcs: &[Rfc]) -> Markup {
    let statuses = Status::ALL.iter().filter(|status| rfcs.iter().any(|rfc| rfc.status == **status));
    let streams = Stream::ALL.iter().filter(|stream| rfcs.iter().any(|rfc| rfc.stream == **stream));
    let areas: BTreeSet<&str> = rfcs.iter().filter_map(|rfc| rfc.area.as_deref()).collect();
    html! {
        (choice("Number or words", true, &html! { input class="list-filter__field" type="search" name="words" autocomplete="off"; }))
        (choice("Status", false, &select("status", statuses.map(|status| (status.name(), status.name())))))
        (choice("Stream", false, &select("stream", streams.map(|stream| (stream.name(), stream.name())))))
        (choice("Area", false, &select("area", areas.into_iter().map(|area| (area, area_name(area))))))
        (choice("Group", false, &html! {
            input class="list-filter__field" name="group" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="quic";
        }))
        label class="rfc-current" {
            input type="checkbox" name="current" value="yes";
            " Only current ones"
        }
    }
}

fn choice(label: &str, is_search: bool, control: &Markup) -> Markup {
    html! {
        label class={ "list-filter__choice" @if is_search { " list-filter__search" } } {
            span class="list-filter__label" { (label) }
            (control)
        }
    }
}

fn select<'a>(name: &str, values: impl Iterator<Item = (&'a str, &'a str)>) -> Markup {
    html! {
        select class="list-filter__field" name=(name) {
            option value="" { "All" }
            @for (value, label) in values {
                option value=[(value != label).then_some(value)] { (label) }
            }
        }
    }
}

/// Returns the name of an area, or its acronym if it has none here.
fn area_name(area: &str) -> &str {
    AREAS.iter().find(|(acronym, _)| *acronym == area).map_or(area, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::series;

    #[test]
    fn choices_are_those_that_find_something() {
        let html = filterable(&series(), &["0a", "1b"]).into_string();
        assert!(html.contains("data-files=\"0a 1b\""), "{html}");
        assert!(html.contains("<option>Historic</option>") && !html.contains("Best Current Practice"), "{html}");
        assert!(html.contains("<option value=\"sec\">Security</option>"), "{html}");
    }
}
