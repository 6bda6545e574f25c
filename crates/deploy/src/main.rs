//! The server tools: what is done with a finished site. None of them builds one, and no build needs them.
//!
//! - `deploy preview` serves it as a CDN would ([`preview`]).
//! - `deploy hosting` writes configurations for hosts that want their own ([`hosting`]).
//! - `deploy plan` says what to upload in which order, and what to purge ([`plan`]); `deploy rsync` the same for a host that takes
//!   files by rsync ([`rsync`]).
//! - `deploy verify` asks a host whether it answers as the site says ([`verify`]).
//!
//! They know the site by its files alone (crates `dist` and `redirects`).

mod hosting;
mod plan;
mod preview;
mod purge;
mod retained_assets;
mod rsync;
mod upload_plan;
mod verify;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Previews, deploys and verifies a finished site.
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
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
    /// Says what a deployment uploads in which order, and which addresses caches must forget.
    Plan {
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
    /// Serves a finished site with the headers it will have on a CDN.
    Preview {
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Port on the loopback interface.
        #[arg(long, default_value_t = 8080)]
        port: u16,
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

fn run_rsync_step(step: RsyncStep) -> Result<()> {
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
        Command::Hosting { dist, out, root, brotli } => hosting::write(&dist, &out, root.as_deref(), brotli),
        Command::Plan { dist, before, out } => plan::write(&dist, before.as_deref(), &out),
        Command::Preview { dist, port } => preview::serve(&dist, port),
        Command::Rsync { step } => run_rsync_step(step),
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
