//! Asks one address.

use std::time::Duration;

use ureq::http::Response;
use ureq::{Agent, Body, Error};
use url::Url;

use crate::answers::Answer;
use crate::rate_limiter::RateLimiter;

/// So many times an address can lead on to another one.
const MOST_REDIRECTS: usize = 5;

/// How long an answer can take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks, at the pace that hosts can expect.
pub(crate) struct Client {
    agent: Agent,
    limiter: RateLimiter,
    /// Whether only `https` is spoken.
    is_secure: bool,
}

impl Client {
    /// `is_secure` is false in tests alone, whose server is this machine.
    pub(crate) fn new(limiter: RateLimiter, is_secure: bool) -> Self {
        let agent = Agent::config_builder()
            .https_only(is_secure)
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            // Another host that an address leads on to has its own pace.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent("ietf-site-link-check")
            .build();
        Self { agent: agent.into(), limiter, is_secure }
    }

    /// Whether there is something at `address`: with `HEAD`, and with `GET` where that is refused. An error is not of the
    /// site but of the way to it.
    pub(crate) fn ask(&self, address: &str) -> Result<Answer, String> {
        let mut url = Url::parse(address).map_err(|error| error.to_string())?;
        for _ in 0..=MOST_REDIRECTS {
            if self.is_secure && url.scheme() != "https" {
                return Ok(Answer::Failure(format!("leads on to `{url}`, which is not `https`")));
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
                None => return Ok(Answer::Failure(format!("{status}, without an address to go on to"))),
            }
        }
        Ok(Answer::Failure(format!("leads on more than {MOST_REDIRECTS} times")))
    }

    fn request(&self, url: &Url, only_head: bool) -> Result<Response<Body>, String> {
        self.limiter.wait(url.host_str().unwrap_or_default());
        let mut address = url.clone();
        address.set_fragment(None);
        let request = if only_head { self.agent.head(address.as_str()) } else { self.agent.get(address.as_str()) };
        request.call().map_err(|error| match error {
            Error::Timeout(_) => format!("no answer within {} seconds", PATIENCE.as_secs()),
            error => error.to_string(),
        })
    }
}

/// The host of an address; empty if it has none.
pub(crate) fn host(address: &str) -> String {
    Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}
