//! The production builder.
//!
//! `sitegen build` runs as the last step of `trunk build --release`, on the folder that Trunk has staged:
//!
//! 1. compile the content (crate `compiler`), and write it as JSON;
//! 2. read the document that Trunk made, with its hashed file names ([`shell`]);
//! 3. render every page into it with the components of the app ([`prerender`]);
//! 4. write the headers that belong to these very files ([`headers`]).
//!
//! Any error ends it before Trunk replaces the last good `dist`. `sitegen preview` serves the result as a CDN would
//! ([`preview`]).

mod build;
mod headers;
mod prerender;
mod preview;
mod shell;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds and previews the site.
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Turns the folder that Trunk has staged into the finished site.
    Build {
        /// Folder of the project, with `content/` and `public/`.
        #[arg(long, default_value = ".")]
        root: PathBuf,
        /// Folder that Trunk has staged.
        #[arg(long)]
        staging: PathBuf,
        /// Build the site as of this day, `YYYY-MM-DD`.
        #[arg(long)]
        on: Option<String>,
    },
    /// Serves a finished site with the headers it will have on a CDN.
    Preview {
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Port on the loopback interface.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Build { root, staging, on } => build::build(&root, &staging, on.as_deref()),
        Command::Preview { dist, port } => preview::serve(&dist, port),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
