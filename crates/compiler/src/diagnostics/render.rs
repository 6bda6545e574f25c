//! One message as text, drawn by annotate-snippets.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Message;
use super::diagnostic::{Also, Parts, Severity, Span};

/// Shows `message` with the lines of `sources` that it speaks of.
pub(super) fn message(message: &Message, sources: &BTreeMap<String, String>, colour: bool) -> String {
    let path = &message.path;
    let Parts { span, title, label, help, also, severity, word: _ } = message.diagnostic.parts();
    let level = if *severity == Severity::Error { Level::ERROR } else { Level::WARNING };
    let title = level.primary_title(title);

    let mut group = match (sources.get(path), span) {
        (Some(text), Some(span)) => {
            let mut snippet = snippet(text, path, AnnotationKind::Primary, *span, label);
            if let Some(Also { path: None, span, label }) = also {
                snippet = snippet.annotation(AnnotationKind::Context.span(within(text, *span)).label(label));
            }
            title.element(snippet)
        }
        _ => title.element(Origin::path(path)).element(Level::NOTE.message(label)),
    };
    if let Some(Also { path: Some(path), span, label }) = also
        && let Some(text) = sources.get(path)
    {
        group = group.element(snippet(text, path, AnnotationKind::Context, *span, label));
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.message(help));
    }

    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group] as &[Group<'_>])
}

/// The lines around a place, with the place marked.
fn snippet<'a>(
    text: &'a str,
    path: &'a str,
    kind: AnnotationKind,
    span: Span,
    label: &'a str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(text).path(path).annotation(kind.span(within(text, span)).label(label))
}

/// The part of a place on its first line and within `text`: a mark over several lines draws more than it says.
fn within(text: &str, (start, end): Span) -> Range<usize> {
    let start = text.floor_char_boundary(start);
    let end = text.ceil_char_boundary(end).max(start);
    let line = text[start..end].find('\n').map_or(end, |length| start + length);
    start..line
}
