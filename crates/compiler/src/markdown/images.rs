//! Checks that images exist and have alternative text, and adds their sizes.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use roxmltree::{Document, Node, ParsingOptions};

use super::events::{Events, find_span, plain_text};
use super::html;
use crate::diagnostics::Diagnostic;
use crate::source::PUBLIC;
use crate::suggest::did_you_mean_address;

/// The images of the project.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Images<'a> {
    /// The root of the project.
    pub(crate) root: &'a Path,
    /// The addresses of the files in `public/`.
    pub(crate) files: &'a BTreeSet<String>,
}

/// Checks the images, and turns each into HTML with its size.
pub(super) fn write<'a>(
    events: Events<'a>,
    file: &str,
    images: &Images<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Events<'a> {
    let mut written: Events<'a> = Vec::with_capacity(events.len());
    let mut events = events.into_iter();
    while let Some((event, span)) = events.next() {
        let Event::Start(Tag::Image { dest_url, .. }) = &event else {
            written.push((event, span));
            continue;
        };
        let content: Events<'a> = take_content(&mut events);
        let alt = plain_text(&content);
        if alt.is_empty() {
            let label = "found no text in the brackets; expected a description of the image";
            diagnostics.push(Diagnostic::at(span.clone(), "this image has no alternative text", label));
        }
        match images.size(dest_url, find_span(file, &span, dest_url)) {
            Ok(size) => written.push((Event::InlineHtml(image(event, alt, size).into()), span)),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    written
}

/// Takes the events up to the end of an image. Alternative text can contain images too.
fn take_content<'a>(events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) -> Events<'a> {
    let mut depth = 1;
    events
        .take_while(|(event, _)| {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => depth -= 1,
                _ => {}
            }
            depth > 0
        })
        .collect()
}

/// Returns an image as HTML.
fn image(start: Event<'_>, alt: String, (width, height): (usize, usize)) -> String {
    let events = [start, Event::Text(CowStr::from(alt)), Event::End(TagEnd::Image)];
    let tag = html::write(events.into_iter());
    format!("{} width=\"{width}\" height=\"{height}\">", tag.trim_end_matches('>'))
}

impl Images<'_> {
    /// Returns the width and height, in pixels, of the image at `href`. `span` is that of the address.
    fn size(&self, href: &str, span: Range<usize>) -> Result<(usize, usize), Diagnostic> {
        if !self.files.contains(href) {
            let label = format!("found `{href}`; expected the address of a file in `public/`, as in `/images/x.svg`");
            let help = did_you_mean_address(href, self.files.iter().map(String::as_str));
            return Err(Diagnostic::at(span, "this image does not exist", label).help(help));
        }
        let bytes = fs::read(self.root.join(PUBLIC).join(href.trim_start_matches('/'))).unwrap_or_default();
        dimensions(href, &bytes).ok_or_else(|| {
            let expected = "PNG, JPEG, WebP, GIF, or SVG with `width` and `height` or `viewBox`";
            let label = match imagesize::image_type(&bytes).ok().and_then(extension) {
                Some(real) => {
                    format!("found the name `{href}`, and a picture of another kind; expected the ending `.{real}`")
                }
                None => format!("found `{href}`; expected {expected}"),
            };
            Diagnostic::at(span, "the size of this image cannot be read", label)
        })
    }
}

/// Returns the width and height of an image, or `None` if its format does not match its extension.
fn dimensions(name: &str, bytes: &[u8]) -> Option<(usize, usize)> {
    use imagesize::ImageType::{Gif, Jpeg, Png, Webp};
    let kind = imagesize::image_type(bytes).ok();
    match (name.rsplit_once('.')?.1.to_ascii_lowercase().as_str(), kind) {
        ("svg", _) => svg_dimensions(std::str::from_utf8(bytes).ok()?),
        ("png", Some(Png)) | ("jpg" | "jpeg", Some(Jpeg)) | ("gif", Some(Gif)) | ("webp", Some(Webp)) => {
            imagesize::blob_size(bytes).ok().map(|size| (size.width, size.height))
        }
        _ => None,
    }
}

/// Returns the extension of a kind of images.
fn extension(kind: imagesize::ImageType) -> Option<&'static str> {
    use imagesize::ImageType::{Gif, Jpeg, Png, Webp};
    match kind {
        Png => Some("png"),
        Jpeg => Some("jpg"),
        Gif => Some("gif"),
        Webp => Some("webp"),
        _ => None,
    }
}

/// Returns `width` and `height` of an SVG, in pixels, or the size of its `viewBox`.
fn svg_dimensions(svg: &str) -> Option<(usize, usize)> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(svg, options).ok()?;
    let root = Some(document.root_element()).filter(|root: &Node<'_, '_>| root.has_tag_name("svg"))?;
    let pixels = |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok().and_then(round);
    let attribute = |name: &str| root.attribute(name).and_then(pixels);
    if let (Some(width), Some(height)) = (attribute("width"), attribute("height")) {
        return Some((width, height));
    }
    let view_box: Vec<&str> = root.attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    match view_box.as_slice() {
        [_, _, width, height] => Some((pixels(width)?, pixels(height)?)),
        _ => None,
    }
}

/// Rounds a number of pixels, if it is in the range of image sizes.
fn round(pixels: f64) -> Option<usize> {
    let max = f64::from(u16::MAX);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    (pixels >= 0.5 && pixels <= max).then(|| pixels.round() as usize)
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    #[test]
    fn image_in_alternative_text_is_text() {
        let text = "![a ![b](/b.svg) c](/a.svg) d";
        let images = Images { root: Path::new("/nowhere"), files: &BTreeSet::new() };
        let mut diagnostics = Vec::new();
        let rest = plain_text(&write(parse(text, 0..text.len()), text, &images, &mut diagnostics));
        assert_eq!((rest.as_str(), diagnostics.len()), ("d", 1), "{diagnostics:?}");
    }

    #[test]
    fn svg_size_comes_from_attributes_or_view_box() {
        let svg =
            |attributes: &str| svg_dimensions(&format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>"#));
        assert_eq!(svg(r#"width="20" height="10.4px""#), Some((20, 10)));
        assert_eq!(svg(r#"viewBox="0 0 640 480""#), Some((640, 480)));
        assert_eq!(svg(r#"width="100%" viewBox="0,0,6,4""#), Some((6, 4)));
        assert_eq!(svg(r#"width="100%" height="100%""#), None);
        for pixels in ["-1", "0", "0.4", "NaN", "inf", "65536"] {
            assert_eq!(svg(&format!(r#"width="{pixels}" height="1""#)), None, "{pixels}");
        }
        assert_eq!(svg_dimensions("<!DOCTYPE svg><svg width='1' height='2'/>"), Some((1, 2)));
        assert_eq!(svg_dimensions("<html/>"), None);
        assert_eq!(svg_dimensions("no XML"), None);
    }

    #[test]
    fn r8_format_must_match_extension() {
        let gif = b"GIF89a\x03\x00\x02\x00\x00\x00\x00";
        assert_eq!(dimensions("/a.gif", gif), Some((3, 2)));
        assert_eq!(dimensions("/a.GIF", gif), Some((3, 2)));
        assert_eq!(dimensions("/a.png", gif), None);
        assert_eq!(dimensions("/a.svg", gif), None);
        assert_eq!(dimensions("/a", gif), None);
        assert_eq!(dimensions("/a.png", b""), None);
    }
}
