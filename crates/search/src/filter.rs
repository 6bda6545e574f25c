//! Filters of RFCs within a query: `wg:quic`, `rg:cfrg`, `stream:iab`, `status:bcp`, `obsolete:no`.
//!
//! Each is a key of the index that is looked up as it stands, with the RFCs that it keeps. Only they are results of a query with a
//! filter.

use crate::terms::{Term, is_one_of, normalize, slice};

/// The names of filters, each followed by a colon and a value.
const NAMES: &str = "wg rg stream status obsolete";

/// Splits a text into its words without the filters, and the filters. One at the end may be unfinished.
#[must_use]
pub fn split(text: &str) -> (String, Vec<Term>) {
    let (mut words, mut filters) = (String::new(), Vec::new());
    for part in text.split(' ') {
        let filter = normalize(part);
        if name(&filter).is_empty() {
            // A space at the end says that the last word is complete.
            if !words.is_empty() {
                words.push(' ');
            }
            words += part;
        } else {
            filters.push(Term { open: text.ends_with(part), stem: filter.clone(), word: filter });
        }
    }
    (words, filters)
}

/// Returns the name of a filter; nothing if it is none.
fn name(part: &str) -> &str {
    let end = part.find(':').unwrap_or_default();
    let name = slice(part, ..end);
    if is_one_of(NAMES, name) && end + 1 < part.len() { name } else { "" }
}

/// Returns the text with a filter in place of others of its name, or without it if it has it.
#[must_use]
pub fn toggled(text: &str, filter: &str) -> String {
    let mut toggled = String::new();
    let mut is_new = true;
    for part in text.split(' ') {
        let known = normalize(part);
        is_new &= known != filter;
        if name(&known) != name(filter) {
            toggled += part;
            toggled.push(' ');
        }
    }
    if is_new {
        toggled += filter;
    }
    toggled.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(text: &str) -> (String, Vec<String>) {
        let (words, filters) = split(text);
        (words, filters.into_iter().map(|term| term.word).collect())
    }

    #[test]
    fn filters_are_no_words() {
        assert_eq!(words_of("loss recovery WG:quic"), ("loss recovery".into(), vec!["wg:quic".into()]));
        assert_eq!(
            words_of("status:bcp obsolete:no"),
            (String::new(), vec!["status:bcp".into(), "obsolete:no".into()])
        );
    }

    #[test]
    fn other_words_with_colons_are_words() {
        for text in ["wg:", "wg", "https://example.org", "quic: a transport", "author:kent", ":quic", "2001:db8::1"] {
            assert_eq!(words_of(text), (text.to_owned(), Vec::new()), "{text}");
        }
    }

    #[test]
    fn only_a_filter_at_the_end_is_unfinished() {
        let open = |text| split(text).1.iter().map(|term| term.open).collect::<Vec<_>>();
        assert_eq!(open("wg:quic status:b"), [false, true]);
        assert_eq!(open("wg:quic "), [false]);
        assert_eq!(words_of("quic "), ("quic ".to_owned(), Vec::new()));
    }

    #[test]
    fn a_filter_takes_the_place_of_another_value_and_is_removed_when_chosen_again() {
        assert_eq!(toggled("quic", "status:bcp"), "quic status:bcp");
        assert_eq!(toggled("quic wg:quic status:bcp", "status:historic"), "quic wg:quic status:historic");
        assert_eq!(toggled("Status:BCP quic", "status:bcp"), "quic");
    }
}
