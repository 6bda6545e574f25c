//! The fields of a kind of file as its JSON Schema describes them: what the manual and new files are made from.

use serde_json::Value;

/// A field.
pub(crate) struct Described<'a> {
    pub(crate) name: &'a str,
    /// Whether a file must have it.
    pub(crate) is_required: bool,
    /// What it means, in the words of the manual.
    pub(crate) meaning: &'a str,
    /// The schema of its value.
    pub(crate) schema: &'a Value,
}

impl<'a> Described<'a> {
    /// The fields of a table: the required ones in the order of the type, then the others in that of the alphabet.
    pub(crate) fn all(table: &'a Value) -> Vec<Self> {
        let names = |key: &str| table[key].as_array().into_iter().flatten().filter_map(Value::as_str);
        let required: Vec<&str> = names("required").collect();
        let all = table["properties"].as_object().into_iter().flat_map(|fields| fields.keys()).map(String::as_str);
        let others = all.filter(|name| !required.contains(name));
        let field = |(name, is_required): (&'a str, bool)| {
            let schema = &table["properties"][name];
            let meaning = schema["description"].as_str().unwrap_or_default();
            Self { name, is_required, meaning, schema }
        };
        let required = required.iter().map(|name| (*name, true));
        required.chain(others.map(|name| (name, false))).map(field).collect()
    }

    /// The first sentence of its meaning, on one line.
    pub(crate) fn in_short(&self) -> String {
        first_sentence(self.meaning)
    }
}

/// The first sentence of a description, on one line and without its point.
pub(crate) fn first_sentence(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split_once(". ").map_or(text.as_str(), |(first, _)| first).trim_end_matches('.').to_owned()
}
