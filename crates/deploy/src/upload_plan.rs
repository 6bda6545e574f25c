//! The order of an upload to a host that shows each file as it comes: nothing asks for a file that is not there yet.

use std::path::Path;

use dist::manifest::original;
use dist::{BUILD_FILE, Manifest, SERVICE_WORKER, headers};

/// Names of the lists, each with its paths, in order. `retained` are the hashed files of the build before.
pub(crate) fn stages(new: &Manifest, retained: &[String]) -> [(&'static str, Vec<String>); 4] {
    let mut paths: Vec<String> = new.files.keys().chain(retained).cloned().collect();
    paths.push(BUILD_FILE.to_owned());
    paths.sort_unstable();
    let stage = |wanted: Stage| {
        let of = |path: &&String| if retained.contains(path) { Stage::Hashed } else { Stage::of(new, path) };
        paths.iter().filter(|path| of(path) == wanted).cloned().collect()
    };
    [
        ("1-hashed.txt", stage(Stage::Hashed)),
        ("2-content.txt", stage(Stage::Content)),
        ("3-documents.txt", stage(Stage::Documents)),
        ("4-last.txt", stage(Stage::Last)),
    ]
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Stage {
    /// What documents ask for by names that only they know.
    Hashed,
    /// Pictures, the JSON of pages, feeds, and the like.
    Content,
    /// What asks for these, with the headers that belong to it.
    Documents,
    /// The worker, which fetches the others anew, and what says that all is there.
    Last,
}

impl Stage {
    fn of(new: &Manifest, path: &str) -> Self {
        let own = if new.is_copy(path) { original(path).unwrap_or(path) } else { path };
        if new.is_hashed(own) {
            Self::Hashed
        } else if [SERVICE_WORKER, BUILD_FILE].contains(&own) {
            Self::Last
        } else if [headers::FILE, redirects::FILE].contains(&own) || is_document(own) {
            Self::Documents
        } else {
            Self::Content
        }
    }
}

/// Redirect pages can have names in capitals.
fn is_document(path: &str) -> bool {
    let end = Path::new(path).extension().unwrap_or_default();
    ["html", "htm"].iter().any(|html| end.eq_ignore_ascii_case(html))
}

#[cfg(test)]
mod tests {
    use dist::test_site::site;

    use super::*;

    #[test]
    fn r2_hashed_files_come_first_and_documents_after_all_that_they_ask_for() {
        let (_folder, new) = site(&[
            ("_headers", ""),
            ("_redirects", ""),
            ("OLD.HTM", ""),
            ("app-2.js", ""),
            ("app-2.js.br", ""),
            ("content/site.json", ""),
            ("index.html", ""),
            ("index.html.br", ""),
            ("sw.js", ""),
            ("sw.js.br", ""),
        ]);
        let stages = stages(&new, &["app-1.js".to_owned()]);
        let paths = stages.map(|(_, paths)| paths.join(" "));
        assert_eq!(
            paths,
            [
                "app-1.js app-2.js app-2.js.br",
                "content/site.json",
                "OLD.HTM _headers _redirects index.html index.html.br",
                "build.json sw.js sw.js.br",
            ]
        );
    }
}
