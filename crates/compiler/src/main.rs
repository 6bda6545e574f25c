//! The content compiler on the command line. It runs at each edit in `trunk serve`.

use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use compiler::new::{New, NewFileError};
use compiler::{BuildOptions, History, Report};

/// Compiles the content of the site, or says what is wrong with it.
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
    /// Root of the project, in which `content/` and `public/` are
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Where the JSON is written
    #[arg(long, value_name = "DIR", required_unless_present = "check")]
    out: Option<PathBuf>,
    /// Only check, write nothing
    #[arg(long, conflicts_with = "out")]
    check: bool,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
    /// Drafts too, and posts whose day has not come, each marked as a draft
    #[arg(long)]
    drafts: bool,
    /// The day to compile for; else today (UTC)
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Writes a new file, as a draft
    New {
        #[command(subcommand)]
        what: What,
        /// Root of the project, in which `content/` and `public/` are
        #[arg(long, value_name = "DIR", default_value = ".", global = true)]
        root: PathBuf,
        /// The day of a post, and wherever else one must stand; else today
        #[arg(long, value_name = "YYYY-MM-DD", global = true)]
        on: Option<String>,
    },
}

#[derive(Subcommand)]
enum What {
    /// A page
    Page {
        /// Its address, as in `about/introduction`
        address: String,
        /// Its title
        title: String,
    },
    /// A post
    Post {
        /// Its headline
        title: String,
        /// The last part of its address, as in `green-wg`; else made from the headline
        name: Option<String>,
    },
    /// A meeting
    Meeting {
        /// Its number
        number: u16,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Some(Command::New { what, root, on }) => write_new(what, &root, on.as_deref()),
        None => run(&arguments.compile),
    };
    match result {
        Ok(done) => {
            eprintln!("{done}");
            ExitCode::SUCCESS
        }
        Err(report) => {
            eprint!("{report}");
            ExitCode::FAILURE
        }
    }
}

fn error(error: &dyn std::fmt::Display) -> String {
    format!("error: {error}\n")
}

/// Writes a new file. Gives what is to be done next.
fn write_new(what: What, root: &Path, on: Option<&str>) -> Result<String, String> {
    let day = compiler::day_or_today(on).map_err(|day| error(&day))?;
    let new = match what {
        What::Page { address, title } => New::Page { address, title },
        What::Post { title, name } => New::Post { title, name },
        What::Meeting { number } => New::Meeting { number },
    };
    let written = new.write(root, &day).map_err(|refusal| match refusal {
        NewFileError::Wrong(report) => report.render(stderr().is_terminal()) + "nothing is written\n",
        refusal => error(&refusal),
    })?;
    let mut next = format!(
        "{} is written, a draft of {}. Next:
  1. Fill in what is to be written. Each line behind a `#` is a field that can be left out.
  2. Look at it: script/serve --drafts
  3. Check it: script/check
  4. Publish it: take out `draft = true`",
        written.path, written.address
    );
    if matches!(new, New::Page { .. }) {
        next += ", and add it to content/menu.toml if the menu is to lead to it";
    }
    Ok(next)
}

/// Does what the arguments say. Gives what is to be printed.
fn run(arguments: &Compile) -> Result<String, String> {
    let render = |report: Report| report.render(stderr().is_terminal());
    let strict = |report: Report| if arguments.strict { report.strict() } else { report };
    let day = compiler::day_or_today(arguments.on.as_deref()).map_err(|day| error(&day))?;
    let options = BuildOptions { day, with_drafts: arguments.drafts };
    let mut content = compiler::compile(&arguments.root, &options).map_err(|report| render(strict(report)))?;
    if arguments.strict && !content.warnings.is_empty() {
        return Err(render(content.warnings.strict()));
    }
    if let Some(out) = &arguments.out {
        match History::read(&arguments.root, &options.day) {
            Ok(history) => content.add_changes(&history),
            Err(unknown) => eprintln!("{unknown}"),
        }
        content.write(out).map_err(|refusal| error(&format!("{}: {refusal}", out.display())))?;
    }
    let drafts = content.pages.iter().filter(|page| page.draft).count();
    let drafts = if options.with_drafts { format!(", {drafts} of them drafts") } else { String::new() };
    let done = format!("{} pages for {}{drafts}", content.pages.len(), options.day.as_str());
    Ok(render(content.warnings) + &content.held_back.to_string() + &done)
}
