//! Dates of the last changes to the content files, from the git history.
//!
//! Compiling does not read the history, so that its result depends on the files alone; [`Content::add_changes`] adds the dates
//! to the pages. They depend on the commit and the day of the build, not on uncommitted changes.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use model::Day;

use crate::git::{GitError, check_committed, git};
use crate::source::CONTENT;
use crate::{Content, date_labels};

/// The dates of the last changes to files below `content/`, by path from the root of the project.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct History(BTreeMap<String, Date>);

/// Why the history cannot be used.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum HistoryError {
    /// Git is not installed, or no commit holds the project, as when an archive was unpacked inside another repository.
    NoRepository,
    /// The folder belongs to another user, so git reads it only after this command.
    OtherOwner(String),
    /// The clone is shallow, so dates would be those of its oldest commit.
    Shallow,
}

impl fmt::Display for HistoryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("pages will not say when they were last changed: ")?;
        match self {
            Self::NoRepository => formatter.write_str("there is no git history"),
            Self::OtherOwner(command) => {
                write!(formatter, "the folder belongs to another user, and git reads it only after `{command}`")
            }
            Self::Shallow => {
                formatter.write_str("this is a shallow clone (`git fetch --unshallow` fetches the rest of the history)")
            }
        }
    }
}

impl std::error::Error for HistoryError {}

impl From<GitError> for HistoryError {
    fn from(error: GitError) -> Self {
        match error {
            GitError::NoRepository => Self::NoRepository,
            GitError::OtherOwner(command) => Self::OtherOwner(command),
        }
    }
}

impl History {
    /// Reads the history of the project at `root` up to the end of `day` (UTC).
    ///
    /// # Errors
    ///
    /// If there is no history, or only part of it.
    pub fn read(root: &Path, day: &Day) -> Result<Self, HistoryError> {
        check_committed(root)?;
        if git(root, &["rev-parse", "--is-shallow-repository"])?.trim() == "true" {
            return Err(HistoryError::Shallow);
        }
        // By default, merges list no files: their changes are in their parents. `--relative` is for a project in a folder of a
        // larger repository, `-z` for unquoted paths.
        let log = ["log", "-z", "--format=%x01%ct", "--name-only", "--no-renames", "--relative", "--", CONTENT];
        Ok(Self::parse(&git(root, &log)?, day))
    }

    /// Parses the output of `git log -z`: for each commit `\u{1}` and its time in seconds, then the paths.
    fn parse(log: &str, day: &Day) -> Self {
        let mut days: BTreeMap<String, Date> = BTreeMap::new();
        for commit in log.split('\u{1}') {
            let mut parts = commit.split(['\0', '\n']).filter(|part| !part.is_empty());
            let Some(date) = parts.next().and_then(date) else { continue };
            if date.to_string().as_str() > day.as_str() {
                continue;
            }
            for path in parts {
                // Commits need not be in the order of their times, because clocks differ.
                let newest = days.entry(path.to_owned()).or_insert(date);
                *newest = (*newest).max(date);
            }
        }
        Self(days)
    }
}

impl Content {
    /// Adds the dates of the last changes to the pages.
    pub fn add_changes(&mut self, history: &History) {
        for page in &mut self.pages {
            let date = self.files.get(&page.address).and_then(|path| history.0.get(path));
            page.changed = date.and_then(|date| {
                Some(model::Date { day: Day::parse(&date.to_string())?, text: date_labels::long(*date) })
            });
        }
    }
}

/// Returns the date (UTC) of a number of seconds since 1970-01-01.
fn date(seconds: &str) -> Option<Date> {
    let time = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some(time.to_zoned(TimeZone::UTC).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn last_change_up_to_the_day_of_the_build_counts() {
        // 2026-01-06, 2026-01-05, 2026-01-04, as git prints them.
        let log = "\u{1}1767657600\0\ncontent/a.md\0content/b.md\0\u{1}1767571200\0\ncontent/a.md\0\u{1}1767484800\0\ncontent/c.md\0";
        let days = |on| {
            let History(days) = History::parse(log, &day(on));
            days.into_iter().map(|(path, date)| format!("{path} {date}")).collect::<Vec<_>>()
        };
        assert_eq!(
            days("2026-01-06"),
            ["content/a.md 2026-01-06", "content/b.md 2026-01-06", "content/c.md 2026-01-04"]
        );
        assert_eq!(days("2026-01-05"), ["content/a.md 2026-01-05", "content/c.md 2026-01-04"]);
        assert_eq!(days("2026-01-03"), [""; 0]);
        assert_eq!(History::parse("", &day("2026-01-05")), History::default());
    }

    #[test]
    fn folder_without_repository_has_no_history() {
        let error = History::read(Path::new("/nowhere"), &day("2026-01-05")).unwrap_err();
        assert_eq!(error, HistoryError::NoRepository);
        assert!(error.to_string().contains("there is no git history"));
    }
}
