//! The server tools, which work on a finished site. None of them builds the site, and no build needs them.
//!
//! - `deploy preview` serves it as a CDN would ([`preview`]).
//! - `deploy hosting` writes configuration files for hosts ([`hosting`]).
//! - `deploy plan` lists what to upload, in which order, and what to purge ([`plan`]); `deploy rsync` does so for a deployment
//!   with rsync ([`rsync`]).
//! - `deploy verify` compares the responses of a host with the site ([`verify`]).
//!
//! They know the site only by its files (crates `dist` and `redirects`).

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
    /// Writes configuration files for nginx, Caddy, AWS and Netlify.
    Hosting {
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Output folder for the configuration files.
        #[arg(long)]
        out: PathBuf,
        /// Folder of the site on the host [default: /srv/www/HOST].
        #[arg(long, value_name = "FOLDER")]
        root: Option<String>,
        /// Use the nginx module `ngx_brotli`.
        #[arg(long)]
        brotli: bool,
    },
    /// Lists what a deployment uploads, in which order, and which addresses to purge from caches.
    Plan {
        /// Folder of the finished site. The hashed files of the previous build are copied into it.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Folder of the site that is deployed now; omit it for a first deployment.
        #[arg(long, value_name = "FOLDER")]
        before: Option<PathBuf>,
        /// Output folder for the lists.
        #[arg(long)]
        out: PathBuf,
    },
    /// Serves a finished site with the headers that it will have on a CDN.
    Preview {
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Port on the loopback interface.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Steps of a deployment with rsync, called by script/deploy.
    Rsync {
        #[command(subcommand)]
        step: RsyncStep,
    },
    /// Requests every address of a finished site from a host and compares files, headers and redirects.
    Verify {
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// URL of the host, as in `https://www.example.org`.
        url: String,
    },
}

#[derive(Subcommand)]
enum RsyncStep {
    /// Checks a target and prints it in normalized form.
    Target {
        /// Target as in `user@host:/srv/www/site`, or a local folder.
        #[arg(allow_hyphen_values = true)]
        target: String,
        /// Folder of the project, which cannot be a target.
        #[arg(long, default_value = ".")]
        project: PathBuf,
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
    /// Lists what is uploaded, retained and deleted.
    Plan {
        /// Folder of the finished site.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// Folder with `build.json` and `deployments.json` of the target, if it has them.
        #[arg(long)]
        fetched: PathBuf,
        /// Output folder for the lists.
        #[arg(long)]
        out: PathBuf,
    },
    /// Compares the output of rsync dry runs with the plan.
    Check {
        /// Folder of the lists.
        #[arg(long)]
        out: PathBuf,
        /// Output of a dry run of a download, which shows what is at the target.
        #[arg(long)]
        existing: PathBuf,
        /// Output of a dry run of the upload.
        #[arg(long)]
        changes: PathBuf,
        /// Overwrite files that do not come from an earlier build.
        #[arg(long)]
        overwrite: bool,
        /// List each file that would be sent, retained and deleted.
        #[arg(long)]
        list: bool,
    },
}

fn run_rsync_step(step: RsyncStep) -> Result<()> {
    match step {
        RsyncStep::Target { target, project, dist } => {
            let home = env::home_dir();
            let protected = rsync::ProtectedFolders { project: &project, dist: &dist, home: home.as_deref() };
            println!("{}", rsync::check_target(&target, &protected)?);
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
