//! New files, as drafts that compile.
//!
//! 1. What is asked for says where the file lies and what is known of its fields ([`New`]).
//! 2. The file is written out from the same description of the fields as the manual ([`template`]).
//! 3. The content is compiled with it and without it: a file that brings in a mistake is not written.

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

/// What a new file is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum New {
    /// A page.
    Page {
        /// Its address, with slashes at its ends or without: `about/introduction`.
        address: String,
        /// Its title.
        title: String,
    },
    /// A post.
    Post {
        /// Its headline.
        title: String,
        /// The last part of its address; made from the headline if left out.
        name: Option<String>,
    },
    /// A meeting.
    Meeting {
        /// Its number.
        number: u16,
    },
}

/// A file that was written.
#[derive(Debug, Eq, PartialEq)]
pub struct Written {
    /// The file, from the root of the project.
    pub path: String,
    /// The address of its page.
    pub address: String,
}

/// Why no file was written.
#[derive(Debug)]
pub enum NewFileError {
    /// The file, by its path from the root of the project, is there already.
    IsThere(String),
    /// It would be wrong.
    Wrong(Report),
    /// The system refuses to write.
    System(String, io::Error),
}

impl fmt::Display for NewFileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IsThere(path) => write!(formatter, "{path} is there already, and stays as it is"),
            Self::Wrong(report) => write!(formatter, "{report}nothing is written"),
            Self::System(path, error) => write!(formatter, "{path}: {error}"),
        }
    }
}

impl error::Error for NewFileError {}

impl New {
    /// The file, from the root of the project.
    fn path(&self) -> String {
        match self {
            Self::Page { address, .. } => format!("{CONTENT}/pages/{}.md", address.trim_matches('/')),
            Self::Post { title, name } => {
                format!("{CONTENT}/news/{}.md", name.clone().unwrap_or_else(|| slug(title)))
            }
            Self::Meeting { number } => format!("{CONTENT}/meetings/{number}.md"),
        }
    }

    /// Writes the file below the project at `root`. `day` is put wherever a day must stand.
    ///
    /// # Errors
    ///
    /// If the file is there, if the site would have a mistake with it that it does not have without it, or if the system
    /// refuses.
    pub fn write(&self, root: &Path, day: &Day) -> Result<Written, NewFileError> {
        let path = self.path();
        let file = root.join(&path);
        if file.exists() {
            return Err(NewFileError::IsThere(path));
        }
        let text = template::file(self, day);
        check(root, &path, &text, day)?;
        let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
        let write = || OpenOptions::new().write(true).create_new(true).open(&file)?.write_all(text.as_bytes());
        folder.and_then(|()| write()).map_err(|error| NewFileError::System(path.clone(), error))?;
        let address = match SourcePath::of(&path) {
            Ok(SourcePath::Page(address) | SourcePath::Post(address) | SourcePath::Meeting(_, address)) => address,
            _ => String::new(),
        };
        Ok(Written { path, address })
    }
}

/// Compiles the content with a new file and without it, and gives the mistakes that it brings in.
fn check(root: &Path, path: &str, text: &str, day: &Day) -> Result<(), NewFileError> {
    let mut unread = Diagnostics::default();
    let mut texts = crate::source::read(root, &mut unread);
    let options = BuildOptions::of(day.clone());
    let found = |texts: &BTreeMap<String, String>| {
        let mut diagnostics = Diagnostics::default();
        crate::check_texts(root, texts, &options, &mut diagnostics);
        diagnostics
    };
    let before = found(&texts);
    texts.insert(path.to_owned(), text.to_owned());
    let mut after = found(&texts);
    after.keep_new_errors(&before);
    if after.are_warnings() { Ok(()) } else { Err(NewFileError::Wrong(after.into_report(texts))) }
}
