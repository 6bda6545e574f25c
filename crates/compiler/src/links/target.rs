//! The addresses that a link can have. This is a list of what is allowed, so that it also stops unknown attacks.

use model::paths::other_service;
use url::{Host, Url};

/// Where a link leads.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Target {
    /// A page of this site, or an id on it.
    Page { address: String, anchor: Option<String> },
    /// An id on the page that contains the link.
    Anchor(String),
    /// A file in `public/`, or a generated file.
    File(String),
    /// The full address of another site.
    External(String),
    /// `mailto:`.
    Mail,
    /// The full address of any site, with `http:`. It is not allowed, and [`Self::parse`] never returns it: it stands for the mistake
    /// until the address of this site is known, which would have another message.
    Insecure(String),
}

/// Why an address is not allowed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct TargetError {
    pub(crate) found: String,
    pub(crate) expected: String,
}

impl TargetError {
    fn new(found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { found: found.into(), expected: expected.into() }
    }
}

impl Target {
    /// Parses the address of a link, which can be [`Self::Insecure`].
    pub(crate) fn of_link(href: &str) -> Result<Self, TargetError> {
        Self::parse(href).or_else(|error| {
            let has_host =
                href.strip_prefix("http://").is_some_and(|rest| external(&format!("https://{rest}")).is_ok());
            if has_host { Ok(Self::Insecure(href.to_owned())) } else { Err(error) }
        })
    }

    /// Parses an address. Does not check whether the target exists.
    pub(crate) fn parse(href: &str) -> Result<Self, TargetError> {
        if href.is_empty() {
            return Err(TargetError::new("no address", ALLOWED));
        }
        if let Some(invalid) = href.chars().find(|&character| !is_address_character(character)) {
            let found = format!("the character `{}` in an address", invalid.escape_default());
            return Err(TargetError::new(
                found,
                "letters, digits and `-._~:/?#[]@!$&'()*+,;=%`, and other characters as `%xx`",
            ));
        }
        if let Some(id) = href.strip_prefix('#') {
            return anchor(id).map(Self::Anchor);
        }
        if href.starts_with("//") {
            return Err(TargetError::new(
                "an address without `https:`",
                "`https://…` for another site, `/…/` for this one",
            ));
        }
        if href.starts_with('/') {
            return internal(href);
        }
        if href.starts_with("https://") {
            return external(href);
        }
        if let Some(rest) = href.strip_prefix("mailto:") {
            return mail(rest);
        }
        Err(match href.split_once("://") {
            Some((http, rest)) if http.eq_ignore_ascii_case("http") => {
                TargetError::new(describe(href), format!("`https://{rest}`, if that site supports it"))
            }
            _ => TargetError::new(describe(href), ALLOWED),
        })
    }
}

/// The allowed addresses, for messages.
const ALLOWED: &str = "`/…/` for a page of this site, `#id` for a heading of this page, `https://…`, or `mailto:…`";

/// The characters of RFC 3986, and letters of all scripts, which ids of headings can have.
fn is_address_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(character) || character.is_alphabetic()
}

/// Describes an address that is not allowed.
fn describe(href: &str) -> String {
    match href.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => format!("an address with `{scheme}:`"),
        _ => "a relative address".to_owned(),
    }
}

fn internal(href: &str) -> Result<Target, TargetError> {
    let (path, id) = match href.split_once('#') {
        Some((path, id)) => (path, Some(id)),
        None => (href, None),
    };
    if let Some(prefix) = other_service(path) {
        let found = format!("`{prefix}`, which is another service on the same host");
        return Err(TargetError::new(found, format!("its full address, `https://www.ietf.org{href}`")));
    }
    if let Some(invalid) =
        path.chars().find(|&character| !(character.is_ascii_alphanumeric() || "/-._".contains(character)))
    {
        return Err(TargetError::new(
            format!("`{invalid}` in an address of this site"),
            "letters, digits, `-`, `.`, `_` and `/`",
        ));
    }
    if path.split('/').any(|part| part == "." || part == "..") || path.contains("//") {
        return Err(TargetError::new(
            "an address with `//`, `/./` or `/../`",
            "the direct path from the root, as in `/process/rfcs/`",
        ));
    }
    if path.ends_with('/') {
        let anchor = id.map(anchor).transpose()?;
        return Ok(Target::Page { address: path.to_owned(), anchor });
    }
    match id {
        None => Ok(Target::File(path.to_owned())),
        Some(id) => Err(TargetError::new(format!("no slash before `#{id}`"), format!("`{path}/#{id}`"))),
    }
}

/// Parses the id of a heading.
fn anchor(id: &str) -> Result<String, TargetError> {
    if id.is_empty() {
        return Err(TargetError::new("`#` without an id", "the id of a heading, as in `#mission`"));
    }
    if let Some(invalid) = id.chars().find(|&character| !(character.is_alphanumeric() || "-_".contains(character))) {
        return Err(TargetError::new(format!("`{invalid}` in an id"), "letters, digits, `-` and `_`"));
    }
    Ok(id.to_owned())
}

/// An address of another site. It has to be written as browsers write it, so that the host is what it looks like.
fn external(href: &str) -> Result<Target, TargetError> {
    let written = href.trim_start_matches("https://").split(['/', '?', '#']).next().unwrap_or_default();
    let invalid = || TargetError::new(format!("the host `{written}`"), "a host name, as in `https://www.ietf.org/`");
    let url = Url::parse(href).map_err(|_| invalid())?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(TargetError::new("a user name before the host", "`https://` followed by the host"));
    }
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    let is_host_name = match url.host() {
        Some(Host::Domain(name)) => name.contains('.') && name.split('.').all(is_label),
        _ => false,
    };
    if !is_host_name || url.origin().ascii_serialization() != format!("https://{written}") {
        return Err(invalid());
    }
    Ok(Target::External(href.to_owned()))
}

fn mail(rest: &str) -> Result<Target, TargetError> {
    let address = rest.split('?').next().unwrap_or_default();
    match address.split_once('@') {
        Some((name, host)) if !name.is_empty() && host.contains('.') && !host.contains('@') && rest.is_ascii() => {
            Ok(Target::Mail)
        }
        _ => {
            Err(TargetError::new(format!("the email address `{address}`"), "an address like `mailto:name@example.org`"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(address: &str, anchor: Option<&str>) -> Target {
        Target::Page { address: address.to_owned(), anchor: anchor.map(str::to_owned) }
    }

    #[test]
    fn allowed_addresses_are_parsed() {
        for (href, target) in [
            ("/", page("/", None)),
            ("/about/", page("/about/", None)),
            ("/about/introduction/#mission", page("/about/introduction/", Some("mission"))),
            ("/identity/", page("/identity/", None)),
            ("#mission", Target::Anchor("mission".into())),
            ("#größe", Target::Anchor("größe".into())),
            ("/images/header.svg", Target::File("/images/header.svg".into())),
            ("/about", Target::File("/about".into())),
            (
                "https://www.rfc-editor.org/info/rfc9000",
                Target::External("https://www.rfc-editor.org/info/rfc9000".into()),
            ),
            (
                "https://datatracker.ietf.org/doc/search/?name=a&by=group#top",
                Target::External("https://datatracker.ietf.org/doc/search/?name=a&by=group#top".into()),
            ),
            ("https://localhost.example:8443/", Target::External("https://localhost.example:8443/".into())),
            ("https://www.ietf.org/rfc/rfc1.txt", Target::External("https://www.ietf.org/rfc/rfc1.txt".into())),
            ("mailto:support@ietf.org", Target::Mail),
            ("mailto:support@ietf.org?subject=Hello", Target::Mail),
        ] {
            assert_eq!(Target::parse(href), Ok(target), "{href}");
        }
    }

    #[test]
    fn r8_errors_say_what_was_expected() {
        let of = |href| Target::parse(href).map_err(|error| (error.found, error.expected));
        let error = |found: &str, expected: &str| Err((found.to_owned(), expected.to_owned()));
        assert_eq!(
            of("HTTP://a.example/"),
            error("an address with `HTTP:`", "`https://a.example/`, if that site supports it")
        );
        assert_eq!(of("ftp://a.example/"), error("an address with `ftp:`", ALLOWED));
        assert_eq!(of("a/b:c"), error("a relative address", ALLOWED));
    }

    #[test]
    fn c6_r8_other_addresses_are_rejected() {
        for href in [
            "",
            "#",
            "#a b",
            "#a%20b",
            "about/",
            "../about/",
            "./",
            "?q=x",
            "/../etc/",
            "/about/./",
            "/about//x/",
            "//evil.example/",
            "///evil.example/",
            "/\\evil.example/",
            "\\\\evil.example",
            "/about#mission",
            "/about/?q=1",
            "/%2e%2e/",
            "/größe/",
            "/rfc/rfc1.txt",
            "/media/",
            "/id/#x",
            "/archive",
            "http://www.ietf.org/",
            "HTTPS://www.ietf.org/",
            "https:/www.ietf.org/",
            "https:www.ietf.org",
            "https://",
            "https:///x",
            "https://host",
            "https://www.ietf.org@evil.example/",
            "https://user:word@evil.example/",
            "https://www..org/",
            "https://www.ietf.org:/",
            "https://www.ietf.org:80a/",
            "https://-a.example/",
            "https://пример.example/",
            "https://[::1]/",
            "https://www.ietf.org/a b",
            "https://www.ietf.org/\"onmouseover=x",
            "https://www.ietf.org/<script>",
            "https://www.ietf.org/\u{202e}x",
            "https://www.ietf.org/\u{0}",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript&colon;alert(1)",
            "javascript%3Aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "file:///etc/passwd",
            "blob:https://www.ietf.org/x",
            "view-source:https://www.ietf.org/",
            "ftp://ftp.ietf.org/",
            "tel:+1",
            "mailto:",
            "mailto:nobody",
            "mailto:a@b@c.example",
        ] {
            assert!(Target::parse(href).is_err(), "{href:?}");
        }
    }
}
