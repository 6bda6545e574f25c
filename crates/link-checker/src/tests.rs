//! The whole way, against a server on this machine.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::answers::{Answer, Answers};
use crate::client::{Client, host};
use crate::rate_limiter::RateLimiter;
use crate::{failures, locked};

/// A server that answers as its paths say.
struct Server {
    origin: String,
    /// The requests, as in `HEAD /good`.
    seen: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        // It ends with the process of the tests.
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().unwrap().unwrap();
                let _ = lines.take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty())).count();
                let request = first.trim_end_matches(" HTTP/1.1").to_owned();
                locked(&log).push(request.clone());
                let (status, location) = match request.as_str() {
                    "HEAD /good" | "GET /no-head" => ("200 OK", ""),
                    "HEAD /no-head" => ("405 Method Not Allowed", ""),
                    "HEAD /moved" => ("301 Moved Permanently", "Location: /good\r\n"),
                    "HEAD /circle" => ("302 Found", "Location: /circle\r\n"),
                    "HEAD /lost" => ("302 Found", ""),
                    _ => ("404 Not Found", ""),
                };
                let answer = format!("HTTP/1.1 {status}\r\n{location}Content-Length: 0\r\nConnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        Self { origin, seen }
    }

    fn requests(&self) -> Vec<String> {
        locked(&self.seen).clone()
    }
}

fn quick() -> Client {
    Client::new(RateLimiter::new(Duration::ZERO), false)
}

#[test]
fn head_comes_first_and_get_where_it_is_refused() {
    let server = Server::start();
    let ask = |path: &str| quick().ask(&format!("{}{path}", server.origin)).unwrap();
    assert_eq!(ask("/good#part"), Answer::Good);
    assert_eq!(ask("/no-head"), Answer::Good);
    assert_eq!(ask("/moved"), Answer::Good);
    assert_eq!(ask("/nothing"), Answer::Failure("404 Not Found".into()));
    let expected =
        ["HEAD /good", "HEAD /no-head", "GET /no-head", "HEAD /moved", "HEAD /good", "HEAD /nothing", "GET /nothing"];
    assert_eq!(server.requests(), expected);
}

#[test]
fn ways_without_an_end_are_failures() {
    let server = Server::start();
    let ask = |path: &str| quick().ask(&format!("{}{path}", server.origin)).unwrap();
    assert_eq!(ask("/circle"), Answer::Failure("leads on more than 5 times".into()));
    assert_eq!(ask("/lost"), Answer::Failure("302 Found, without an address to go on to".into()));
}

#[test]
fn only_https_is_spoken() {
    let server = Server::start();
    let client = Client::new(RateLimiter::new(Duration::ZERO), true);
    let answer = client.ask(&format!("{}/good", server.origin)).unwrap();
    assert!(matches!(&answer, Answer::Failure(failure) if failure.ends_with("which is not `https`")), "{answer:?}");
    assert_eq!(server.requests(), [""; 0]);
}

#[test]
fn nobody_at_an_address_is_a_failure_of_this_run() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    assert!(quick().ask(&address).is_err());
    assert_eq!(host(&address), "127.0.0.1");

    let folder = tempfile::tempdir().unwrap();
    let answers = Answers::read(&folder.path().join("answers.json"), 1);
    let addresses: BTreeSet<String> = (0..3).map(|number| format!("{address}{number}")).collect();
    let (client, started) = (Client::new(RateLimiter::new(Duration::from_mins(1)), false), Instant::now());
    let error = failures(&addresses, answers, &client).unwrap_err();
    assert_eq!(error.to_string(), "no other site can be reached: is the network there?");
    assert!(started.elapsed() < Duration::from_mins(1), "it is asked once");
}

#[test]
fn what_is_known_is_not_asked_again_and_a_host_not_at_once() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("answers.json");
    let addresses: BTreeSet<String> =
        ["/good", "/moved", "/nothing"].map(|path| format!("{}{path}", server.origin)).into();
    let expected = BTreeMap::from([(format!("{}/nothing", server.origin), "404 Not Found".to_owned())]);
    let pause = Duration::from_millis(50);
    let (client, started) = (Client::new(RateLimiter::new(pause), false), Instant::now());
    assert_eq!(failures(&addresses, Answers::read(&file, 1), &client).unwrap(), expected);

    // Five requests, and a pause before each but the first.
    assert_eq!(server.requests().len(), 5);
    assert!(started.elapsed() >= pause * 4, "{:?}", started.elapsed());

    assert_eq!(failures(&addresses, Answers::read(&file, 2), &client).unwrap(), expected);
    assert_eq!(server.requests().len(), 5, "all was known");
}
