//! Where a redirect leads, with places for what a pattern has found.

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

/// How long the name at the start of `text` is: a letter, then letters, digits and underscores. Zero if there is none.
pub(super) fn name_length(text: &str) -> usize {
    if !text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return 0;
    }
    text.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_')).unwrap_or(text.len())
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

#[cfg(test)]
mod tests {
    use super::*;

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
