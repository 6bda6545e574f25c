//! Where links lead: pages of this site by their path, old addresses to where they lead, other hosts as they are.

use std::fmt::Write as _;

use model::paths::other_service;
use url::{Host, Url};

use crate::address::{ORIGIN, own_path};
use crate::known::{Known, KnownPage};

/// Host of pictures, besides the source.
const PICTURE_HOST: &str = "static.ietf.org";

/// Resolves the links of one page.
pub(crate) struct Links<'a> {
    /// Address of the page at the source.
    pub(crate) base: Url,
    /// The pages, files and redirects of the project, with those that are being imported.
    pub(crate) known: &'a Known,
    /// The page itself.
    pub(crate) page: KnownPage,
}

/// A link as it is written.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Resolved {
    pub(crate) href: String,
    /// What is different from the source.
    pub(crate) note: Option<String>,
}

impl Resolved {
    fn plain(href: impl Into<String>) -> Self {
        Self { href: href.into(), note: None }
    }

    fn noted(href: impl Into<String>, note: &str) -> Self {
        Self { href: href.into(), note: Some(note.to_owned()) }
    }
}

impl Links<'_> {
    /// Resolves the address of a link.
    ///
    /// # Errors
    /// Says why there can be no link.
    pub(crate) fn resolve(&self, href: &str) -> Result<Resolved, String> {
        if href.trim().is_empty() {
            return Err("it has no address".to_owned());
        }
        if let Some(id) = href.trim().strip_prefix('#') {
            return self.anchor(id);
        }
        let url = self.base.join(href).map_err(|error| format!("this is no address ({error})"))?;
        if let Some(path) = own_path(&url) {
            return self.own(&url, path);
        }
        match url.scheme() {
            "mailto" => mail(&url).map(Resolved::plain),
            "https" => external(&url).map(Resolved::plain),
            "http" => {
                let mut secure = url.clone();
                // Fails only if a host is missing, which `external` reports.
                let _ = secure.set_scheme("https");
                external(&secure).map(|href| {
                    Resolved::noted(href, "it leads to `https:` now; check that the other site supports it")
                })
            }
            scheme => Err(format!("addresses with `{scheme}:` are not carried over")),
        }
    }

    /// Resolves the address of a picture.
    ///
    /// # Errors
    /// Says why it cannot be taken.
    pub(crate) fn picture(&self, src: &str) -> Result<Url, String> {
        let url = self.base.join(src).map_err(|error| format!("this is no address ({error})"))?;
        let is_own = own_path(&url).is_some() || url.host_str() == Some(PICTURE_HOST);
        match url.scheme() {
            "https" if is_own && url.port().is_none() && url.username().is_empty() => Ok(url),
            "https" | "http" => Err("it is not on www.ietf.org".to_owned()),
            scheme => Err(format!("addresses with `{scheme}:` are not carried over")),
        }
    }

    /// Resolves a link to a part of the page.
    fn anchor(&self, id: &str) -> Result<Resolved, String> {
        let id = id.trim();
        if self.page.ids.contains(id) {
            Ok(Resolved::plain(format!("#{id}")))
        } else {
            Err(format!("no heading of the page has the id `{id}`"))
        }
    }

    /// Resolves an address of the source.
    fn own(&self, url: &Url, path: &str) -> Result<Resolved, String> {
        if other_service(path).is_some() {
            let query = query(url).map(|query| format!("?{query}")).unwrap_or_default();
            let fragment = fragment(url).map(|id| format!("#{id}")).unwrap_or_default();
            return check_characters(&format!("{ORIGIN}{path}{query}{fragment}")).map(Resolved::plain);
        }
        let page = match path.strip_suffix(".html") {
            Some(stem) => format!("{stem}/"),
            None if path.ends_with('/') => path.to_owned(),
            None => format!("{path}/"),
        };
        if page == self.base.path()
            && let Some(id) = fragment(url)
        {
            return self.anchor(id);
        }
        let here = self.known.here(&page);
        if let Some(known) = self.known.pages.get(here) {
            return self.page(here, known, url);
        }
        if self.known.files.contains(path) {
            return Ok(Resolved::plain(path));
        }
        let Some(to) = self.known.redirects.find(path).map(|found| found.to) else {
            return Err(format!(
                "`{path}` is no page or file of this site, and no old address in content/redirects.toml"
            ));
        };
        if !to.starts_with('/') {
            return Ok(Resolved::plain(to));
        }
        let page = to.split('#').next().unwrap_or_default();
        match self.known.pages.get(page) {
            Some(known) => self.publishable(known).map(|()| Resolved::plain(self.form(known, &to))),
            None if self.known.files.contains(&to) => Ok(Resolved::plain(to)),
            None => Err(format!("`{path}` leads to `{to}`, which is no page of this site")),
        }
    }

    /// Returns the link to a page, with the part of it if that is known.
    fn page(&self, path: &str, known: &KnownPage, url: &Url) -> Result<Resolved, String> {
        self.publishable(known)?;
        let (href, is_lost) = match fragment(url) {
            Some(id) if known.ids.contains(id) => (format!("{path}#{id}"), false),
            other => (path.to_owned(), other.is_some()),
        };
        let href = self.form(known, &href);
        Ok(match (is_lost, query(url)) {
            (true, _) => Resolved::noted(href, "it leads to the page; the part of it is not known"),
            (_, Some(_)) => Resolved::noted(href, "it leads to the page; pages have no query"),
            _ => Resolved::plain(href),
        })
    }

    /// Checks that the page is on the site whenever this one is.
    fn publishable(&self, to: &KnownPage) -> Result<(), String> {
        if to.is_draft && !self.page.is_draft {
            return Err(format!("{} is a draft", to.file));
        }
        Ok(())
    }

    /// Returns a link to a page as writers write it. A page that is there on days before a post has its full address.
    fn form(&self, to: &KnownPage, href: &str) -> String {
        let is_older = match (self.page.date, to.date) {
            (None, Some(_)) => true,
            (Some(own), Some(other)) => own < other,
            _ => false,
        };
        if is_older { format!("{ORIGIN}{href}") } else { href.to_owned() }
    }
}

fn query(url: &Url) -> Option<&str> {
    url.query().filter(|query| !query.is_empty())
}

fn fragment(url: &Url) -> Option<&str> {
    url.fragment().filter(|id| !id.is_empty())
}

/// Checks an address of another site: the host is what it looks like.
fn external(url: &Url) -> Result<String, String> {
    if !url.username().is_empty() || url.password().is_some() {
        return Err("a user name before the host makes it look like another".to_owned());
    }
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    match url.host() {
        Some(Host::Domain(name)) if name.contains('.') && name.split('.').all(is_label) => {
            check_characters(url.as_str())
        }
        _ => Err("the host is no name on the Internet".to_owned()),
    }
}

/// Returns an address with all characters encoded that the compiler does not accept.
fn check_characters(href: &str) -> Result<String, String> {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(character);
    if let Some(other) = href.chars().find(|character| !character.is_ascii()) {
        return Err(format!("`{other}` is no character of an address"));
    }
    let mut encoded = String::with_capacity(href.len());
    for character in href.chars() {
        if is_plain(character) {
            encoded.push(character);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{:02X}", u32::from(character));
        }
    }
    Ok(encoded)
}

/// Checks an email address.
fn mail(url: &Url) -> Result<String, String> {
    let is_valid = match url.path().split_once('@') {
        Some((name, host)) => !name.is_empty() && host.contains('.') && !host.contains('@') && !host.contains("%40"),
        None => false,
    };
    if is_valid { check_characters(url.as_str()) } else { Err("this is no email address".to_owned()) }
}

#[cfg(test)]
mod tests {
    use redirects::{Pattern, Redirect, RedirectMatcher};

    use super::*;

    fn known() -> Known {
        let redirect = |from: &str, to: &str| Redirect { from: Pattern::parse(from).unwrap(), to: to.to_owned() };
        let redirects = [
            redirect("/old/", "/about/#mission"),
            redirect("/gone/:x", "https://datatracker.ietf.org/:x/"),
            redirect("/lost/", "/nowhere/"),
        ];
        let page = |file: &str, date: Option<&str>, is_draft| KnownPage {
            file: file.to_owned(),
            date: date.map(|date| date.parse().unwrap()),
            is_draft,
            ids: ["mission".to_owned()].into(),
            ..KnownPage::default()
        };
        Known {
            pages: [
                ("/about/".to_owned(), page("content/pages/about.md", None, false)),
                ("/draft/".to_owned(), page("content/pages/draft.md", None, true)),
                ("/blog/post/".to_owned(), page("content/news/post.md", Some("2026-03-01"), false)),
            ]
            .into(),
            files: ["/documents/a.pdf".to_owned()].into(),
            redirects: RedirectMatcher::new(&redirects),
            ..Known::default()
        }
    }

    fn resolve(href: &str, date: Option<&str>) -> Result<Resolved, String> {
        let page = KnownPage {
            date: date.map(|date| date.parse().unwrap()),
            ids: ["own".to_owned()].into(),
            ..KnownPage::default()
        };
        let base = Url::parse("https://www.ietf.org/process/rfcs/").unwrap();
        Links { base, known: &known(), page }.resolve(href)
    }

    #[test]
    fn links_lead_to_pages_files_and_other_hosts() {
        for (href, expected) in [
            ("/about/", "/about/"),
            ("/about", "/about/"),
            ("/about.html", "/about/"),
            ("../../about/", "/about/"),
            ("http://ietf.org/about/#mission", "/about/#mission"),
            ("https://www.ietf.org/old", "/about/#mission"),
            ("/gone/tls/", "https://datatracker.ietf.org/tls/"),
            ("/documents/a.pdf", "/documents/a.pdf"),
            ("/rfc/rfc1.txt?a=b#c", "https://www.ietf.org/rfc/rfc1.txt?a=b#c"),
            ("#own", "#own"),
            ("https://www.ietf.org/process/rfcs/#own", "#own"),
            ("https://example.org/a b|c?x={y}", "https://example.org/a%20b%7Cc?x=%7By%7D"),
            ("mailto:support@ietf.org", "mailto:support@ietf.org"),
            // A page is there before the post.
            ("/blog/post/", "https://www.ietf.org/blog/post/"),
        ] {
            assert_eq!(resolve(href, None).map(|resolved| resolved.href).as_deref(), Ok(expected), "{href}");
        }
        assert_eq!(resolve("/blog/post/", Some("2026-03-02")).unwrap().href, "/blog/post/");
        assert_eq!(resolve("http://example.org/", None).unwrap().href, "https://example.org/");
        assert!(resolve("/about/#unknown", None).unwrap().note.is_some());
        assert!(resolve("/about/?q=x", None).unwrap().note.is_some());
    }

    #[test]
    fn addresses_that_are_no_links_are_rejected() {
        for href in [
            "",
            " ",
            "#",
            "#unknown",
            "javascript:alert(1)",
            "JaVa\tScript:alert(1)",
            " \u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "tel:+1",
            "ftp://example.org/",
            "https://www.ietf.org@evil.example/",
            "https://localhost/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://-a.example/",
            "http://",
            "/unknown/",
            "/lost/",
            "/draft/",
            "/about/../../etc/passwd",
            "mailto:",
            "mailto:a@b",
        ] {
            assert!(resolve(href, None).is_err(), "{href:?}: {:?}", resolve(href, None));
        }
    }
}
