//! What is published as JSON is read back as what it was, for values of all types. `PROPTEST_CASES=100000` tries more.

use arbitrary::{Arbitrary, Unstructured};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Envelope, Page, Site};

/// So many bytes a value is made of at most: enough for a list of each kind in a page.
const BYTES: usize = 4096;

/// A value made of random bytes.
fn value<T: for<'a> Arbitrary<'a> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::collection::vec(any::<u8>(), 0..BYTES)
        .prop_filter_map("too few bytes", |bytes| T::arbitrary_take_rest(Unstructured::new(&bytes)).ok())
}

fn read_back<T: DeserializeOwned + Serialize>(value: &Envelope<T>) -> Envelope<T> {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r4_every_page_is_read_back(page in value::<Envelope<Page>>()) {
        prop_assert_eq!(read_back(&page), page);
    }

    #[test]
    fn r4_every_site_is_read_back(site in value::<Envelope<Site>>()) {
        prop_assert_eq!(read_back(&site), site);
    }
}

#[test]
fn all_kinds_of_pages_are_among_the_values() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut kinds = std::collections::BTreeSet::new();
    for _ in 0..1000 {
        let page = value::<Page>().new_tree(&mut runner).unwrap().current();
        let json = serde_json::to_value(&page.kind).unwrap();
        let name = json.as_str().map(str::to_owned).or_else(|| json.as_object()?.keys().next().cloned());
        kinds.insert(name.unwrap());
    }
    assert_eq!(kinds.len(), 11, "{kinds:?}");
}
