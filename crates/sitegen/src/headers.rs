//! The response headers of the site, as the file `_headers` of Cloudflare Pages and Netlify.

use std::fmt;

use dist::SERVICE_WORKER;
use dist::headers::matches;
use model::paths::CONTENT;
use rfc_list::FILES;

use crate::calendar;
use crate::document_template::DocumentTemplate;
use crate::file::File;
use crate::rfc_files::RfcFiles;

/// `Cache-Control` of files with a hash in their names: a year.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// `Cache-Control` of files that programs poll, such as feeds: an hour.
const SHORT_LIVED: &str = "public, max-age=3600";

/// Path of the plain text copies. One rule for all of them, as Cloudflare Pages accepts at most 100 rules.
const PLAIN_TEXT_PATH: &str = "/*index.txt";

/// Headers of the plain text copies. Search engines should link to the pages instead.
const PLAIN_TEXT_HEADERS: &str = "  Content-Type: text/plain; charset=utf-8\n  X-Robots-Tag: noindex";

/// Rule for the web app manifest, whose media type few servers know.
const WEB_APP_MANIFEST: &str = "/site.webmanifest\n  Content-Type: application/manifest+json";

/// Headers of what other sites may read and show: content as JSON, feeds, calendars, pictures (Fetch, "CORS protocol" and
/// "`Cross-Origin-Resource-Policy` header").
const OPEN: &str = "  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin";

/// Header of what only this site may load: documents and scripts. Not a header of all responses, because some hosts would send both
/// values where a rule for all paths and a narrower one match.
const CLOSED: &str = "  Cross-Origin-Resource-Policy: same-origin";

/// Paths of documents.
const DOCUMENTS: [&str; 2] = ["/", "/*/"];

/// Paths of pictures.
const PICTURES: [&str; 4] = ["/favicon.svg", "/icons/*", "/images/*", "/*share.png"];

/// Response headers by path.
pub(crate) struct Headers {
    /// Headers of all responses.
    all: Vec<(&'static str, String)>,
    /// Paths of the files of the app, whose content never changes.
    app_files: Vec<String>,
    /// Paths of the files of the search index and of the list of RFCs, which end with `*`. Their content never changes either.
    data: [String; 2],
    /// Paths, which may have a `*`, and media types of the files that programs poll.
    short_lived: Vec<(String, String)>,
}

impl Headers {
    /// Creates the headers of a site. `index` is the folder of the search index, whose name has a hash; `form_targets` are the
    /// origins that forms may be submitted to; `files` are the files generated beside the pages.
    pub(crate) fn new(
        document: &DocumentTemplate,
        rfc_files: &RfcFiles,
        index: &str,
        form_targets: &[String],
        files: &[File],
    ) -> Self {
        let own = |name, value: &str| (name, value.to_owned());
        let all = vec![
            ("Content-Security-Policy", policy(&document.script_hashes, form_targets)),
            own("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
            own("X-Content-Type-Options", "nosniff"),
            own("X-Frame-Options", "DENY"),
            own("Referrer-Policy", "strict-origin-when-cross-origin"),
            own("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            own("Cross-Origin-Opener-Policy", "same-origin"),
            own("Cross-Origin-Embedder-Policy", "require-corp"),
        ];
        let app_files =
            [document.app_files.as_slice(), &document.search_ui_files, &rfc_files.addresses().map(str::to_owned)]
                .concat();
        let rule = |file: &File| {
            let is_calendar = matches(calendar::ADDRESSES, &file.address);
            let path = if is_calendar { calendar::ADDRESSES } else { &file.address };
            (path.to_owned(), file.media_type.clone())
        };
        let mut short_lived: Vec<_> = files.iter().map(rule).collect();
        short_lived.dedup();
        Self { all, app_files, data: [format!("{index}*"), format!("{FILES}*")], short_lived }
    }

    /// Returns whether the content of a file never changes. `path` is relative to the folder of the site.
    pub(crate) fn is_immutable(&self, path: &str) -> bool {
        self.app_files.iter().chain(&self.data).any(|rule| matches(rule, &format!("/{path}")))
    }
}

/// Returns the Content Security Policy, which allows only resources of the site itself.
fn policy(script_hashes: &[String], form_targets: &[String]) -> String {
    let scripts = script_hashes.join(" ");
    let forms = form_targets.join(" ");
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval' {scripts}"),
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        &format!("form-action 'self' {forms}"),
        "frame-ancestors 'none'",
    ]
    .join("; ")
}

impl fmt::Display for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "/*")?;
        for (name, value) in &self.all {
            writeln!(f, "  {name}: {value}")?;
        }
        for path in DOCUMENTS {
            writeln!(f, "{path}\n{CLOSED}")?;
        }
        for path in &self.app_files {
            writeln!(f, "{path}\n  Cache-Control: {IMMUTABLE}\n{CLOSED}")?;
        }
        writeln!(f, "/{SERVICE_WORKER}\n{CLOSED}")?;
        for path in &self.data {
            writeln!(f, "{path}\n  Cache-Control: {IMMUTABLE}")?;
        }
        for path in [format!("{CONTENT}*")].iter().map(String::as_str).chain(PICTURES) {
            writeln!(f, "{path}\n{OPEN}")?;
        }
        writeln!(f, "{PLAIN_TEXT_PATH}\n{PLAIN_TEXT_HEADERS}\n{WEB_APP_MANIFEST}")?;
        for (path, media_type) in &self.short_lived {
            writeln!(f, "{path}\n  Content-Type: {media_type}\n  Cache-Control: {SHORT_LIVED}\n{OPEN}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use dist::headers::of_path;

    use super::*;

    #[test]
    fn c1_policy_denies_by_default_and_has_no_unsafe_sources() {
        let policy = policy(&["'sha256-x'".to_owned()], &["https://example.org".to_owned()]);
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-x'; "));
        assert!(policy.contains("form-action 'self' https://example.org;"));
        for unsafe_source in ["unsafe-inline", "'unsafe-eval'", "data:", "*"] {
            assert!(!policy.contains(unsafe_source), "{policy}");
        }
    }

    /// Returns the file of a site with these polled files.
    fn written(short_lived: Vec<(String, String)>) -> String {
        let app_files = ["/app-1.js", "/site-1.css"].map(str::to_owned).into();
        Headers {
            all: Vec::new(),
            app_files,
            data: ["/content/search/1/*", "/content/rfcs/*"].map(str::to_owned),
            short_lived,
        }
        .to_string()
    }

    #[test]
    fn c4_content_is_open_to_other_sites_and_documents_and_scripts_are_not() {
        let written = written(vec![("/blog/feed.atom".to_owned(), String::new())]);
        let of = |path, name| {
            let values: Vec<_> = of_path(&written, path).into_iter().filter(|(own, _)| *own == name).collect();
            assert!(values.len() < 2, "{path}: {values:?}");
            values.first().map(|(_, value)| *value)
        };
        for path in ["/", "/about/", "/meeting/125/", "/app-1.js", "/site-1.css", "/sw.js"] {
            assert_eq!(of(path, "Cross-Origin-Resource-Policy"), Some("same-origin"), "{path}");
            assert_eq!(of(path, "Access-Control-Allow-Origin"), None, "{path}");
        }
        for path in [
            "/content/site.json",
            "/content/search/1/terms.txt",
            "/blog/feed.atom",
            "/images/world.svg",
            "/about/share.png",
            "/share.png",
        ] {
            assert_eq!(of(path, "Cross-Origin-Resource-Policy"), Some("cross-origin"), "{path}");
            assert_eq!(of(path, "Access-Control-Allow-Origin"), Some("*"), "{path}");
        }
    }

    #[test]
    fn r1_polled_files_have_their_media_type_and_are_cached_for_an_hour() {
        let short_lived = vec![("/x.ics".to_owned(), "text/calendar; charset=utf-8".to_owned())];
        let written = written(short_lived);
        let own = of_path(&written, "/x.ics");
        assert_eq!(own[..2], [("Content-Type", "text/calendar; charset=utf-8"), ("Cache-Control", SHORT_LIVED)]);
        assert!(of_path(&written, "/y.ics").is_empty());
    }

    #[test]
    fn plain_text_copies_have_their_media_type_and_are_not_indexed() {
        let written = written(Vec::new());
        let expected = [("Content-Type", "text/plain; charset=utf-8"), ("X-Robots-Tag", "noindex")];
        for page in ["/", "/about/", "/meeting/125/"] {
            assert_eq!(of_path(&written, &model::paths::plain_text(page)), expected, "{page}");
            assert!(!of_path(&written, page).iter().any(|(name, _)| *name == "X-Robots-Tag"), "{page}");
        }
        assert!(of_path(&written, "/robots.txt").is_empty());
    }
}
