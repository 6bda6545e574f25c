//! `script/import`: see the crate's documentation.

use std::io::stdout;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use import::{Options, Outcome, PageAddress, run};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use polite_http::{Clock, Limits, Source, SystemClock};

/// Exit status if a file was left as it is.
const HELD: u8 = 3;

/// Brings pages of the present www.ietf.org over, and reports what could not be carried over
///
/// Exits with 1 if a page could not be imported, and with 3 if a file was left as it is, because a person wrote or changed it.
#[derive(Parser)]
#[command(name = "script/import", bin_name = "script/import")]
struct Arguments {
    /// Addresses of pages, or their paths: /about/note-well/
    #[arg(value_name = "ADDRESS", value_parser = PageAddress::parse)]
    pages: Vec<PageAddress>,
    /// A file of addresses, one a line
    #[arg(long, value_name = "FILE")]
    list: Vec<PathBuf>,
    /// All pages of a sitemap
    #[arg(long, value_name = "URL")]
    sitemap: Vec<String>,
    /// All posts of a feed
    #[arg(long, value_name = "URL")]
    feed: Vec<String>,
    /// Ask another host that answers like www.ietf.org, or read saved pages; without addresses, all pages of the folder
    #[arg(long, value_name = "URL|FOLDER", value_parser = Source::parse)]
    from: Option<Source>,
    /// A topic of the posts; can be given several times
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    /// Replace what was written by hand, and what was changed here
    #[arg(long)]
    replace: bool,
    /// Report, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Day of the import; today (UTC) by default
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,
    /// Root of the project
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let options = Options {
        root: arguments.root,
        pages: arguments.pages,
        lists: arguments.list,
        sitemaps: arguments.sitemap,
        feeds: arguments.feed,
        from: arguments.from.unwrap_or(Source::Owners),
        topics: arguments.topic,
        replace: arguments.replace,
        dry_run: arguments.dry_run,
        today: arguments.on.unwrap_or_else(|| SystemClock.now().to_zoned(TimeZone::UTC).date()),
        limits: Limits::default(),
    };
    if !options.names_pages() && !matches!(options.from, Source::Folder(_)) {
        eprintln!(
            "error: found no address; expected one or more, as in: script/import https://www.ietf.org/about/note-well/"
        );
        return ExitCode::from(2);
    }
    match run(&options, &SystemClock, &mut stdout().lock()) {
        Ok(Outcome::Imported) => ExitCode::SUCCESS,
        Ok(Outcome::Held) => HELD.into(),
        Ok(Outcome::Failed) | Err(_) => ExitCode::FAILURE,
    }
}
