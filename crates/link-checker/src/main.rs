//! Checks the links to other sites: `script/check --outside`.
//!
//! 1. The compiler lists the links ([`compiler::ExternalLinks`]).
//! 2. Those that a person has confirmed are not requested ([`compiler::Confirmation`]).
//! 3. Results of the last week are cached ([`cache`]).
//! 4. The other URLs are requested ([`client`]), several hosts in parallel and each host at most once a second ([`rate_limiter`]).
//! 5. Broken links are reported as warnings, with their positions.

mod cache;
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
use compiler::{BuildOptions, Confirmation, ExternalLinks};

use cache::{Answer, AnswerCache};
use client::Client;
use rate_limiter::RateLimiter;

/// Minimum interval between two requests to one host.
const MIN_INTERVAL: Duration = Duration::from_secs(1);

/// Maximum number of hosts that are requested in parallel.
const MAX_PARALLEL_HOSTS: usize = 8;

/// Checks the links to other sites.
#[derive(Parser)]
struct Arguments {
    /// Root of the project, which holds `content/` and `public/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Day to compile for; today (UTC) by default
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<String>,
    /// Treat warnings as errors
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

/// Checks all links and prints the report. Returns whether it has no errors.
fn run(arguments: &Arguments) -> Result<bool> {
    let day = compiler::day_or_today(arguments.on.as_deref())?;
    let links = ExternalLinks::read(&arguments.root, &BuildOptions::of(day))
        .map_err(|report| anyhow!("the content has errors; correct them first\n{report}"))?;
    let addresses = links.addresses();
    let (number, confirmed) = (addresses.len(), links.confirmed());
    let urls = unconfirmed(addresses, &confirmed);
    eprint!("{}", confirmations(&confirmed));

    let cache = AnswerCache::read(&arguments.root.join("target/external-links.json"), cache::now());
    let client = Client::new(RateLimiter::new(MIN_INTERVAL), true);
    let failures = failures(&urls, cache, &client)?;
    let report = links.report(&failures);
    let report = if arguments.strict { report.strict() } else { report };
    let is_ok = report.errors() == 0;
    eprint!("{}", report.render(stderr().is_terminal()));
    eprintln!("{} of {number} external links work", number - failures.len());
    Ok(is_ok)
}

/// Returns the addresses that have to be requested.
fn unconfirmed(addresses: BTreeSet<&str>, confirmed: &BTreeMap<&str, Confirmation>) -> BTreeSet<String> {
    addresses.into_iter().filter(|url| !confirmed.contains_key(url)).map(str::to_owned).collect()
}

/// Returns a line for each confirmed address, the oldest confirmation first.
fn confirmations(confirmed: &BTreeMap<&str, Confirmation>) -> String {
    let mut confirmed: Vec<_> = confirmed.iter().collect();
    confirmed.sort_by_key(|(_, confirmation)| -confirmation.days);
    let line = |(url, Confirmation { days, answer }): (&&str, &Confirmation)| {
        let when = match days {
            0 => "today".to_owned(),
            1 => "1 day ago".to_owned(),
            days => format!("{days} days ago"),
        };
        format!("{url} was confirmed {when}; programs are answered `{answer}`\n")
    };
    confirmed.into_iter().map(line).collect()
}

/// Checks `urls` and returns the broken ones with the reasons. Each result is cached at once, so an interrupted run loses
/// nothing.
fn failures(urls: &BTreeSet<String>, cache: AnswerCache, client: &Client) -> Result<BTreeMap<String, String>> {
    let mut hosts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for url in urls.iter().filter(|url| cache.get(url).is_none()) {
        hosts.entry(client::host(url)).or_default().push(url);
    }
    let seconds = hosts.values().map(Vec::len).max().unwrap_or_default();
    let unchecked: usize = hosts.values().map(Vec::len).sum();
    eprintln!("Checking {unchecked} links to {} hosts; this takes at least {seconds} seconds", hosts.len());

    let mut hosts: Vec<Vec<&str>> = hosts.into_values().collect();
    // Threads pop from the end: the hosts with the most URLs take longest and come first.
    hosts.sort_by_key(Vec::len);
    let (queue, cache, write_error) = (Mutex::new(hosts), Mutex::new(cache), Mutex::new(None));
    let is_online = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..MAX_PARALLEL_HOSTS {
            scope.spawn(|| {
                while let Some(urls) = lock(&queue).pop() {
                    // After a network error, the other URLs of the host are not requested: each would time out.
                    let mut network_error = None;
                    for url in urls {
                        let answer = network_error.clone().map_or_else(|| client.check(url), Err);
                        is_online.fetch_or(answer.is_ok(), Relaxed);
                        network_error = answer.as_ref().err().cloned();
                        if let Err(error) = lock(&cache).insert(url, answer) {
                            *lock(&write_error) = Some(error);
                        }
                    }
                }
            });
        }
    });
    if let Some(error) = lock(&write_error).take() {
        return Err(error);
    }
    ensure!(unchecked == 0 || is_online.into_inner(), "no other site can be reached; check the network connection");
    let cache = lock(&cache);
    let failure = |url: &String| match cache.get(url) {
        Some(Answer::Failure(failure)) => Some((url.clone(), failure.clone())),
        _ => None,
    };
    Ok(urls.iter().filter_map(failure).collect())
}

/// Locks `mutex`, even if a thread panicked while holding it: no thread leaves its value half-written.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
