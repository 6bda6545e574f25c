//! Decides what becomes of a file: what a writer has changed is never overwritten without being asked.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::address::PageAddress;
use crate::diff;
use crate::known::Known;
use crate::losses::Loss;
use crate::page::Page;
use crate::page_file::{PageFile, State};
use crate::run::{Options, Outcome};

/// The file of a page, which may not exist yet.
pub(super) struct Existing {
    /// Path from the root of the project.
    pub(super) path: String,
    /// What is there; `None` if nothing is.
    pub(super) file: Option<PageFile>,
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
        let paths = match known.pages.get(here).filter(|_| here != address.path()) {
            Some(page) => vec![page.file.clone()],
            None => address.files(),
        };
        let address = here.to_owned();
        if let Some((path, bytes)) = paths.iter().find_map(|path| Some((path, fs::read(root.join(path)).ok()?))) {
            let file = PageFile::parse(String::from_utf8_lossy(&bytes).into_owned());
            return Self { path: path.clone(), file: Some(file), address };
        }
        let has_folder = |path: &&String| {
            Path::new(path).file_name().is_some_and(|name| name == "index.md")
                && root.join(path).parent().is_some_and(Path::is_dir)
        };
        let path = paths.iter().find(has_folder).or(paths.first()).cloned().unwrap_or_default();
        Self { path, file: None, address }
    }

    /// Returns who wrote the file, if it is there.
    fn state(&self) -> Option<State> {
        self.file.as_ref().map(|file| file.state)
    }

    /// Returns whether an import may write the file.
    pub(super) fn is_replaceable(&self, replace: bool) -> bool {
        replace || matches!(self.state(), None | Some(State::Untouched))
    }

    /// Returns whether the file stays as it is, whatever the source says.
    pub(super) fn is_held(&self, replace: bool) -> bool {
        !replace && self.state() == Some(State::HandWritten)
    }

    /// Returns whether the file is a draft that an import wrote and nobody has published.
    pub(super) fn is_draft(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.state != State::HandWritten && file.is_draft())
    }
}

/// Decides that a file stays that was written by hand.
pub(super) fn hold(address: &PageAddress, existing: &Existing) -> Decision {
    let words = format!(
        "{} was written by hand, and stays. If the original is to replace it: {}",
        existing.path,
        command(address)
    );
    Decision::new(Outcome::Held, "held", words)
}

/// Decides what becomes of the file of a page that was converted.
pub(super) fn decide(address: &PageAddress, existing: &Existing, page: Page, options: &Options) -> Decision {
    let Page { imported, losses, missing, .. } = page;
    let path = &existing.path;
    let file = |on| imported.file(existing.file.as_ref(), &address.url(), on);
    let written = if options.dry_run { "would be written" } else { "written" };
    let write = |name, words: String| {
        let text = Some(file(options.today));
        Decision { text, losses, missing, ..Decision::new(Outcome::Imported, name, words) }
    };
    let Some(current) = &existing.file else { return write("new", format!("new, {written} to {path}")) };
    match current.state {
        State::Untouched => {
            let on = current.imported_on().unwrap_or(options.today);
            if file(on) == current.content {
                return Decision::new(Outcome::Imported, "unchanged", "unchanged".to_owned());
            }
            write("updated", format!("updated, {written} to {path}"))
        }
        State::HandWritten => write("replaced", format!("the text that was written by hand is replaced in {path}")),
        State::Changed if options.replace => write("replaced", format!("what was changed here is replaced in {path}")),
        State::Changed if current.recorded_digest() == Some(&imported.digest()) => {
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
                details: diff::unified(path, &current.content, &file(options.today)),
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
    pub(super) fn report(&self, address: &PageAddress) -> String {
        let mut report = format!("{address}: {}\n", self.words);
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
