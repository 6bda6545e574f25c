//! The target of a redirect, with placeholders for the captures of its pattern, and the checks that need no content.

use regex_lite::Regex;

use crate::Pattern;
use crate::pattern::{case_insensitive, name_length};

/// A piece of a target.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Piece<'a> {
    /// Literal text.
    Text(&'a str),
    /// The placeholder `:name`, without its colon.
    Name(&'a str),
}

/// Splits `target` into pieces. A colon starts a name only if a letter follows, so those of `https://` and of ports do not.
#[must_use]
pub fn pieces(target: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = target;
    let mut start = 0;
    while let Some(colon) = rest[start..].find(':').map(|offset| start + offset) {
        let name = &rest[colon + 1..];
        let length = name_length(name);
        if length == 0 {
            start = colon + 1;
            continue;
        }
        pieces.push(Piece::Text(&rest[..colon]));
        pieces.push(Piece::Name(&name[..length]));
        rest = &name[length..];
        start = 0;
    }
    pieces.push(Piece::Text(rest));
    pieces.retain(|piece| *piece != Piece::Text(""));
    pieces
}

/// Replaces every name in `target` with its `value`.
#[must_use]
pub fn fill(target: &str, value: impl Fn(&str) -> String) -> String {
    let text = |piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Name(name) => value(name),
    };
    pieces(target).into_iter().map(text).collect()
}

/// Returns `target` with the query of the request, `?` included, before its fragment. A target with a query of its own keeps that,
/// as on Cloudflare Pages.
#[must_use]
pub fn with_query(target: &str, query: &str) -> String {
    let (base, fragment) = target.split_at(target.find('#').unwrap_or(target.len()));
    let query = if base.contains('?') { "" } else { query };
    format!("{base}{query}{fragment}")
}

/// Why a target is rejected.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TargetError<'a> {
    /// The source does not have this name.
    UnknownName(&'a str),
    /// This character has a special meaning in the configuration of some server.
    SpecialCharacter(char),
    /// A placeholder would be part of the host, or of the first folder of this site.
    Open,
}

/// Checks a target on its own. `names` are the placeholders of its source, or `None` if the source is invalid.
///
/// # Errors
/// Returns the first problem.
pub fn check<'a>(target: &'a str, names: Option<&[&str]>) -> Result<(), TargetError<'a>> {
    let pieces = pieces(target);
    let unknown = |piece: &Piece<'a>| match *piece {
        Piece::Name(name) if names.is_some_and(|names| !names.contains(&name)) => Some(name),
        _ => None,
    };
    if let Some(name) = pieces.iter().find_map(unknown) {
        return Err(TargetError::UnknownName(name));
    }
    if let Some(special) = target.chars().find(|character| "$*()[]'!".contains(*character)) {
        return Err(TargetError::SpecialCharacter(special));
    }
    // Against open redirects: captures of a pattern may only follow a literal host, or a literal start of the path.
    let start = match pieces.first() {
        Some(Piece::Text(text)) => *text,
        _ => "",
    };
    let has_literal_start = match start.strip_prefix("https://") {
        Some(host) => host.contains('/'),
        None => start.len() > 1,
    };
    if pieces.len() > 1 && !has_literal_start {
        return Err(TargetError::Open);
    }
    Ok(())
}

/// Returns a case-insensitive regular expression for all addresses that a target of this site can become.
#[must_use]
pub fn compiled(target: &str) -> Regex {
    let regex = |piece| match piece {
        Piece::Text(text) => regex_lite::escape(text),
        Piece::Name(Pattern::SPLAT) => ".*".to_owned(),
        Piece::Name(_) => "[^/]+".to_owned(),
    };
    case_insensitive(&format!("^{}$", pieces(target).into_iter().map(regex).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c7_targets_with_unknown_names_special_characters_or_open_hosts_are_rejected() {
        for (target, names, expected) in [
            ("/process/rfcs/#streams", &[][..], Ok(())),
            ("/meeting/:number/", &["number"], Ok(())),
            ("https://a.example/:group", &["group"], Ok(())),
            ("/wg/:name/", &["group"], Err(TargetError::UnknownName("name"))),
            ("/a/$1/", &[], Err(TargetError::SpecialCharacter('$'))),
            ("/:group/", &["group"], Err(TargetError::Open)),
            ("https://:group/", &["group"], Err(TargetError::Open)),
            ("https://a.example:group/", &["group"], Err(TargetError::Open)),
        ] {
            assert_eq!(check(target, Some(names)), expected, "{target}");
        }
        assert_eq!(check("/wg/:name/", None), Ok(()), "the source is invalid, so its names are unknown");
    }

    #[test]
    fn r12_query_of_the_request_comes_before_the_fragment() {
        for (target, query, expected) in [
            ("/about/", "", "/about/"),
            ("/about/", "?a=1&b", "/about/?a=1&b"),
            ("/process/rfcs/#streams", "?a=1", "/process/rfcs/?a=1#streams"),
            ("https://a.example/?own", "?a=1", "https://a.example/?own"),
        ] {
            assert_eq!(with_query(target, query), expected);
        }
    }

    #[test]
    fn compiled_target_matches_what_it_can_become() {
        let matches = |path| compiled("/wg/:group/x.html").is_match(path);
        assert!(matches("/wg/tls/x.html") && matches("/WG/tls/x.html"));
        assert!(!matches("/wg/a/b/x.html") && !matches("/wg/tls/xxhtml"));
        assert!(compiled("/a/:splat").is_match("/a/b/c"));
    }

    #[test]
    fn names_start_with_a_colon_and_a_letter() {
        let (text, name) = (Piece::Text, Piece::Name);
        assert_eq!(pieces("/about/"), [text("/about/")]);
        assert_eq!(
            pieces("https://a.example:8443/wg/:group/about/"),
            [text("https://a.example:8443/wg/"), name("group"), text("/about/")]
        );
        assert_eq!(pieces("/:a-:b"), [text("/"), name("a"), text("-"), name("b")]);
        assert_eq!(pieces("/a::b:"), [text("/a:"), name("b"), text(":")]);
        assert_eq!(fill("/meeting/:number/", |_| "0".to_owned()), "/meeting/0/");
    }
}
