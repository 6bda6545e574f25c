//! The headers that the site is served with, written as `_headers`, which Cloudflare Pages and Netlify read.

use std::fmt;

use dist::headers::fits;

use crate::document_template::DocumentTemplate;
use crate::file::File;

/// A year: what the name of a file tells apart never changes.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// An hour: programs ask for these files again and again, and nobody waits for what is in them.
const SHORT_LIVED: &str = "public, max-age=3600";

/// The copies of all pages in plain text. One rule for all of them: Cloudflare Pages takes no more than a hundred.
const TEXTS: &str = "/*index.txt";

/// What they are. Search engines are to lead to the pages, not to their copies.
const TEXT_HEADERS: &str = "  Content-Type: text/plain; charset=utf-8\n  X-Robots-Tag: noindex";

/// What installs the site, and its type, which few servers know.
const MANIFEST: &str = "/site.webmanifest\n  Content-Type: application/manifest+json";

/// Headers by path.
pub(crate) struct Headers {
    /// Headers of every answer.
    every: Vec<(&'static str, String)>,
    /// Paths of the files that never change.
    immutable: Vec<String>,
    /// Paths of the files that programs ask for, with their media types.
    short_lived: Vec<(String, String)>,
}

impl Headers {
    /// The headers that fit a document; `index` is the folder of the search's files, which has a new name when they change,
    /// `form_targets` are the origins that forms may be sent to, `files` what is there beside
    /// the pages.
    pub(crate) fn new(document: &DocumentTemplate, index: &str, form_targets: &[String], files: &[File]) -> Self {
        let own = |name, value: &str| (name, value.to_owned());
        let every = vec![
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
        Self { every, immutable, short_lived }
    }

    /// Whether the name of a file tells its content; `path` is that below the site's folder.
    pub(crate) fn never_changes(&self, path: &str) -> bool {
        self.immutable.iter().any(|rule| fits(rule, &format!("/{path}")))
    }
}

/// The Content-Security-Policy: nothing but what the site itself is made of.
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
        for (name, value) in &self.every {
            writeln!(f, "  {name}: {value}")?;
        }
        for path in &self.immutable {
            writeln!(f, "{path}\n  Cache-Control: {IMMUTABLE}")?;
        }
        writeln!(f, "{TEXTS}\n{TEXT_HEADERS}\n{MANIFEST}")?;
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
    fn c1_the_policy_starts_from_nothing_and_allows_no_unsafe_inline() {
        let policy = policy(&["'sha256-x'".to_owned()], &["https://example.org".to_owned()]);
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-x'; "));
        assert!(policy.contains("form-action 'self' https://example.org;"));
        for unsafe_source in ["unsafe-inline", "'unsafe-eval'", "data:", "*"] {
            assert!(!policy.contains(unsafe_source), "{policy}");
        }
    }

    #[test]
    fn r1_what_programs_ask_for_is_named_with_its_type_and_kept_for_an_hour() {
        let short_lived = vec![("/x.ics".to_owned(), "text/calendar; charset=utf-8".to_owned())];
        let written = Headers { every: Vec::new(), immutable: Vec::new(), short_lived }.to_string();
        let expected = [("Content-Type", "text/calendar; charset=utf-8"), ("Cache-Control", SHORT_LIVED)];
        assert_eq!(of_path(&written, "/x.ics"), expected);
        assert!(of_path(&written, "/y.ics").is_empty());
    }

    #[test]
    fn copies_in_plain_text_are_called_so_and_left_to_readers() {
        let written = Headers { every: Vec::new(), immutable: Vec::new(), short_lived: Vec::new() }.to_string();
        let expected = [("Content-Type", "text/plain; charset=utf-8"), ("X-Robots-Tag", "noindex")];
        for page in ["/", "/about/", "/meeting/125/"] {
            assert_eq!(of_path(&written, &model::paths::plain_text(page)), expected, "{page}");
            assert!(of_path(&written, page).is_empty(), "{page}");
        }
        assert!(of_path(&written, "/robots.txt").is_empty());
    }
}
