//! Why the facts of one kind could not be synced. The last good file stays.

use std::fmt;

use synced::FileError;

pub(crate) use polite_http::Mismatch;

/// Why the facts of one kind could not be synced.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A source could not be used.
    Source(polite_http::Error),
    /// A file of this machine cannot be read or written.
    File(FileError),
}

impl Error {
    /// An answer that is not what the source is known to send.
    pub(crate) fn unexpected(url: impl Into<String>, mismatch: Mismatch) -> Self {
        Self::Source(polite_http::Error::Unexpected { url: url.into(), mismatch })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(error) => error.fmt(formatter),
            Self::File(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Error {}

impl From<polite_http::Error> for Error {
    fn from(error: polite_http::Error) -> Self {
        Self::Source(error)
    }
}

impl From<FileError> for Error {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}
