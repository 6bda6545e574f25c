//! Finds RFCs.

use model::rfc::{Rfc, Status, Stream};
use search::terms::{normalize, words};

/// What a visitor looks for. Its parts are also the parameters of the address.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Filter {
    /// Words of title, number, authors and group, in any order, case and width, with accents or without. A word can be the start of
    /// one.
    pub words: String,
    /// Only RFCs with this status.
    pub status: Option<Status>,
    /// Only RFCs of this stream.
    pub stream: Option<Stream>,
    /// Only RFCs of this area; all if it is empty.
    pub area: String,
    /// Only RFCs of this group; all if it is empty.
    pub group: String,
    /// Only RFCs that stand.
    pub current: bool,
}

impl Filter {
    /// Names of the parameters, which are those of the controls, too.
    pub const NAMES: [&'static str; 6] = ["words", "status", "stream", "area", "group", "current"];

    /// Reads a filter; `value` returns the value of a parameter.
    #[must_use]
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name: &str| value(name).unwrap_or_default().trim().to_owned();
        Self {
            words: text("words"),
            status: Status::of_name(&text("status")),
            stream: Stream::of_name(&text("stream")),
            area: text("area").to_lowercase(),
            group: text("group").to_lowercase(),
            current: !text("current").is_empty(),
        }
    }

    /// Returns the parameters that are set, with their values.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, &str)> {
        let values = [
            self.words.as_str(),
            self.status.map_or("", Status::name),
            self.stream.map_or("", Stream::name),
            &self.area,
            &self.group,
            if self.current { "yes" } else { "" },
        ];
        Self::NAMES.into_iter().zip(values).filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// The series, prepared for the filter.
#[derive(Debug, Default)]
pub struct Series {
    /// The RFCs by number.
    rfcs: Vec<Rfc>,
    /// What the words of a filter are looked for in: normalized words, each after a space.
    texts: Vec<String>,
}

impl Series {
    /// Prepares RFCs, which are sorted by number.
    #[must_use]
    pub fn new(rfcs: Vec<Rfc>) -> Self {
        let text = |rfc: &Rfc| {
            let group = rfc.group.as_deref().unwrap_or_default();
            let number = rfc.number.to_string();
            let parts = ["rfc ", &number, " rfc", &number, " ", group, " ", &rfc.title, " ", &rfc.authors.join(" ")];
            spaced(&parts.concat())
        };
        Self { texts: rfcs.iter().map(text).collect(), rfcs }
    }

    /// Returns the RFC with a number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&Rfc> {
        self.rfcs.binary_search_by_key(&number, |rfc| rfc.number).ok().map(|at| &self.rfcs[at])
    }

    /// Returns all RFCs by number.
    #[must_use]
    pub fn rfcs(&self) -> &[Rfc] {
        &self.rfcs
    }

    /// Returns the RFCs that a filter lets through, newest first, but before all others the one whose number is among the words.
    #[must_use]
    pub fn find(&self, filter: &Filter) -> Vec<&Rfc> {
        let words: Vec<String> = spaced(&filter.words).split_whitespace().map(|word| [" ", word].concat()).collect();
        let is_match = |rfc: &Rfc, text: &str| {
            filter.status.is_none_or(|status| rfc.status == status)
                && filter.stream.is_none_or(|stream| rfc.stream == stream)
                && is_same(&filter.area, rfc.area.as_deref())
                && is_same(&filter.group, rfc.group.as_deref())
                && (!filter.current || rfc.is_current())
                && words.iter().all(|word| text.contains(word.as_str()))
        };
        let all = self.rfcs.iter().zip(&self.texts).rev();
        let mut found: Vec<&Rfc> = all.filter(|(rfc, text)| is_match(rfc, text)).map(|(rfc, _)| rfc).collect();
        let numbers = words.iter().filter_map(|word| word.trim().trim_start_matches("rfc").parse().ok());
        for number in numbers.collect::<Vec<u32>>() {
            if let Some(at) = found.iter().position(|rfc| rfc.number == number) {
                found[..=at].rotate_right(1);
            }
        }
        found
    }
}

fn is_same(wanted: &str, value: Option<&str>) -> bool {
    wanted.is_empty() || value == Some(wanted)
}

/// Returns the words of a text, normalized and each after a space, without punctuation.
fn spaced(text: &str) -> String {
    words(text).map(|word| [" ", &normalize(&text[word])].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::series;

    fn found(filter: &Filter) -> Vec<u32> {
        Series::new(series()).find(filter).into_iter().map(|rfc| rfc.number).collect()
    }

    fn words(words: &str) -> Vec<u32> {
        found(&Filter { words: words.to_owned(), ..Filter::default() })
    }

    #[test]
    fn all_words_must_match_in_any_order_and_case() {
        assert_eq!(words("TRANSFER mail"), [5321, 2821, 821]);
        assert_eq!(words("mail nothing"), [0; 0]);
        assert_eq!(words("http/1.1"), [9112]);
        assert_eq!(words("fielding"), [9110]);
        assert_eq!(words("httpb"), [9110]);
        assert_eq!(words(" ").len(), series().len());
    }

    #[test]
    fn q7_accents_case_and_width_do_not_matter() {
        let author =
            Rfc { authors: vec!["M. Žorž".to_owned()], ..crate::test_data::rfc(9000, "The Größe of QUIC") };
        let series = Series::new(vec![author]);
        for words in ["Žorž", "žorž", "zorz", "Z\u{30c}orz\u{30c}", "größe", "ＱＵＩＣ"] {
            let filter = Filter { words: words.to_owned(), ..Filter::default() };
            assert_eq!(series.find(&filter).len(), 1, "{words}");
        }
    }

    #[test]
    fn number_finds_its_rfc_first_and_those_that_start_with_it() {
        assert_eq!(words("911"), [9112, 9111, 9110]);
        assert_eq!(words("RFC 9110"), [9110]);
        assert_eq!(words("rfc821"), [821]);
        let mut rfcs = series();
        rfcs.push(Rfc { title: "Replaces RFC 821".to_owned(), ..crate::test_data::rfc(9999, "") });
        let series = Series::new(rfcs);
        let filter = Filter { words: "821".to_owned(), ..Filter::default() };
        assert_eq!(series.find(&filter).iter().map(|rfc| rfc.number).collect::<Vec<_>>(), [821, 9999]);
    }

    #[test]
    fn facets_are_combined() {
        assert_eq!(found(&Filter { area: "sec".to_owned(), ..Filter::default() }), [8446]);
        assert_eq!(found(&Filter { group: "httpbis".to_owned(), current: true, ..Filter::default() }), [9110]);
        assert_eq!(found(&Filter { stream: Some(Stream::Legacy), ..Filter::default() }), [821]);
        assert_eq!(found(&Filter { status: Some(Status::Historic), ..Filter::default() }), [2246]);
        let current = found(&Filter { current: true, ..Filter::default() });
        assert_eq!(current, [9112, 9111, 9110, 8446, 5321, 1035, 1034]);
    }

    #[test]
    fn parameters_are_read_back() {
        let filter = Filter {
            words: "a b".to_owned(),
            status: Some(Status::BestCurrentPractice),
            stream: Some(Stream::Iab),
            area: "sec".to_owned(),
            group: "tls".to_owned(),
            current: true,
        };
        let parameters = filter.parameters();
        let value = |name: &str| parameters.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(Filter::read(value), filter);
        assert_eq!(Filter::default().parameters(), []);
        assert_eq!(Filter::read(|_| None), Filter::default());
    }
}
