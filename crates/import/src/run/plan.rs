//! Decides what becomes of a file: what a writer has changed is never overwritten without being asked.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::address::PageAddress;
use crate::diff;
use crate::front_matter::{self, State};
use crate::known::Known;
use crate::losses::Loss;
use crate::page::Page;
use crate::run::{Options, Outcome};

/// The file of a page, which may not exist yet.
pub(super) struct Existing {
    /// Path from the root of the project.
    pub(super) file: String,
    pub(super) text: Option<String>,
    /// Address on this site.
    pub(super) address: String,
}

/// What becomes of a file.
pub(super) struct Decision {
    pub(super) outcome: Outcome,
    /// Name of the outcome, for the last line of the report.
    pub(super) name: &'static str,
    /// New content, if it is to be written.
    pub(super) text: Option<String>,
    /// What happens, in words.
    words: String,
    /// What follows the words.
    details: String,
    losses: Vec<Loss>,
    missing: Vec<String>,
}

impl Existing {
    /// Finds the file of a page. A new one lies in the folder of the page, if that exists.
    pub(super) fn find(root: &Path, address: &PageAddress, known: &Known) -> Self {
        let here = known.here(address.path());
        // A text can have another address here, where its summary was.
        let files = match known.pages.get(here).filter(|_| here != address.path()) {
            Some(page) => vec![page.file.clone()],
            None => address.files(),
        };
        let here = here.to_owned();
        let existing = files.iter().find_map(|file| Some((file, fs::read(root.join(file)).ok()?)));
        if let Some((file, bytes)) = existing {
            return Self {
                file: file.clone(),
                text: Some(String::from_utf8_lossy(&bytes).into_owned()),
                address: here,
            };
        }
        let has_folder = |file: &&String| {
            Path::new(file).file_name().is_some_and(|name| name == "index.md")
                && root.join(file).parent().is_some_and(Path::is_dir)
        };
        let file = files.iter().find(has_folder).or(files.first()).cloned().unwrap_or_default();
        Self { file, text: None, address: here }
    }

    /// Returns whether an import may write the file.
    pub(super) fn is_replaceable(&self, replace: bool) -> bool {
        replace || self.text.as_deref().is_none_or(|text| front_matter::state(text) == State::Untouched)
    }

    /// Returns whether the file stays as it is, whatever the source says.
    pub(super) fn is_held(&self, replace: bool) -> bool {
        !replace && self.text.as_deref().is_some_and(|text| front_matter::state(text) == State::HandWritten)
    }

    /// Returns whether the file is a draft that an import wrote and nobody has published.
    pub(super) fn is_draft(&self) -> bool {
        let is_imported = |text: &&str| front_matter::state(text) != State::HandWritten;
        let fields = self.text.as_deref().filter(is_imported).and_then(front_matter::split);
        fields.is_some_and(|(fields, _)| fields.get("draft").and_then(toml_edit::Item::as_bool) == Some(true))
    }
}

/// Decides that a file stays that was written by hand.
pub(super) fn hold(address: &PageAddress, existing: &Existing) -> Decision {
    let words = format!(
        "{} was written by hand, and stays. If the original is to replace it: {}",
        existing.file,
        command(address)
    );
    Decision::new(Outcome::Held, "held", words)
}

/// Decides what becomes of the file of a page that was converted.
pub(super) fn decide(address: &PageAddress, existing: &Existing, page: Page, options: &Options) -> Decision {
    let Page { imported, losses, missing, .. } = page;
    let path = &existing.file;
    let file = |on| imported.file(existing.text.as_deref(), &address.url(), on);
    let write = |name, words: String| {
        let text = Some(file(options.today));
        Decision { text, losses, missing, ..Decision::new(Outcome::Imported, name, words) }
    };
    let Some(text) = &existing.text else { return write("new", format!("new, written to {path}")) };
    match front_matter::state(text) {
        State::Untouched => {
            let on = front_matter::imported_on(text).unwrap_or(options.today);
            if file(on) == *text {
                return Decision::new(Outcome::Imported, "unchanged", "unchanged".to_owned());
            }
            write("updated", format!("updated, written to {path}"))
        }
        State::HandWritten => write("replaced", format!("the text that was written by hand is replaced in {path}")),
        State::Changed if options.replace => write("replaced", format!("what was changed here is replaced in {path}")),
        State::Changed if front_matter::recorded_digest(text) == Some(imported.digest()) => {
            let words = format!("unchanged at the source; {path} was changed here and stays");
            Decision::new(Outcome::Imported, "unchanged", words)
        }
        State::Changed => {
            let words = format!(
                "changed at the source, and {path} was changed here: it stays. Take over by hand what is new (lines with `+`), \
                 or replace it: {}",
                command(address)
            );
            Decision {
                details: diff::unified(path, text, &file(options.today)),
                ..Decision::new(Outcome::Held, "held", words)
            }
        }
    }
}

/// Returns the command that replaces a file.
fn command(address: &PageAddress) -> String {
    format!("script/import --replace {}", address.url())
}

impl Decision {
    /// A decision that writes nothing.
    fn new(outcome: Outcome, name: &'static str, words: String) -> Self {
        let (losses, missing) = (Vec::new(), Vec::new());
        Self { outcome, name, text: None, words, details: String::new(), losses, missing }
    }

    /// Returns the report of a page.
    pub(super) fn report(&self, address: &PageAddress, is_dry_run: bool) -> String {
        let words =
            if is_dry_run { self.words.replace("written to", "would be written to") } else { self.words.clone() };
        let mut report = format!("{address}: {words}\n");
        for missing in &self.missing {
            // Writing to a string cannot fail.
            let _ = writeln!(report, "  a draft until a writer adds {missing}");
        }
        for loss in &self.losses {
            let _ = writeln!(report, "  {loss}");
        }
        report + &self.details
    }
}
