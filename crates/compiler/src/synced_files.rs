//! The facts that other hosts own, `content/synced/*.toml`: each file has to be as `script/sync` has written it.

use synced::{Body, Document, Entry, Group, Meeting, ParseError, Post, Rfc};

use crate::diagnostics::Diagnostic;

/// A file, and the check of its text.
type File = (&'static str, fn(&str) -> Result<(), ParseError>);

const FILES: [File; 5] = [file::<Meeting>(), file::<Group>(), file::<Body>(), file::<Rfc>(), file::<Post>()];

const fn file<E: Entry>() -> File {
    (E::FILE, |text| Document::<E>::parse(text).map(drop))
}

/// Returns whether this is the name of one of the files.
pub(crate) fn has(name: &str) -> bool {
    FILES.iter().any(|(file, _)| *file == name)
}

/// Checks the text of the file with this name.
pub(crate) fn check(name: &str, text: &str) -> Option<Diagnostic> {
    let (_, check) = FILES.iter().find(|(file, _)| *file == name)?;
    let ParseError { span, reason } = check(text).err()?;
    let title = "this file is not as `script/sync` has written it";
    let diagnostic = match span {
        Some(span) => Diagnostic::at(span, title, reason),
        None => Diagnostic::of_file(title, reason),
    };
    Some(
        diagnostic.help(format!(
            "undo the changes, or delete the file and run `script/sync {}`",
            name.trim_end_matches(".toml")
        )),
    )
}
