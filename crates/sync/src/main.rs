//! `script/sync`: see the crate's documentation.

use std::io::stdout;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use polite_http::{Clock, Limits, Source, SystemClock};
use sync::{Kind, Options, Outcome, run};
use synced::text::Line;

/// Exit status if something is in doubt.
const HELD: u8 = 3;

/// Asks the owners of facts, and writes content/synced/
///
/// Exits with 1 if a source could not be used, and with 3 if something looks wrong. The last good file stays then.
#[derive(Parser)]
#[command(name = "script/sync", bin_name = "script/sync")]
struct Arguments {
    /// What to sync; everything by default
    #[arg(value_enum, value_name = "KIND")]
    kinds: Vec<Kind>,
    /// Print what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write also what looks wrong
    #[arg(long)]
    accept: bool,
    /// Ask another host, or read kept answers: a copy of a folder in target/sync/
    #[arg(long, value_name = "URL|FOLDER", value_parser = Source::parse)]
    from: Option<Source>,
    /// What the files say of their origin, if it is not their owner
    #[arg(long, value_name = "TEXT", value_parser = |text: &str| Line::try_from(text.to_owned()))]
    note: Option<Line>,
    /// Day of the sync; today (UTC) by default
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
        kinds: if arguments.kinds.is_empty() { Kind::ALL.to_vec() } else { arguments.kinds },
        source: arguments.from.unwrap_or(Source::Owners),
        dry_run: arguments.dry_run,
        accept: arguments.accept,
        note: arguments.note,
        today: arguments.on.unwrap_or_else(|| SystemClock.now().to_zoned(TimeZone::UTC).date()),
        limits: Limits::default(),
    };
    match run(&options, &SystemClock, &mut stdout().lock()) {
        Ok(Outcome::Synced) => ExitCode::SUCCESS,
        Ok(Outcome::Held) => HELD.into(),
        Ok(Outcome::Failed) | Err(_) => ExitCode::FAILURE,
    }
}
