//! Renders a diagnostic as text, with annotate-snippets.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::FileDiagnostic;
use super::diagnostic::{Parts, Related, Severity, Span};

/// Renders a diagnostic with its lines of `sources`.
pub(super) fn render(entry: &FileDiagnostic, sources: &BTreeMap<String, String>, color: bool) -> String {
    let path = &entry.path;
    let Parts { span, title, label, help, related, severity, word: _ } = entry.diagnostic.parts();
    let level = if *severity == Severity::Error { Level::ERROR } else { Level::WARNING };
    let title = level.primary_title(title);

    let mut group = match (sources.get(path), span) {
        (Some(text), Some(span)) => {
            let mut snippet = snippet(text, path, AnnotationKind::Primary, *span, label);
            if let Some(Related { path: None, span, label }) = related {
                snippet = snippet.annotation(AnnotationKind::Context.span(clamp(text, *span)).label(label));
            }
            title.element(snippet)
        }
        _ => title.element(Origin::path(path)).element(Level::NOTE.message(label)),
    };
    if let Some(Related { path: Some(path), span, label }) = related
        && let Some(text) = sources.get(path)
    {
        group = group.element(snippet(text, path, AnnotationKind::Context, *span, label));
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.message(help));
    }

    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group] as &[Group<'_>])
}

/// The lines of a span, with the span annotated.
fn snippet<'a>(
    text: &'a str,
    path: &'a str,
    kind: AnnotationKind,
    span: Span,
    label: &'a str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(text).path(path).annotation(kind.span(clamp(text, span)).label(label))
}

/// Limits a span to `text` and to its first line: an annotation of several lines takes a lot of room.
fn clamp(text: &str, (start, end): Span) -> Range<usize> {
    let start = text.floor_char_boundary(start);
    let end = text.ceil_char_boundary(end).max(start);
    let line = text[start..end].find('\n').map_or(end, |length| start + length);
    start..line
}
