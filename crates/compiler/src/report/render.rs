//! One message as text, drawn by annotate-snippets.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Also, Message};

/// Shows `message` with the lines of `sources` that it speaks of.
pub(super) fn message(message: &Message, sources: &BTreeMap<String, String>, colour: bool) -> String {
    let Message { path, problem } = message;
    let source = sources.get(path).map(String::as_str);
    let title = Level::ERROR.primary_title(&problem.title);

    let mut group = match (source, &problem.span) {
        (Some(text), Some(span)) => {
            let mut snippet = Snippet::source(text)
                .path(path)
                .annotation(AnnotationKind::Primary.span(within(text, span)).label(&problem.label));
            if let Some(Also { path: None, span, label }) = &problem.also {
                snippet = snippet.annotation(AnnotationKind::Context.span(within(text, span)).label(label));
            }
            title.element(snippet)
        }
        _ => title.element(Origin::path(path)).element(Level::NOTE.message(&problem.label)),
    };
    if let Some(Also { path: Some(path), span, label }) = &problem.also {
        group = match sources.get(path) {
            Some(text) if !text.is_empty() => {
                let place = AnnotationKind::Context.span(within(text, span)).label(label);
                group.element(Snippet::source(text).path(path).annotation(place))
            }
            _ => group.element(Origin::path(path)),
        };
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help));
    }

    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group] as &[Group<'_>])
}

/// The part of `span` on its first line and within `text`: a mark that spans lines draws more than it says.
fn within(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end).max(start);
    let line = text[start..end].find('\n').map_or(end, |length| start + length);
    start..line
}
