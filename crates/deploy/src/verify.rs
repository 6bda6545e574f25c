//! Compares the responses of a host with the site that was deployed to it: `deploy verify`.
//!
//! 1. Derives the expected response of each address from the site: a file with its headers, a redirect, or a 404
//!    ([`expected_responses`]).
//! 2. Requests each address, without compression and in each encoding in which the site has a copy of the file. Redirects are
//!    requested with a query, which they have to keep.
//! 3. Reports each difference with the address, what was found and what was expected.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use dist::manifest::sha256;
use dist::{BUILD_FILE, Manifest, NOT_FOUND, folder, headers};
use model::paths::without_origin;
use rayon::prelude::*;
use redirects::target::{fill, with_query};
use redirects::{RedirectMatcher, RedirectsFile};
use ureq::http::{HeaderMap, Response};
use ureq::{Agent, Body};
use url::Url;

/// Timeout of a request.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Maximum number of differences that are reported. Further ones often have the same cause.
const MAX_REPORTED: usize = 20;

/// An address that does not exist. The addresses of other 404 tests contain it.
const MISSING_PATH: &str = "/this-address-does-not-exist/";

/// The query with which redirects are requested.
const QUERY: &str = "?query=1";

/// `Accept-Encoding` of a client that accepts no compression.
const IDENTITY: &str = "identity";

/// The encodings that are requested, with the ends of the names of precompressed copies.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// Expected response of the host.
#[derive(Clone, Debug)]
struct ExpectedResponse {
    path: String,
    /// Value of `Accept-Encoding` in the request.
    accept: &'static str,
    status: u16,
    /// Values of the headers, by name in lower case.
    headers: BTreeMap<String, String>,
    /// SHA-256 of the decoded body in hexadecimal digits, or `None` if the host chooses the body.
    body: Option<String>,
}

/// Requests every address of the site in `dist` from the host at `url`. Only scheme, host and port of `url` are used.
///
/// # Errors
/// Fails if `dist` holds no finished site, if the host cannot be reached, or if a response differs.
pub(crate) fn verify(dist: &Path, url: &str) -> Result<()> {
    let origin = origin(url)?;
    let expected = expected_responses(dist)?;
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(TIMEOUT))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into();
    let differences = expected.par_iter().map(|expected| {
        let address = format!("{origin}{}", expected.path);
        let request = agent.get(&address).header("accept-encoding", expected.accept);
        let response = request.call().with_context(|| address.clone())?;
        let differences = differences(expected, &origin, response)?;
        let encoding = if expected.accept == IDENTITY { String::new() } else { format!(" as {}", expected.accept) };
        Ok(differences.into_iter().map(|difference| format!("{address}{encoding}: {difference}")).collect::<Vec<_>>())
    });
    let differences = differences.collect::<Result<Vec<_>>>()?.concat();
    if !differences.is_empty() {
        let reported = differences.iter().take(MAX_REPORTED).map(String::as_str).collect::<Vec<_>>().join("\n");
        bail!("{reported}\ndifferences between {origin} and {}: {}", dist.display(), differences.len());
    }
    println!("All {} requests to {origin} were answered as expected", expected.len());
    Ok(())
}

/// Returns the origin (scheme, host and port) of `url`.
fn origin(url: &str) -> Result<String> {
    let parsed = Url::parse(url).ok().filter(|parsed| ["http", "https"].contains(&parsed.scheme()));
    let parsed = parsed.with_context(|| format!("found `{url}`; expected a URL as in https://www.example.org"))?;
    Ok(parsed.origin().ascii_serialization())
}

/// Returns the expected responses for the site in `dist`.
fn expected_responses(dist: &Path) -> Result<Vec<ExpectedResponse>> {
    let manifest = Manifest::read(dist)?;
    let rules = folder::read(dist, headers::FILE)?;
    let file = RedirectsFile::parse(&folder::read(dist, redirects::FILE)?)?;
    let matcher = RedirectMatcher::of_file(&file);
    let response = |path: &str, status: u16, body: Option<&String>| {
        let mut headers = BTreeMap::from([("cache-control".to_owned(), headers::REVALIDATE.to_owned())]);
        let own = headers::of_path(&rules, path).into_iter();
        headers.extend(own.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())));
        ExpectedResponse { path: path.to_owned(), accept: IDENTITY, status, headers, body: body.cloned() }
    };

    let files = manifest.files.iter().filter(|(path, _)| !manifest.is_copy(path) && is_served(path));
    let files = files.map(|(path, checksum)| (path, folder::address(path), checksum));
    // A redirect takes precedence over its redirect page, which is for hosts that cannot redirect.
    let files = files.filter(|(_, address, _)| !matcher.has_static(address));
    let mut expected = Vec::new();
    for (path, address, checksum) in files {
        let plain = response(&address, 200, Some(checksum));
        let copies = ENCODINGS.iter().filter(|(_, end)| manifest.files.contains_key(&format!("{path}{end}")));
        expected.extend(copies.map(|(encoding, _)| ExpectedResponse { accept: encoding, ..plain.clone() }));
        expected.push(plain);
    }
    for line in file.lines() {
        let source = line.source();
        let path = example_path(&source);
        let redirect = matcher.find(&path);
        let to = redirect.with_context(|| format!("{}: no redirect matches `{source}`", redirects::FILE))?.to;
        let mut redirect = response(&format!("{path}{QUERY}"), 301, None);
        redirect.headers.remove("cache-control");
        redirect.headers.remove("content-type");
        redirect.headers.insert("location".to_owned(), with_query(&to, QUERY));
        expected.push(redirect);
    }
    // Hosts differ in whether the rules for the requested path apply to the 404 document.
    let missing = |path: String| ExpectedResponse { path, ..response("/*", 404, manifest.files.get(NOT_FOUND)) };
    expected.push(missing(MISSING_PATH.to_owned()));
    let folders: BTreeSet<String> = manifest.files.keys().flat_map(|path| folders_of(path)).collect();
    // Most hosts ignore the case of a redirect.
    let any_case = RedirectMatcher::new(&file.redirects());
    let is_missing = |folder: &String| {
        !manifest.files.contains_key(&format!("{}index.html", &folder[1..]))
            && [&matcher, &any_case].iter().all(|matcher| matcher.find(folder).is_none())
    };
    expected.extend(folders.into_iter().filter(is_missing).map(missing));
    // A rule with a `*`, other than that for all paths, must not apply to missing files.
    let wildcards = headers::rules(&rules).into_iter().filter(|rule| rule.path != "/*");
    let wildcards = wildcards.filter_map(|rule| rule.path.split_once('*'));
    expected
        .extend(wildcards.map(|(start, end)| missing(format!("{}{MISSING_PATH}{end}", start.trim_end_matches('/')))));
    Ok(expected)
}

/// Returns whether hosts serve a file at its own address. They may hide the files that configure them, and the address of
/// the 404 document is up to them.
fn is_served(path: &str) -> bool {
    ![headers::FILE, redirects::FILE, BUILD_FILE, NOT_FOUND].contains(&path)
}

/// Returns the addresses of the folders that contain a file.
fn folders_of(path: &str) -> impl Iterator<Item = String> {
    path.match_indices('/').map(|(slash, _)| format!("/{}/", &path[..slash]))
}

/// Returns a path that matches the source of a redirect.
fn example_path(source: &str) -> String {
    fill(source, |_| "2".to_owned()).replace('*', "2")
}

/// Lists the differences between the expected response and the actual one of the host at `origin`.
fn differences(expected: &ExpectedResponse, origin: &str, mut response: Response<Body>) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    let mut compare = |what: &str, found: &str, expected: &str| {
        if found != expected {
            differences.push(format!("{what}: found `{found}`; expected `{expected}`"));
        }
    };
    // Both are permanent redirects.
    let status = match response.status().as_u16() {
        308 => 301,
        status => status,
    };
    compare("status", &status.to_string(), &expected.status.to_string());
    for (name, value) in &expected.headers {
        let found = header(response.headers(), name);
        // Hosts may also forbid caches to store a 404.
        if expected.status == 404 && name == "cache-control" && found == "no-store" {
            continue;
        }
        // `Location` may be an absolute URL.
        let path = (name == "location").then(|| without_origin(&found, origin)).flatten();
        let found = path.unwrap_or(&found);
        compare(name, &without_spaces(found), &without_spaces(value));
    }
    if let Some(checksum) = &expected.body {
        let encoding = header(response.headers(), "content-encoding");
        let body = response.body_mut().with_config().limit(u64::MAX).read_to_vec()?;
        let is_accepted = encoding.is_empty() || encoding == expected.accept;
        match decoded(&encoding, body).filter(|_| is_accepted) {
            Some(body) => compare("SHA-256", &sha256(&body), checksum),
            None => compare("body", &format!("what is not {encoding}, or was not asked for"), expected.accept),
        }
    }
    Ok(differences)
}

/// Decodes a body with the value of `Content-Encoding`. Returns `None` if it is damaged, or if the encoding is unknown.
fn decoded(encoding: &str, body: Vec<u8>) -> Option<Vec<u8>> {
    let mut decoded = Vec::new();
    match encoding {
        "" | IDENTITY => return Some(body),
        "br" => brotli_decompressor::Decompressor::new(&body[..], 4096).read_to_end(&mut decoded),
        "gzip" => flate2::read::MultiGzDecoder::new(&body[..]).read_to_end(&mut decoded),
        _ => return None,
    }
    .ok()?;
    Some(decoded)
}

/// Returns all values of a header, combined (RFC 9110, section 5.3).
fn header(headers: &HeaderMap, name: &str) -> String {
    let values: Vec<_> = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    values.join(", ")
}

/// Removes the optional spaces in lists and media types, which hosts write differently.
fn without_spaces(value: &str) -> String {
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

    /// Creates a finished site.
    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path();
        let files = [
            ("index.html", "home"),
            ("a-1.js", "script"),
            ("a-1.js.gz", "its copy"),
            ("404.html", "nothing"),
            (headers::FILE, RULES),
            (
                redirects::FILE,
                "/old/ /new/ 301\n/old /new/ 301\n/wg/:x.html https://wg.example/:x/ 301\n/all/* /new/#:splat 301\n",
            ),
            // A dynamic redirect matches it too.
            ("wg/1.html", "page"),
            ("old/index.html", "redirect page"),
        ];
        for (file, text) in files {
            folder::write(&dist.join(file), text).unwrap();
        }
        let day = Day::parse("2026-01-05").unwrap();
        let provenance = Provenance { commit: None, uncommitted_changes: false, day: &day, tools: &[] };
        let manifest = Manifest::new(dist, &provenance, |_| false).unwrap();
        folder::write(&dist.join(BUILD_FILE), manifest.to_json().unwrap()).unwrap();
        folder
    }

    /// Starts a host with these responses by path (status line and headers, `|`, body); other paths get a 404. A path followed by
    /// ` gzip` is for requests that accept that. Returns its URL.
    fn host(responses: Vec<(&'static str, &'static str)>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let origin = url.clone();
        // Ends with the test process.
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().unwrap().unwrap();
                let head = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
                let accept = head.filter_map(|line| line.strip_prefix("accept-encoding: ").map(str::to_owned)).last();
                let path = first.split(' ').nth(1).unwrap();
                let in_encoding = format!("{path} {}", accept.unwrap());
                let find = |path: &str| responses.iter().find(|(known, _)| *known == path);
                let response = find(&in_encoding).or_else(|| find(path));
                let response = response.map_or(
                    "404 Not Found\r\nCache-Control: public,max-age=0,must-revalidate\r\n|nothing",
                    |(_, response)| response,
                );
                let (head, body) = response.split_once('|').unwrap();
                let head = head.replace("{origin}", &origin);
                let length = body.len();
                write!(stream, "HTTP/1.1 {head}X-Frame-Options: DENY\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}").unwrap();
            }
        });
        url
    }

    /// The responses that the site expects.
    fn correct_responses() -> Vec<(&'static str, &'static str)> {
        vec![
            ("/", "200 OK\r\nCache-Control: public, max-age=0, must-revalidate\r\n|home"),
            ("/a-1.js", "200 OK\r\nCache-Control: immutable\r\n|script"),
            ("/wg/1.html", "200 OK\r\nCache-Control: public, max-age=0, must-revalidate\r\n|page"),
            ("/old/?query=1", "301 Moved Permanently\r\nLocation: {origin}/new/?query=1\r\n|"),
            ("/old?query=1", "301 Moved Permanently\r\nLocation: /new/?query=1\r\n|"),
            ("/wg/2.html?query=1", "308 Permanent Redirect\r\nLocation: https://wg.example/2/?query=1\r\n|"),
            ("/all/2?query=1", "301 Moved Permanently\r\nLocation: /new/?query=1#2\r\n|"),
        ]
    }

    #[test]
    fn r1_r12_host_with_the_expected_responses_passes() {
        let url = host(correct_responses());
        verify(site().path(), &url).unwrap();
        verify(site().path(), &format!("{url}/")).unwrap();
    }

    #[test]
    fn r1_r12_differences_are_reported() {
        let site = site();
        for (path, response, expected) in [
            (
                "/",
                "200 OK\r\nCache-Control: public, max-age=0, must-revalidate\r\n|other",
                "/: SHA-256: found `d9298a10",
            ),
            ("/a-1.js", "200 OK\r\n|script", "/a-1.js: cache-control: found ``; expected `immutable`"),
            (
                "/old?query=1",
                "302 Found\r\nLocation: /new/?query=1\r\n|",
                "/old?query=1: status: found `302`; expected `301`",
            ),
            (
                "/all/2?query=1",
                "301 Moved\r\nLocation: /new/#2\r\n|",
                "/all/2?query=1: location: found `/new/#2`; expected `/new/?query=1#2`",
            ),
            (
                "/a-1.js gzip",
                "200 OK\r\nCache-Control: immutable\r\nContent-Encoding: gzip\r\n|damaged",
                "/a-1.js as gzip: body: found `what is not gzip",
            ),
            (
                "/a-1.js gzip",
                "200 OK\r\nCache-Control: immutable\r\n|that of another build",
                "/a-1.js as gzip: SHA-256: found",
            ),
            (
                "/",
                "200 OK\r\nCache-Control: public, max-age=0, must-revalidate\r\nContent-Encoding: br\r\n|home",
                "/: body: found `what is not br, or was not asked for`; expected `identity`",
            ),
            (
                "/wg/",
                "403 Forbidden\r\nCache-Control: public, max-age=0, must-revalidate\r\n|nothing",
                "/wg/: status: found `403`; expected `404`",
            ),
            (
                "/wg/1.html",
                "301 Moved\r\nCache-Control: public, max-age=0, must-revalidate\r\n|page",
                "/wg/1.html: status: found `301`",
            ),
            (
                "/index/this-address-does-not-exist/",
                "404 Not Found\r\nCache-Control: immutable\r\n|nothing",
                "/index/this-address-does-not-exist/: cache-control: found `immutable`; expected `public,max-age=0",
            ),
        ] {
            let mut responses = correct_responses();
            responses.retain(|(known, _)| *known != path);
            responses.push((path, response));
            let error = verify(site.path(), &host(responses)).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
            // The script has a copy, so it is requested twice.
            assert!(error.ends_with(if path == "/a-1.js" { ": 2" } else { ": 1" }), "{error}");
        }
    }

    #[test]
    fn r1_bodies_are_compared_without_their_encoding() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(b"text").unwrap();
        assert_eq!(decoded("gzip", gzip.finish().unwrap()).unwrap(), b"text");
        // RFC 7932, section 9: one uncompressed byte, and an empty last block.
        assert_eq!(decoded("br", vec![0x0b, 0x00, 0x80, b'a', 0x03]).unwrap(), b"a");
        assert_eq!(decoded("", b"text".to_vec()).unwrap(), b"text");
        for unknown in ["br", "gzip", "zstd"] {
            assert_eq!(decoded(unknown, b"text".to_vec()), None, "{unknown}");
        }
    }

    #[test]
    fn r1_invalid_urls_and_folders_without_a_site_are_rejected() {
        let error = |dist: &Path, url| verify(dist, url).unwrap_err().to_string();
        for url in ["www.example.org", "localhost:8080", "ftp://www.example.org", "https://"] {
            let expected = format!("found `{url}`; expected a URL");
            assert!(error(site().path(), url).contains(&expected), "{url}");
        }
        assert!(error(tempfile::tempdir().unwrap().path(), "http://localhost").contains("build the site first"));
    }
}
