//! Results of the last week, cached in a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// Lifetime of an entry, in seconds: one week.
const MAX_AGE: u64 = 7 * 24 * 60 * 60;

/// Result of checking a URL.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum Answer {
    /// The link works.
    Good,
    /// The link is broken, with the reason: `404 Not Found`.
    Failure(String),
}

#[derive(Deserialize, Serialize)]
struct Entry {
    /// Seconds since 1970.
    at: u64,
    answer: Answer,
    /// Whether the site itself answered. Network errors are not kept for the next run.
    is_final: bool,
}

/// Results by URL.
pub(crate) struct AnswerCache {
    file: PathBuf,
    /// Time of this run, in seconds since 1970.
    now: u64,
    entries: BTreeMap<String, Entry>,
}

/// Returns the current time in seconds since 1970.
pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

impl AnswerCache {
    /// Reads the entries that have not expired. An unreadable file is an empty cache.
    pub(crate) fn read(file: &Path, now: u64) -> Self {
        let text = fs::read_to_string(file).unwrap_or_default();
        let mut entries: BTreeMap<String, Entry> = serde_json::from_str(&text).unwrap_or_default();
        entries.retain(|_, entry| entry.is_final && (entry.at..entry.at.saturating_add(MAX_AGE)).contains(&now));
        Self { file: file.to_owned(), now, entries }
    }

    /// Returns the cached result for a URL.
    pub(crate) fn get(&self, url: &str) -> Option<&Answer> {
        self.entries.get(url).map(|entry| &entry.answer)
    }

    /// Adds a result and saves the file. A network error (`Err`) counts for this run only.
    pub(crate) fn insert(&mut self, url: &str, answer: Result<Answer, String>) -> Result<()> {
        let is_final = answer.is_ok();
        let answer = answer.unwrap_or_else(Answer::Failure);
        self.entries.insert(url.to_owned(), Entry { at: self.now, answer, is_final });
        let json = serde_json::to_string_pretty(&self.entries)?;
        let new = self.file.with_extension("new");
        let folder = self.file.parent().map_or(Ok(()), fs::create_dir_all);
        let write = folder.and_then(|()| fs::write(&new, json)).and_then(|()| fs::rename(&new, &self.file));
        write.with_context(|| self.file.display().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_expire_after_a_week_and_network_errors_after_the_run() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("target/answers.json");
        let mut cache = AnswerCache::read(&file, 1_000_000);
        cache.insert("https://a.example/", Ok(Answer::Good)).unwrap();
        cache.insert("https://b.example/", Ok(Answer::Failure("404".into()))).unwrap();
        cache.insert("https://c.example/", Err("no such host".into())).unwrap();
        assert_eq!(cache.get("https://c.example/"), Some(&Answer::Failure("no such host".into())));

        let later = |now| {
            let cache = AnswerCache::read(&file, now);
            ["a", "b", "c"].map(|host| cache.get(&format!("https://{host}.example/")).cloned())
        };
        assert_eq!(later(1_000_000 + MAX_AGE - 1), [Some(Answer::Good), Some(Answer::Failure("404".into())), None]);
        assert_eq!(later(1_000_000 + MAX_AGE), [None, None, None]);
        assert_eq!(later(999_999), [None, None, None], "the clock was set back");
        fs::write(&file, "{").unwrap();
        assert_eq!(later(1_000_000), [None, None, None]);
    }
}
