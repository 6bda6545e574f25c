//! The production builder.
//!
//! `sitegen build` runs as the last step of `trunk build --release`, on the folder that Trunk has staged:
//!
//! 1. compile the content (crate `compiler`), and write it as JSON;
//! 2. read the document that Trunk made, with its hashed file names ([`document_template`]);
//! 3. render every page into it with the components of the app ([`prerender`]), with a copy in plain text beside it
//!    ([`plain_text`]), and draw the picture that stands for it elsewhere ([`picture`]);
//! 4. write what else there is beside the pages ([`files`]): [`feeds`], [`calendar`]s, [`sitemap`], [`robots`], [`security`];
//! 5. write the redirects (crate `redirects`), and pages for hosts that have none ([`redirect_pages`]);
//! 6. write the headers that belong to these very files ([`headers`]), and the service worker that keeps them
//!    ([`offline`]);
//! 7. compress what is text ([`precompressed`]), and write what all of this is ([`dist::manifest`]).
//!
//! Any error ends it before `sitegen replace` puts the result in the place of the last good `dist` ([`dist::replace()`]). What is
//! done with a finished site is up to the crate `deploy`.

mod benchmark_pages;
mod build;
mod calendar;
mod document_template;
mod feeds;
mod file;
mod files;
mod headers;
mod offline;
mod og_image;
mod plain_text;
mod precompressed;
mod prerender;
mod redirect_pages;
mod robots;
mod security;
mod sitemap;
#[cfg(test)]
mod test_data;
mod time;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds the site.
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
        /// Build the site as of this day, `YYYY-MM-DD`; else that of `SOURCE_DATE_EPOCH`, else today (UTC).
        #[arg(long)]
        on: Option<String>,
        /// Take back what earlier builds keep in browsers for reading without a network.
        #[arg(long)]
        no_offline: bool,
        /// Add this many pages to measure the build with; such a site is not for visitors.
        #[arg(long, value_name = "COUNT", default_value_t = 0)]
        benchmark_pages: usize,
        /// Lay compressed copies beside the files.
        #[arg(long)]
        compress: bool,
        /// A program that took part, and its version, for `build.json`.
        #[arg(long = "tool", value_name = "NAME=VERSION", value_parser = tool)]
        tools: Vec<(String, String)>,
    },
    /// Puts a finished site in the place of the one before. What no build has put there is carried over.
    Replace {
        /// Folder of the finished site. It is moved.
        #[arg(long)]
        new: PathBuf,
        /// Folder that it comes to.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
}

/// Takes `NAME=VERSION` apart.
fn tool(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, version)) if !name.is_empty() && !version.is_empty() => Ok((name.to_owned(), version.to_owned())),
        _ => Err("expected a name and a version, for example `trunk=0.21.14`".to_owned()),
    }
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Build { root, staging, on, no_offline, benchmark_pages, compress, tools } => {
            let options = build::Options {
                on: on.as_deref(),
                keeps: !no_offline,
                benchmark_pages,
                compresses: compress,
                tools: &tools,
            };
            build::build(&root, &staging, &options)
        }
        Command::Replace { new, dist } => dist::replace(&new, &dist).map(|carried| {
            if !carried.is_empty() {
                let carried = carried.join(", ");
                eprintln!("carried over into {}/, because no build has put it there: {carried}", dist.display());
            }
        }),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
