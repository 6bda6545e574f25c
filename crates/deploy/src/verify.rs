//! Holds a host against the site that was deployed to it: `deploy verify`.
//!
//! 1. The site says what it expects of each address: a file with its headers, a redirect, or that there is nothing
//!    ([`expectations`]).
//! 2. The host is asked for each, as programs are that take no compressed answers.
//! 3. What differs is told with the address, what was found and what was expected.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use dist::manifest::sha256;
use dist::{BUILD_FILE, Manifest, NOT_FOUND, folder, headers};
use model::paths::without_origin;
use rayon::prelude::*;
use redirects::target::fill;
use redirects::{RedirectMatcher, RedirectsFile};
use ureq::http::{HeaderMap, Response};
use ureq::{Agent, Body};
use url::Url;

/// How long an answer can take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Maximum number of differences that are told; the others are often the same.
const MAX_TOLD: usize = 20;

/// An address at which nothing is; what is made of it has it within.
const NOWHERE: &str = "/this-address-leads-nowhere/";

/// What the host should answer.
#[derive(Debug)]
struct Expected {
    path: String,
    status: u16,
    /// Headers by name in small letters.
    headers: BTreeMap<String, String>,
    /// SHA-256 of the body in hexadecimal digits; nothing if that is left to the host.
    body: Option<String>,
}

/// Asks the host at `url` for every address of the site in `dist`. Only scheme and host of `url` count.
///
/// # Errors
/// There is no finished site in `dist`, the host cannot be reached, or it answers otherwise: what differs is told.
pub(crate) fn verify(dist: &Path, url: &str) -> Result<()> {
    let origin = origin(url)?;
    let expected = expectations(dist)?;
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into();
    let differences = expected.par_iter().map(|expected| {
        let address = format!("{origin}{}", expected.path);
        let answer = agent.get(&address).call().with_context(|| address.clone())?;
        let found = differences(expected, &origin, answer)?;
        Ok(found.into_iter().map(|difference| format!("{address}: {difference}")).collect::<Vec<_>>())
    });
    let differences = differences.collect::<Result<Vec<_>>>()?.concat();
    if !differences.is_empty() {
        let told = differences.iter().take(MAX_TOLD).map(String::as_str).collect::<Vec<_>>().join("\n");
        bail!("{told}\n{origin} differs {} times from the site in {}", differences.len(), dist.display());
    }
    println!("{} addresses at {origin} answer as they should", expected.len());
    Ok(())
}

/// Scheme and host of `url`.
fn origin(url: &str) -> Result<String> {
    let parsed = Url::parse(url).ok().filter(|parsed| ["http", "https"].contains(&parsed.scheme()));
    let parsed = parsed.with_context(|| format!("found `{url}`; expected an address as in https://www.example.org"))?;
    Ok(parsed.origin().ascii_serialization())
}

/// What a host should answer for the site in `dist`, by address.
fn expectations(dist: &Path) -> Result<Vec<Expected>> {
    let manifest = Manifest::read(dist)?;
    let rules = folder::read(dist, headers::FILE)?;
    let file = RedirectsFile::parse(&folder::read(dist, redirects::FILE)?)?;
    let matcher = RedirectMatcher::of_file(&file);
    let answer = |path: &str, status: u16, body: Option<&String>| {
        let mut headers = BTreeMap::from([("cache-control".to_owned(), headers::REVALIDATE.to_owned())]);
        let own = headers::of_path(&rules, path).into_iter();
        headers.extend(own.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())));
        Expected { path: path.to_owned(), status, headers, body: body.cloned() }
    };

    let files = manifest.files.iter().filter(|(path, _)| !manifest.is_copy(path) && is_answered(path));
    let files = files.map(|(path, checksum)| (folder::address(path), checksum));
    // A redirect is there before the document that stands in for it where hosts cannot redirect.
    let files = files.filter(|(address, _)| !matcher.has_fixed(address));
    let mut expected: Vec<_> = files.map(|(address, checksum)| answer(&address, 200, Some(checksum))).collect();
    for line in file.lines() {
        let source = line.source();
        let path = filled(&source);
        let found = matcher.find(&path);
        let to = found.with_context(|| format!("{}: nothing answers for `{source}`", redirects::FILE))?.to;
        let mut redirect = answer(&path, 301, None);
        redirect.headers.remove("cache-control");
        redirect.headers.remove("content-type");
        redirect.headers.insert("location".to_owned(), to);
        expected.push(redirect);
    }
    let missing = |path: String| Expected { path, ..answer(NOWHERE, 404, manifest.files.get(NOT_FOUND)) };
    expected.push(missing(NOWHERE.to_owned()));
    // What is said of all files of a kind does not hold for one that is not there.
    let open = headers::rules(&rules).into_iter().filter(|rule| rule.path != "/*");
    let open = open.filter_map(|rule| rule.path.split_once('*'));
    expected.extend(open.map(|(start, end)| missing(format!("{}{NOWHERE}{end}", start.trim_end_matches('/')))));
    Ok(expected)
}

/// Whether a host answers with a file at its own name: those that tell it what to do are not for visitors, and what is at
/// the address of the document for missing pages is up to the host.
fn is_answered(path: &str) -> bool {
    ![headers::FILE, redirects::FILE, BUILD_FILE, NOT_FOUND].contains(&path)
}

/// A path that fits a line of redirects.
fn filled(from: &str) -> String {
    fill(from, |_| "2".to_owned()).replace('*', "2")
}

/// How an answer of the host at `origin` differs from what is expected.
fn differences(expected: &Expected, origin: &str, mut answer: Response<Body>) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    let mut compare = |what: &str, found: &str, expected: &str| {
        if found != expected {
            differences.push(format!("{what}: found `{found}`; expected `{expected}`"));
        }
    };
    // Both say that it is for ever.
    let status = match answer.status().as_u16() {
        308 => 301,
        status => status,
    };
    compare("status", &status.to_string(), &expected.status.to_string());
    for (name, value) in &expected.headers {
        let found = header(answer.headers(), name);
        // Not to keep at all what says that nothing is there is as right.
        if expected.status == 404 && name == "cache-control" && found == "no-store" {
            continue;
        }
        // A host may name itself in front.
        let own = (name == "location").then(|| without_origin(&found, origin)).flatten();
        let found = own.unwrap_or(&found);
        compare(name, &spaced(found), &spaced(value));
    }
    if let Some(checksum) = &expected.body {
        let body = answer.body_mut().with_config().limit(u64::MAX).read_to_vec()?;
        compare("SHA-256", &sha256(&body), checksum);
    }
    Ok(differences)
}

/// All values of a header, as one (RFC 9110, section 5.3).
fn header(headers: &HeaderMap, name: &str) -> String {
    let values: Vec<_> = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    values.join(", ")
}

/// Hosts write lists with and without spaces, and media types in either.
fn spaced(value: &str) -> String {
    value.replace(", ", ",").replace("; ", ";")
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;
    use std::thread;

    use dist::Provenance;
    use model::Day;

    use super::*;

    const RULES: &str =
        "/*\n  X-Frame-Options: DENY\n/a-1.js\n  Cache-Control: immutable\n/index/*\n  Cache-Control: immutable\n";

    /// A finished site.
    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path();
        let files = [
            ("index.html", "home"),
            ("a-1.js", "script"),
            ("404.html", "nothing"),
            (headers::FILE, RULES),
            (
                redirects::FILE,
                "/old/ /new/ 301\n/old /new/ 301\n/wg/:x.html https://wg.example/:x/ 301\n/all/* /new/#:splat 301\n",
            ),
            // A line with an open place covers it.
            ("wg/1.html", "page"),
            // For hosts that cannot redirect.
            ("old/index.html", "forwards"),
        ];
        for (file, text) in files {
            folder::write(&dist.join(file), text).unwrap();
        }
        let day = Day::parse("2026-01-05").unwrap();
        let provenance = Provenance { commit: None, uncommitted_changes: false, day: &day, tools: &[] };
        let manifest = Manifest::new(dist, &provenance, |_| false).unwrap();
        folder::write(&dist.join(BUILD_FILE), manifest.text().unwrap()).unwrap();
        folder
    }

    /// A host that answers a path with a status line, headers and a body, and others as if nothing was there.
    fn host(answers: Vec<(&'static str, &'static str)>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let own = url.clone();
        // It ends with the process of the tests.
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().unwrap().unwrap();
                _ = lines.take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty())).count();
                let path = first.split(' ').nth(1).unwrap();
                let found = answers.iter().find(|(known, _)| *known == path);
                let answer = found.map_or(
                    "404 Not Found\r\nCache-Control: public,max-age=0,must-revalidate\r\n|nothing",
                    |(_, answer)| answer,
                );
                let (head, body) = answer.split_once('|').unwrap();
                let head = head.replace("{own}", &own);
                let length = body.len();
                write!(stream, "HTTP/1.1 {head}X-Frame-Options: DENY\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}").unwrap();
            }
        });
        url
    }

    /// What a right host answers.
    fn right() -> Vec<(&'static str, &'static str)> {
        vec![
            ("/", "200 OK\r\nCache-Control: public, max-age=0, must-revalidate\r\n|home"),
            ("/a-1.js", "200 OK\r\nCache-Control: immutable\r\n|script"),
            ("/wg/1.html", "200 OK\r\nCache-Control: public, max-age=0, must-revalidate\r\n|page"),
            ("/old/", "301 Moved Permanently\r\nLocation: {own}/new/\r\n|"),
            ("/old", "301 Moved Permanently\r\nLocation: /new/\r\n|"),
            ("/wg/2.html", "308 Permanent Redirect\r\nLocation: https://wg.example/2/\r\n|"),
            ("/all/2", "301 Moved Permanently\r\nLocation: /new/#2\r\n|"),
        ]
    }

    #[test]
    fn r1_r12_a_host_that_answers_as_the_site_says_is_right() {
        let url = host(right());
        verify(site().path(), &url).unwrap();
        verify(site().path(), &format!("{url}/")).unwrap();
    }

    #[test]
    fn r1_r12_what_differs_is_told() {
        let site = site();
        for (path, answer, expected) in [
            (
                "/",
                "200 OK\r\nCache-Control: public, max-age=0, must-revalidate\r\n|other",
                "/: SHA-256: found `d9298a10",
            ),
            ("/a-1.js", "200 OK\r\n|script", "/a-1.js: cache-control: found ``; expected `immutable`"),
            ("/old", "302 Found\r\nLocation: /new/\r\n|", "/old: status: found `302`; expected `301`"),
            ("/all/2", "301 Moved\r\nLocation: /\r\n|", "/all/2: location: found `/`; expected `/new/#2`"),
            (
                "/wg/1.html",
                "301 Moved\r\nCache-Control: public, max-age=0, must-revalidate\r\n|page",
                "/wg/1.html: status: found `301`",
            ),
            (
                "/index/this-address-leads-nowhere/",
                "404 Not Found\r\nCache-Control: immutable\r\n|nothing",
                "/index/this-address-leads-nowhere/: cache-control: found `immutable`; expected `public,max-age=0",
            ),
        ] {
            let mut answers = right();
            answers.retain(|(known, _)| *known != path);
            answers.push((path, answer));
            let error = verify(site.path(), &host(answers)).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
            assert!(error.contains("differs 1 times"), "{error}");
        }
    }

    #[test]
    fn r1_what_is_no_site_and_no_host_is_named() {
        let error = |dist: &Path, url| verify(dist, url).unwrap_err().to_string();
        for url in ["www.example.org", "localhost:8080", "ftp://www.example.org", "https://"] {
            let expected = format!("found `{url}`; expected an address");
            assert!(error(site().path(), url).contains(&expected), "{url}");
        }
        assert!(error(tempfile::tempdir().unwrap().path(), "http://localhost").contains("build the site first"));
    }
}
