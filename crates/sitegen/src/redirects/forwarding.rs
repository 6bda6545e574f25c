//! A document at an old address, for hosts that cannot redirect: it forwards by itself, and has a link for those who
//! are not forwarded. It needs neither script nor style, so the security policy has nothing to forbid.
//!
//! Servers tell from a name what is in a file. So there is none at `/old.pdf` or `/old.txt`, where browsers would be told
//! that the document is something else: the page for what is not found is of more use there.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use compiler::Content;
use compiler::redirects::{Pattern, Redirect};
use maud::{DOCTYPE, html};
use model::page::without_fragment;

use super::lines::spellings;
use crate::{headers, offline};

/// Writes a document for each old address that is no pattern and can be one, below `staging`, where all pages already are.
///
/// # Errors
/// Something else is already at an old address, or the system refuses to write.
pub(crate) fn write(staging: &Path, content: &Content) -> Result<()> {
    for Redirect { from, to } in content.redirects.iter().filter(|redirect| has_document(&redirect.from)) {
        let document = document(&content.site.origin, to, title(content, to));
        for stem in spellings(from) {
            let name = stem.trim_start_matches('/');
            let own = [offline::FILE, headers::FILE, super::FILE].contains(&name);
            ensure!(!own, "content/redirects.toml: found `{stem}`, which the builder writes; expected another address");
            let file = if from.is_file() { staging.join(name) } else { staging.join(name).join("index.html") };
            put(&file, &document).with_context(|| format!("content/redirects.toml, `{stem}`"))?;
        }
    }
    Ok(())
}

/// Whether a document can be at an old address.
pub(crate) fn has_document(from: &Pattern) -> bool {
    let stem = from.stem();
    let end = Path::new(&stem).extension().unwrap_or_default();
    from.is_plain() && (!from.is_file() || ["html", "htm"].iter().any(|html| end.eq_ignore_ascii_case(html)))
}

/// Writes a file that is not there. Where small and large letters are the same, it can be there with the same text.
fn put(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().context("a file without a folder")?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    match OpenOptions::new().write(true).create_new(true).open(file) {
        Ok(mut new) => new.write_all(text.as_bytes()).with_context(|| file.display().to_string()),
        Err(error)
            if error.kind() == ErrorKind::AlreadyExists && fs::read(file).is_ok_and(|old| old == text.as_bytes()) =>
        {
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("found {}; expected an old address at which nothing is", file.display())
        }
        Err(error) => Err(error).with_context(|| file.display().to_string()),
    }
}

/// What the target is called: its title, or its address if it is elsewhere.
fn title<'a>(content: &'a Content, to: &'a str) -> &'a str {
    content.pages.iter().find(|page| page.address == without_fragment(to)).map_or(to, |page| &page.title)
}

fn document(origin: &str, to: &str, title: &str) -> String {
    let canonical = if to.starts_with('/') { format!("{origin}{}", without_fragment(to)) } else { to.to_owned() };
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "This page has moved" }
                meta name="robots" content="noindex";
                link rel="canonical" href=(canonical);
                meta http-equiv="refresh" content=(format!("0; url={to}"));
            }
            body {
                main {
                    h1 { "This page has moved" }
                    p { "You find it at " a href=(to) { (title) } "." }
                }
            }
        }
    };
    document.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r12_a_document_forwards_and_names_the_page() {
        let document = document("https://a.example", "/process/rfcs/#streams", "RFCs & more");
        for part in [
            "<!DOCTYPE html><html lang=\"en\">",
            r#"<meta name="robots" content="noindex">"#,
            r#"<link rel="canonical" href="https://a.example/process/rfcs/">"#,
            r#"<meta http-equiv="refresh" content="0; url=/process/rfcs/#streams">"#,
            r#"<a href="/process/rfcs/#streams">RFCs &amp; more</a>"#,
        ] {
            assert!(document.contains(part), "{part}\n{document}");
        }
        for forbidden in ["<script", "<style", "style="] {
            assert!(!document.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn r12_a_document_never_takes_the_place_of_a_page() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("about/index.html");
        put(&page, "page").unwrap();
        put(&page, "page").unwrap();
        let error = put(&page, "forwarding").unwrap_err().to_string();
        assert!(error.contains("about/index.html; expected an old address at which nothing is"), "{error}");
        assert_eq!(fs::read_to_string(page).unwrap(), "page");
    }
}
