//! Netlify: it reads `_headers` and `_redirects`, but has two rules of its own.
//!
//! - A file at an old address is sent instead of the redirect, unless the status ends with `!`. The forwarding documents
//!   are such files.
//! - An open place is a whole part of the path. Lines with others are left out, and stand there as comments.

use compiler::redirects::{Part, Pattern};

/// The lines for Netlify.
pub(super) fn lines(file: &str) -> String {
    let line = |line: &str| {
        let from = line.split(' ').next().unwrap_or_default();
        if line.starts_with('#') {
            format!("{line}\n")
        } else if Pattern::parse(from).is_ok_and(|pattern| pattern.parts().windows(2).all(whole)) {
            format!("{line}!\n")
        } else {
            format!("# Not for Netlify: {line}\n")
        }
    };
    file.lines().map(line).collect()
}

/// Whether two neighbours meet at a slash.
fn whole(two: &[Part]) -> bool {
    match two {
        [Part::Text(text), Part::Name(_)] => text.ends_with('/'),
        [Part::Name(_), Part::Text(text)] => text.starts_with('/'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::LINES;
    use super::*;

    #[test]
    fn r12_lines_come_before_files_and_open_places_are_whole_parts() {
        let text = lines(LINES);
        assert!(text.contains("/topics /technologies/ 301!\n"));
        assert!(text.contains("/edu/* https://d.example/edu/:splat 301!\n"));
        for line in text.lines().filter(|line| line.contains("/wg/:group.html") || line.contains("1:number")) {
            assert!(line.starts_with("# Not for Netlify: /"), "{line}");
        }
        assert_eq!(lines("/wg/:group/x/:y /a/ 301\n"), "/wg/:group/x/:y /a/ 301!\n");
    }
}
