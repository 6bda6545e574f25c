//! Lists of tasks, as in `- [x] Done`. A box that cannot be ticked says little to those who do not see it, so words say it to all.

use pulldown_cmark::Event;

use super::events::Events;

/// Turns the boxes of tasks into words.
pub(super) fn write(events: Events<'_>) -> Events<'_> {
    let word = |done| if done { "<strong>Done:</strong> " } else { "<strong>Open:</strong> " };
    let write = |(event, span)| match event {
        Event::TaskListMarker(done) => (Event::InlineHtml(word(done).into()), span),
        event => (event, span),
    };
    events.into_iter().map(write).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{events::parse, html};
    use super::*;

    #[test]
    fn words_say_what_is_done() {
        let text = "- [x] one\n- [ ] two\n- [y] three\n";
        let html = html::write(write(parse(text, 0..text.len())).into_iter().map(|(event, _)| event));
        let (done, open) = ("<li><strong>Done:</strong> one</li>", "<li><strong>Open:</strong> two</li>");
        assert_eq!(html, format!("<ul>\n{done}\n{open}\n<li>[y] three</li>\n</ul>\n"));
    }
}
