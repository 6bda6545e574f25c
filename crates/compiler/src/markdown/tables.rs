//! Tables: each gets a frame that scrolls by itself where the window is narrow, with keys too, and that says what it is.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{Events, plain};
use super::html::escaped;

/// Puts a frame around every table.
pub(super) fn frame(events: Events<'_>) -> Events<'_> {
    let starts = events.iter().enumerate().filter(|(_, (event, _))| matches!(event, Event::Start(Tag::Table(_))));
    let labels: Vec<String> = starts.map(|(at, _)| label(&events[at..])).collect();
    let mut labels = distinct(&labels).into_iter();
    let mut framed = Vec::with_capacity(events.len());
    for (event, place) in events {
        if let Event::Start(Tag::Table(_)) = event {
            let label = escaped(&labels.next().unwrap_or_default());
            let start = format!("<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">");
            framed.push((Event::Html(start.into()), place.clone()));
        }
        let end = matches!(event, Event::End(TagEnd::Table)).then(|| (Event::Html("</div>\n".into()), place.clone()));
        framed.push((event, place));
        framed.extend(end);
    }
    framed
}

/// What the table that `events` starts with is called: by the heads of its columns.
fn label(events: &[(Event<'_>, Range<usize>)]) -> String {
    let head = events.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::TableHead)));
    let mut cells = vec![Vec::new()];
    for event in head {
        match event {
            (Event::End(TagEnd::TableCell), _) => cells.push(Vec::new()),
            event => cells.last_mut().into_iter().for_each(|cell| cell.push(event)),
        }
    }
    let names: Vec<String> = cells.into_iter().map(plain).filter(|name| !name.is_empty()).collect();
    if names.is_empty() { "Table".to_owned() } else { format!("Table: {}", names.join(", ")) }
}

/// Tells tables of the same name apart by their number among them: landmarks need names of their own.
fn distinct(labels: &[String]) -> Vec<String> {
    let number = |at: usize| labels[..=at].iter().filter(|label| **label == labels[at]).count();
    let names = labels.iter().enumerate().map(|(at, label)| match number(at) {
        1 => label.clone(),
        number => format!("{label} ({number})"),
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::super::html;
    use super::*;

    fn html(text: &str) -> String {
        html::write(frame(parse(text, 0..text.len())).into_iter().map(|(event, _)| event))
    }

    #[test]
    fn a_table_is_framed_and_named() {
        let html = html("| Name | \"Role\" |\n|---|--:|\n| A | `B` |\n");
        assert!(html.starts_with(
            "<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-label=\"Table: Name, &quot;Role&quot;\"><table>"
        ));
        assert!(html.ends_with("</tbody></table>\n</div>\n"), "{html}");
    }

    #[test]
    fn tables_of_the_same_name_are_told_apart() {
        let table = "| A |\n|---|\n| 1 |\n\n";
        let html = html(&table.repeat(3));
        for name in ["\"Table: A\"", "\"Table: A (2)\"", "\"Table: A (3)\""] {
            assert_eq!(html.matches(name).count(), 1, "{html}");
        }
    }

    #[test]
    fn a_table_without_heads_is_a_table() {
        assert!(html("| | |\n|---|---|\n| A | B |\n").contains("aria-label=\"Table\""));
    }
}
