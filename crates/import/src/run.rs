//! Imports the pages that were asked for, and reports.

mod plan;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use polite_http::{Clock, Limits, Source};
use url::Url;

use crate::address::PageAddress;
use crate::known::{Known, KnownPage};
use crate::lists::Addresses;
use crate::page::{Context, Page, convert};
use crate::page_file::PageFile;
use crate::pictures::{Pictures, TakePicture};
use crate::source::{Pages, saved};
use plan::{Decision, Existing, decide, hold};

/// What to import, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Root of the project.
    pub root: PathBuf,
    /// Pages that were named.
    pub pages: Vec<PageAddress>,
    /// Files of addresses, one a line.
    pub lists: Vec<PathBuf>,
    /// Addresses of sitemaps.
    pub sitemaps: Vec<String>,
    /// Addresses of feeds in RSS 2.0.
    pub feeds: Vec<String>,
    /// Where pages come from. A folder is one of saved pages.
    pub from: Source,
    /// Topics of the posts.
    pub topics: Vec<String>,
    /// Whether to overwrite what was written by hand, and what a writer has changed.
    pub replace: bool,
    /// Whether to write nothing.
    pub dry_run: bool,
    /// Day of the import.
    pub today: Date,
    /// Limits of each request.
    pub limits: Limits,
}

impl Options {
    /// Options that name no pages: all of a folder are imported.
    #[must_use]
    pub fn new(root: PathBuf, from: Source, today: Date) -> Self {
        Self {
            root,
            pages: Vec::new(),
            lists: Vec::new(),
            sitemaps: Vec::new(),
            feeds: Vec::new(),
            from,
            topics: Vec::new(),
            replace: false,
            dry_run: false,
            today,
            limits: Limits::default(),
        }
    }

    /// Returns whether the pages to import are named, one by one or by a list.
    #[must_use]
    pub fn names_pages(&self) -> bool {
        !(self.pages.is_empty() && self.lists.is_empty() && self.sitemaps.is_empty() && self.feeds.is_empty())
    }
}

/// How an import ended. Of several pages, the worst counts.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Outcome {
    /// All pages are here as they are at the source.
    Imported,
    /// A file was left as it is, and a person has to decide.
    Held,
    /// A page could not be imported.
    Failed,
}

/// A page while it is imported.
struct Task {
    address: PageAddress,
    /// Its HTML, or why there is none.
    text: Result<String, String>,
    existing: Existing,
    /// Topics for a post.
    topics: Vec<String>,
}

/// Imports pages, and reports to `out`.
///
/// # Errors
/// Fails if `out` cannot be written.
pub fn run(options: &Options, clock: &dyn Clock, out: &mut dyn Write) -> io::Result<Outcome> {
    let mut pages = Pages::new(&options.from, &options.root, options.limits, clock);
    let addresses = match addresses(options, &mut pages) {
        Ok(addresses) => addresses,
        Err(error) => {
            writeln!(out, "error: {error}")?;
            return Ok(Outcome::Failed);
        }
    };
    for other in &addresses.others {
        writeln!(out, "not imported: {other}")?;
    }
    let mut known = Known::read(&options.root);
    let tasks: Vec<Task> =
        addresses.pages.into_iter().map(|address| Task::new(address, &known, options, &mut pages)).collect();
    let mut pictures = Pictures::new(|url: &Url| pages.bytes(url));
    learn(&tasks, &mut known, options, &mut pictures);
    let mut worst = Outcome::Imported;
    let mut counts = BTreeMap::new();
    for task in &tasks {
        let decision = task.decide(&known, options, &mut pictures).and_then(|decision| {
            if let Some(text) = decision.text.as_ref().filter(|_| !options.dry_run) {
                write_files(&options.root, &task.existing.path, text, &pictures.files)?;
            }
            Ok(decision)
        });
        let (outcome, name) = match decision {
            Ok(decision) => {
                write!(out, "{}", decision.report(&task.address))?;
                (decision.outcome, decision.name)
            }
            Err(error) => {
                writeln!(out, "{}: error: {error}", task.address)?;
                (Outcome::Failed, "failed")
            }
        };
        worst = worst.max(outcome);
        *counts.entry(name).or_insert(0) += 1;
    }
    drop(pictures);
    writeln!(out, "{}", summary(&counts, pages.requests()))?;
    Ok(worst)
}

/// Collects the addresses of all lists.
fn addresses(options: &Options, pages: &mut Pages<'_>) -> Result<Addresses, String> {
    let mut addresses = Addresses::default();
    for page in &options.pages {
        addresses.add(Ok(page.clone()));
    }
    for list in &options.lists {
        let text = fs::read_to_string(list).map_err(|error| format!("{}: cannot be read: {error}", list.display()))?;
        addresses.add_list(&text);
    }
    for sitemap in &options.sitemaps {
        addresses.add_sitemap(sitemap, pages)?;
    }
    for feed in &options.feeds {
        addresses.add_feed(feed, pages)?;
    }
    if let Source::Folder(folder) = &options.from
        && !options.names_pages()
    {
        for address in saved(folder) {
            addresses.add(address);
        }
    }
    Ok(addresses)
}

/// Finds out what each page that may be written is like for the others, because pages link to each other.
fn learn(tasks: &[Task], known: &mut Known, options: &Options, pictures: &mut dyn TakePicture) {
    let replaceable = || tasks.iter().filter(|task| task.existing.is_replaceable(options.replace));
    for task in replaceable().filter(|task| task.text.is_ok()) {
        let page = known.pages.entry(task.existing.address.clone()).or_default();
        page.file.clone_from(&task.existing.path);
        page.is_draft = false;
    }
    for task in replaceable() {
        match task.convert(known, options, pictures) {
            Ok(page) => {
                known.pages.insert(task.existing.address.clone(), task.known_page(page));
            }
            Err(_) if task.existing.file.is_none() => {
                known.pages.remove(&task.existing.address);
            }
            Err(_) => {}
        }
    }
}

impl Task {
    /// Gets a page, and looks at what is there already.
    fn new(address: PageAddress, known: &Known, options: &Options, pages: &mut Pages<'_>) -> Self {
        let existing = Existing::find(&options.root, &address, known);
        // Nobody is asked for what is not used.
        let text = if existing.is_held(options.replace) { Ok(String::new()) } else { pages.page(&address) };
        let own = existing.file.as_ref().map(PageFile::topics).unwrap_or_default();
        let topics = if options.topics.is_empty() { own } else { options.topics.clone() };
        Self { address, text, existing, topics }
    }

    /// Decides what becomes of the file.
    fn decide(&self, known: &Known, options: &Options, pictures: &mut dyn TakePicture) -> Result<Decision, String> {
        if self.existing.is_held(options.replace) {
            return Ok(hold(&self.address, &self.existing));
        }
        let page = self.convert(known, options, pictures)?;
        Ok(decide(&self.address, &self.existing, page, options))
    }

    fn convert(&self, known: &Known, options: &Options, pictures: &mut dyn TakePicture) -> Result<Page, String> {
        let text = self.text.as_ref().map_err(Clone::clone)?;
        let context = Context {
            address: &self.address,
            here: &self.existing.address,
            known,
            topics: &self.topics,
            today: options.today,
        };
        convert(text, &context, pictures)
    }

    /// Returns what other pages have to know of the page.
    fn known_page(&self, page: Page) -> KnownPage {
        KnownPage {
            file: self.existing.path.clone(),
            title: page.imported.title,
            is_draft: page.imported.is_draft || self.existing.is_draft(),
            date: page.imported.date,
            ids: page.ids,
        }
    }
}

/// Returns the last line of the report: `2 new; 3 requests`.
fn summary(counts: &BTreeMap<&str, usize>, requests: usize) -> String {
    let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
    let counts = if counts.is_empty() { "no pages".to_owned() } else { counts.join(", ") };
    format!("{counts}; {requests} {}", if requests == 1 { "request" } else { "requests" })
}

/// Writes a file, and the pictures that its text shows.
fn write_files(root: &Path, file: &str, text: &str, pictures: &BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    for (address, bytes) in pictures.iter().filter(|(address, _)| text.contains(address.as_str())) {
        write(&root.join("public").join(address.trim_start_matches('/')), bytes)?;
    }
    write(&root.join(file), text.as_bytes())
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    let folder = file.parent().unwrap_or(file);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(file, bytes));
    written.map_err(|error| format!("{}: cannot be written: {error}", file.display()))
}
