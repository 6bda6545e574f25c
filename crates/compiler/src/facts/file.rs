//! The files of facts: each has to be as `script/sync` has written it.

use synced::{Body, Document, Entry, Group, Meeting, ParseError, Post, Rfc};

use crate::diagnostics::Diagnostic;

/// Names of the files.
const NAMES: [&str; 5] = [Meeting::FILE, Group::FILE, Body::FILE, Rfc::FILE, Post::FILE];

/// Returns whether this is the name of one of the files.
pub(crate) fn has(name: &str) -> bool {
    NAMES.contains(&name)
}

/// Parses the text of a file.
pub(super) fn parse<E: Entry>(text: &str) -> Result<Document<E>, Diagnostic> {
    Document::parse(text).map_err(|ParseError { span, reason }| {
        let title = "this file is not as `script/sync` has written it";
        let diagnostic = match span {
            Some(span) => Diagnostic::at(span, title, reason),
            None => Diagnostic::of_file(title, reason),
        };
        let kind = E::FILE.trim_end_matches(".toml");
        diagnostic.help(format!("undo the changes, or delete the file and run `script/sync {kind}`"))
    })
}
