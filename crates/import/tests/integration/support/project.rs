//! A project to import into.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use compiler::{BuildOptions, Content};
use import::{Options, Outcome, PageAddress, run};
use model::Day;
use polite_http::{Limits, Source};
use walkdir::WalkDir;

use super::clock::FakeClock;

/// A copy of `tests/project/` in a temporary folder, and what to import into it.
pub(crate) struct Project {
    pub(crate) root: tempfile::TempDir,
    pub(crate) options: Options,
    pub(crate) clock: FakeClock,
}

/// Returns a folder of `tests/`.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

impl Project {
    pub(crate) fn new(from: Source) -> Self {
        let root = tempfile::tempdir().unwrap();
        let template = folder("project");
        for entry in WalkDir::new(&template).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
        {
            let to = root.path().join(entry.path().strip_prefix(&template).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(entry.path(), to).unwrap();
        }
        let options = Options {
            limits: Limits { timeout: Duration::from_mins(10), ..Limits::default() },
            ..Options::new(root.path().to_owned(), from, "2026-12-01".parse().unwrap())
        };
        Self { root, options, clock: FakeClock::new() }
    }

    /// A project without pages and redirects, into which single pages of `from` can be imported.
    pub(crate) fn empty(from: Source) -> Self {
        let project = Self::new(from);
        fs::remove_dir_all(project.root.path().join("content/pages")).unwrap();
        fs::remove_file(project.root.path().join("content/redirects.toml")).unwrap();
        let page = "+++\ntitle = \"About\"\ndescription = \"Words that say what this page is about, as many as a description needs.\"\n+++\n\nText.\n";
        project.write("content/pages/about/index.md", page);
        project.write("content/menu.toml", "[[section]]\nlabel = \"About\"\nhref = \"/about/\"\n\n[footer]\n");
        project
    }

    pub(crate) fn of_folder(name: &str) -> Self {
        Self::new(Source::Folder(folder(name)))
    }

    pub(crate) fn asking(origin: &str) -> Self {
        Self::new(Source::parse(origin).unwrap())
    }

    /// Imports pages, or all of the folder, and returns the report.
    pub(crate) fn import(&self, pages: &[&str]) -> (Outcome, String) {
        let pages = pages.iter().map(|page| PageAddress::parse(page).unwrap()).collect();
        self.import_with(&Options { pages, ..self.options.clone() })
    }

    pub(crate) fn import_with(&self, options: &Options) -> (Outcome, String) {
        let mut report = Vec::new();
        let outcome = run(options, &self.clock, &mut report).unwrap();
        (outcome, String::from_utf8(report).unwrap())
    }

    /// Returns the text of a file, or an empty text.
    pub(crate) fn text(&self, file: &str) -> String {
        fs::read_to_string(self.root.path().join(file)).unwrap_or_default()
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.root.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Returns the paths of all files of a folder.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let entries = WalkDir::new(self.root.path().join(folder)).sort_by_file_name().into_iter().flatten();
        let files = entries.filter(|entry| entry.file_type().is_file());
        files.map(|entry| entry.path().strip_prefix(self.root.path()).unwrap().to_str().unwrap().to_owned()).collect()
    }

    /// Compiles the project, with drafts.
    pub(crate) fn compile(&self) -> Content {
        let options = BuildOptions { with_drafts: true, ..BuildOptions::of(Day::parse("2026-12-01").unwrap()) };
        compiler::compile(self.root.path(), &options).unwrap_or_else(|report| panic!("{report:?}"))
    }

    /// Returns the HTML of a page.
    pub(crate) fn html(&self, address: &str) -> String {
        let content = self.compile();
        content.pages.iter().find(|page| page.address == address).unwrap().body.html.clone()
    }
}
