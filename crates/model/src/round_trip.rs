//! Property tests: serializing any value to JSON and reading it back gives the same value. `PROPTEST_CASES=100000` runs more
//! cases.

use arbitrary::{Arbitrary, Unstructured};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Envelope, Page, Site};

/// Maximum number of random bytes per value: enough for a page with lists of each kind.
const MAX_BYTES: usize = 4096;

/// Generates a value from random bytes.
fn value<T: for<'a> Arbitrary<'a> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::collection::vec(any::<u8>(), 0..MAX_BYTES)
        .prop_filter_map("too few bytes", |bytes| T::arbitrary_take_rest(Unstructured::new(&bytes)).ok())
}

fn read_back<T: DeserializeOwned + Serialize>(value: &Envelope<T>) -> Envelope<T> {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r4_pages_round_trip_through_json(page in value::<Envelope<Page>>()) {
        prop_assert_eq!(read_back(&page), page);
    }

    #[test]
    fn r4_sites_round_trip_through_json(site in value::<Envelope<Site>>()) {
        prop_assert_eq!(read_back(&site), site);
    }
}

#[test]
fn random_values_cover_all_page_kinds() {
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
