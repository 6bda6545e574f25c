//! The content compiler on the command line. It runs at each edit in `trunk serve`.

use std::io::{IsTerminal, stderr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

/// Compiles the content of the site, or says what is wrong with it.
#[derive(Parser)]
struct Arguments {
    /// Root of the project, in which `content/` and `public/` are
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Where the JSON is written
    #[arg(long, value_name = "DIR", required_unless_present = "check")]
    out: Option<PathBuf>,
    /// Only check, write nothing
    #[arg(long, conflicts_with = "out")]
    check: bool,
    /// The day to compile for; else that of `SOURCE_DATE_EPOCH`, else that of the newest commit
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
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

/// Does what the arguments say. Gives what is to be printed.
fn run(arguments: &Arguments) -> Result<String, String> {
    let error = |error: &dyn std::fmt::Display| format!("error: {error}\n");
    let day = compiler::build_day(arguments.on.as_deref(), &arguments.root).map_err(|day| error(&day))?;
    let content = compiler::compile(&arguments.root, &day).map_err(|report| report.render(stderr().is_terminal()))?;
    if let Some(out) = &arguments.out {
        content.write(out).map_err(|refusal| error(&format!("{}: {refusal}", out.display())))?;
    }
    Ok(format!("{} pages for {}", content.pages.len(), day.as_str()))
}
