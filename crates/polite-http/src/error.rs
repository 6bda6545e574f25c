//! Why a source could not be used. Each message says what was asked, what came, and what was expected.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// Why there is no usable answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// No connection, or one that broke.
    Unreachable {
        /// What was asked.
        url: String,
        /// Reason in the words of the system.
        reason: String,
    },
    /// No complete answer in time.
    TimedOut {
        /// What was asked.
        url: String,
        /// How long it was waited for.
        limit: Duration,
    },
    /// Another status than 200 or 304.
    Status {
        /// What was asked.
        url: String,
        /// The status: `503 Service Unavailable`.
        status: String,
        /// How long the source asks to wait, if that is longer than the client waits.
        wait: Option<Duration>,
    },
    /// A redirect that is not followed.
    Redirect {
        /// What was asked.
        url: String,
        /// What is wrong with the redirect.
        found: String,
    },
    /// More than the limit, after decompression.
    TooLarge {
        /// What was asked.
        url: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// An answer that is not what the source is known to send.
    Unexpected {
        /// What was asked.
        url: String,
        /// What came instead, and what was expected.
        mismatch: Mismatch,
    },
    /// The folder of kept answers does not have this one.
    NotKept {
        /// What was asked.
        url: String,
        /// Where it was looked for.
        file: PathBuf,
    },
}

/// What was found in an answer, and what was expected.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mismatch(String);

impl Mismatch {
    /// Describes a mismatch.
    pub fn new(found: impl fmt::Display, expected: impl fmt::Display) -> Self {
        Self(format!("found {found}; expected {expected}"))
    }

    /// Adds in which entry it is: `group quic: found …`.
    #[must_use]
    pub fn within(self, what: impl fmt::Display) -> Self {
        Self(format!("{what}: {}", self.0))
    }

    /// A mismatch in the words of whoever found it: `found …; expected …`.
    #[must_use]
    pub fn described(words: String) -> Self {
        Self(words)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable { url, reason } => write!(formatter, "{url}: no answer ({reason})"),
            Self::TimedOut { url, limit } => write!(formatter, "{url}: no complete answer within {}", seconds(*limit)),
            Self::Status { url, status, wait: None } => {
                write!(formatter, "{url}: found the status {status}; expected 200 OK")
            }
            Self::Status { url, status, wait: Some(wait) } => {
                write!(formatter, "{url}: found the status {status}, and is to be asked again after {}", seconds(*wait))
            }
            Self::Redirect { url, found } => {
                write!(formatter, "{url}: found {found}; expected an answer, or a redirect within the same host")
            }
            Self::TooLarge { url, limit } => {
                write!(formatter, "{url}: found an answer of more than {} MiB; expected a smaller one", limit >> 20)
            }
            Self::Unexpected { url, mismatch } => write!(formatter, "{url}: {mismatch}"),
            Self::NotKept { url, file } => {
                write!(formatter, "{url}: found no kept answer {}; expected one that was kept before", file.display())
            }
        }
    }
}

impl std::error::Error for Error {}

/// Formats a duration in seconds.
fn seconds(duration: Duration) -> String {
    match duration.as_secs() {
        1 => "1 second".to_owned(),
        seconds => format!("{seconds} seconds"),
    }
}
