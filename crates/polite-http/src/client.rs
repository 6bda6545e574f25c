//! One request at a time.

use std::io::Read;
use std::path::PathBuf;
use std::time::Duration;

use flate2::read::GzDecoder;
use jiff::Timestamp;
use ureq::http::Response;
use ureq::http::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION, RETRY_AFTER,
};
use ureq::{Agent, Body};
use url::Url;

use crate::clock::Clock;
use crate::error::{Error, Mismatch};
use crate::kept::{Answer, KeptAnswers};
use crate::retry;
use crate::source::{Address, Source};

/// The compression that is asked for.
const GZIP: &str = "gzip";

/// Maximum number of redirects that are followed.
const MAX_REDIRECTS: usize = 3;

/// Limits of each request.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Minimum time from one request to the next.
    pub interval: Duration,
    /// Time for a complete answer.
    pub timeout: Duration,
    /// Maximum size of an answer in bytes, after decompression.
    pub size: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { interval: Duration::from_secs(1), timeout: Duration::from_secs(30), size: 64 << 20 }
    }
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Identity {
    /// `User-Agent` header: a name, and where to complain.
    pub user_agent: &'static str,
    /// Folder in which answers are kept, with a folder for each host.
    pub kept: PathBuf,
}

/// What a client has asked for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Totals {
    /// Number of requests, including redirects and further tries.
    pub requests: usize,
    /// Number of those whose answer was that a kept answer still holds.
    pub unchanged: usize,
}

/// An HTTP client for one source.
pub struct Client<'a> {
    agent: Agent,
    source: Source,
    /// Folder in which answers are kept.
    kept: PathBuf,
    limits: Limits,
    clock: &'a dyn Clock,
    last_request: Option<Timestamp>,
    totals: Totals,
}

impl<'a> Client<'a> {
    /// Creates a client.
    pub fn new(source: Source, identity: Identity, limits: Limits, clock: &'a dyn Clock) -> Self {
        let agent = Agent::config_builder()
            .timeout_global(Some(limits.timeout))
            .http_status_as_error(false)
            // `ask` follows redirects itself, as only those within the host are allowed.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(identity.user_agent)
            .build();
        Self {
            agent: agent.into(),
            source,
            kept: identity.kept,
            limits,
            clock,
            last_request: None,
            totals: Totals::default(),
        }
    }

    /// What has been asked for so far.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// Gets a text and reads it with `read`. An answer that can be read is kept for the next time.
    ///
    /// # Errors
    /// Fails if there is no answer after three tries, or if it is not UTF-8 or cannot be read.
    pub fn get<T>(&mut self, address: &Address, read: impl FnOnce(&str) -> Result<T, Mismatch>) -> Result<T, Error> {
        self.get_bytes(address, |body| {
            let text = std::str::from_utf8(body).map_err(|_| Mismatch::new("bytes that are not UTF-8", "UTF-8"));
            text.and_then(|text| read(text.trim_start_matches('\u{feff}')))
        })
    }

    /// Gets the bytes of an answer and reads them with `read`. An answer that can be read is kept for the next time.
    ///
    /// # Errors
    /// Fails if there is no answer after three tries, or if it cannot be read.
    pub fn get_bytes<T>(
        &mut self,
        address: &Address,
        read: impl FnOnce(&[u8]) -> Result<T, Mismatch>,
    ) -> Result<T, Error> {
        let url = address.at(&self.source);
        let read = |body: &[u8]| read(body).map_err(|mismatch| Error::Unexpected { url: url.clone(), mismatch });
        if let Source::Folder(folder) = &self.source {
            let file = KeptAnswers::of_folder(folder).file(&address.path);
            let body = std::fs::read(&file).map_err(|_| Error::NotKept { url: url.clone(), file })?;
            return read(&body);
        }
        let parsed =
            Url::parse(&url).map_err(|error| Error::Unreachable { url: url.clone(), reason: error.to_string() })?;
        let answers = KeptAnswers::of_host(&self.kept, &parsed);
        let kept = answers.get(&address.path);
        match self.try_to_ask(&parsed, kept.as_ref())? {
            Some(answer) => {
                let value = read(&answer.body)?;
                // An answer that cannot be kept is asked for in full the next time.
                let _ = answers.put(&address.path, &url, &answer);
                Ok(value)
            }
            None => read(&kept.map(|kept| kept.body).unwrap_or_default()),
        }
    }

    /// Asks up to three times. Returns `None` if the kept answer still holds.
    fn try_to_ask(&mut self, url: &Url, kept: Option<&Answer>) -> Result<Option<Answer>, Error> {
        let mut failed = 0;
        loop {
            let error = match self.ask(url, kept) {
                Err(error) if error.is_temporary => error,
                result => return result.map_err(|error| error.error),
            };
            failed += 1;
            let pause = retry::pause(failed, error.retry_after);
            if failed == retry::TRIES || pause > retry::MAX_PAUSE {
                return Err(error.error);
            }
            self.clock.sleep(pause);
        }
    }

    /// Asks once, and follows redirects.
    fn ask(&mut self, url: &Url, kept: Option<&Answer>) -> Result<Option<Answer>, TryError> {
        let mut current = url.clone();
        for _ in 0..=MAX_REDIRECTS {
            let mut response = self.request(&current, kept)?;
            let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
            let status = response.status();
            match status.as_u16() {
                200 => {
                    let (etag, last_modified) = (header(ETAG), header(LAST_MODIFIED));
                    let is_compressed = header(CONTENT_ENCODING).is_some_and(|value| value == GZIP);
                    let body = self.body(&current, response.body_mut(), is_compressed)?;
                    return Ok(Some(Answer { body, etag, last_modified }));
                }
                304 if kept.is_some() => {
                    self.totals.unchanged += 1;
                    return Ok(None);
                }
                300..400 => {
                    let location = header(LOCATION).unwrap_or_default();
                    let next = current.join(&location).ok().filter(|_| !location.is_empty());
                    match next {
                        Some(next) if is_same_host(&current, &next) => current = next,
                        _ => {
                            let location = quoted(&location);
                            let found = format!("the status {status} to {location}");
                            return Err(Error::Redirect { url: url.to_string(), found }.into());
                        }
                    }
                }
                code => {
                    let retry_after =
                        header(RETRY_AFTER).and_then(|value| retry::retry_after(&value, self.clock.now()));
                    let wait = retry_after.filter(|wait| *wait > retry::MAX_PAUSE);
                    let error = Error::Status { url: current.to_string(), status: status.to_string(), wait };
                    return Err(TryError { error, is_temporary: retry::is_temporary(code), retry_after });
                }
            }
        }
        let found = format!("more than {MAX_REDIRECTS} redirects");
        Err(Error::Redirect { url: url.to_string(), found }.into())
    }

    /// Reads a body, of which neither the bytes that are sent nor those after decompression may exceed the limit.
    fn body(&self, url: &Url, body: &mut Body, is_compressed: bool) -> Result<Vec<u8>, TryError> {
        let limit = self.limits.size;
        let sent = body.with_config().limit(limit).reader();
        let mut reader: Box<dyn Read> = if is_compressed { Box::new(GzDecoder::new(sent)) } else { Box::new(sent) };
        let mut bytes = Vec::new();
        let read = reader.by_ref().take(limit + 1).read_to_end(&mut bytes);
        let read = read.map_err(ureq::Error::Io).and_then(|length| {
            if length as u64 > limit { Err(ureq::Error::BodyExceedsLimit(limit)) } else { Ok(bytes) }
        });
        read.map_err(|error| self.network_error(url, error))
    }

    /// Sends one request, not earlier than the interval after the one before.
    fn request(&mut self, url: &Url, kept: Option<&Answer>) -> Result<Response<Body>, TryError> {
        if let Some(last) = self.last_request {
            let passed = Duration::try_from(self.clock.now().duration_since(last)).unwrap_or_default();
            let pause = self.limits.interval.saturating_sub(passed);
            if !pause.is_zero() {
                self.clock.sleep(pause);
            }
        }
        self.last_request = Some(self.clock.now());
        self.totals.requests += 1;
        let mut request = self.agent.get(url.as_str()).header(ACCEPT_ENCODING, GZIP);
        if let Some(etag) = kept.and_then(|kept| kept.etag.as_ref()) {
            request = request.header(IF_NONE_MATCH, etag);
        }
        if let Some(date) = kept.and_then(|kept| kept.last_modified.as_ref()) {
            request = request.header(IF_MODIFIED_SINCE, date);
        }
        request.call().map_err(|error| self.network_error(url, error))
    }

    /// Describes an error of the network or of HTTP. Most pass.
    fn network_error(&self, url: &Url, error: ureq::Error) -> TryError {
        let url = url.to_string();
        // An error while the body is read comes as an I/O error.
        let error = match error {
            ureq::Error::Io(error) => ureq::Error::from(error),
            error => error,
        };
        let (is_temporary, error) = match error {
            ureq::Error::Timeout(_) => (true, Error::TimedOut { url, limit: self.limits.timeout }),
            ureq::Error::BodyExceedsLimit(limit) => (false, Error::TooLarge { url, limit }),
            error => (true, Error::Unreachable { url, reason: error.to_string() }),
        };
        TryError { error, is_temporary, retry_after: None }
    }
}

/// Why one try failed.
struct TryError {
    error: Error,
    /// Whether a later try may succeed.
    is_temporary: bool,
    /// Pause that the source asks for.
    retry_after: Option<Duration>,
}

impl From<Error> for TryError {
    fn from(error: Error) -> Self {
        Self { error, is_temporary: false, retry_after: None }
    }
}

/// Returns whether a redirect stays with the host, and does not lead from HTTPS to HTTP.
fn is_same_host(from: &Url, to: &Url) -> bool {
    let is_secure = to.scheme() == "https" || (to.scheme() == "http" && from.scheme() == "http");
    is_secure && from.host() == to.host() && from.port() == to.port()
}

/// Quotes a text of a source, without its controls, and not the whole of a long one.
fn quoted(text: &str) -> String {
    let start: String = text.chars().take(60).flat_map(char::escape_debug).collect();
    let end = if text.chars().count() > 60 { "…" } else { "" };
    format!("`{start}{end}`")
}
