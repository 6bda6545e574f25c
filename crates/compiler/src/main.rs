//! The command line of the content compiler. `trunk serve` runs it after each edit.

use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use compiler::new::{NewFile, NewFileError};
use compiler::{BuildOptions, Content, History, Report};

/// Compiles the content of the site, or reports its errors
#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Arguments {
    #[command(flatten)]
    compile: Compile,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(clap::Args)]
struct Compile {
    /// Root of the project, which contains `content/` and `public/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Output folder for the JSON files
    #[arg(long, value_name = "DIR", required_unless_present = "check")]
    out: Option<PathBuf>,
    /// Check the content without writing anything
    #[arg(long, conflicts_with = "out")]
    check: bool,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// Include drafts and posts with a future date, marked as drafts
    #[arg(long)]
    drafts: bool,
    /// Day to compile for [default: today (UTC)]
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<String>,
    /// Whether to color messages
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    color: Color,
}

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    /// If they go to a terminal
    Auto,
    /// Always, as for a pipe to a terminal
    Always,
}

impl Color {
    fn is_on(self) -> bool {
        matches!(self, Self::Always) || stderr().is_terminal()
    }
}

#[derive(Subcommand)]
enum Command {
    /// Lists what is out of date, and fails if there is anything
    Stale {
        /// Root of the project, which contains `content/` and `public/`
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
        /// Day to compare with [default: today (UTC)]
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<String>,
    },
    /// Lists what is to be done before the site stands at the address of the official one, and fails if there is
    /// anything
    Launch {
        /// Root of the project, which contains `content/` and `public/`
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
        /// Day to compile for [default: today (UTC)]
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<String>,
    },
    /// Creates a new file, as a draft
    New {
        #[command(subcommand)]
        kind: Kind,
        /// Root of the project, which contains `content/` and `public/`
        #[arg(long, value_name = "DIR", default_value = ".", global = true)]
        root: PathBuf,
        /// Value for required dates, such as the date of a post [default: today (UTC)]
        #[arg(long, value_name = "YYYY-MM-DD", global = true)]
        on: Option<String>,
    },
}

#[derive(Subcommand)]
enum Kind {
    /// A page
    Page {
        /// Address, as in `about/introduction`
        address: String,
        /// Title
        title: String,
    },
    /// A post
    Post {
        /// Headline
        title: String,
        /// Last part of the address, as in `green-wg` [default: made from the headline]
        name: Option<String>,
    },
    /// A meeting
    Meeting {
        /// Number
        number: u16,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Some(Command::New { kind, root, on }) => create(kind, &root, on.as_deref()),
        Some(Command::Stale { root, on }) => {
            list(&root, on.as_deref(), |content| (content.stale.is_empty(), content.stale.to_string()))
        }
        Some(Command::Launch { root, on }) => {
            list(&root, on.as_deref(), |content| (content.launch.open() == 0, content.launch.to_string()))
        }
        None => run(&arguments.compile),
    };
    match result {
        Ok(message) => {
            eprintln!("{message}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprint!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn error(error: &dyn std::fmt::Display) -> String {
    format!("error: {error}\n")
}

/// Creates a new file. Returns the next steps for the writer.
fn create(kind: Kind, root: &Path, on: Option<&str>) -> Result<String, String> {
    let day = compiler::day_or_today(on).map_err(|invalid| error(&invalid))?;
    let new = match kind {
        Kind::Page { address, title } => NewFile::Page { address, title },
        Kind::Post { title, name } => NewFile::Post { title, name },
        Kind::Meeting { number } => NewFile::Meeting { number },
    };
    let created = new.write(root, &day).map_err(|failure| match failure {
        NewFileError::Invalid(report) => report.render(stderr().is_terminal()) + "no file was written\n",
        failure => error(&failure),
    })?;
    let mut next = format!(
        "Created {}, a draft of {}. Next:
  1. Fill in the text and the fields. Lines that start with `#` are optional fields.
  2. Preview it: script/serve --drafts
  3. Check it: script/check
  4. Publish it: remove `draft = true`",
        created.path, created.address
    );
    if matches!(new, NewFile::Page { .. }) {
        next += ", and add it to content/menu.toml if it belongs in the menu";
    }
    Ok(next)
}

/// Prints a list of what is open in the content, which is empty if nothing is. Returns it as an error if there is anything, or if
/// the content has errors.
fn list(root: &Path, on: Option<&str>, list: impl Fn(&Content) -> (bool, String)) -> Result<String, String> {
    let day = compiler::day_or_today(on).map_err(|invalid| error(&invalid))?;
    let content =
        compiler::compile(root, &BuildOptions::of(day)).map_err(|report| report.render(stderr().is_terminal()))?;
    let (is_done, report) = list(&content);
    if is_done { Ok(report) } else { Err(report + "\n") }
}

/// Compiles the content as requested. Returns the message to print.
fn run(arguments: &Compile) -> Result<String, String> {
    let render = |report: Report| report.render(arguments.color.is_on());
    let strict = |report: Report| if arguments.strict { report.strict() } else { report };
    let day = compiler::day_or_today(arguments.on.as_deref()).map_err(|invalid| error(&invalid))?;
    let options = BuildOptions { day, with_drafts: arguments.drafts, is_today: arguments.on.is_none() };
    let mut content = compiler::compile(&arguments.root, &options).map_err(|report| render(strict(report)))?;
    if arguments.strict && !content.warnings.is_empty() {
        return Err(render(content.warnings.strict()));
    }
    if let Some(out) = &arguments.out {
        match History::read(&arguments.root, &options.day) {
            Ok(history) => content.add_changes(&history),
            Err(reason) => eprintln!("{reason}"),
        }
        content.write(out).map_err(|failure| error(&format!("{}: {failure}", out.display())))?;
    }
    let drafts = content.pages.iter().filter(|page| page.draft).count();
    let drafts = if options.with_drafts { format!(", {drafts} of them drafts") } else { String::new() };
    let summary = format!("{} pages for {}{drafts}", content.pages.len(), options.day.as_str());
    // Not for script/serve, which compiles after each edit: on the writer's own machine the origin does not matter.
    let note = content.reserved_origin().filter(|_| arguments.check).unwrap_or_default();
    Ok(render(content.warnings) + &note + &content.schedule.to_string() + &summary)
}
