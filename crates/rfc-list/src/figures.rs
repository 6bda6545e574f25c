//! Figures about the series. A bar stands beside its number in a table, so that a figure is also its numbers as a table.

use std::collections::BTreeMap;

use maud::{Markup, html};
use model::rfc::{Rfc, Status, Stream};

use crate::text::grouped;
use crate::view::of_group;

/// Number of groups that are shown.
const MAX_GROUPS: usize = 15;
/// Width of the longest bar, in SVG units.
const LONGEST: usize = 100;

/// A row: what is counted, with its address if it has one, and its number.
struct Row {
    label: String,
    href: Option<String>,
    /// Numbers before the last one, which the bar shows.
    parts: Vec<usize>,
    number: usize,
}

/// All figures.
#[must_use]
pub fn figures(rfcs: &[Rfc]) -> Markup {
    html! {
        (by_status(rfcs))
        (by_stream(rfcs))
        (by_year(rfcs))
        (obsolete_by_decade(rfcs))
        (by_group(rfcs))
    }
}

fn by_status(rfcs: &[Rfc]) -> Markup {
    by_property(
        "RFCs by status",
        "Status",
        Status::ALL.iter().map(|status| (status.name(), of(rfcs, |rfc| rfc.status == *status))),
    )
}

fn by_stream(rfcs: &[Rfc]) -> Markup {
    by_property(
        "RFCs by stream",
        "Stream",
        Stream::ALL.iter().map(|stream| (stream.name(), of(rfcs, |rfc| rfc.stream == *stream))),
    )
}

fn of(rfcs: &[Rfc], is_in: impl Fn(&Rfc) -> bool) -> Vec<&Rfc> {
    rfcs.iter().filter(|rfc| is_in(rfc)).collect()
}

/// A table with the number of RFCs by the values of a property, and how many of them stand.
fn by_property<'a>(title: &str, name: &str, values: impl Iterator<Item = (&'a str, Vec<&'a Rfc>)>) -> Markup {
    let row = |(label, all): (&str, Vec<&Rfc>)| Row {
        label: label.to_owned(),
        href: None,
        parts: vec![current(&all)],
        number: all.len(),
    };
    let rows: Vec<Row> = values.map(row).filter(|row| row.number > 0).collect();
    table(title, name, &["Current"], "All", &rows)
}

fn current(rfcs: &[&Rfc]) -> usize {
    rfcs.iter().filter(|rfc| rfc.is_current()).count()
}

/// The growth of the series, in spans of five years, since few dates are known to the day.
fn by_year(rfcs: &[Rfc]) -> Markup {
    let span = |year: usize| format!("{year}–{}", year + 4);
    let counts = counted(rfcs, |rfc| rfc.year().parse::<usize>().ok().map(|year| year / 5 * 5));
    let mut sum = 0;
    let rows: Vec<Row> = counts
        .into_iter()
        .map(|(year, all)| {
            sum += all.len();
            Row { label: span(year), href: None, parts: vec![sum], number: all.len() }
        })
        .collect();
    table("RFCs published in five years", "Years", &["Until then"], "In these years", &rows)
}

fn obsolete_by_decade(rfcs: &[Rfc]) -> Markup {
    let decades = counted(rfcs, |rfc| rfc.year().parse::<usize>().ok().map(|year| year / 10 * 10));
    let row = |(decade, all): (usize, Vec<&Rfc>)| {
        let obsolete = all.iter().filter(|rfc| !rfc.obsoleted_by.is_empty()).count();
        let share = (obsolete * 100 + all.len() / 2) / all.len();
        Row { label: format!("{decade}s"), href: None, parts: vec![all.len(), obsolete], number: share }
    };
    let rows: Vec<Row> = decades.into_iter().map(row).collect();
    table(
        "RFCs that others have replaced, by decade of publication",
        "Decade",
        &["RFCs", "Obsolete"],
        "Share in percent",
        &rows,
    )
}

fn by_group(rfcs: &[Rfc]) -> Markup {
    let groups = counted(rfcs, |rfc| rfc.group.as_deref());
    let row = |(group, all): (&str, Vec<&Rfc>)| Row {
        label: group.to_uppercase(),
        href: Some(of_group(group, false)),
        parts: vec![current(&all)],
        number: all.len(),
    };
    let mut rows: Vec<Row> = groups.into_iter().map(row).collect();
    rows.sort_by(|a, b| b.number.cmp(&a.number).then_with(|| a.label.cmp(&b.label)));
    rows.truncate(MAX_GROUPS);
    table("Groups with the most RFCs", "Group", &["Current"], "All", &rows)
}

/// Groups RFCs by a property that not all of them have.
fn counted<'a, K: Ord>(rfcs: &'a [Rfc], key: impl Fn(&'a Rfc) -> Option<K>) -> BTreeMap<K, Vec<&'a Rfc>> {
    let mut groups = BTreeMap::<K, Vec<&Rfc>>::new();
    for rfc in rfcs {
        if let Some(key) = key(rfc) {
            groups.entry(key).or_default().push(rfc);
        }
    }
    groups
}

fn table(title: &str, first: &str, columns: &[&str], last: &str, rows: &[Row]) -> Markup {
    let longest = rows.iter().map(|row| row.number).max().unwrap_or_default().max(1);
    html! {
        div class="frame" role="region" aria-label=(title) {
            table class="bars" {
                caption { (title) }
                thead {
                    tr {
                        th scope="col" { (first) }
                        @for column in columns { th scope="col" { (column) } }
                        th scope="col" { (last) }
                        // The bar says what the number beside it says.
                        td aria-hidden="true" {}
                    }
                }
                tbody {
                    @for Row { label, href, parts, number } in rows {
                        tr {
                            th scope="row" {
                                @if let Some(href) = href { a href=(href) { (label) } } @else { (label) }
                            }
                            @for part in parts { td { (grouped(*part)) } }
                            td { (grouped(*number)) }
                            td aria-hidden="true" { (bar(*number, longest)) }
                        }
                    }
                }
            }
        }
    }
}

fn bar(number: usize, longest: usize) -> Markup {
    // Tenths of a unit.
    let width = number * LONGEST * 10 / longest;
    html! {
        svg viewBox={ "0 0 " (LONGEST) " 10" } preserveAspectRatio="none" {
            rect width={ (width / 10) "." (width % 10) } height="10" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::series;

    fn rows(html: &str) -> Vec<String> {
        let row = |row: &str| {
            row.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect::<Vec<_>>().join(" ")
        };
        html.split("<tr>").skip(2).map(row).map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn statuses_and_streams_are_counted() {
        let html = by_status(&series()).into_string();
        assert_eq!(rows(&html), ["Standards Track 7 19", "Historic 0 1"]);
        assert!(html.contains("<rect width=\"100.0\"") && html.contains("<rect width=\"5.2\""), "{html}");
        assert_eq!(rows(&by_stream(&series()).into_string()), ["IETF 7 19", "Legacy 0 1"]);
    }

    #[test]
    fn share_of_obsolete_rfcs_is_rounded() {
        let html = obsolete_by_decade(&series()).into_string();
        assert_eq!(rows(&html), ["1980s 1 1 100", "2010s 1 0 0", "2020s 18 12 67"]);
    }

    #[test]
    fn growth_adds_up() {
        let html = by_year(&series()).into_string();
        assert_eq!(rows(&html), ["1980–1984 1 1", "2015–2019 2 1", "2020–2024 20 18"]);
    }

    #[test]
    fn groups_link_to_their_lists() {
        let html = by_group(&series()).into_string();
        assert_eq!(rows(&html), ["HTTPBIS 1 1", "TLS 1 1"]);
        assert!(html.contains("href=\"/process/rfcs/all/?group=tls\""), "{html}");
    }
}
