//! Texts and addresses that are checked when they are read, like what a writer types. Errors say what was found and what was
//! expected.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};
use url::Url;

/// Maximum length of a text, in characters. The longest titles of RFCs have about 200.
const MAX_LENGTH: usize = 1000;

/// Defines a text that a function checks.
macro_rules! checked_text {
    ($(#[$documentation:meta])* $name:ident, $check:ident) => {
        $(#[$documentation])*
        #[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                $check(&text)?;
                Ok(Self(text))
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

checked_text! {
    /// One line of plain text, without control characters, characters that turn the direction of writing, or spaces at its ends.
    Line, check_line
}
checked_text! {
    /// A name in lowercase ASCII letters, digits, `-` and `_`, as in `quic` or `charter-ietf-quic`.
    Slug, check_slug
}
checked_text! {
    /// A country: two capital letters (ISO 3166-1 alpha-2).
    Country, check_country
}
checked_text! {
    /// An address of the web, `https://…` or `http://…`, without a user name.
    WebAddress, check_web_address
}
checked_text! {
    /// An email address, without a name: `quic@ietf.org`.
    EmailAddress, check_email_address
}
checked_text! {
    /// When something was published: `2026-04-01`, `2026-04`, or `2026` if no more is known.
    Published, check_published
}

fn check_line(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("found empty text; expected at least one word".to_owned());
    }
    if let Some(found) = text.chars().find(|&character| is_forbidden(character)) {
        let found = u32::from(found);
        return Err(format!("found the character U+{found:04X}, which is invisible; expected a single line of text"));
    }
    if text.trim() != text {
        return Err("found a space at the start or end of the text; expected none".to_owned());
    }
    match text.chars().count() {
        0..=MAX_LENGTH => Ok(()),
        length => Err(format!("found {length} characters; expected at most {MAX_LENGTH}")),
    }
}

/// Returns whether a character breaks the line, controls a terminal, or turns the direction of writing, so that a text reads
/// otherwise than it is.
fn is_forbidden(character: char) -> bool {
    let breaks_lines = matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}');
    character.is_control() || breaks_lines || direction_control(character).is_some()
}

/// Names a character that overrides, embeds or isolates a direction of writing (UAX #9): with one, a text can read otherwise than
/// it is. Marks, such as U+200E, do not count: some languages need them.
#[must_use]
pub const fn direction_control(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "end of an embedding or override",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "isolate",
        '\u{2069}' => "end of an isolate",
        _ => return None,
    })
}

fn check_slug(text: &str) -> Result<(), String> {
    let is_valid = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    if (1..=100).contains(&text.len()) && text.bytes().all(is_valid) {
        return Ok(());
    }
    Err(format!("found {}; expected lowercase letters, digits, `-` and `_`", quoted(text)))
}

fn check_country(text: &str) -> Result<(), String> {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(());
    }
    Err(format!("found {}; expected two capital letters, as in `MY` (ISO 3166-1 alpha-2)", quoted(text)))
}

fn check_web_address(text: &str) -> Result<(), String> {
    check_line(text)?;
    let expected = "expected an address of the web, as in `https://www.ietf.org/`";
    let has_space = text.contains(char::is_whitespace) || text.contains(['<', '>', '"', '\\']);
    let url = Url::parse(text).ok().filter(|url| !has_space && ["https", "http"].contains(&url.scheme()));
    let url = url.filter(|url| url.username().is_empty() && url.password().is_none());
    url.map(|_| ()).ok_or_else(|| format!("found {}; {expected}", quoted(text)))
}

fn check_email_address(text: &str) -> Result<(), String> {
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_valid = text.split_once('@').is_some_and(|(local, domain)| {
        (1..=64).contains(&local.len())
            && local.bytes().all(is_local)
            && domain.contains('.')
            && domain.split('.').all(is_label)
    });
    if is_valid {
        Ok(())
    } else {
        Err(format!("found {}; expected an email address, as in `quic@ietf.org`", quoted(text)))
    }
}

fn check_published(text: &str) -> Result<(), String> {
    // Fills up with the first month and the first day, so that the calendar checks the rest.
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    if full.len() == 10 && full.parse::<jiff::civil::Date>().is_ok() {
        return Ok(());
    }
    Err(format!("found {}; expected a date, as in `2026-04-01`, `2026-04` or `2026`", quoted(text)))
}

/// Quotes the start of a text for a message. Characters that would control a terminal are escaped.
#[must_use]
pub fn quoted(text: &str) -> String {
    let start: String = text.chars().take(60).flat_map(char::escape_debug).collect();
    let end = if text.chars().count() > 60 { "…" } else { "" };
    format!("`{start}{end}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the part of the message that says what was found, or an empty text if the value is valid.
    fn found<T: TryFrom<String, Error = String>>(text: &str) -> String {
        let error = T::try_from(text.to_owned()).err();
        error.map(|error| error.split("; expected").next().unwrap_or_default().to_owned()).unwrap_or_default()
    }

    #[test]
    fn lines_are_plain_text() {
        // Marks, joiners and markup are text.
        for text in ["Éric Vyncke", "<script>alert(1)</script>", "a & b", "\"x\"", "日本", "a\u{200d}b", "a\u{200e}b"]
        {
            assert_eq!(found::<Line>(text), "", "{text}");
        }
        let invisible = |code: &str| format!("found the character {code}, which is invisible");
        for (text, expected) in [
            ("", "found empty text".to_owned()),
            (" ", "found empty text".to_owned()),
            ("a ", "found a space at the start or end of the text".to_owned()),
            ("a\nb", invisible("U+000A")),
            ("a\u{1b}[2J", invisible("U+001B")),
            ("a\u{85}b", invisible("U+0085")),
            ("a\u{202e}b", invisible("U+202E")),
            ("a\u{2066}b", invisible("U+2066")),
            ("a\u{2028}b", invisible("U+2028")),
            ("\u{feff}a", invisible("U+FEFF")),
            (&"a".repeat(1001), "found 1001 characters".to_owned()),
        ] {
            assert_eq!(found::<Line>(text), expected, "{text}");
        }
    }

    #[test]
    fn slugs_and_countries_have_few_letters() {
        for text in ["6lo", "quic", "charter-ietf-quic", "bof_1"] {
            assert_eq!(found::<Slug>(text), "", "{text}");
        }
        for text in ["", "QUIC", "a b", "../x", "é", "a/b"] {
            assert_eq!(found::<Slug>(text), format!("found `{text}`"));
        }
        assert_eq!(found::<Country>("MY"), "");
        for text in ["", "my", "MYS", "M1", "Malaysia"] {
            assert_eq!(found::<Country>(text), format!("found `{text}`"));
        }
    }

    #[test]
    fn addresses_are_of_the_web() {
        for text in ["https://mailarchive.ietf.org/arch/browse/quic/", "http://lists.example.org/a?b=c&d"] {
            assert_eq!(found::<WebAddress>(text), "", "{text}");
        }
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//www.ietf.org/",
            "/arch/",
            "https://",
            "https://user:word@www.ietf.org/",
            "https://www.ietf.org/ x",
            "https://www.ietf.org/<b>",
            "https:\\\\www.ietf.org",
            "ftp://ftp.ietf.org/",
        ] {
            assert!(found::<WebAddress>(text).starts_with("found `"), "{text}");
        }
        assert!(found::<WebAddress>("https://www.ietf.org/\u{202e}x").contains("U+202E"));
    }

    #[test]
    fn email_addresses_have_one_domain() {
        for text in ["quic@ietf.org", "a.b+c@lists.example.org"] {
            assert_eq!(found::<EmailAddress>(text), "", "{text}");
        }
        for text in
            ["", "quic", "quic@", "@ietf.org", "a b@ietf.org", "a@b@c.org", "a@localhost", "Q <q@ietf.org>", "a@b..org"]
        {
            assert_eq!(found::<EmailAddress>(text), format!("found `{text}`"));
        }
    }

    #[test]
    fn publication_dates_are_as_exact_as_known() {
        for text in ["1969", "1969-04", "2026-04-01"] {
            assert_eq!(found::<Published>(text), "", "{text}");
        }
        for text in ["", "196", "1969-13", "1969-4", "2026-02-30", "2026-04-01T00:00", "20260401"] {
            assert_eq!(found::<Published>(text), format!("found `{text}`"));
        }
    }

    #[test]
    fn messages_quote_the_start_and_escape_the_rest() {
        assert_eq!(quoted("a\u{1b}[2J"), "`a\\u{1b}[2J`");
        assert_eq!(quoted(&"a".repeat(61)), format!("`{}…`", "a".repeat(60)));
    }
}
