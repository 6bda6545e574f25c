//! Where a redirect leads, with places for what a pattern has found, and what can be wrong with that by itself.

use regex_lite::Regex;

use crate::Pattern;
use crate::pattern::{ignoring_case, name_length};

/// A piece of a target.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Piece<'a> {
    /// It stands as it is.
    Text(&'a str),
    /// `:name`, here without the colon: what the pattern has found under that name.
    Name(&'a str),
}

/// The pieces of `target`. A colon starts a name if a letter follows, so those of `https://` and of ports do not.
#[must_use]
pub fn pieces(target: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = target;
    let mut from = 0;
    while let Some(colon) = rest[from..].find(':').map(|at| from + at) {
        let name = &rest[colon + 1..];
        let length = name_length(name);
        if length == 0 {
            from = colon + 1;
            continue;
        }
        pieces.push(Piece::Text(&rest[..colon]));
        pieces.push(Piece::Name(&name[..length]));
        rest = &name[length..];
        from = 0;
    }
    pieces.push(Piece::Text(rest));
    pieces.retain(|piece| *piece != Piece::Text(""));
    pieces
}

/// `target` with every name replaced by what `value` gives for it.
#[must_use]
pub fn fill(target: &str, value: impl Fn(&str) -> String) -> String {
    let text = |piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Name(name) => value(name),
    };
    pieces(target).into_iter().map(text).collect()
}

/// Why a target is refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TargetError<'a> {
    /// The source does not have this name.
    UnknownName(&'a str),
    /// Servers, and their shells, have another meaning for this character.
    SpecialCharacter(char),
    /// What a pattern finds would be the host, or the first folder of this site.
    Open,
}

/// Checks a target by itself. `names` are those of its source, if that could be read.
///
/// # Errors
/// The first thing that is wrong.
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
    // What a pattern finds is only put behind a host and a folder that are written here (an open redirect is no way out of the
    // site).
    let start = match pieces.first() {
        Some(Piece::Text(text)) => *text,
        _ => "",
    };
    let is_closed = match start.strip_prefix("https://") {
        Some(host) => host.contains('/'),
        None => start.len() > 1,
    };
    if pieces.len() > 1 && !is_closed {
        return Err(TargetError::Open);
    }
    Ok(())
}

/// What a target of this site can become, as a regular expression for which upper and lower case are the same.
#[must_use]
pub fn compiled(target: &str) -> Regex {
    let regex = |piece| match piece {
        Piece::Text(text) => regex_lite::escape(text),
        Piece::Name(Pattern::REST) => ".*".to_owned(),
        Piece::Name(_) => "[^/]+".to_owned(),
    };
    ignoring_case(&format!("^{}$", pieces(target).into_iter().map(regex).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c7_targets_of_unknown_names_special_characters_and_open_hosts_are_refused() {
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
        assert_eq!(check("/wg/:name/", None), Ok(()), "nothing is known of the source");
    }

    #[test]
    fn a_target_fits_what_it_can_become() {
        let fits = |path| compiled("/wg/:group/x.html").is_match(path);
        assert!(fits("/wg/tls/x.html") && fits("/WG/tls/x.html"));
        assert!(!fits("/wg/a/b/x.html") && !fits("/wg/tls/xxhtml"));
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
