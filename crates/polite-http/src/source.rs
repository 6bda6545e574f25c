//! Who is asked.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;

use url::{Host, Url};

/// Who is asked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Source {
    /// The owners of the facts.
    Owners,
    /// Another host that answers like all of them, such as a server of the tests.
    Mirror(Url),
    /// A folder, and nobody is asked. For a [`Client`](crate::Client) it has kept answers: it is a copy of a folder of one host.
    Folder(PathBuf),
}

impl Source {
    /// Parses the value of `--from`: an address or a folder.
    ///
    /// # Errors
    /// Says what was found and expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        if !text.contains("://") {
            let folder = PathBuf::from(text);
            let is_folder = folder.is_dir();
            let error = || format!("found `{text}`; expected an address (https://…) or a folder that exists");
            return is_folder.then_some(Self::Folder(folder)).ok_or_else(error);
        }
        let error = || format!("found `{text}`; expected https://…, or http://… for a server on this machine");
        let url = Url::parse(text).map_err(|_| error())?;
        let is_local = match url.host() {
            Some(Host::Domain(host)) => host == "localhost",
            Some(Host::Ipv4(host)) => host.is_loopback(),
            Some(Host::Ipv6(host)) => host.is_loopback(),
            None => false,
        };
        let is_allowed = url.scheme() == "https" || (url.scheme() == "http" && is_local);
        is_allowed.then_some(Self::Mirror(url)).ok_or_else(error)
    }
}

/// Something that an owner is asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Address {
    /// `https://` and the host.
    pub origin: Cow<'static, str>,
    /// Path and query, from the slash after the host.
    pub path: String,
}

impl Address {
    /// Returns the address at `source`.
    #[must_use]
    pub fn at(&self, source: &Source) -> String {
        match source {
            Source::Owners | Source::Folder(_) => self.to_string(),
            Source::Mirror(url) => format!("{}{}", url.as_str().trim_end_matches('/'), self.path),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.origin, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_https_or_on_this_machine() {
        for text in
            ["https://mirror.example.org", "http://127.0.0.1:8000", "http://localhost:8000/", "http://[::1]:8000"]
        {
            assert!(matches!(Source::parse(text), Ok(Source::Mirror(_))), "{text}");
        }
        for text in ["http://mirror.example.org", "ftp://127.0.0.1/", "https://", "no-such-folder", ""] {
            assert!(Source::parse(text).is_err(), "{text}");
        }
        assert_eq!(Source::parse("src"), Ok(Source::Folder("src".into())));
    }

    #[test]
    fn mirror_replaces_the_host() {
        let address = Address { origin: "https://www.ietf.org".into(), path: "/blog/feed/".into() };
        assert_eq!(address.at(&Source::Owners), "https://www.ietf.org/blog/feed/");
        let at = |mirror| address.at(&Source::parse(mirror).unwrap());
        assert_eq!(at("http://127.0.0.1:8000"), "http://127.0.0.1:8000/blog/feed/");
        assert_eq!(at("https://mirror.example.org/ietf/"), "https://mirror.example.org/ietf/blog/feed/");
    }
}
