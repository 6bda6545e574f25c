//! The addresses that a link can have. Whatever is not on this list is refused, so that no trick needs to be known.

use model::paths::other_service;

/// Where a link leads.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Target {
    /// A page of this site, and an id in it.
    Page { address: String, anchor: Option<String> },
    /// A heading of the page that has the link.
    Anchor(String),
    /// A file below `public/`, or one that the builder makes.
    File(String),
    /// Another site, with the whole address.
    External(String),
    /// A mail address.
    Mail,
}

/// Why an address is refused.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct TargetError {
    /// What was found.
    pub(crate) found: String,
    /// What was expected.
    pub(crate) expected: String,
}

impl TargetError {
    fn new(found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { found: found.into(), expected: expected.into() }
    }
}

impl Target {
    /// Tells where `href` leads, or why no link can have it. Whether there is something is not looked at.
    pub(crate) fn parse(href: &str) -> Result<Self, TargetError> {
        if href.is_empty() {
            return Err(TargetError::new("no address", KINDS));
        }
        if let Some(odd) = href.chars().find(|&character| !may_be_in_address(character)) {
            let found = format!("the character `{}` in an address", odd.escape_default());
            return Err(TargetError::new(
                found,
                "letters, digits and `-._~:/?#[]@!$&'()*+,;=%`, and what else there is as `%xx`",
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
        if let Some(rest) = href.strip_prefix("https://") {
            return external(rest);
        }
        if let Some(rest) = href.strip_prefix("mailto:") {
            return mail(rest);
        }
        Err(match href.split_once("://") {
            Some((http, rest)) if http.eq_ignore_ascii_case("http") => {
                TargetError::new(scheme(href), format!("`https://{rest}`, if that site has it"))
            }
            _ => TargetError::new(scheme(href), KINDS),
        })
    }
}

/// What there is to choose from.
const KINDS: &str = "`/…/` for a page of this site, `#id` within the page, `https://…`, or `mailto:…`";

/// The characters of RFC 3986, and the letters of other scripts, which headings have in their ids.
fn may_be_in_address(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(character) || character.is_alphabetic()
}

/// What an address that is none of the allowed kinds is called.
fn scheme(href: &str) -> String {
    match href.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => format!("an address with `{scheme}:`"),
        _ => "an address that depends on where it is".to_owned(),
    }
}

fn internal(href: &str) -> Result<Target, TargetError> {
    let (path, id) = match href.split_once('#') {
        Some((path, id)) => (path, Some(id)),
        None => (href, None),
    };
    if let Some(prefix) = other_service(path) {
        let found = format!("`{prefix}`, which is another service of the same host");
        return Err(TargetError::new(found, format!("its full address, `https://www.ietf.org{href}`")));
    }
    if let Some(odd) =
        path.chars().find(|&character| !(character.is_ascii_alphanumeric() || "/-._".contains(character)))
    {
        return Err(TargetError::new(
            format!("`{odd}` in an address of this site"),
            "letters, digits, `-`, `.` and `/`",
        ));
    }
    if path.split('/').any(|part| part == "." || part == "..") || path.contains("//") {
        return Err(TargetError::new(
            "an address with a way round",
            "the straight way from the root, as in `/process/rfcs/`",
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

/// An id as headings have it: letters, digits, hyphens.
fn anchor(id: &str) -> Result<String, TargetError> {
    if id.is_empty() {
        return Err(TargetError::new("`#` without an id", "the id of a heading, as in `#mission`"));
    }
    if let Some(odd) = id.chars().find(|&character| !(character.is_alphanumeric() || "-_".contains(character))) {
        return Err(TargetError::new(format!("`{odd}` in an id"), "letters, digits and hyphens"));
    }
    Ok(id.to_owned())
}

fn external(rest: &str) -> Result<Target, TargetError> {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return Err(TargetError::new("a user name before the host", "`https://` and the host"));
    }
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if !name.split('.').all(label)
        || !name.contains('.')
        || port.is_empty()
        || !port.bytes().all(|b| b.is_ascii_digit())
    {
        return Err(TargetError::new(format!("`{host}` as the host"), "a name as in `https://www.ietf.org/`"));
    }
    Ok(Target::External(format!("https://{rest}")))
}

fn mail(rest: &str) -> Result<Target, TargetError> {
    let address = rest.split('?').next().unwrap_or_default();
    match address.split_once('@') {
        Some((name, host)) if !name.is_empty() && host.contains('.') && !host.contains('@') && rest.is_ascii() => {
            Ok(Target::Mail)
        }
        _ => Err(TargetError::new(format!("`{address}` as a mail address"), "one as in `mailto:name@example.org`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(address: &str, anchor: Option<&str>) -> Target {
        Target::Page { address: address.to_owned(), anchor: anchor.map(str::to_owned) }
    }

    #[test]
    fn what_links_can_be() {
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
    fn r8_the_way_out_is_that_of_the_mistake() {
        let of = |href| Target::parse(href).map_err(|fault| (fault.found, fault.expected));
        let refused = |found: &str, expected: &str| Err((found.to_owned(), expected.to_owned()));
        assert_eq!(
            of("HTTP://a.example/"),
            refused("an address with `HTTP:`", "`https://a.example/`, if that site has it")
        );
        assert_eq!(of("ftp://a.example/"), refused("an address with `ftp:`", KINDS));
        assert_eq!(of("a/b:c"), refused("an address that depends on where it is", KINDS));
    }

    #[test]
    fn c6_r8_what_they_cannot_be() {
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
