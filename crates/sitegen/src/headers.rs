//! The headers that the site is served with, written as `_headers`, which Cloudflare Pages and Netlify read.

use std::fmt;

use crate::files::File;
use crate::shell::Shell;

/// Name of the file.
pub(crate) const FILE: &str = "_headers";

/// For what has no rule: it is kept, and asked for each time whether it is still right. Hosts do so by themselves, or
/// have to be told.
pub(crate) const REVALIDATE: &str = "public, max-age=0, must-revalidate";

/// A year: what the name of a file tells apart never changes.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// An hour: programs ask for these files again and again, and nobody waits for what is in them.
const POLLED: &str = "public, max-age=3600";

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
    polled: Vec<(String, String)>,
}

impl Headers {
    /// The headers that fit a shell; `index` is the folder of the search's files, which has a new name when they change,
    /// `form_targets` are the origins that forms may be sent to, `files` what is there beside
    /// the pages.
    pub(crate) fn new(shell: &Shell, index: &str, form_targets: &[String], files: &[File]) -> Self {
        let own = |name, value: &str| (name, value.to_owned());
        let every = vec![
            ("Content-Security-Policy", policy(&shell.script_hashes, form_targets)),
            own("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
            own("X-Content-Type-Options", "nosniff"),
            own("X-Frame-Options", "DENY"),
            own("Referrer-Policy", "strict-origin-when-cross-origin"),
            own("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            own("Cross-Origin-Opener-Policy", "same-origin"),
            own("Cross-Origin-Embedder-Policy", "require-corp"),
            own("Cross-Origin-Resource-Policy", "same-origin"),
        ];
        let immutable = [shell.app_files.as_slice(), &shell.finder_files, &[format!("{index}*")]].concat();
        let polled = files.iter().map(|file| (file.address.clone(), file.media_type.clone())).collect();
        Self { every, immutable, polled }
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
        for (path, media_type) in &self.polled {
            writeln!(f, "{path}\n  Content-Type: {media_type}\n  Cache-Control: {POLLED}")?;
        }
        Ok(())
    }
}

/// A rule of a written file.
pub(crate) struct Rule<'a> {
    /// A path, in which a `*` may stand for anything.
    pub(crate) path: &'a str,
    /// Names and values.
    pub(crate) headers: Vec<(&'a str, &'a str)>,
}

/// The rules of a written file, in order.
pub(crate) fn rules(file: &str) -> Vec<Rule<'_>> {
    let mut rules: Vec<Rule<'_>> = Vec::new();
    for line in file.lines() {
        match line.strip_prefix("  ") {
            None => rules.push(Rule { path: line, headers: Vec::new() }),
            Some(header) => {
                if let Some((rule, header)) = rules.last_mut().zip(header.split_once(": ")) {
                    rule.headers.push(header);
                }
            }
        }
    }
    rules
}

/// The headers that a written file gives to a path. All rules that fit apply.
pub(crate) fn of_path<'a>(file: &'a str, path: &str) -> Vec<(&'a str, &'a str)> {
    rules(file).into_iter().filter(|rule| fits(rule.path, path)).flat_map(|rule| rule.headers).collect()
}

fn fits(rule: &str, path: &str) -> bool {
    match rule.split_once('*') {
        Some((start, end)) => path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
        None => rule == path,
    }
}

#[cfg(test)]
mod tests {
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
        let polled = vec![("/x.ics".to_owned(), "text/calendar; charset=utf-8".to_owned())];
        let written = Headers { every: Vec::new(), immutable: Vec::new(), polled }.to_string();
        let expected = [("Content-Type", "text/calendar; charset=utf-8"), ("Cache-Control", POLLED)];
        assert_eq!(of_path(&written, "/x.ics"), expected);
        assert!(of_path(&written, "/y.ics").is_empty());
    }

    #[test]
    fn copies_in_plain_text_are_called_so_and_left_to_readers() {
        let written = Headers { every: Vec::new(), immutable: Vec::new(), polled: Vec::new() }.to_string();
        let expected = [("Content-Type", "text/plain; charset=utf-8"), ("X-Robots-Tag", "noindex")];
        for page in ["/", "/about/", "/meeting/125/"] {
            assert_eq!(of_path(&written, &model::files::plain_text(page)), expected, "{page}");
            assert!(of_path(&written, page).is_empty(), "{page}");
        }
        assert!(of_path(&written, "/robots.txt").is_empty());
    }

    #[test]
    fn r1_rules_apply_to_the_paths_they_name() {
        let file = "/*\n  A: every\n/x.js\n  B: one\n";
        assert_eq!(of_path(file, "/x.js"), [("A", "every"), ("B", "one")]);
        assert_eq!(of_path(file, "/about/"), [("A", "every")]);
    }
}
