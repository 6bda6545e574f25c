//! The order of an upload to a host that publishes each file as it arrives: no file is requested before it is there.

use std::path::Path;

use dist::manifest::original;
use dist::{BUILD_FILE, Manifest, SERVICE_WORKER, headers};

/// Returns the stages of the upload, in order: the name of each list, and its paths. `retained` are the hashed files of the
/// previous build.
pub(crate) fn stages(new: &Manifest, retained: &[String]) -> [(&'static str, Vec<String>); 4] {
    let mut paths: Vec<String> = new.files.keys().chain(retained).cloned().collect();
    paths.push(BUILD_FILE.to_owned());
    paths.sort_unstable();
    let paths_of = |stage: Stage| {
        let stage_of = |path: &&String| if retained.contains(path) { Stage::Hashed } else { Stage::of(new, path) };
        paths.iter().filter(|path| stage_of(path) == stage).cloned().collect()
    };
    [
        ("1-hashed.txt", paths_of(Stage::Hashed)),
        ("2-content.txt", paths_of(Stage::Content)),
        ("3-documents.txt", paths_of(Stage::Documents)),
        ("4-last.txt", paths_of(Stage::Last)),
    ]
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Stage {
    /// Files with a hash in their names, which only documents refer to.
    Hashed,
    /// Images, JSON of the pages, feeds and other files with fixed names.
    Content,
    /// Documents, which request these files, and the headers and redirects that belong to them.
    Documents,
    /// The service worker, which fetches the other files again, and `build.json`, which marks the upload as complete.
    Last,
}

impl Stage {
    fn of(new: &Manifest, path: &str) -> Self {
        let path = if new.is_copy(path) { original(path).unwrap_or(path) } else { path };
        if new.is_hashed(path) {
            Self::Hashed
        } else if [SERVICE_WORKER, BUILD_FILE].contains(&path) {
            Self::Last
        } else if [headers::FILE, redirects::FILE].contains(&path) || is_document(path) {
            Self::Documents
        } else {
            Self::Content
        }
    }
}

fn is_document(path: &str) -> bool {
    let extension = Path::new(path).extension().unwrap_or_default();
    // The names of redirect pages may have capitals.
    ["html", "htm"].iter().any(|html| extension.eq_ignore_ascii_case(html))
}

#[cfg(test)]
mod tests {
    use dist::test_site::site;

    use super::*;

    #[test]
    fn r2_hashed_files_come_first_and_documents_after_their_resources() {
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
