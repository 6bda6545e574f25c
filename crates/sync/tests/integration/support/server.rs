//! A small HTTP server.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    /// Path and query.
    pub(crate) path: String,
    /// Headers by name in lowercase.
    pub(crate) headers: BTreeMap<String, String>,
}

impl Request {
    pub(crate) fn is_conditional(&self) -> bool {
        self.headers.contains_key("if-none-match") || self.headers.contains_key("if-modified-since")
    }
}

/// A response.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
    /// Number of bytes of the body that are sent before the connection breaks.
    pub(crate) cut: Option<usize>,
    /// Time before the body is sent.
    pub(crate) delay: Duration,
}

impl Response {
    pub(crate) fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), cut: None, delay: Duration::ZERO }
    }

    pub(crate) fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self::new(200, body)
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

type Handler = Box<dyn FnMut(&Request) -> Response + Send>;

/// A server on a free port. It ends with the test process.
pub(crate) struct Server {
    /// `http://127.0.0.1:PORT`.
    pub(crate) origin: String,
    requests: Arc<Mutex<Vec<Request>>>,
    handler: Arc<Mutex<Handler>>,
}

impl Server {
    pub(crate) fn start(handler: impl FnMut(&Request) -> Response + Send + 'static) -> Self {
        Self::start_at("127.0.0.1:0", handler)
    }

    pub(crate) fn start_at(address: &str, handler: impl FnMut(&Request) -> Response + Send + 'static) -> Self {
        let listener = TcpListener::bind(address).unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (requests, handler) = (Arc::default(), Arc::new(Mutex::new(Box::new(handler) as Handler)));
        let server = Self { origin, requests: Arc::clone(&requests), handler: Arc::clone(&handler) };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (requests, handler) = (Arc::clone(&requests), Arc::clone(&handler));
                // A client that gives up must not stop the server.
                thread::spawn(move || answer(stream, &requests, &handler));
            }
        });
        server
    }

    /// Answers differently from now on.
    pub(crate) fn set(&self, handler: impl FnMut(&Request) -> Response + Send + 'static) {
        *self.handler.lock().unwrap() = Box::new(handler);
    }

    /// Returns the requests since the last call.
    pub(crate) fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.requests.lock().unwrap())
    }
}

fn answer(mut stream: TcpStream, requests: &Mutex<Vec<Request>>, handler: &Mutex<Handler>) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let path = lines.next()?.ok()?.split(' ').nth(1)?.to_owned();
    let lines = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
    let headers = lines
        .filter_map(|line| line.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())));
    let request = Request { path, headers: headers.collect() };
    requests.lock().ok()?.push(request.clone());
    let response = handler.lock().ok()?(&request);

    let mut head = format!("HTTP/1.1 {} X\r\nConnection: close\r\n", response.status);
    for (name, value) in &response.headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    if response.status != 304 {
        let _ = write!(head, "Content-Length: {}\r\n", response.body.len());
    }
    stream.write_all((head + "\r\n").as_bytes()).ok()?;
    stream.flush().ok()?;
    thread::sleep(response.delay);
    let body = if response.status == 304 { &[][..] } else { &response.body };
    stream.write_all(&body[..response.cut.unwrap_or(body.len())]).ok()?;
    stream.flush().ok()
}
