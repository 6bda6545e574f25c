//! Wraps tables and code in labeled containers, which scroll horizontally if the window is too narrow.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{Events, plain_text};
use super::headings::heading_text;
use super::html::escape;

/// Wraps every table and every block of code.
pub(super) fn wrap(events: Events<'_>) -> Events<'_> {
    let mut labels = distinct(&labels(&events)).into_iter();
    let mut wrapped = Vec::with_capacity(events.len());
    for (event, span) in events {
        if let Event::Start(Tag::Table(_) | Tag::CodeBlock(_)) = event {
            let label = escape(&labels.next().unwrap_or_default());
            // The app makes those that scroll a tab stop (`src/components/frames.rs`).
            let start = format!("<div class=\"frame\" role=\"region\" aria-label=\"{label}\">");
            wrapped.push((Event::Html(start.into()), span.clone()));
        }
        let is_end = matches!(event, Event::End(TagEnd::Table | TagEnd::CodeBlock));
        let end = is_end.then(|| (Event::Html("</div>\n".into()), span.clone()));
        wrapped.push((event, span));
        wrapped.extend(end);
    }
    wrapped
}

/// Returns the labels: what is in the frame, and the heading before it. A table before the first heading is told by its columns.
fn labels(events: &[(Event<'_>, Range<usize>)]) -> Vec<String> {
    let (mut labels, mut heading) = (Vec::new(), String::new());
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = heading_text(&events[at..]),
            Event::Start(Tag::Table(_)) if heading.is_empty() => labels.push(label("Table", &columns(&events[at..]))),
            Event::Start(Tag::Table(_)) => labels.push(label("Table", &heading)),
            Event::Start(Tag::CodeBlock(_)) => labels.push(label("Code", &heading)),
            _ => {}
        }
    }
    labels
}

fn label(kind: &str, name: &str) -> String {
    if name.is_empty() { kind.to_owned() } else { format!("{kind}: {name}") }
}

/// Returns the column headers of the table that `events` starts with.
fn columns(events: &[(Event<'_>, Range<usize>)]) -> String {
    let head = events.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::TableHead)));
    let mut cells = vec![Vec::new()];
    for event in head {
        match event {
            (Event::End(TagEnd::TableCell), _) => cells.push(Vec::new()),
            event => cells.last_mut().into_iter().for_each(|cell| cell.push(event)),
        }
    }
    let names: Vec<String> = cells.into_iter().map(plain_text).filter(|name| !name.is_empty()).collect();
    names.join(", ")
}

/// Numbers equal labels, because landmarks need unique names.
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
        html::write(wrap(parse(text, 0..text.len())).into_iter().map(|(event, _)| event))
    }

    #[test]
    fn table_is_wrapped_and_labeled() {
        let html = html("| Name | \"Role\" |\n|---|--:|\n| A | `B` |\n");
        assert!(
            html.starts_with(
                "<div class=\"frame\" role=\"region\" aria-label=\"Table: Name, &quot;Role&quot;\"><table>"
            )
        );
        assert!(html.ends_with("</tbody></table>\n</div>\n"), "{html}");
    }

    #[test]
    fn equal_labels_are_numbered() {
        let table = "| A |\n|---|\n| 1 |\n\n";
        let html = html(&table.repeat(3));
        for name in ["\"Table: A\"", "\"Table: A (2)\"", "\"Table: A (3)\""] {
            assert_eq!(html.matches(name).count(), 1, "{html}");
        }
    }

    #[test]
    fn v4_frame_is_labeled_with_the_heading_before_it() {
        let html = html("## Dates\n\n| A |\n|---|\n| 1 |\n\n### A `GET` & more\n\n```http\nGET / HTTP/1.1\n```\n");
        assert!(html.contains("role=\"region\" aria-label=\"Table: Dates\"><table>"), "{html}");
        assert!(html.contains("role=\"region\" aria-label=\"Code: A GET &amp; more\">\n<pre>"), "{html}");
        assert!(html.ends_with("</code></pre>\n</div>\n"), "{html}");
    }

    #[test]
    fn table_without_headers_has_a_generic_label() {
        assert!(html("| | |\n|---|---|\n| A | B |\n").contains("aria-label=\"Table\""));
    }
}
