//! Step 1: reads the content folder, and lists the files in `public/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::diagnostics::{Diagnostic, Diagnostics};

/// The folder that writers edit, from the root of the project.
pub(crate) const CONTENT: &str = "content";

/// The folder of files that are published unchanged, from the root of the project.
pub(crate) const PUBLIC: &str = "public";

/// Reads the files below `content/`, by path from `root`, with LF as the only line ending.
///
/// Reports what cannot be read. A file that is not UTF-8 is returned with replacement characters, so that the message can
/// show the line.
pub(crate) fn read(root: &Path, diagnostics: &mut Diagnostics) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for entry in WalkDir::new(root.join(CONTENT)).sort_by_file_name().into_iter().filter_entry(is_content) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map_or_else(|| CONTENT.to_owned(), |path| relative(root, path));
                diagnostics.add(&path, Diagnostic::of_file("this folder cannot be read", cause(error.io_error())));
                continue;
            }
        };
        let path = relative(root, entry.path());
        if entry.file_type().is_dir() {
            continue;
        }
        match fs::read(entry.path()) {
            Ok(bytes) => {
                let text = decode(bytes).unwrap_or_else(|(text, diagnostic)| {
                    diagnostics.add(&path, diagnostic);
                    text
                });
                texts.insert(path, text);
            }
            Err(error) => diagnostics.add(&path, Diagnostic::of_file("this file cannot be read", cause(Some(&error)))),
        }
    }
    texts
}

/// Returns the addresses of the files below `public/`: `/images/ietf.svg` for `public/images/ietf.svg`.
pub(crate) fn public_files(root: &Path) -> BTreeSet<String> {
    let public = root.join(PUBLIC);
    WalkDir::new(&public)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| format!("/{}", relative(&public, entry.path())))
        .collect()
}

/// Skips hidden files and backups, which editors and operating systems leave behind.
fn is_content(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name.starts_with(['.', '#']) || name.ends_with('~'))
}

/// Returns `path` relative to `root`, with forward slashes.
fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Describes an I/O error without paths of this machine.
fn cause(error: Option<&std::io::Error>) -> String {
    error.map_or_else(|| "unknown reason".to_owned(), |error| error.kind().to_string())
}

/// Decodes a file: removes a byte order mark, and converts line endings to LF.
fn decode(bytes: Vec<u8>) -> Result<String, (String, Diagnostic)> {
    let clean = |text: &str| text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    match String::from_utf8(bytes) {
        Ok(text) => Ok(clean(&text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let start = clean(&String::from_utf8_lossy(&error.as_bytes()[..valid])).len();
            let text = clean(&String::from_utf8_lossy(error.as_bytes()));
            let diagnostic = Diagnostic::at(
                start..start + char::REPLACEMENT_CHARACTER.len_utf8(),
                "this file is not UTF-8",
                "found bytes that are not valid UTF-8; expected UTF-8 text",
            );
            Err((text, diagnostic.help("save the file again with UTF-8 encoding".to_owned())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_endings_are_normalized_and_byte_order_mark_is_removed() {
        assert_eq!(decode("\u{feff}one\r\ntwo\rthree\n".into()).unwrap(), "one\ntwo\nthree\n");
    }

    #[test]
    fn r8_invalid_utf8_is_rejected() {
        let (text, diagnostic) = decode(b"a\r\nb\xff\r\nc".to_vec()).unwrap_err();
        assert_eq!(text, "a\nb\u{fffd}\nc");
        let expected =
            Diagnostic::at(3..6, "this file is not UTF-8", "found bytes that are not valid UTF-8; expected UTF-8 text");
        assert_eq!(diagnostic, expected.help("save the file again with UTF-8 encoding".to_owned()));
    }

    #[test]
    fn missing_folder_is_reported_once() {
        let mut diagnostics = Diagnostics::default();
        assert!(read(Path::new("/nowhere"), &mut diagnostics).is_empty());
        let report = diagnostics.into_report(BTreeMap::new());
        assert_eq!(report.errors(), 1, "{report}");
        assert!(report.to_string().contains("entity not found"), "{report}");
        assert!(public_files(Path::new("/nowhere")).is_empty());
    }
}
