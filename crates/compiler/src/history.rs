//! When the files of the content were last changed, from the history of the repository.
//!
//! It is no part of compiling, so that what is compiled depends on the files alone; [`Content::add_changes`] adds it to the
//! pages. For one commit and one day it is always the same, whatever the working copy is like.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use model::Day;

use crate::git::git;
use crate::source::CONTENT;
use crate::{Content, date_labels};

/// The days of the last changes of files below `content/`, by path from the root of the project.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct History(BTreeMap<String, Date>);

/// Why there is no history.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HistoryError {
    /// Git is not installed, or the project is no repository.
    NoRepository,
    /// The copy of the repository was cut off: the days would be those of the cut.
    Shallow,
}

impl fmt::Display for HistoryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("pages do not say when they were last changed: ")?;
        formatter.write_str(match self {
            Self::NoRepository => "there is no git history to take it from",
            Self::Shallow => {
                "this copy of the repository has only a part of the history (`git fetch --unshallow` gets the rest)"
            }
        })
    }
}

impl std::error::Error for HistoryError {}

impl History {
    /// Reads the history of the project at `root`, as it was at the end of `day` (UTC).
    ///
    /// # Errors
    ///
    /// If there is none, or only a part of it.
    pub fn read(root: &Path, day: &Day) -> Result<Self, HistoryError> {
        let is_shallow = git(root, &["rev-parse", "--is-shallow-repository"]).ok_or(HistoryError::NoRepository)?;
        if is_shallow.trim() == "true" {
            return Err(HistoryError::Shallow);
        }
        // Of merges only the changes that they bring count, which are in their parents. `--relative` for a project that is a
        // folder of a larger repository; `-z` for paths as they are.
        let log = [
            "log",
            "--no-show-signature",
            "-z",
            "--format=%x01%ct",
            "--name-only",
            "--no-renames",
            "--relative",
            "--",
            CONTENT,
        ];
        let log = git(root, &log).ok_or(HistoryError::NoRepository)?;
        Ok(Self::parse(&log, day))
    }

    /// Reads what `git log -z` prints: each commit is a control character and its time, then come the paths.
    fn parse(log: &str, day: &Day) -> Self {
        let mut days: BTreeMap<String, Date> = BTreeMap::new();
        for commit in log.split('\u{1}') {
            let mut parts = commit.split(['\0', '\n']).filter(|part| !part.is_empty());
            let Some(date) = parts.next().and_then(date) else { continue };
            if date.to_string().as_str() > day.as_str() {
                continue;
            }
            for path in parts {
                // Clocks differ, so the order of commits is not that of their times.
                let newest = days.entry(path.to_owned()).or_insert(date);
                *newest = (*newest).max(date);
            }
        }
        Self(days)
    }
}

impl Content {
    /// Adds the days of the last changes to the pages.
    pub fn add_changes(&mut self, history: &History) {
        for page in &mut self.pages {
            let date = self.files.get(&page.address).and_then(|path| history.0.get(path));
            page.changed = date.and_then(|date| {
                Some(model::Date { day: Day::parse(&date.to_string())?, text: date_labels::long(*date) })
            });
        }
    }
}

/// The day, in UTC, of a number of seconds since 1970.
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
    fn the_newest_change_up_to_the_day_counts() {
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
    fn a_folder_without_a_history_says_so() {
        let unknown = History::read(Path::new("/nowhere"), &day("2026-01-05")).unwrap_err();
        assert_eq!(unknown, HistoryError::NoRepository);
        assert!(unknown.to_string().contains("there is no git history"));
    }
}
