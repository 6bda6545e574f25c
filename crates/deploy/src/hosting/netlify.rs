//! Redirects for Netlify, which reads `_headers` and `_redirects` but has three rules of its own.
//!
//! - A file at the address, such as a redirect page, takes precedence over the redirect, unless the status ends with `!`.
//! - A placeholder has to be a whole path segment. Lines with other placeholders are commented out.
//! - `*` has to follow a slash, so `/a/:name*` becomes two lines.

use redirects::file::{HEADER, Line};
use redirects::{Part, RedirectsFile};

/// Returns the file `_redirects` for Netlify.
pub(super) fn lines(file: &RedirectsFile) -> String {
    let line = |line: &Line| {
        if !line.from.parts().windows(2).all(is_split_at_slash) {
            return format!("# Not for Netlify: {line}\n");
        }
        if line.matches_folder() {
            let folder = Line { from: line.from.folder(), ..line.clone() };
            return format!("{folder}!\n{}/* {} 301!\n", line.from.stem(), line.to);
        }
        format!("{line}!\n")
    };
    let kept = file.kept().iter().map(|path| format!("{path} {path} 200!\n"));
    HEADER.to_owned() + &kept.chain(file.lines().iter().map(line)).collect::<String>()
}

/// Returns whether a slash separates a placeholder from the adjacent text.
fn is_split_at_slash(pair: &[Part]) -> bool {
    match pair {
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
    fn r12_redirects_precede_files_and_partial_segments_are_commented_out() {
        let text = lines(&file());
        assert!(text.contains("/topics /technologies/ 301!\n"));
        assert!(text.contains("/edu/* https://d.example/edu/:splat 301!\n"));
        for line in text.lines().filter(|line| line.contains("/wg/:group.html") || line.contains("1:number")) {
            assert!(line.starts_with("# Not for Netlify: /"), "{line}");
        }
        assert!(text.contains("/wg/present.html /wg/present.html 200!\n"));
        let joined = RedirectsFile::parse("/wg/:group* /a/:group/ 301\n").unwrap();
        assert!(lines(&joined).ends_with("\n/wg/:group /a/:group/ 301!\n/wg/:group/* /a/:group/ 301!\n"));
        let whole_segments = RedirectsFile::parse("/wg/:group/x/:y /a/ 301\n").unwrap();
        assert!(lines(&whole_segments).ends_with("\n/wg/:group/x/:y /a/ 301!\n"));
    }
}
