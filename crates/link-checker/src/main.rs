//! Asks other sites whether the links to them lead somewhere: `script/check --outside`.
//!
//! 1. The compiler lists the links ([`compiler::ExternalLinks`]).
//! 2. What has been answered within a week is known ([`answers`]).
//! 3. The rest is asked ([`ask`]), some hosts at a time and each at most once a second ([`pace`]).
//! 4. Links that get no good answer are warnings, with their places.

mod answers;
mod client;
mod rate_limiter;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal, stderr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow, ensure};
use clap::Parser;
use compiler::{BuildOptions, ExternalLinks};

use answers::{Answer, Answers};
use client::Client;
use rate_limiter::RateLimiter;

/// Time between two requests to one host.
const PAUSE: Duration = Duration::from_secs(1);

/// So many hosts are asked at a time.
const AT_A_TIME: usize = 8;

/// Asks other sites whether the links to them lead somewhere.
#[derive(Parser)]
struct Arguments {
    /// Root of the project, in which `content/` and `public/` are
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The day to compile for; else today (UTC)
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<String>,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the arguments say. Gives whether all is well enough.
fn run(arguments: &Arguments) -> Result<bool> {
    let day = compiler::day_or_today(arguments.on.as_deref())?;
    let links = ExternalLinks::read(&arguments.root, &BuildOptions::of(day))
        .map_err(|report| anyhow!("the content has mistakes, which come first\n{report}"))?;
    let addresses = links.addresses().into_iter().map(str::to_owned).collect::<BTreeSet<_>>();

    let answers = Answers::read(&arguments.root.join("target/external-links.json"), answers::now());
    let client = Client::new(RateLimiter::new(PAUSE), true);
    let failures = failures(&addresses, answers, &client)?;
    let report = links.report(&failures);
    let report = if arguments.strict { report.strict() } else { report };
    let is_well = report.errors() == 0;
    eprint!("{}", report.render(stderr().is_terminal()));
    eprintln!("{} of {} addresses of other sites answer", addresses.len() - failures.len(), addresses.len());
    Ok(is_well)
}

/// What is wrong with which address. Each answer is kept as soon as it is there.
fn failures(addresses: &BTreeSet<String>, answers: Answers, client: &Client) -> Result<BTreeMap<String, String>> {
    let mut hosts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses.iter().filter(|address| answers.get(address).is_none()) {
        hosts.entry(client::host(address)).or_default().push(address);
    }
    let longest = hosts.values().map(Vec::len).max().unwrap_or_default();
    let unknown: usize = hosts.values().map(Vec::len).sum();
    eprintln!("{unknown} addresses at {} hosts are asked, which takes {longest} seconds at least", hosts.len());

    let mut hosts: Vec<Vec<&str>> = hosts.into_values().collect();
    // Those with the most are begun with, as they take longest.
    hosts.sort_by_key(Vec::len);
    let (queue, answers, failed) = (Mutex::new(hosts), Mutex::new(answers), Mutex::new(None));
    let is_reached = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                while let Some(addresses) = locked(&queue).pop() {
                    // A host that cannot be reached is not waited for again and again.
                    let mut unreachable = None;
                    for address in addresses {
                        let answer = unreachable.clone().map_or_else(|| client.ask(address), Err);
                        is_reached.fetch_or(answer.is_ok(), Relaxed);
                        unreachable = answer.as_ref().err().cloned();
                        if let Err(error) = locked(&answers).keep(address, answer) {
                            *locked(&failed) = Some(error);
                        }
                    }
                }
            });
        }
    });
    if let Some(error) = locked(&failed).take() {
        return Err(error);
    }
    ensure!(unknown == 0 || is_reached.into_inner(), "no other site can be reached: is the network there?");
    let answers = locked(&answers);
    let failure = |address: &String| match answers.get(address) {
        Some(Answer::Failure(failure)) => Some((address.clone(), failure.clone())),
        _ => None,
    };
    Ok(addresses.iter().filter_map(failure).collect())
}

/// What a lock holds, also after a thread that held it has panicked: it is whole between two statements.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
