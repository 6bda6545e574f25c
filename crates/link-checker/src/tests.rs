//! Tests of the whole program against a local server.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use compiler::Confirmation;

use crate::cache::{Answer, AnswerCache};
use crate::client::{Client, host};
use crate::rate_limiter::RateLimiter;
use crate::{confirmations, failures, lock, unconfirmed};

/// A local server whose responses follow from the path.
struct Server {
    origin: String,
    /// Requests so far, as in `HEAD /good`.
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        // Ends with the test process.
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().unwrap().unwrap();
                let _ = lines.take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty())).count();
                let request = first.trim_end_matches(" HTTP/1.1").to_owned();
                lock(&requests).push(request.clone());
                let (status, location) = match request.as_str() {
                    "HEAD /good" | "GET /no-head" => ("200 OK", ""),
                    "HEAD /no-head" => ("405 Method Not Allowed", ""),
                    "HEAD /moved" => ("301 Moved Permanently", "Location: /good\r\n"),
                    "HEAD /loop" => ("302 Found", "Location: /loop\r\n"),
                    "HEAD /no-location" => ("302 Found", ""),
                    _ => ("404 Not Found", ""),
                };
                let response = format!("HTTP/1.1 {status}\r\n{location}Content-Length: 0\r\nConnection: close\r\n\r\n");
                stream.write_all(response.as_bytes()).unwrap();
            }
        });
        Self { origin, log }
    }

    fn requests(&self) -> Vec<String> {
        lock(&self.log).clone()
    }
}

fn unlimited_client() -> Client {
    Client::new(RateLimiter::new(Duration::ZERO), false)
}

#[test]
fn get_is_tried_only_if_head_fails() {
    let server = Server::start();
    let check = |path: &str| unlimited_client().check(&format!("{}{path}", server.origin)).unwrap();
    assert_eq!(check("/good#part"), Answer::Good);
    assert_eq!(check("/no-head"), Answer::Good);
    assert_eq!(check("/moved"), Answer::Good);
    assert_eq!(check("/nothing"), Answer::Failure("404 Not Found".into()));
    let expected =
        ["HEAD /good", "HEAD /no-head", "GET /no-head", "HEAD /moved", "HEAD /good", "HEAD /nothing", "GET /nothing"];
    assert_eq!(server.requests(), expected);
}

#[test]
fn redirect_loops_and_redirects_without_location_are_failures() {
    let server = Server::start();
    let check = |path: &str| unlimited_client().check(&format!("{}{path}", server.origin)).unwrap();
    assert_eq!(check("/loop"), Answer::Failure("redirects more than 5 times".into()));
    assert_eq!(check("/no-location"), Answer::Failure("302 Found without a valid `Location` header".into()));
}

#[test]
fn http_urls_are_failures_and_never_requested() {
    let server = Server::start();
    let client = Client::new(RateLimiter::new(Duration::ZERO), true);
    let answer = client.check(&format!("{}/good", server.origin)).unwrap();
    assert!(matches!(&answer, Answer::Failure(failure) if failure.ends_with("which is not HTTPS")), "{answer:?}");
    assert_eq!(server.requests(), [""; 0]);
}

#[test]
fn unreachable_host_is_an_error_and_requested_once() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    assert!(unlimited_client().check(&address).is_err());
    assert_eq!(host(&address), "127.0.0.1");

    let folder = tempfile::tempdir().unwrap();
    let cache = AnswerCache::read(&folder.path().join("answers.json"), 1);
    let urls: BTreeSet<String> = (0..3).map(|number| format!("{address}{number}")).collect();
    let (client, started) = (Client::new(RateLimiter::new(Duration::from_mins(1)), false), Instant::now());
    let error = failures(&urls, cache, &client).unwrap_err();
    assert_eq!(error.to_string(), "no other site can be reached; check the network connection");
    assert!(started.elapsed() < Duration::from_mins(1), "only one request is made");
}

#[test]
fn cached_urls_are_not_requested_and_requests_to_a_host_are_spaced() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("answers.json");
    let urls: BTreeSet<String> = ["/good", "/moved", "/nothing"].map(|path| format!("{}{path}", server.origin)).into();
    let expected = BTreeMap::from([(format!("{}/nothing", server.origin), "404 Not Found".to_owned())]);
    let interval = Duration::from_millis(50);
    let (client, started) = (Client::new(RateLimiter::new(interval), false), Instant::now());
    assert_eq!(failures(&urls, AnswerCache::read(&file, 1), &client).unwrap(), expected);

    // Five requests, so four intervals.
    assert_eq!(server.requests().len(), 5);
    assert!(started.elapsed() >= interval * 4, "{:?}", started.elapsed());

    assert_eq!(failures(&urls, AnswerCache::read(&file, 2), &client).unwrap(), expected);
    assert_eq!(server.requests().len(), 5, "everything is cached");
}

#[test]
fn confirmed_urls_are_not_requested_and_their_age_is_named() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let [good, nothing, refused] = ["/good", "/nothing", "/refused"].map(|path| format!("{}{path}", server.origin));
    let confirmation = |days, answer: &str| Confirmation { days, answer: answer.to_owned() };
    let confirmed = BTreeMap::from([
        (&*nothing, confirmation(0, "404 Not Found")),
        (&*refused, confirmation(400, "403 Forbidden")),
    ]);
    let urls = unconfirmed([&*good, &*nothing, &*refused].into(), &confirmed);
    let cache = AnswerCache::read(&folder.path().join("answers.json"), 1);
    assert_eq!(failures(&urls, cache, &unlimited_client()).unwrap(), BTreeMap::new());
    assert_eq!(server.requests(), ["HEAD /good"]);
    let expected = format!(
        "{refused} was confirmed 400 days ago; programs are answered `403 Forbidden`\n\
         {nothing} was confirmed today; programs are answered `404 Not Found`\n"
    );
    assert_eq!(confirmations(&confirmed), expected);
}
