//! Redirect pages, for hosts that cannot redirect: a document at the address of each redirect that leads on by itself, and has a
//! link for those whom it does not lead on. It needs neither script nor style, so the security policy has nothing to forbid.
//!
//! Servers tell from a name what is in a file. So there is none at `/old.pdf` or `/old.txt`, where browsers would be told
//! that the document is something else: the page for what is not found is of more use there.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use compiler::Content;
use dist::{SERVICE_WORKER, headers};
use maud::{DOCTYPE, html};
use model::page::without_fragment;
use redirects::{Pattern, Redirect};

/// Writes a document for each redirect that is no pattern and can have one, below `staging`, where all pages already are.
///
/// # Errors
/// Something else is already at the address of a redirect, or the system refuses to write.
pub(crate) fn write(staging: &Path, content: &Content) -> Result<()> {
    for Redirect { from, to } in content.redirects.iter().filter(|redirect| has_document(&redirect.from)) {
        let document = document(&content.site.origin, to, title(content, to));
        for stem in from.spellings().iter().map(Pattern::stem) {
            let name = stem.trim_start_matches('/');
            let own = [SERVICE_WORKER, headers::FILE, redirects::FILE].contains(&name);
            ensure!(!own, "content/redirects.toml: found `{stem}`, which the builder writes; expected another address");
            let file = if from.is_file() { staging.join(name) } else { staging.join(name).join("index.html") };
            put(&file, &document).with_context(|| format!("content/redirects.toml, `{stem}`"))?;
        }
    }
    Ok(())
}

/// Whether a document can be at the address of a redirect.
fn has_document(from: &Pattern) -> bool {
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
            bail!("found {}; expected a redirect from an address at which nothing is", file.display())
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
    use std::collections::BTreeSet;

    use redirects::{RedirectMatcher, RedirectsFile};

    use super::*;
    use crate::test_data::own_content;

    #[test]
    fn r12_a_redirect_page_leads_on_and_names_the_target() {
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
    fn r12_a_redirect_page_never_takes_the_place_of_a_page() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("about/index.html");
        put(&page, "page").unwrap();
        put(&page, "page").unwrap();
        let error = put(&page, "redirect page").unwrap_err().to_string();
        assert!(error.contains("about/index.html; expected a redirect from an address at which nothing is"), "{error}");
        assert_eq!(fs::read_to_string(page).unwrap(), "page");
    }

    /// The project's own redirects, by the file that hosts get, and what they can lead to.
    struct Published {
        content: Content,
        /// Addresses of the pages, and of the files that the builder makes.
        addresses: BTreeSet<String>,
        matcher: RedirectMatcher,
    }

    impl Published {
        fn new() -> Self {
            let content = own_content();
            let file = RedirectsFile::new(&content.redirects).unwrap().to_string();
            let matcher = RedirectMatcher::of_file(&RedirectsFile::parse(&file).unwrap());
            let files = crate::files::all(&content, Path::new("/nowhere")).unwrap();
            let pages = content.pages.iter().map(|page| page.address.clone());
            let addresses = pages.chain(files.into_iter().map(|file| file.address)).collect();
            Self { content, addresses, matcher }
        }

        fn find(&self, path: &str) -> Option<String> {
            self.matcher.find(path).map(|found| found.to)
        }

        /// Checks that `path` leads to `to`, and that this is a page, a file that the builder makes, or on another site.
        fn leads(&self, path: &str, to: &str) {
            assert_eq!(self.find(path).as_deref(), Some(to), "{path}");
            assert!(
                to.starts_with("https://") || self.addresses.contains(without_fragment(to)),
                "{path} leads to {to}"
            );
            assert_eq!(self.find(without_fragment(to)), None, "{path} leads on from {to}");
        }

        fn redirects(&self, plain: bool) -> Vec<&Redirect> {
            self.content.redirects.iter().filter(|redirect| redirect.from.is_plain() == plain).collect()
        }
    }

    #[test]
    fn r12_every_address_leads_to_its_page_at_once() {
        let published = Published::new();
        let plain = published.redirects(true);
        assert!(plain.len() > 150, "the redirects are not where they are looked for");
        for Redirect { from, to } in plain {
            let stem = from.stem();
            published.leads(&stem, to);
            published.leads(&stem.to_ascii_lowercase(), to);
            if !from.is_file() {
                published.leads(&format!("{stem}/"), to);
            }
        }
    }

    #[test]
    fn r12_every_pattern_leads_to_its_page_at_once() {
        let published = Published::new();
        let patterns = published.redirects(false);
        assert!(patterns.len() > 50, "the patterns are not where they are looked for");
        // Each meeting has a page, and so every number that is made with this digit.
        let filled = |text: &str, names: &[&str]| {
            names.iter().fold(text.to_owned(), |text, name| text.replace(&format!(":{name}"), "2"))
        };
        for Redirect { from, to } in patterns {
            let path = filled(&from.stem(), &from.names());
            // The folder itself can be an address of its own.
            if !published.redirects(true).iter().any(|other| other.from.stem() == path) {
                published.leads(&path, &filled(to, &from.names()));
            }
            if from.has_rest() {
                published.leads(&format!("{path}/2"), &filled(to, &from.names()));
            }
        }
    }

    #[test]
    fn r12_addresses_of_the_kinds_that_rfcs_have_lead_where_they_should() {
        let published = Published::new();
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
            published.leads(path, to);
        }
    }

    #[test]
    fn a7_other_services_have_no_redirects() {
        let published = Published::new();
        for path in ["/rfc/rfc2119.txt", "/id/", "/archive/id/", "/proceedings/64/", "/slides/x.pdf", "/media/x.pdf"] {
            assert_eq!(published.find(path), None, "{path}");
        }
    }

    #[test]
    fn r12_hosts_that_cannot_redirect_have_a_page_at_every_address() {
        let Published { content, .. } = Published::new();
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &content).unwrap();
        for Redirect { from, to } in content.redirects.iter().filter(|redirect| redirect.from.is_plain()) {
            let path = if from.is_file() { from.stem() } else { format!("{}/", from.stem()) };
            let file = folder.path().join(&path[1..]);
            let file = if from.is_file() { file } else { file.join("index.html") };
            if !has_document(from) {
                assert!([".pdf", ".txt", ".dir"].iter().any(|end| path.ends_with(end)), "{path}");
                assert!(!file.exists(), "{path}");
                continue;
            }
            let text = fs::read_to_string(file).unwrap();
            assert!(text.contains(&format!("content=\"0; url={to}\"")), "{path}: {text}");
        }
    }
}
