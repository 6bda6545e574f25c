//! A project with nothing but synced files.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use polite_http::{Limits, Source};
use sync::{Kind, Options, Outcome, run};

use super::clock::FakeClock;
use super::server::Server;

/// A project in a temporary folder, and who it asks.
pub(crate) struct Project {
    pub(crate) root: tempfile::TempDir,
    pub(crate) options: Options,
    pub(crate) clock: FakeClock,
}

impl Project {
    pub(crate) fn asking(server: &Server) -> Self {
        let root = tempfile::tempdir().unwrap();
        let options = Options {
            root: root.path().to_owned(),
            kinds: Kind::ALL.to_vec(),
            source: Source::parse(&server.origin).unwrap(),
            dry_run: false,
            accept: false,
            note: None,
            today: "2026-12-01".parse().unwrap(),
            // A busy machine needs longer for 70 MiB.
            limits: Limits { timeout: Duration::from_mins(10), ..Limits::default() },
        };
        Self { root, options, clock: FakeClock::new() }
    }

    /// Syncs, and returns the report.
    pub(crate) fn sync(&self) -> (Outcome, String) {
        self.sync_only(self.options.kinds.clone())
    }

    /// Syncs some kinds, and returns the report.
    pub(crate) fn sync_only(&self, kinds: Vec<Kind>) -> (Outcome, String) {
        let mut report = Vec::new();
        let options = Options { kinds, ..self.options.clone() };
        let outcome = run(&options, &self.clock, &mut report).unwrap();
        (outcome, String::from_utf8(report).unwrap())
    }

    /// Returns the text of a file, or an empty text.
    pub(crate) fn text(&self, file: &str) -> String {
        fs::read_to_string(self.root.path().join(synced::FOLDER).join(file)).unwrap_or_default()
    }

    /// Returns all synced files by name.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.root.path().join(synced::FOLDER)).into_iter().flatten();
        let file = |entry: std::io::Result<fs::DirEntry>| {
            let entry = entry.unwrap();
            (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
        };
        entries.map(file).collect()
    }
}
