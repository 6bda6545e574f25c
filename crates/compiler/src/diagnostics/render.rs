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
            let span = clamp(text, *span);
            let related = match related {
                Some(Related { path: None, span, label }) => Some((clamp(text, *span), label)),
                _ => None,
            };
            let all =
                related.iter().fold(span.clone(), |all, (span, _)| all.start.min(span.start)..all.end.max(span.end));
            let mut snippet = snippet(text, path, &all);
            let within = |span: Range<usize>| span.start - snippet.0..span.end - snippet.0;
            let annotation = AnnotationKind::Primary.span(within(span)).label(label);
            let context = related.map(|(span, label)| AnnotationKind::Context.span(within(span)).label(label));
            snippet.1 = snippet.1.annotation(annotation).annotations(context);
            title.element(snippet.1)
        }
        _ => title.element(Origin::path(path)).element(Level::NOTE.message(label)),
    };
    if let Some(Related { path: Some(path), span, label }) = related
        && let Some(text) = sources.get(path)
    {
        let span = clamp(text, *span);
        let (start, snippet) = snippet(text, path, &span);
        let annotation = AnnotationKind::Context.span(span.start - start..span.end - start).label(label);
        group = group.element(snippet.annotation(annotation));
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.message(help));
    }

    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group] as &[Group<'_>])
}

/// Returns the lines of a span, and where they start. A whole file would be searched again for each of its diagnostics.
fn snippet<'a>(
    text: &'a str,
    path: &'a str,
    span: &Range<usize>,
) -> (usize, Snippet<'a, annotate_snippets::Annotation<'a>>) {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
    let line = text[..start].matches('\n').count() + 1;
    (start, Snippet::source(&text[start..end]).path(path).line_start(line))
}

/// Limits a span to `text` and to its first line: an annotation of several lines takes a lot of room.
fn clamp(text: &str, (start, end): Span) -> Range<usize> {
    let start = text.floor_char_boundary(start);
    let end = text.ceil_char_boundary(end).max(start);
    let line = text[start..end].find('\n').map_or(end, |length| start + length);
    start..line
}
