//! Step 1: reads the content folder, and lists the files of the project.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

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
    for path in files(root, CONTENT, diagnostics) {
        if is_leftover(&path) {
            let label = "found the name of a file that programs leave behind; it is passed over";
            diagnostics.add(&path, Diagnostic::of_file("this file is not content", label).warning());
            continue;
        }
        match fs::read(root.join(&path)) {
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

/// Returns the paths, from `root`, of the regular files in a folder of the project, sorted. Hidden files and backups of editors are
/// left out of `content/`. Symbolic links are followed within the project, and nothing outside it is opened.
///
/// Reports what cannot be read, and what is neither a file nor a folder.
pub(crate) fn files(root: &Path, folder: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut files = Vec::new();
    let is_kept = |path: &Path| folder != CONTENT || !is_hidden(path);
    let mut walk = WalkDir::new(root.join(folder)).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(Path::new(folder));
                // Editors lock a file with a link that leads nowhere.
                if is_kept(path) {
                    let label = if error.loop_ancestor().is_some() {
                        "found a symbolic link to a folder that contains it".to_owned()
                    } else {
                        cause(error.io_error())
                    };
                    diagnostics.add(&relative(root, path), Diagnostic::of_file("this cannot be read", label));
                }
                continue;
            }
        };
        let path = relative(root, entry.path());
        let is_kept = entry.depth() == 0 || is_kept(entry.path());
        let problem = if !is_kept {
            None
        } else if entry.path_is_symlink() && !is_within(root, entry.path()) {
            Some((
                "this symbolic link leads out of the project",
                "expected a link to a file or folder of the project, or a copy",
            ))
        } else if !entry.file_type().is_dir() && !entry.file_type().is_file() {
            Some(("this is neither a file nor a folder", "found a device, a pipe or a socket; expected a file"))
        } else {
            None
        };
        if let Some((title, label)) = problem {
            diagnostics.add(&path, Diagnostic::of_file(title, label));
        }
        if entry.file_type().is_dir() {
            if !is_kept || problem.is_some() {
                walk.skip_current_dir();
            }
        } else if is_kept && problem.is_none() {
            files.push(path);
        }
    }
    files
}

/// Returns whether the name is that of a hidden file or of an editor's backup.
pub(crate) fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(['.', '#']) || name.ends_with('~')
}

/// Returns whether a file that is not [hidden](is_hidden) has a name that editors, office programs, version control or operating systems
/// give to files of their own.
pub(crate) fn is_leftover(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    // Vim tests with `4913` whether it can write to a folder.
    ["4913", "thumbs.db", "desktop.ini"].iter().any(|known| name.eq_ignore_ascii_case(known))
        || ["bak", "orig", "rej", "swp", "tmp"].iter().any(|known| extension.eq_ignore_ascii_case(known))
        || name.starts_with("~$")
}

/// Returns whether the target of a path is in the project.
fn is_within(root: &Path, path: &Path) -> bool {
    matches!((root.canonicalize(), path.canonicalize()), (Ok(root), Ok(path)) if path.starts_with(&root))
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

    /// Lists a folder in which `prepare` has made something. Returns the files, and the report.
    fn listed(folder: &str, prepare: impl Fn(&Path)) -> (Vec<String>, String) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join(folder)).unwrap();
        fs::write(root.path().join(folder).join("a.md"), "").unwrap();
        prepare(&root.path().join(folder));
        let mut diagnostics = Diagnostics::default();
        let files = files(root.path(), folder, &mut diagnostics);
        (files, diagnostics.into_report(BTreeMap::new()).to_string())
    }

    #[test]
    fn nothing_outside_the_project_is_opened() {
        use std::os::unix::fs::symlink;
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("secret.md"), "secret").unwrap();
        let secret = elsewhere.path().join("secret.md");
        for folder in [CONTENT, PUBLIC] {
            for target in
                ["/etc/passwd", "/dev/zero", "/etc", secret.to_str().unwrap(), elsewhere.path().to_str().unwrap()]
            {
                let (files, report) = listed(folder, |folder| symlink(target, folder.join("b.md")).unwrap());
                assert_eq!(files, [format!("{folder}/a.md")], "{target}");
                assert!(report.contains("this symbolic link leads out of the project"), "{target}: {report}");
            }
        }
    }

    #[test]
    fn links_within_the_project_are_followed() {
        use std::os::unix::fs::symlink;
        for folder in [CONTENT, PUBLIC] {
            let (files, report) = listed(folder, |folder| {
                fs::create_dir(folder.join("one")).unwrap();
                fs::write(folder.join("one/c.md"), "").unwrap();
                symlink("a.md", folder.join("b.md")).unwrap();
                symlink("one", folder.join("two")).unwrap();
            });
            let expected = ["a.md", "b.md", "one/c.md", "two/c.md"].map(|file| format!("{folder}/{file}"));
            assert_eq!((files.as_slice(), report.as_str()), (&expected[..], ""));
        }
    }

    #[test]
    fn what_is_no_file_is_reported_and_not_opened() {
        use std::os::unix::fs::symlink;
        use std::os::unix::net::UnixListener;
        for folder in [CONTENT, PUBLIC] {
            let (files, report) = listed(folder, |folder| {
                UnixListener::bind(folder.join("socket")).unwrap();
                symlink("nowhere", folder.join("dangling")).unwrap();
                symlink(".", folder.join("loop")).unwrap();
            });
            assert_eq!(files, [format!("{folder}/a.md")]);
            for expected in ["neither a file nor a folder", "entity not found", "a folder that contains it"] {
                assert!(report.contains(expected), "{expected}: {report}");
            }
        }
    }

    #[test]
    fn leftovers_in_the_content_are_passed_over() {
        use std::os::unix::fs::symlink;
        let names = ["4913", "a.md.orig", "a.md.bak", "Thumbs.db", "desktop.ini", "~$a.md", "b.md", ".c.md", "d.md~"];
        let (_, report) = listed(CONTENT, |folder| symlink("user@host.1234", folder.join(".#a.md")).unwrap());
        assert_eq!(report, "", "the lock of an editor");
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join(CONTENT)).unwrap();
        for name in names {
            fs::write(root.path().join(CONTENT).join(name), "").unwrap();
        }
        let mut diagnostics = Diagnostics::default();
        assert_eq!(read(root.path(), &mut diagnostics).into_keys().collect::<Vec<_>>(), ["content/b.md"]);
        let report = diagnostics.into_report(BTreeMap::new());
        assert_eq!((report.errors(), report.warnings()), (0, 6), "{report}");
    }

    #[test]
    fn missing_folder_is_reported_once() {
        let mut diagnostics = Diagnostics::default();
        assert!(read(Path::new("/nowhere"), &mut diagnostics).is_empty());
        let report = diagnostics.into_report(BTreeMap::new());
        assert_eq!(report.errors(), 1, "{report}");
        assert!(report.to_string().contains("entity not found"), "{report}");
    }
}
