//! A file of entries.
//!
//! ```toml
//! # Facts of the IETF Datatracker. `script/sync` writes this file, and overwrites changes.
//! source = "https://datatracker.ietf.org/api/v1/meeting/meeting/?type=ietf"
//! on = 2026-12-01
//! count = 1
//!
//! [[meeting]]
//! number = 128
//! start = 2027-03-06
//! end = 2027-03-12
//! ```

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use jiff::civil::Date;
use serde::Deserialize;

use crate::entry::Entry;
use crate::text::Line;

/// The entries of one kind, sorted, and the day on which their owner gave them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Document<E> {
    on: Date,
    note: Option<Line>,
    entries: Vec<E>,
}

/// Why a file cannot be read or written.
#[derive(Debug)]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it, with the line if it is known.
    pub reason: String,
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for FileError {}

/// Why a text is not that of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ParseError {
    /// Where, in bytes, if it is not about the file as a whole.
    pub span: Option<Range<usize>>,
    /// What was found, and what was expected.
    pub reason: String,
}

impl ParseError {
    /// Returns the reason, with the line in the `text`.
    fn with_line(self, text: &str) -> String {
        let before = self.span.and_then(|span| text.get(..span.start));
        let line = before.map(|before| format!("line {}: ", before.matches('\n').count() + 1));
        line.unwrap_or_default() + &self.reason
    }
}

/// A file as it is stored. The list has the name of its kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "E: Entry")]
struct Stored<E> {
    source: String,
    #[serde(with = "crate::day")]
    on: Date,
    #[serde(default)]
    note: Option<Line>,
    count: usize,
    #[serde(alias = "meeting", alias = "group", alias = "body", alias = "rfc", alias = "post")]
    entries: Vec<E>,
}

impl<E: Entry> Document<E> {
    /// Sorts the entries.
    ///
    /// # Errors
    /// Returns the id that two entries have.
    pub fn new(on: Date, mut entries: Vec<E>) -> Result<Self, String> {
        entries.sort_by_cached_key(E::order);
        let mut ids = BTreeSet::new();
        match entries.iter().map(E::id).find(|id| !ids.insert(id.clone())) {
            Some(id) => Err(id),
            None => Ok(Self { on, note: None, entries }),
        }
    }

    /// Adds what the file says of its origin, if the owner was not asked: `Seeded from …`.
    #[must_use]
    pub fn with_note(self, note: Option<Line>) -> Self {
        Self { note, ..self }
    }

    /// Day on which the owner was last found to say this. It can be a few days behind the last sync.
    #[must_use]
    pub fn on(&self) -> Date {
        self.on
    }

    /// What the file says of its origin, if its owner was not asked.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The entries, sorted.
    #[must_use]
    pub fn entries(&self) -> &[E] {
        &self.entries
    }

    /// Returns the path of the file below the root of the project.
    #[must_use]
    pub fn path(root: &Path) -> PathBuf {
        root.join(crate::FOLDER).join(E::FILE)
    }

    /// Reads the file of the project at `root`. Returns `None` if there is none.
    ///
    /// # Errors
    /// Fails if the file cannot be read, or if it is not as `script/sync` writes it.
    pub fn read(root: &Path) -> Result<Option<Self>, FileError> {
        let path = Self::path(root);
        let fail = |reason: String| FileError { path: path.clone(), reason };
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text).map(Some).map_err(|error| fail(error.with_line(&text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(fail(error.to_string())),
        }
    }

    /// Parses the text of a file.
    ///
    /// # Errors
    /// Fails if the text is not as [`Self::to_toml`] writes it.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let stored: Stored<E> = toml::from_str(text)
            .map_err(|error| ParseError { span: error.span(), reason: error.message().to_owned() })?;
        let of_file = |reason| ParseError { span: None, reason };
        let expected = [
            ("source", E::SOURCE, &stored.source),
            ("count", &stored.entries.len().to_string(), &stored.count.to_string()),
        ]
        .map(|(name, expected, found)| {
            (expected != found).then(|| format!("found the {name} `{found}`; expected `{expected}`"))
        });
        if let Some(error) = expected.into_iter().flatten().next() {
            return Err(of_file(error));
        }
        let document = Self::new(stored.on, stored.entries);
        let document = document.map_err(|id| of_file(format!("found two entries `{id}`; expected one")))?;
        Ok(document.with_note(stored.note))
    }
}

#[cfg(feature = "write")]
impl<E: Entry> Document<E> {
    /// Returns the text of the file. The same entries and day always give the same text.
    ///
    /// # Errors
    /// Fails if an entry has something that TOML cannot express. No kind has.
    pub fn to_toml(&self) -> Result<String, String> {
        let note = self.note.as_deref().map(|note| format!("note = {}\n", toml_edit::Value::from(note)));
        let mut text = format!(
            "# Facts of {}. `script/sync` writes this file, and overwrites changes.\nsource = \"{}\"\non = {}\n{}count = {}\n",
            E::OWNER,
            E::SOURCE,
            self.on,
            note.unwrap_or_default(),
            self.entries.len()
        );
        let tables = self.entries.iter().map(table).collect::<Result<Vec<_>, _>>()?;
        if E::IS_ONE_LINE {
            let lines = tables.iter().map(|table| format!("  {table},\n"));
            text.extend([format!("\n{} = [\n", E::NAME)].into_iter().chain(lines).chain(["]\n".to_owned()]));
        } else {
            text.extend(tables.iter().map(|table| format!("\n[[{}]]\n{}", E::NAME, fields(table))));
        }
        Ok(text)
    }

    /// Writes the file of the project at `root`. At every moment the file is complete: the old one, or the new one.
    ///
    /// # Errors
    /// Fails if the file cannot be written. The old file is unchanged then.
    pub fn write(&self, root: &Path) -> Result<(), FileError> {
        use std::io::Write as _;
        let path = Self::path(root);
        // Hidden, so that what an interrupted run leaves is no content.
        let new = path.with_file_name(format!(".{}.new", E::FILE));
        let write = || -> Result<(), String> {
            let text = self.to_toml()?;
            let write = || -> io::Result<()> {
                fs::create_dir_all(root.join(crate::FOLDER))?;
                let mut file = fs::File::create(&new)?;
                file.write_all(text.as_bytes())?;
                // Without this, a crash of the machine can leave an empty file under the new name.
                file.sync_all()?;
                fs::rename(&new, &path)
            };
            write().map_err(|error| error.to_string())
        };
        write().map_err(|reason| {
            // What was written of the new file is of no use; that it cannot be removed is less important than why it is incomplete.
            let _ = fs::remove_file(&new);
            FileError { path, reason }
        })
    }
}

/// Returns an entry as a table on one line: `{ number = 1, … }`.
#[cfg(feature = "write")]
fn table<E: Entry>(entry: &E) -> Result<toml_edit::InlineTable, String> {
    let value = entry.serialize(toml_edit::ser::ValueSerializer::new()).map_err(|error| error.to_string())?;
    value.as_inline_table().cloned().ok_or_else(|| "found an entry that is no table".to_owned())
}

/// Returns the fields of an entry, each on a line. Lists of tables have one table on each line.
#[cfg(feature = "write")]
fn fields(table: &toml_edit::InlineTable) -> String {
    let field = |(key, value): (&str, &toml_edit::Value)| match value.as_array() {
        Some(array) if array.iter().all(toml_edit::Value::is_inline_table) => {
            let lines: Vec<String> = array.iter().map(|value| format!("  {},\n", value.to_string().trim())).collect();
            format!("{key} = [\n{}]\n", lines.concat())
        }
        _ => format!("{key} = {}\n", value.to_string().trim()),
    };
    table.iter().map(field).collect()
}
