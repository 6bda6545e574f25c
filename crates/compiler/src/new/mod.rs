//! Creates new files, as drafts that compile.
//!
//! 1. A [`NewFile`] determines the path and some fields.
//! 2. The `template` lists all fields, from the same schema as the manual.
//! 3. The content is compiled with and without the file. A file that adds an error is not written.

mod template;

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::{error, fmt};

use model::Day;

use crate::build_options::BuildOptions;
use crate::diagnostics::{Diagnostics, Report};
use crate::markdown::slug;
use crate::source::CONTENT;
use crate::source_path::SourcePath;

/// The type of a new file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NewFile {
    /// A page.
    Page {
        /// Address, with or without slashes at the start and end: `about/introduction`.
        address: String,
        /// Title.
        title: String,
    },
    /// A post.
    Post {
        /// Headline.
        title: String,
        /// Last part of the address; made from the headline by default.
        name: Option<String>,
    },
    /// A meeting.
    Meeting {
        /// Number.
        number: u16,
    },
}

/// A file that was created.
#[derive(Debug, Eq, PartialEq)]
pub struct CreatedFile {
    /// Path from the root of the project.
    pub path: String,
    /// Address of the page.
    pub address: String,
}

/// Why a file was not created.
#[derive(Debug)]
pub enum NewFileError {
    /// A file with this path, from the root of the project, exists.
    Exists(String),
    /// The file would have errors.
    Invalid(Report),
    /// The file with this path cannot be written.
    Io(String, io::Error),
}

impl fmt::Display for NewFileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => write!(formatter, "{path} already exists and was not changed"),
            Self::Invalid(report) => write!(formatter, "{report}no file was written"),
            Self::Io(path, error) => write!(formatter, "{path}: {error}"),
        }
    }
}

impl error::Error for NewFileError {}

impl NewFile {
    /// Returns the path of the file, from the root of the project.
    fn path(&self) -> String {
        match self {
            Self::Page { address, .. } => format!("{CONTENT}/pages/{}.md", address.trim_matches('/')),
            Self::Post { title, name } => {
                format!("{CONTENT}/news/{}.md", name.clone().unwrap_or_else(|| slug(title)))
            }
            Self::Meeting { number } => format!("{CONTENT}/meetings/{number}.md"),
        }
    }

    /// Returns whether the Datatracker knows the meeting.
    fn is_known(&self, root: &Path) -> bool {
        let Self::Meeting { number } = self else { return false };
        let known = synced::Document::<synced::Meeting>::read(root).ok().flatten();
        known.is_some_and(|known| known.entries().iter().any(|meeting| meeting.number == *number))
    }

    /// Creates the file in the project at `root`. `day` is the value of required dates.
    ///
    /// # Errors
    ///
    /// If the file exists, would add an error to the site, or cannot be written.
    pub fn write(&self, root: &Path, day: &Day) -> Result<CreatedFile, NewFileError> {
        let path = self.path();
        let file = root.join(&path);
        if file.exists() {
            return Err(NewFileError::Exists(path));
        }
        let text = template::file(self, self.is_known(root), day);
        check(root, &path, &text, day)?;
        let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
        let write = || OpenOptions::new().write(true).create_new(true).open(&file)?.write_all(text.as_bytes());
        folder.and_then(|()| write()).map_err(|error| NewFileError::Io(path.clone(), error))?;
        let address = match SourcePath::parse(&path) {
            Ok(SourcePath::Page(address) | SourcePath::Post(address) | SourcePath::Meeting(_, address)) => address,
            _ => String::new(),
        };
        Ok(CreatedFile { path, address })
    }
}

/// Compiles the content with and without the new file, and returns the errors that it adds.
fn check(root: &Path, path: &str, text: &str, day: &Day) -> Result<(), NewFileError> {
    let mut texts = crate::source::read(root, &mut Diagnostics::default());
    let options = BuildOptions::of(day.clone());
    let diagnose = |texts: &BTreeMap<String, String>| {
        let mut diagnostics = Diagnostics::default();
        crate::check_texts(root, texts, &options, &mut diagnostics);
        diagnostics
    };
    let before = diagnose(&texts);
    texts.insert(path.to_owned(), text.to_owned());
    let mut after = diagnose(&texts);
    after.keep_new_errors(&before);
    if after.has_errors() { Err(NewFileError::Invalid(after.into_report(texts))) } else { Ok(()) }
}
