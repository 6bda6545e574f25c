//! Runs the browser's deserializer natively, on values that `serde_json` has parsed.

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
    type Array = Vec<Json>;
    type Object = Map<String, Json>;

    fn as_bool(&self) -> Option<bool> {
        self.as_bool()
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn as_string(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn is_null(&self) -> bool {
        self.is_null()
    }

    fn into_array(self) -> Option<Vec<Json>> {
        if let Self::Array(array) = self { Some(array) } else { None }
    }

    fn into_object(self) -> Result<Map<String, Json>, Self> {
        if let Self::Object(object) = self { Ok(object) } else { Err(self) }
    }

    fn element(array: &Vec<Json>, index: u32) -> Option<Self> {
        array.get(usize::try_from(index).ok()?).cloned()
    }

    fn field(object: &Map<String, Json>, name: &str) -> Option<Self> {
        object.get(name).cloned()
    }

    fn first_key(object: &Map<String, Json>) -> Option<String> {
        object.keys().next().cloned()
    }
}

/// Deserializes JSON as the browser does. Returns `None` if it does not match the type.
fn read<T: DeserializeOwned>(json: Json) -> Option<T> {
    T::deserialize(JsonDeserializer(json)).ok()
}

fn round_trip<T: DeserializeOwned + Serialize>(value: &T) -> Option<T> {
    read(serde_json::to_value(value).unwrap())
}

/// Generates values from random bytes.
fn value<T: for<'a> Arbitrary<'a> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::collection::vec(any::<u8>(), 0..4096)
        .prop_filter_map("too few bytes", |bytes| T::arbitrary_take_rest(Unstructured::new(&bytes)).ok())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r4_any_page_survives_the_round_trip(page in value::<Page>()) {
        prop_assert_eq!(round_trip(&page), Some(page));
    }

    #[test]
    fn r4_any_site_survives_the_round_trip(site in value::<Site>()) {
        prop_assert_eq!(round_trip(&site), Some(site));
    }

    #[test]
    fn r6_damaged_pages_never_cause_a_panic(page in value::<Page>(), position in any::<prop::sample::Index>()) {
        // Replaces one value of the page with a value of another type.
        let json = serde_json::to_string(&page).unwrap();
        let values: Vec<usize> = json.match_indices(':').map(|(colon, _)| colon + 1).collect();
        let (start, rest) = json.split_at(*position.get(&values));
        for other in ["1.5", "-1", "99999999", "null", "{}", "[{}]", "\"\"", "true"] {
            let end = rest.find([',', '}']).unwrap_or(rest.len());
            if let Ok(damaged) = serde_json::from_str(&format!("{start}{other}{}", &rest[end..])) {
                let _ = read::<Page>(damaged);
            }
        }
    }
}

#[test]
fn r4_every_page_of_this_site_survives_the_round_trip() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = compiler::compile(root, &BuildOptions::of(Day::parse("2026-01-05").unwrap()))
        .unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(round_trip(&content.site), Some(content.site));
    for page in content.pages {
        assert_eq!(round_trip(&page).as_ref(), Some(&page), "{}", page.address);
    }
}

#[test]
fn r6_values_of_the_wrong_type_are_rejected() {
    let day = |text: Json| json!({ "day": text, "text": "" });
    assert!(read::<model::Date>(day("2026-01-05".into())).is_some());
    for (what, json) in [
        ("number", day(1.into())),
        ("null", day(Json::Null)),
        ("not an object", json!([])),
        ("missing field", json!({})),
    ] {
        assert!(read::<model::Date>(json).is_none(), "{what}");
    }
    assert!(read::<HydrationData>(json!({ "site": {}, "page": null })).is_none());
    let map_point = |x: Json| read::<model::meeting::MapPoint>(json!({ "x": x, "y": 0 }));
    assert_eq!(map_point(359.into()).map(|map_point| map_point.x), Some(359));
    for (what, number) in
        [("too large", json!(65536)), ("negative", json!(-1)), ("not an integer", json!(0.5)), ("string", json!("1"))]
    {
        assert!(map_point(number).is_none(), "{what}");
    }
    assert!(Vec::<model::page::Diagram>::deserialize(JsonDeserializer(json!(["tcp", { "udp": null }]))).is_ok());
    for unknown in [json!(["smtp"]), json!([{}]), json!([["tcp"]]), json!({ "0": "tcp" })] {
        assert!(Vec::<model::page::Diagram>::deserialize(JsonDeserializer(unknown.clone())).is_err(), "{unknown}");
    }
}
