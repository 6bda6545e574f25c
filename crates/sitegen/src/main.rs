//! The production builder.
//!
//! `sitegen build` runs as the last step of `trunk build --release`, on the folder that Trunk has staged:
//!
//! 1. compile the content (crate `compiler`), and write it as JSON;
//! 2. read the document that Trunk made, with its hashed file names ([`shell`]);
//! 3. render every page into it with the components of the app ([`prerender`]), with a copy in plain text beside it
//!    ([`plain_text`]), and draw the picture that stands for it elsewhere ([`picture`]);
//! 4. write what else there is beside the pages ([`files`]): [`feeds`], [`calendar`]s, [`sitemap`], [`robots`], [`security`];
//! 5. write where old addresses lead ([`redirects`]);
//! 6. write the headers that belong to these very files ([`headers`]), and the service worker that keeps them
//!    ([`offline`]);
//! 7. compress what is text ([`precompressed`]), and write what all of this is ([`manifest`]).
//!
//! Any error ends it before Trunk replaces the last good `dist`. `sitegen preview` serves the result as a CDN would
//! ([`preview`]), `sitegen hosting` writes configurations for hosts that want their own ([`hosting`]), and `sitegen
//! deployment` says what to upload in which order, and what to purge ([`deployment`]). `sitegen verify` asks a host whether
//! it answers as the site says ([`verify`]).

mod build;
mod calendar;
mod deployment;
mod feeds;
mod files;
mod folder;
mod headers;
mod hosting;
mod manifest;
mod offline;
mod picture;
mod plain_text;
mod precompressed;
mod prerender;
mod preview;
mod redirects;
mod robots;
mod security;
mod shell;
mod sitemap;
mod synthetic;
#[cfg(test)]
mod test_data;
mod time;
mod verify;

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
        /// Build the site as of this day, `YYYY-MM-DD`; else that of `SOURCE_DATE_EPOCH`, else today (UTC).
        #[arg(long)]
        on: Option<String>,
        /// Take back what earlier builds keep in browsers for reading without a network.
        #[arg(long)]
        no_offline: bool,
        /// Add so many pages to measure the build with; such a site is not for visitors.
        #[arg(long, value_name = "COUNT", default_value_t = 0)]
        synthetic: usize,
        /// Lay compressed copies beside the files.
        #[arg(long)]
        compress: bool,
        /// A program that took part, and its version, for `build.json`.
        #[arg(long = "tool", value_name = "NAME=VERSION", value_parser = tool)]
        tools: Vec<(String, String)>,
    },
    /// Says what a deployment uploads in which order, and which addresses caches must forget.
    Deployment {
        /// Folder of the finished site. The hashed files of the build before are laid into it.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Folder of the site that the host has now; left out when it has none.
        #[arg(long, value_name = "FOLDER")]
        before: Option<PathBuf>,
        /// Folder that the lists are written to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Writes configurations for nginx, Caddy, S3 behind its CDN, and Netlify, made from a finished site.
    Hosting {
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Folder that they are written to.
        #[arg(long)]
        out: PathBuf,
        /// Folder of the site on the host; named after the host if left out.
        #[arg(long, value_name = "FOLDER")]
        root: Option<String>,
        /// The host's nginx has the module `ngx_brotli`.
        #[arg(long)]
        brotli: bool,
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
    /// Asks a host for every address of a finished site: files, headers, redirects.
    Verify {
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Where the host is, as in `https://www.example.org`.
        url: String,
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
        Command::Build { root, staging, on, no_offline, synthetic, compress, tools } => {
            let options = build::Options {
                on: on.as_deref(),
                keeps: !no_offline,
                synthetic,
                compresses: compress,
                tools: &tools,
            };
            build::build(&root, &staging, &options)
        }
        Command::Deployment { dist, before, out } => deployment::prepare(&dist, before.as_deref(), &out),
        Command::Hosting { dist, out, root, brotli } => hosting::write(&dist, &out, root.as_deref(), brotli),
        Command::Preview { dist, port } => preview::serve(&dist, port),
        Command::Verify { dist, url } => verify::verify(&dist, &url),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
