//! Checks the files in `public/`, which are published unchanged: none may run scripts, hide a page or another file of the site, be a
//! leftover of a program, or be too large to load.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use model::paths::{CONTENT as CONTENT_JSON, og_image, plain_text};
use roxmltree::{Document, ParsingOptions};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{self, PUBLIC};

/// Size from which a picture is worth making smaller, in bytes.
const LARGE: u64 = 300_000;

/// Size that no file may reach, in bytes.
const TOO_LARGE: u64 = 5_000_000;

/// Files that the build writes, beside pages and what belongs to them. `crates/sitegen` refuses those that depend on the content.
const GENERATED: [&str; 8] = [
    "/_headers",
    "/_redirects",
    "/build.json",
    "/deployments.json",
    "/robots.txt",
    "/sitemap.xml",
    "/sw.js",
    "/.well-known/security.txt",
];

/// The files in `public/`.
#[derive(Debug, Default)]
pub(crate) struct PublicFiles {
    /// Their addresses: `/images/ietf.svg` for `public/images/ietf.svg`.
    pub(crate) addresses: BTreeSet<String>,
}

impl PublicFiles {
    /// Lists the files, and checks each on its own.
    pub(crate) fn read(root: &Path, diagnostics: &mut Diagnostics) -> Self {
        // Not every project has such files.
        if !root.join(PUBLIC).exists() {
            return Self::default();
        }
        let mut addresses = BTreeSet::new();
        for path in source::files(root, PUBLIC, diagnostics) {
            diagnostics.extend(&path, check_name(&path).or_else(|| check_content(&root.join(&path))));
            addresses.insert(path[PUBLIC.len()..].to_owned());
        }
        Self { addresses }
    }

    /// Checks that no file takes the place of what the build writes for `pages`.
    pub(crate) fn check_pages<'a>(&self, pages: impl Iterator<Item = &'a String>, diagnostics: &mut Diagnostics) {
        let generated: BTreeSet<String> = pages.flat_map(|page| [og_image(page), plain_text(page)]).collect();
        for address in &self.addresses {
            let is_generated = GENERATED.contains(&address.as_str()) || address.starts_with(CONTENT_JSON);
            if is_generated || generated.contains(address) {
                let label = format!("found `{address}`, which the build writes; expected another name");
                diagnostics.add(&format!("{PUBLIC}{address}"), Diagnostic::of_file("this name is reserved", label));
            }
        }
    }
}

/// Checks the name of a file.
fn check_name(path: &str) -> Option<Diagnostic> {
    let is_hidden = path.split('/').any(|part| source::is_hidden(Path::new(part)) && part != ".well-known");
    if source::is_leftover(path) || is_hidden {
        let label = "found the name of a hidden file, or of one that programs leave behind, which would be published";
        return Some(Diagnostic::of_file("this file is not for visitors", label).help("remove it".to_owned()));
    }
    has_extension(path, &["html", "htm", "xhtml", "shtml"]).then(|| {
        let label = "found HTML, which would be a page without menu, search and checks";
        let help = "write it as Markdown in `content/pages/`";
        Diagnostic::of_file("HTML is not published unchanged", label).help(help.to_owned())
    })
}

/// Checks size and content of a file.
fn check_content(file: &Path) -> Option<Diagnostic> {
    let name = file.to_string_lossy();
    let size = fs::metadata(file).ok()?.len();
    #[expect(clippy::cast_precision_loss, reason = "one digit is shown")]
    let label = |limit: &str| format!("found {:.1} MB; expected less than {limit}", size as f64 / 1e6);
    if size >= TOO_LARGE {
        return Some(Diagnostic::of_file("this file is too large", label("5 MB")));
    }
    let is_image = has_extension(&name, &["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"]);
    if has_extension(&name, &["svg"]) {
        let text = fs::read_to_string(file).unwrap_or_default();
        if let Some(label) = unsafe_svg(&text) {
            return Some(Diagnostic::of_file("this picture could run scripts or load other files", label));
        }
    }
    (is_image && size >= LARGE).then(|| {
        let help = "make it smaller: fewer pixels, or WebP in place of PNG".to_owned();
        Diagnostic::of_file("this picture is large", label("0.3 MB")).help(help).warning()
    })
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| extensions.iter().any(|known| found.eq_ignore_ascii_case(known)))
}

/// Returns what is wrong with an SVG: scripts in any form, HTML in it, or references to other files. Opened by itself, a picture is a
/// document of this site.
fn unsafe_svg(text: &str) -> Option<String> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => return Some(format!("found no well-formed XML: {error}")),
    };
    let line = |position| document.text_pos_at(position).row;
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        let is_unsafe = ["script", "foreignobject", "iframe", "object", "embed", "handler", "listener"];
        if is_unsafe.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            return Some(format!("found `<{name}>` in line {}; expected shapes and text", line(element.range().start)));
        }
        let styles = element.text().into_iter().filter(|_| name == "style").chain(element.attribute("style"));
        if styles.into_iter().any(|style| style.contains("@import") || style.replace("url(#", "").contains("url(")) {
            let line = line(element.range().start);
            return Some(format!("found a style that loads another file in line {line}; expected none"));
        }
        for attribute in element.attributes() {
            let (name, value) = (attribute.name(), attribute.value().trim());
            let leads_elsewhere = name.eq_ignore_ascii_case("href") && !value.starts_with('#');
            if name.len() > 2 && name[..2].eq_ignore_ascii_case("on") || leads_elsewhere {
                let line = line(attribute.range().start);
                return Some(format!(
                    "found `{name}=\"{value}\"` in line {line}; expected no scripts and no other files"
                ));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c6_pictures_with_scripts_html_or_other_files_are_rejected() {
        let svg = |inner: &str| {
            unsafe_svg(&format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n{inner}</svg>"
            ))
        };
        for (inner, expected) in [
            ("<script>alert(1)</script>", "found `<script>` in line 2"),
            ("<g><foreignObject/></g>", "found `<foreignObject>`"),
            ("<path onload=\"alert(1)\"/>", "found `onload=\"alert(1)\"` in line 2"),
            ("<a href=\"javascript:alert(1)\"/>", "found `href=\"javascript:alert(1)\"`"),
            ("<use xlink:href=\"https://evil.example/x.svg#a\"/>", "found `href=\"https://evil.example/x.svg#a\"`"),
            ("<image href=\"data:image/svg+xml,x\"/>", "found `href="),
            ("<style>@import 'https://evil.example/x.css';</style>", "found a style that loads another file in line 2"),
            ("<path style=\"fill: url(https://evil.example/#a)\"/>", "found a style that loads another file"),
            ("<path>", "found no well-formed XML"),
        ] {
            let found = svg(inner).unwrap();
            assert!(found.starts_with(expected), "{inner}: {found}");
        }
        assert_eq!(svg("<defs><path id=\"a\"/></defs><use href=\"#a\" style=\"fill: url(#a)\"/><text>on</text>"), None);
    }

    #[test]
    fn r8_leftovers_and_pages_are_rejected_by_name() {
        for path in [
            "public/.DS_Store",
            "public/images/.a.png",
            "public/a.png.bak",
            "public/a.png~",
            "public/about/index.html",
            "public/A.HTM",
        ] {
            assert!(check_name(path).is_some(), "{path}");
        }
        for path in ["public/.well-known/x.json", "public/images/a.png", "public/html.txt"] {
            assert!(check_name(path).is_none(), "{path}");
        }
    }

    #[test]
    fn r8_large_files_are_reported() {
        let folder = tempfile::tempdir().unwrap();
        let sized = |name: &str, size: u64| {
            let file = folder.path().join(name);
            fs::File::create(&file).unwrap().set_len(size).unwrap();
            check_content(&file).map(|diagnostic| diagnostic.is_error())
        };
        assert_eq!(sized("a.png", LARGE - 1), None);
        assert_eq!(sized("b.JPG", LARGE), Some(false));
        assert_eq!(sized("c.pdf", LARGE), None);
        assert_eq!(sized("d.pdf", TOO_LARGE), Some(true));
        assert_eq!(sized("e.webp", 20_000_000), Some(true));
    }
}
