//! Imports the pages that were asked for, and reports.

mod plan;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use polite_http::{Clock, Limits};
use url::Url;

use crate::address::PageAddress;
use crate::known::{Known, KnownPage};
use crate::lists::Addresses;
use crate::page::{Context, Page, convert};
use crate::pictures::Pictures;
use crate::source::{PageSource, Pages, saved};
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
    /// Where pages come from.
    pub from: PageSource,
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
    let mut worst = Outcome::Imported;
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
        addresses.pages.into_iter().map(|address| task(address, &known, options, &mut pages)).collect();
    let mut pictures = Pictures::new(|url: &Url| pages.bytes(url));

    // Pages link to each other, so the first pass finds out what each is like for the others.
    for task in tasks.iter().filter(|task| task.text.is_ok() && task.existing.is_replaceable(options.replace)) {
        let page = known.pages.entry(task.existing.address.clone()).or_default();
        page.file.clone_from(&task.existing.file);
        page.is_draft = false;
    }
    for task in tasks.iter().filter(|task| !task.existing.is_held(options.replace)) {
        match convert_task(task, &known, options, &mut pictures) {
            Ok(page) if task.existing.is_replaceable(options.replace) => {
                known.pages.insert(task.existing.address.clone(), known_page(task, page));
            }
            Err(_) if task.existing.text.is_none() => {
                known.pages.remove(&task.existing.address);
            }
            _ => {}
        }
    }
    let mut counts = BTreeMap::new();
    for task in &tasks {
        let decision = if task.existing.is_held(options.replace) {
            Ok(hold(&task.address, &task.existing))
        } else {
            let page = convert_task(task, &known, options, &mut pictures);
            page.map(|page| decide(&task.address, &task.existing, page, options))
        };
        let (outcome, name, report) = match decision {
            Ok(decision) => carry_out(task, &decision, &pictures.files, options),
            Err(error) => (Outcome::Failed, "failed", format!("{}: error: {error}\n", task.address)),
        };
        write!(out, "{report}")?;
        *counts.entry(name).or_insert(0) += 1;
        worst = worst.max(outcome);
    }
    drop(pictures);
    let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
    let requests = pages.totals().requests;
    let counts = if counts.is_empty() { "no pages".to_owned() } else { counts.join(", ") };
    writeln!(out, "{counts}; {requests} {}", if requests == 1 { "request" } else { "requests" })?;
    Ok(worst)
}

/// Collects the addresses of all lists.
fn addresses(options: &Options, pages: &mut Pages<'_>) -> Result<Addresses, String> {
    let mut addresses = Addresses::default();
    options.pages.iter().cloned().for_each(|page| addresses.add(Ok(page)));
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
    let is_named = !(options.pages.is_empty()
        && options.lists.is_empty()
        && options.sitemaps.is_empty()
        && options.feeds.is_empty());
    match &options.from {
        PageSource::Folder(folder) if !is_named => saved(folder).into_iter().for_each(|address| addresses.add(address)),
        _ => {}
    }
    Ok(addresses)
}

/// Gets a page, and looks at what is there already.
fn task(address: PageAddress, known: &Known, options: &Options, pages: &mut Pages<'_>) -> Task {
    let existing = Existing::find(&options.root, &address, known);
    // Nobody is asked for what is not used.
    let text = if existing.is_held(options.replace) { Ok(String::new()) } else { pages.page(&address) };
    let own = existing.text.as_deref().map(crate::front_matter::topics).unwrap_or_default();
    let topics = if options.topics.is_empty() { own } else { options.topics.clone() };
    Task { address, text, existing, topics }
}

fn convert_task<F: FnMut(&Url) -> Result<Vec<u8>, String>>(
    task: &Task,
    known: &Known,
    options: &Options,
    pictures: &mut Pictures<F>,
) -> Result<Page, String> {
    let text = task.text.as_ref().map_err(Clone::clone)?;
    let page = known.pages.get(&task.existing.address).cloned().unwrap_or_default();
    let context = Context {
        address: &task.address,
        here: &task.existing.address,
        known,
        page,
        topics: &task.topics,
        today: options.today,
    };
    convert(text, &context, pictures)
}

/// Returns what other pages have to know of a page.
fn known_page(task: &Task, page: Page) -> KnownPage {
    let is_post = page.imported.topics.is_some();
    KnownPage {
        file: task.existing.file.clone(),
        title: page.imported.title,
        is_draft: page.imported.is_draft || task.existing.is_draft(),
        date: page.imported.date.filter(|_| is_post),
        ids: page.ids,
    }
}

/// Writes a file if that was decided. Returns the outcome, its name, and the report.
fn carry_out(
    task: &Task,
    decision: &Decision,
    pictures: &BTreeMap<String, Vec<u8>>,
    options: &Options,
) -> (Outcome, &'static str, String) {
    if let Some(text) = decision.text.as_ref().filter(|_| !options.dry_run)
        && let Err(error) = write_files(&options.root, &task.existing.file, text, pictures)
    {
        return (Outcome::Failed, "failed", format!("{}: error: {error}\n", task.address));
    }
    (decision.outcome, decision.name, decision.report(&task.address, options.dry_run))
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
