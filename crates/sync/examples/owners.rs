//! Answers like the owners of the facts, with what `content/synced/` says. So `script/sync --from http://127.0.0.1:8642` can be
//! tried without asking anybody, also after changes to a copy of these files: `--root` names the project that has them.
//!
//! ```sh
//! cargo run -p sync --example owners
//! ```

#[path = "../tests/integration/support/mod.rs"]
mod support;

use std::path::PathBuf;
use std::thread;

use clap::Parser;
use support::owners::Owners;
use support::server::Server;

/// Answers like the owners of the facts
#[derive(Parser)]
struct Arguments {
    /// Root of the project whose facts are given
    #[arg(long, default_value = ".")]
    root: PathBuf,
    /// Port on this machine
    #[arg(long, default_value_t = 8642)]
    port: u16,
}

fn main() {
    let arguments = Arguments::parse();
    let owners = Owners::of_files(&arguments.root);
    let server = Server::start_at(&format!("127.0.0.1:{}", arguments.port), move |request| owners.answer(request));
    println!("{}", server.origin);
    loop {
        thread::park();
    }
}
