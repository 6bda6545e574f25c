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
//! Any error ends it before `sitegen replace` puts the result in the place of the last good `dist` ([`replace`]). `sitegen preview` serves the result as a CDN would
//! ([`preview`]), `sitegen hosting` writes configurations for hosts that want their own ([`hosting`]), and `sitegen
//! deployment` says what to upload in which order, and what to purge ([`deployment`]), `sitegen rsync` the same for a host that takes files by rsync
//! ([`deployment::rsync`]). `sitegen verify` asks a host whether
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
mod replace;
mod robots;
mod security;
mod shell;
mod sitemap;
mod synthetic;
#[cfg(test)]
mod test_data;
mod time;
mod verify;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
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
    /// Puts a finished site in the place of the one before. What no build has put there is carried over.
    Replace {
        /// Folder of the finished site. It is moved.
        #[arg(long)]
        new: PathBuf,
        /// Folder that it comes to.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
    /// The steps of a deployment by rsync, which script/deploy calls.
    Rsync {
        #[command(subcommand)]
        step: RsyncStep,
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

#[derive(Subcommand)]
enum RsyncStep {
    /// Prints the target as rsync gets it, or says why it is refused.
    Target {
        /// As in `user@host:/srv/www/site`, or a folder of this machine.
        #[arg(allow_hyphen_values = true)]
        target: String,
        /// Folder of the project, in which nothing may be deployed.
        #[arg(long, default_value = ".")]
        project: PathBuf,
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
    /// Writes lists of what is uploaded, kept and deleted.
    Plan {
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Folder with the `build.json` and `deployments.json` of the target.
        #[arg(long)]
        fetched: PathBuf,
        /// Folder that the lists are written to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Holds what rsync says that it would do against the plan.
    Check {
        /// Folder of the lists.
        #[arg(long)]
        out: PathBuf,
        /// What a dry run of a download prints, which shows what is at the target.
        #[arg(long)]
        existing: PathBuf,
        /// What a dry run of the upload prints.
        #[arg(long)]
        changes: PathBuf,
        /// Overwrite files that no earlier build names.
        #[arg(long)]
        overwrite: bool,
        /// Name each file that would be sent, kept and deleted.
        #[arg(long)]
        list: bool,
    },
}

/// Takes `NAME=VERSION` apart.
fn tool(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, version)) if !name.is_empty() && !version.is_empty() => Ok((name.to_owned(), version.to_owned())),
        _ => Err("expected a name and a version, for example `trunk=0.21.14`".to_owned()),
    }
}

fn rsync(step: RsyncStep) -> Result<()> {
    use deployment::rsync;
    match step {
        RsyncStep::Target { target, project, dist } => {
            let home = env::home_dir();
            let own = rsync::Own { project: &project, dist: &dist, home: home.as_deref() };
            println!("{}", rsync::check_target(&target, &own)?);
            Ok(())
        }
        RsyncStep::Plan { dist, fetched, out } => rsync::write_plan(&dist, &fetched, &out),
        RsyncStep::Check { out, existing, changes, overwrite, list } => {
            rsync::check_changes(&out, &existing, &changes, overwrite, list)
        }
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
        Command::Replace { new, dist } => replace::replace(&new, &dist).map(|carried| {
            if !carried.is_empty() {
                let carried = carried.join(", ");
                eprintln!("carried over into {}/, because no build has put it there: {carried}", dist.display());
            }
        }),
        Command::Rsync { step } => rsync(step),
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
