//! The headers that the site is served with, written as `_headers`, which Cloudflare Pages and Netlify read.

use std::fmt;

use crate::shell::Shell;

/// Name of the file.
pub(crate) const FILE: &str = "_headers";

/// A year: what the name of a file tells apart never changes.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Headers by path.
pub(crate) struct Headers {
    /// Headers of every answer.
    every: Vec<(&'static str, String)>,
    /// Paths of the files that never change.
    immutable: Vec<String>,
}

impl Headers {
    /// The headers that fit a shell; `form_targets` are the origins that forms may be sent to.
    pub(crate) fn new(shell: &Shell, form_targets: &[String]) -> Self {
        let own = |name, value: &str| (name, value.to_owned());
        let every = vec![
            ("Content-Security-Policy", policy(&shell.script_hashes, form_targets)),
            own("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
            own("X-Content-Type-Options", "nosniff"),
            own("X-Frame-Options", "DENY"),
            own("Referrer-Policy", "strict-origin-when-cross-origin"),
            own("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            own("Cross-Origin-Opener-Policy", "same-origin"),
            own("Cross-Origin-Resource-Policy", "same-origin"),
        ];
        Self { every, immutable: shell.hashed_files.clone() }
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
        Ok(())
    }
}

/// The headers that a written file gives to a path. Rules are paths, of which one may end in `*`; all that fit apply.
pub(crate) fn of_path<'a>(file: &'a str, path: &str) -> Vec<(&'a str, &'a str)> {
    let mut applies = false;
    let mut found = Vec::new();
    for line in file.lines() {
        match line.strip_prefix("  ").map(|header| header.split_once(": ")) {
            None => applies = fits(line, path),
            Some(Some(header)) if applies => found.push(header),
            Some(_) => {}
        }
    }
    found
}

fn fits(rule: &str, path: &str) -> bool {
    match rule.strip_suffix('*') {
        Some(start) => path.starts_with(start),
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
    fn r1_rules_apply_to_the_paths_they_name() {
        let file = "/*\n  A: every\n/x.js\n  B: one\n";
        assert_eq!(of_path(file, "/x.js"), [("A", "every"), ("B", "one")]);
        assert_eq!(of_path(file, "/about/"), [("A", "every")]);
    }
}
