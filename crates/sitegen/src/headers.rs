//! The response headers of the site, as the file `_headers` of Cloudflare Pages and Netlify.

use std::fmt;

use dist::headers::matches;

use crate::document_template::DocumentTemplate;
use crate::file::File;

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

/// Response headers by path.
pub(crate) struct Headers {
    /// Headers of all responses.
    all: Vec<(&'static str, String)>,
    /// Paths of the files whose content never changes. One may end with `*`.
    immutable: Vec<String>,
    /// Paths and media types of the files that programs poll.
    short_lived: Vec<(String, String)>,
}

impl Headers {
    /// Creates the headers of a site. `index` is the folder of the search index, whose name has a hash; `form_targets` are the
    /// origins that forms may be submitted to; `files` are the files generated beside the pages.
    pub(crate) fn new(document: &DocumentTemplate, index: &str, form_targets: &[String], files: &[File]) -> Self {
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
            own("Cross-Origin-Resource-Policy", "same-origin"),
        ];
        let immutable = [document.app_files.as_slice(), &document.search_ui_files, &[format!("{index}*")]].concat();
        let short_lived = files.iter().map(|file| (file.address.clone(), file.media_type.clone())).collect();
        Self { all, immutable, short_lived }
    }

    /// Returns whether the content of a file never changes. `path` is relative to the folder of the site.
    pub(crate) fn is_immutable(&self, path: &str) -> bool {
        self.immutable.iter().any(|rule| matches(rule, &format!("/{path}")))
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
        for path in &self.immutable {
            writeln!(f, "{path}\n  Cache-Control: {IMMUTABLE}")?;
        }
        writeln!(f, "{PLAIN_TEXT_PATH}\n{PLAIN_TEXT_HEADERS}\n{WEB_APP_MANIFEST}")?;
        for (path, media_type) in &self.short_lived {
            writeln!(f, "{path}\n  Content-Type: {media_type}\n  Cache-Control: {SHORT_LIVED}")?;
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

    #[test]
    fn r1_polled_files_have_their_media_type_and_are_cached_for_an_hour() {
        let short_lived = vec![("/x.ics".to_owned(), "text/calendar; charset=utf-8".to_owned())];
        let written = Headers { all: Vec::new(), immutable: Vec::new(), short_lived }.to_string();
        let expected = [("Content-Type", "text/calendar; charset=utf-8"), ("Cache-Control", SHORT_LIVED)];
        assert_eq!(of_path(&written, "/x.ics"), expected);
        assert!(of_path(&written, "/y.ics").is_empty());
    }

    #[test]
    fn plain_text_copies_have_their_media_type_and_are_not_indexed() {
        let written = Headers { all: Vec::new(), immutable: Vec::new(), short_lived: Vec::new() }.to_string();
        let expected = [("Content-Type", "text/plain; charset=utf-8"), ("X-Robots-Tag", "noindex")];
        for page in ["/", "/about/", "/meeting/125/"] {
            assert_eq!(of_path(&written, &model::paths::plain_text(page)), expected, "{page}");
            assert!(of_path(&written, page).is_empty(), "{page}");
        }
        assert!(of_path(&written, "/robots.txt").is_empty());
    }
}
