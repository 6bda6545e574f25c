//! Answers of the last week, in a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// Seconds for which an answer holds.
const WEEK: u64 = 7 * 24 * 60 * 60;

/// What came back from an address.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum Answer {
    /// There is something.
    Good,
    /// There is nothing, or nobody: `404 Not Found`.
    Failure(String),
}

/// An answer and its time, in seconds since 1970.
#[derive(Deserialize, Serialize)]
struct Kept {
    at: u64,
    answer: Answer,
    /// Whether it comes from the site itself. That the network fails is not kept for the next run.
    is_final: bool,
}

/// The answers, by address.
pub(crate) struct Answers {
    file: PathBuf,
    /// Seconds since 1970.
    now: u64,
    kept: BTreeMap<String, Kept>,
}

/// Seconds since 1970.
pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

impl Answers {
    /// Reads the answers that still hold. A file that cannot be read holds none.
    pub(crate) fn read(file: &Path, now: u64) -> Self {
        let text = fs::read_to_string(file).unwrap_or_default();
        let mut kept: BTreeMap<String, Kept> = serde_json::from_str(&text).unwrap_or_default();
        kept.retain(|_, kept| kept.is_final && (kept.at..kept.at.saturating_add(WEEK)).contains(&now));
        Self { file: file.to_owned(), now, kept }
    }

    /// The answer of an address, if it is known.
    pub(crate) fn get(&self, address: &str) -> Option<&Answer> {
        self.kept.get(address).map(|kept| &kept.answer)
    }

    /// Keeps an answer, in the file too. One that does not come from the site (`Err`) holds for this run.
    pub(crate) fn keep(&mut self, address: &str, answer: Result<Answer, String>) -> Result<()> {
        let is_final = answer.is_ok();
        let answer = answer.unwrap_or_else(Answer::Failure);
        self.kept.insert(address.to_owned(), Kept { at: self.now, answer, is_final });
        let json = serde_json::to_string_pretty(&self.kept)?;
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
    fn an_answer_holds_for_a_week_and_a_broken_network_for_a_run() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("target/answers.json");
        let mut answers = Answers::read(&file, 1_000_000);
        answers.keep("https://a.example/", Ok(Answer::Good)).unwrap();
        answers.keep("https://b.example/", Ok(Answer::Failure("404".into()))).unwrap();
        answers.keep("https://c.example/", Err("no such host".into())).unwrap();
        assert_eq!(answers.get("https://c.example/"), Some(&Answer::Failure("no such host".into())));

        let later = |now| {
            let answers = Answers::read(&file, now);
            ["a", "b", "c"].map(|host| answers.get(&format!("https://{host}.example/")).cloned())
        };
        assert_eq!(later(1_000_000 + WEEK - 1), [Some(Answer::Good), Some(Answer::Failure("404".into())), None]);
        assert_eq!(later(1_000_000 + WEEK), [None, None, None]);
        assert_eq!(later(999_999), [None, None, None], "a clock that was set back");
        fs::write(&file, "{").unwrap();
        assert_eq!(later(1_000_000), [None, None, None]);
    }
}
