//! Markup of lists of RFCs, for the compiler and for the program. The filter is in [`form`](crate::form).

use maud::{Markup, html};
use model::rfc::{Rfc, Status, Stream};

use crate::STYLE;
use crate::text::{counted, date, grouped};

/// Number of RFCs that are shown at a time.
pub const PER_PAGE: usize = 100;

/// The link to the style sheet, which stands in the head of a page that needs it.
#[must_use]
pub fn style() -> Markup {
    html! { link rel="stylesheet" href=(STYLE); }
}

/// A list of RFCs.
#[must_use]
pub fn list(rfcs: &[&Rfc]) -> Markup {
    html! {
        ul class="rfcs" {
            @for rfc in rfcs {
                li class="rfc" data-line=[has_line(rfc).then_some(rfc.number)] { (row(rfc)) }
            }
        }
    }
}

/// Returns whether an RFC has replaced another, or has been replaced.
fn has_line(rfc: &Rfc) -> bool {
    !(rfc.obsoletes.is_empty() && rfc.obsoleted_by.is_empty())
}

/// An RFC with what is known of it.
#[must_use]
pub fn row(rfc: &Rfc) -> Markup {
    html! {
        a class="rfc__title" href=(Rfc::address(rfc.number)) rel="external" {
            "RFC " (rfc.number)
            " "
            (rfc.title)
        }
        p { (facts(rfc)) }
        (relation("Obsoletes", &rfc.obsoletes))
        (relation("Obsoleted by", &rfc.obsoleted_by))
        (relation("Updated by", &rfc.updated_by))
    }
}

/// Status, stream, group, date and authors, as far as they say something.
fn facts(rfc: &Rfc) -> String {
    let group = rfc.group.as_deref().map(str::to_uppercase);
    let status = (rfc.status != Status::Unknown).then(|| rfc.status.name().to_owned());
    let stream = (rfc.stream != Stream::Legacy).then(|| format!("{} stream", rfc.stream.name()));
    let authors = (!rfc.authors.is_empty()).then(|| authors(&rfc.authors));
    let parts = [Some(date(&rfc.published)), status, stream, group, authors];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn authors(names: &[String]) -> String {
    match names {
        [first, _, _, _, ..] => format!("{first} and {} others", names.len() - 1),
        _ => names.join(", "),
    }
}

fn relation(name: &str, numbers: &[u32]) -> Markup {
    html! {
        @if !numbers.is_empty() {
            p class="rfc__relation" { (name) " " (numbered(numbers)) }
        }
    }
}

/// RFCs by number, each with a link: `RFC 1, RFC 2`.
#[must_use]
pub fn numbered(numbers: &[u32]) -> Markup {
    html! {
        @for (at, number) in numbers.iter().enumerate() {
            @if at > 0 { ", " }
            a href=(Rfc::address(*number)) rel="external" { "RFC " (number) }
        }
    }
}

/// Links to the lists of a hundred numbers each.
#[must_use]
pub fn ranges(lists: &[(String, String)]) -> Markup {
    html! {
        ul class="rfc-ranges" {
            @for (label, href) in lists {
                li { a href=(href) { (label) } }
            }
        }
    }
}

/// The current RFCs of groups, with links to those in the list.
#[must_use]
pub fn of_groups(groups: &[(&str, Vec<&Rfc>)]) -> Markup {
    html! {
        @for (group, rfcs) in groups {
            details class="rfc-group" {
                summary { (group.to_uppercase()) ": " (counted(rfcs.len(), "current RFC")) }
                ul {
                    @for rfc in rfcs.iter().take(MAX_OF_GROUP) {
                        li {
                            a href=(Rfc::address(rfc.number)) rel="external" { "RFC " (rfc.number) }
                            " " (rfc.title) " (" (rfc.year()) ")"
                        }
                    }
                }
                @if rfcs.len() > MAX_OF_GROUP {
                    p { a href=(of_group(group, true)) { "All " (rfcs.len()) " current RFCs of " (group.to_uppercase()) } }
                }
            }
        }
    }
}

/// Maximum number of RFCs of a group on a page about something else.
const MAX_OF_GROUP: usize = 10;

/// Returns the address of the list of a group.
#[must_use]
pub fn of_group(group: &str, current: bool) -> String {
    let current = if current { "&current=yes" } else { "" };
    format!("{}?group={group}{current}", model::paths::RFCS)
}

/// The buttons to the pages before and after one, if there are several.
#[must_use]
pub fn pager(page: usize, total: usize) -> Markup {
    let pages = total.div_ceil(PER_PAGE);
    let button = |label: &str, to: usize| html! { button class="button" type="button" value=(to) { (label) } };
    html! {
        @if pages > 1 {
            nav class="rfc-pager" aria-label="Pages of the list" {
                @if page > 1 { (button(&format!("Previous {PER_PAGE}"), page - 1)) }
                span { "Page " (page) " of " (pages) }
                @if page < pages { (button(&format!("Next {PER_PAGE}"), page + 1)) }
            }
        }
    }
}

/// Returns the number of RFCs found as a sentence, and which of them are shown.
#[must_use]
pub fn status(found: usize, all: usize, page: usize) -> String {
    let shown = if found > PER_PAGE {
        let first = (page - 1) * PER_PAGE + 1;
        format!(", {} to {} shown", grouped(first), grouped((first + PER_PAGE - 1).min(found)))
    } else {
        String::new()
    };
    match found {
        0 => "No RFC has all of this.".to_owned(),
        _ if found == all => format!("All {}{shown}", counted(all, "RFC")),
        _ => format!("{} of {}{shown}", grouped(found), counted(all, "RFC")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::{rfc, series};

    #[test]
    fn row_says_what_replaced_the_rfc_and_escapes_titles() {
        let rfc = Rfc { obsoleted_by: vec![2, 3], ..rfc(1, "<b> & co") };
        let html = row(&rfc).into_string();
        assert!(html.contains("&lt;b&gt; &amp; co"), "{html}");
        assert!(html.contains("Obsoleted by <a href=\"https://www.rfc-editor.org/info/rfc2\""), "{html}");
        assert!(html.contains("January 2020 · Standards Track · IETF stream"), "{html}");
        assert!(!html.contains("Updated by"), "{html}");
    }

    #[test]
    fn list_has_a_row_for_each_rfc() {
        let rfcs = series();
        let html = list(&rfcs.iter().collect::<Vec<_>>()).into_string();
        assert_eq!(html.matches("<li class=\"rfc\"").count(), rfcs.len());
        assert!(html.contains("R. Fielding, M. Nottingham, J. Reschke"), "{html}");
    }

    #[test]
    fn status_has_the_count_and_what_is_shown() {
        assert_eq!(status(9819, 9819, 1), "All 9,819 RFCs, 1 to 100 shown");
        assert_eq!(status(1234, 9819, 13), "1,234 of 9,819 RFCs, 1,201 to 1,234 shown");
        assert_eq!(status(1, 9819, 1), "1 of 9,819 RFCs");
        assert_eq!(status(0, 9819, 1), "No RFC has all of this.");
    }

    #[test]
    fn pager_has_no_buttons_beyond_the_ends() {
        assert_eq!(pager(1, 100).into_string(), "");
        let html = pager(2, 150).into_string();
        assert!(html.contains("Previous") && !html.contains("Next") && html.contains("Page 2 of 2"), "{html}");
    }

    #[test]
    fn long_group_is_cut_and_linked() {
        let rfcs: Vec<Rfc> = (1..=30).map(|number| rfc(number, "T")).collect();
        let html = of_groups(&[("quic", rfcs.iter().rev().collect())]).into_string();
        assert!(html.contains("QUIC: 30 current RFCs") && html.matches("<li>").count() == MAX_OF_GROUP, "{html}");
        assert!(html.contains("/process/rfcs/all/?group=quic&amp;current=yes"), "{html}");
    }
}
