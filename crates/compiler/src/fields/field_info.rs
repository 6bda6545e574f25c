//! The fields of a table, as its JSON Schema describes them. The manual and the templates of new files are made from these.

use serde_json::Value;

/// A field.
pub(crate) struct FieldInfo<'a> {
    pub(crate) name: &'a str,
    pub(crate) is_required: bool,
    /// The description of the field in the manual.
    pub(crate) description: &'a str,
    /// The schema of the value.
    pub(crate) schema: &'a Value,
}

impl<'a> FieldInfo<'a> {
    /// Returns the fields of a table: the required ones as ordered in the type, then the optional ones by name.
    pub(crate) fn all(table: &'a Value) -> Vec<Self> {
        let names = |key: &str| table[key].as_array().into_iter().flatten().filter_map(Value::as_str);
        let required: Vec<&str> = names("required").collect();
        let all = table["properties"].as_object().into_iter().flat_map(|fields| fields.keys()).map(String::as_str);
        let optional = all.filter(|name| !required.contains(name));
        let field = |(name, is_required): (&'a str, bool)| {
            let schema = &table["properties"][name];
            let description = schema["description"].as_str().unwrap_or_default();
            Self { name, is_required, description, schema }
        };
        let required = required.iter().map(|name| (*name, true));
        required.chain(optional.map(|name| (name, false))).map(field).collect()
    }

    /// Returns the first sentence of the description, on one line.
    pub(crate) fn summary(&self) -> String {
        first_sentence(self.description)
    }
}

/// Returns the first sentence of a description, on one line and without its full stop.
pub(crate) fn first_sentence(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split_once(". ").map_or(text.as_str(), |(first, _)| first).trim_end_matches('.').to_owned()
}
