//! Redirect pages, for hosts that cannot redirect: at the address of each redirect, a document that redirects with
//! `<meta http-equiv="refresh">` and also has a link. It needs neither script nor style, which the Content Security Policy might
//! block.
//!
//! Servers derive the media type from the file name. So there is no redirect page at `/old.pdf` or `/old.txt`, where browsers
//! would not treat it as HTML; the 404 page is more useful there. Nor is there one at `/about.html` for `/about/`: several hosts
//! would send it at `/about` too.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use compiler::Content;
use dist::{SERVICE_WORKER, headers};
use maud::{DOCTYPE, html};
use model::page::without_fragment;
use redirects::{Pattern, Redirect};

/// Writes a redirect page to `staging` for each static redirect that can have one. All other pages have to be there already.
///
/// # Errors
/// Fails if there is another file at the address of a redirect, or if a file cannot be written.
pub(crate) fn write(staging: &Path, content: &Content) -> Result<()> {
    for Redirect { from, to } in content.redirects.iter().filter(|redirect| has_document(redirect)) {
        let document = document(&content.site.origin, to, title(content, to));
        for stem in from.spellings().iter().map(Pattern::stem) {
            let name = stem.trim_start_matches('/');
            let is_reserved = [SERVICE_WORKER, headers::FILE, redirects::FILE].contains(&name);
            ensure!(
                !is_reserved,
                "content/redirects.toml: found `{stem}`, the name of a generated file; expected another address"
            );
            let file = if from.is_file() { staging.join(name) } else { staging.join(name).join("index.html") };
            write_new(&file, &document).with_context(|| format!("content/redirects.toml, `{stem}`"))?;
        }
    }
    Ok(())
}

/// Returns whether a redirect can have a redirect page.
fn has_document(Redirect { from, to }: &Redirect) -> bool {
    let stem = from.stem();
    let extension = Path::new(&stem).extension().unwrap_or_default();
    let is_page = stem.strip_suffix("html").is_some_and(|stem| to.strip_suffix('/') == stem.strip_suffix('.'));
    from.is_plain()
        && !is_page
        && (!from.is_file() || ["html", "htm"].iter().any(|html| extension.eq_ignore_ascii_case(html)))
}

/// Writes a new file. On a case-insensitive file system, it may exist already with the same text.
fn write_new(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().context("the path of the file has no parent folder")?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    match OpenOptions::new().write(true).create_new(true).open(file) {
        Ok(mut new) => new.write_all(text.as_bytes()).with_context(|| file.display().to_string()),
        Err(error)
            if error.kind() == ErrorKind::AlreadyExists && fs::read(file).is_ok_and(|old| old == text.as_bytes()) =>
        {
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} already exists; expected a redirect from an address that is not in use", file.display())
        }
        Err(error) => Err(error).with_context(|| file.display().to_string()),
    }
}

/// Returns the link text for the target: the title of its page, or its URL.
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
                    p { "It is now at " a href=(to) { (title) } "." }
                }
            }
        }
    };
    document.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::PublishedSite;

    #[test]
    fn r12_redirect_page_redirects_and_links_to_the_target() {
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
    fn r12_redirect_page_never_overwrites_a_page() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("about/index.html");
        write_new(&page, "page").unwrap();
        write_new(&page, "page").unwrap();
        let error = write_new(&page, "redirect page").unwrap_err().to_string();
        assert!(error.contains("about/index.html already exists; expected a redirect"), "{error}");
        assert_eq!(fs::read_to_string(page).unwrap(), "page");
    }

    #[test]
    fn r12_static_redirects_reach_their_page_in_one_step() {
        let published = PublishedSite::new();
        let plain = published.redirects(true);
        assert!(plain.len() > 150, "only {} redirects were read", plain.len());
        for Redirect { from, to } in plain {
            let stem = from.stem();
            published.assert_redirect(&stem, to);
            published.assert_redirect(&stem.to_ascii_lowercase(), to);
            if !from.is_file() {
                published.assert_redirect(&format!("{stem}/"), to);
            }
        }
    }

    #[test]
    fn r12_patterns_reach_their_page_in_one_step() {
        let published = PublishedSite::new();
        let patterns = published.redirects(false);
        assert!(patterns.len() > 50, "only {} patterns were read", patterns.len());
        // With this digit, numbers of meetings are those of existing pages.
        let fill = |text: &str, names: &[&str]| {
            names.iter().fold(text.to_owned(), |text, name| text.replace(&format!(":{name}"), "2"))
        };
        for Redirect { from, to } in patterns {
            let path = fill(&from.stem(), &from.names());
            // The folder may be a page, or have a static redirect of its own.
            if !published.addresses.contains(&format!("{path}/"))
                && !published.redirects(true).iter().any(|other| other.from.stem() == path)
            {
                published.assert_redirect(&path, &fill(to, &from.names()));
            }
            if from.has_splat() {
                published.assert_redirect(&format!("{path}/2"), &fill(to, &from.names()));
            }
        }
    }

    #[test]
    fn r12_addresses_as_quoted_in_rfcs_redirect_to_their_pages() {
        let published = PublishedSite::new();
        for (path, to) in [
            ("/iesg/", "/about/groups/iesg/"),
            ("/tao.html", "/participate/get-started/"),
            ("/how/meetings/117/", "/meeting/117/"),
            ("/how/meetings/112/agenda", "/meeting/112/"),
            ("/meetings/69-IETF.html", "/meeting/69/"),
            ("/registration/ietf106/hackathonregistration.py", "/meeting/106/"),
            ("/standards/rfcs/", "/process/rfcs/"),
            ("/blog/2014/11/mac-privacy/", "/blog/"),
            ("/ipr", "https://datatracker.ietf.org/ipr/"),
            ("/html.charters/atommib-charter.html", "https://datatracker.ietf.org/wg/atommib/about/"),
            ("/wg/concluded/geopriv.html", "https://datatracker.ietf.org/wg/geopriv/about/"),
            ("/mailman/listinfo/hackathon", "https://mailman3.ietf.org/mailman3/lists/hackathon@ietf.org/"),
            (
                "/mail-archive/web/netconf/current/msg05222.html",
                "https://mailarchive.ietf.org/arch/legacy/msg/netconf/5222/",
            ),
            ("/charter/charter-ietf-httpbis-09.txt", "https://datatracker.ietf.org/doc/charter-ietf-httpbis/09/"),
        ] {
            published.assert_redirect(path, to);
        }
    }

    #[test]
    fn a7_other_services_have_no_redirects() {
        let published = PublishedSite::new();
        for path in ["/rfc/rfc2119.txt", "/id/", "/archive/id/", "/proceedings/64/", "/slides/x.pdf", "/media/x.pdf"] {
            assert_eq!(published.find(path), None, "{path}");
        }
    }

    #[test]
    fn r12_every_static_redirect_to_html_has_a_redirect_page() {
        let PublishedSite { content, .. } = PublishedSite::new();
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &content).unwrap();
        for redirect in content.redirects.iter().filter(|redirect| redirect.from.is_plain()) {
            let Redirect { from, to } = redirect;
            let path = if from.is_file() { from.stem() } else { format!("{}/", from.stem()) };
            let file = folder.path().join(&path[1..]);
            let file = if from.is_file() { file } else { file.join("index.html") };
            if !has_document(redirect) {
                let is_page = *to == path.replace(".html", "/");
                assert!(
                    is_page
                        || from.is_file() && Path::new(&path).extension().is_none_or(|extension| extension != "html"),
                    "{path}"
                );
                assert!(!file.exists(), "{path}");
                continue;
            }
            let text = fs::read_to_string(file).unwrap();
            assert!(text.contains(&format!("content=\"0; url={to}\"")), "{path}: {text}");
        }
    }
}
