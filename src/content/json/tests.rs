//! What the browser would read, read natively: with its reader, from values that `serde_json` has parsed.

use std::path::Path;

use arbitrary::{Arbitrary, Unstructured};
use compiler::BuildOptions;
use model::{Day, Page, Site};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use super::deserializer::{JsonDeserializer, JsonSource};
use crate::content::HydrationData;

impl JsonSource for Json {
    type List = Vec<Json>;
    type Record = Map<String, Json>;

    fn as_bool(&self) -> Option<bool> {
        self.as_bool()
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn as_text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn is_null(&self) -> bool {
        self.is_null()
    }

    fn into_list(self) -> Option<Self::List> {
        if let Self::Array(list) = self { Some(list) } else { None }
    }

    fn into_record(self) -> Result<Self::Record, Self> {
        if let Self::Object(record) = self { Ok(record) } else { Err(self) }
    }

    fn element(list: &Self::List, at: u32) -> Option<Self> {
        list.get(usize::try_from(at).ok()?).cloned()
    }

    fn field(record: &Self::Record, name: &str) -> Option<Self> {
        record.get(name).cloned()
    }

    fn first_name(record: &Self::Record) -> Option<String> {
        record.keys().next().cloned()
    }
}

/// What the reader of the browser makes of JSON; nothing if it does not fit.
fn read<T: DeserializeOwned>(json: Json) -> Option<T> {
    T::deserialize(JsonDeserializer(json)).ok()
}

fn read_back<T: DeserializeOwned + Serialize>(value: &T) -> Option<T> {
    read(serde_json::to_value(value).unwrap())
}

/// A value made of random bytes.
fn value<T: for<'a> Arbitrary<'a> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::collection::vec(any::<u8>(), 0..4096)
        .prop_filter_map("too few bytes", |bytes| T::arbitrary_take_rest(Unstructured::new(&bytes)).ok())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r4_the_browser_reads_every_page_as_it_was(page in value::<Page>()) {
        prop_assert_eq!(read_back(&page), Some(page));
    }

    #[test]
    fn r4_the_browser_reads_every_site_as_it_was(site in value::<Site>()) {
        prop_assert_eq!(read_back(&site), Some(site));
    }

    #[test]
    fn r6_no_damaged_page_makes_the_reader_panic(page in value::<Page>(), at in any::<prop::sample::Index>()) {
        // One value of the page becomes one of another type.
        let json = serde_json::to_string(&page).unwrap();
        let values: Vec<usize> = json.match_indices(':').map(|(at, _)| at + 1).collect();
        let (start, rest) = json.split_at(*at.get(&values));
        for other in ["1.5", "-1", "99999999", "null", "{}", "[{}]", "\"\"", "true"] {
            let end = rest.find([',', '}']).unwrap_or(rest.len());
            if let Ok(damaged) = serde_json::from_str(&format!("{start}{other}{}", &rest[end..])) {
                let _ = read::<Page>(damaged);
            }
        }
    }
}

#[test]
fn r4_the_browser_reads_all_pages_of_this_site() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = compiler::compile(root, &BuildOptions::of(Day::parse("2026-01-05").unwrap()))
        .unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(read_back(&content.site), Some(content.site));
    for page in content.pages {
        assert_eq!(read_back(&page).as_ref(), Some(&page), "{}", page.address);
    }
}

#[test]
fn r6_what_does_not_fit_is_refused() {
    let day = |text: Json| json!({ "day": text, "text": "" });
    assert!(read::<model::Date>(day("2026-01-05".into())).is_some());
    for (what, json) in
        [("a number", day(1.into())), ("nothing", day(Json::Null)), ("no object", json!([])), ("no field", json!({}))]
    {
        assert!(read::<model::Date>(json).is_none(), "{what}");
    }
    assert!(read::<HydrationData>(json!({ "site": {}, "page": null })).is_none());
    let map_point = |x: Json| read::<model::meeting::MapPoint>(json!({ "x": x, "y": 0 }));
    assert_eq!(map_point(359.into()).map(|map_point| map_point.x), Some(359));
    for (what, number) in
        [("too large", json!(65536)), ("negative", json!(-1)), ("no whole number", json!(0.5)), ("text", json!("1"))]
    {
        assert!(map_point(number).is_none(), "{what}");
    }
    assert!(Vec::<model::page::Diagram>::deserialize(JsonDeserializer(json!(["tcp", { "udp": null }]))).is_ok());
    for unknown in [json!(["smtp"]), json!([{}]), json!([["tcp"]]), json!({ "0": "tcp" })] {
        assert!(Vec::<model::page::Diagram>::deserialize(JsonDeserializer(unknown.clone())).is_err(), "{unknown}");
    }
}
