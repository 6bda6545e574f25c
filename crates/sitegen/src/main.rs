//! The production builder.
//!
//! `sitegen build` runs as the last step of `trunk build --release`, on the folder that Trunk has staged:
//!
//! 1. Compiles the content (crate `compiler`) and writes it as JSON.
//! 2. Reads the document that Trunk generated ([`document_template`]).
//! 3. Writes the [`files`] beside the pages: [`feeds`], [`calendar`]s, [`sitemap`], [`robots`], [`security`].
//! 4. Renders every page into the document with the components of the app ([`prerender`]), with a plain text copy
//!    ([`plain_text`]), and draws its Open Graph image ([`og_image`]).
//! 5. Writes the redirects (crate `redirects`), and redirect pages for hosts that cannot redirect ([`redirect_pages`]).
//! 6. Writes the response headers ([`headers`]) and the service worker ([`offline`]).
//! 7. Writes compressed copies ([`precompressed`]) and the manifest ([`dist::manifest`]).
//!
//! Any error stops the build before `sitegen replace` replaces the last good `dist` ([`dist::replace()`]). The crate `deploy` works
//! with the finished site.

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
#[cfg(test)]
mod old_addresses;
mod opensearch;
mod plain_text;
mod precompressed;
mod prerender;
mod redirect_pages;
mod rfc_files;
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
        /// Folder of the project, which holds `content/` and `public/`.
        #[arg(long, default_value = ".")]
        root: PathBuf,
        /// Folder that Trunk has staged.
        #[arg(long)]
        staging: PathBuf,
        /// Day to build for, `YYYY-MM-DD` [default: the day of `SOURCE_DATE_EPOCH`, or today (UTC)].
        #[arg(long)]
        on: Option<String>,
        /// Write a service worker that removes the offline copies of earlier builds from browsers.
        #[arg(long)]
        no_offline: bool,
        /// Add this many generated pages, to measure the build. Do not publish the result.
        #[arg(long, value_name = "COUNT", default_value_t = 0)]
        benchmark_pages: usize,
        /// Write compressed copies beside the files.
        #[arg(long)]
        compress: bool,
        /// Name and version of a build tool, for `build.json`.
        #[arg(long = "tool", value_name = "NAME=VERSION", value_parser = tool)]
        tools: Vec<(String, String)>,
    },
    /// Makes the index of the search alone, to measure that, and says how long it took.
    Index {
        /// Folder of the project.
        #[arg(long, default_value = ".")]
        root: PathBuf,
        /// Day to make it for, as for a build.
        #[arg(long)]
        on: Option<String>,
    },
    /// Replaces the previous build with a new one. Files that no build wrote are preserved.
    Replace {
        /// Folder of the new build, which is moved.
        #[arg(long)]
        new: PathBuf,
        /// Folder to replace.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
}

/// Parses `NAME=VERSION`.
fn tool(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, version)) if !name.is_empty() && !version.is_empty() => Ok((name.to_owned(), version.to_owned())),
        _ => Err("expected a name and a version, as in `trunk=0.21.14`".to_owned()),
    }
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Build { root, staging, on, no_offline, benchmark_pages, compress, tools } => {
            let options =
                build::Options { on: on.as_deref(), offline: !no_offline, benchmark_pages, compress, tools: &tools };
            build::build(&root, &staging, &options)
        }
        Command::Index { root, on } => build::index(&root, on.as_deref()),
        Command::Replace { new, dist } => dist::replace(&new, &dist).map(|preserved| {
            if !preserved.is_empty() {
                eprintln!("preserved in {}/, as no build wrote them: {}", dist.display(), preserved.join(", "));
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
