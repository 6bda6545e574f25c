//! Netlify: it reads `_headers` and `_redirects`, but has two rules of its own.
//!
//! - A file at the address is sent instead of the redirect, unless the status ends with `!`. The redirect pages are such
//!   files.
//! - An open place is a whole part of the path. Lines with others are left out, and stand there as comments.

use redirects::file::{HEADER, Line};
use redirects::{Part, RedirectsFile};

/// The lines for Netlify.
pub(super) fn lines(file: &RedirectsFile) -> String {
    let line = |line: &Line| {
        if line.from.parts().windows(2).all(whole) {
            format!("{line}!\n")
        } else {
            format!("# Not for Netlify: {line}\n")
        }
    };
    HEADER.to_owned() + &file.lines().iter().map(line).collect::<String>()
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
    use super::super::tests::file;
    use super::*;

    #[test]
    fn r12_lines_come_before_files_and_open_places_are_whole_parts() {
        let text = lines(&file());
        assert!(text.contains("/topics /technologies/ 301!\n"));
        assert!(text.contains("/edu/* https://d.example/edu/:splat 301!\n"));
        for line in text.lines().filter(|line| line.contains("/wg/:group.html") || line.contains("1:number")) {
            assert!(line.starts_with("# Not for Netlify: /"), "{line}");
        }
        let whole = RedirectsFile::parse("/wg/:group/x/:y /a/ 301\n").unwrap();
        assert!(lines(&whole).ends_with("\n/wg/:group/x/:y /a/ 301!\n"));
    }
}
