//! Checks one URL.

use std::time::Duration;

use ureq::http::Response;
use ureq::{Agent, Body, Error};
use url::Url;

use crate::cache::Answer;
use crate::rate_limiter::RateLimiter;

/// Maximum number of redirects that are followed.
const MAX_REDIRECTS: usize = 5;

/// Timeout of a request.
const TIMEOUT: Duration = Duration::from_secs(20);

/// HTTP client with a rate limit per host.
pub(crate) struct Client {
    agent: Agent,
    limiter: RateLimiter,
    https_only: bool,
}

impl Client {
    /// Creates a client. `https_only` is `false` only in tests, which use a local server.
    pub(crate) fn new(limiter: RateLimiter, https_only: bool) -> Self {
        let agent = Agent::config_builder()
            .https_only(https_only)
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            // `check` follows redirects itself: the rate limit of the next host applies.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent("ietf-site-link-check")
            .build();
        Self { agent: agent.into(), limiter, https_only }
    }

    /// Checks `url` with `HEAD`, or with `GET` if the server answers `HEAD` with an error. Returns `Err` if the site cannot be
    /// reached.
    pub(crate) fn check(&self, url: &str) -> Result<Answer, String> {
        let mut url = Url::parse(url).map_err(|error| error.to_string())?;
        for _ in 0..=MAX_REDIRECTS {
            if self.https_only && url.scheme() != "https" {
                return Ok(Answer::Failure(format!("redirects to `{url}`, which is not HTTPS")));
            }
            let mut response = self.request(&url, true)?;
            if response.status().as_u16() >= 400 {
                response = self.request(&url, false)?;
            }
            let status = response.status();
            if !status.is_redirection() {
                let is_good = status.is_success();
                return Ok(if is_good { Answer::Good } else { Answer::Failure(status.to_string()) });
            }
            let next = response.headers().get("location").and_then(|value| value.to_str().ok());
            match next.and_then(|next| url.join(next).ok()) {
                Some(next) => url = next,
                None => return Ok(Answer::Failure(format!("{status} without a valid `Location` header"))),
            }
        }
        Ok(Answer::Failure(format!("redirects more than {MAX_REDIRECTS} times")))
    }

    fn request(&self, url: &Url, only_head: bool) -> Result<Response<Body>, String> {
        self.limiter.wait(url.host_str().unwrap_or_default());
        let mut url = url.clone();
        url.set_fragment(None);
        let request = if only_head { self.agent.head(url.as_str()) } else { self.agent.get(url.as_str()) };
        request.call().map_err(|error| match error {
            Error::Timeout(_) => format!("no response within {} seconds", TIMEOUT.as_secs()),
            error => error.to_string(),
        })
    }
}

/// Returns the host of a URL, or an empty string if it has none.
pub(crate) fn host(url: &str) -> String {
    Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}
