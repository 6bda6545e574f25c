//! Generates the manual of the fields, `docs/content-fields.md`, from the types.
//!
//! 1. Each type of file is a chapter: a description and a table of its fields.
//! 2. The tables and lists of values that a field refers to follow as sections, each after its first reference.
//!
//! `UPDATE_EXPECT=1 cargo test -p compiler` regenerates the file.

use std::collections::BTreeSet;
use std::fmt::Write;

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::{
    ConfirmedLinksFields, FieldInfo, HomeFields, MeetingFields, MenuFields, PageFields, PostFields, RedirectFields,
    RfcAliasFields, SiteFields,
};

const START: &str = "# Fields of the content files

<!-- Generated from crates/compiler/src/fields. Edit there, then run: UPDATE_EXPECT=1 cargo test -p compiler -->

For style and structure see [docs/writing.md](writing.md). Pages, posts and meetings start with their fields in TOML, between
two lines of `+++`. `menu.toml`, `home.toml`, `site.toml`, `redirects.toml`, `rfc-aliases.toml` and `confirmed-links.toml`
contain only TOML.

A text is one line in quotes. A date is written without quotes, as in `2026-01-05`.
";

#[test]
fn manual_matches_the_types() {
    let mut manual = Manual { text: START.to_owned(), written: BTreeSet::new() };
    manual.chapter::<PageFields>();
    manual.chapter::<PostFields>();
    manual.chapter::<MeetingFields>();
    manual.chapter::<HomeFields>();
    manual.chapter::<MenuFields>();
    manual.chapter::<SiteFields>();
    manual.chapter::<RedirectFields>();
    manual.chapter::<RfcAliasFields>();
    manual.chapter::<ConfirmedLinksFields>();
    expect_test::expect_file!["../../../../docs/content-fields.md"].assert_eq(&manual.text);
}

struct Manual {
    text: String,
    /// The sections so far.
    written: BTreeSet<String>,
}

impl Manual {
    fn chapter<T: JsonSchema>(&mut self) {
        let schema = schema_for!(T);
        let schema = schema.as_value();
        self.table(&format!("## {}", capital(&T::schema_name())), schema);
        self.sections(schema, &schema["$defs"]);
    }

    /// Writes the sections that `schema` refers to, directly or indirectly.
    fn sections(&mut self, schema: &Value, definitions: &Value) {
        for FieldInfo { name: field, schema: property, .. } in FieldInfo::all(schema) {
            let Some(name) = reference(field, property) else { continue };
            let definition = definitions.get(name).unwrap_or(property);
            if !self.written.insert(name.to_owned()) {
                continue;
            }
            match definition["oneOf"].as_array() {
                Some(values) => self.values(name, values),
                None => self.table(&format!("### {}", capital(name)), definition),
            }
            self.sections(definition, definitions);
        }
    }

    fn table(&mut self, heading: &str, schema: &Value) {
        write!(self.text, "\n{heading}\n\n{}\n\n", text(&schema["description"])).unwrap();
        self.text += "| field | type | default | meaning |\n|---|---|---|---|\n";
        for FieldInfo { name, is_required, description, schema } in FieldInfo::all(schema) {
            let default = match &schema["default"] {
                _ if is_required => "required".to_owned(),
                Value::Null => "none".to_owned(),
                default => format!("`{default}`"),
            };
            let description = description.replace('\n', " ");
            writeln!(self.text, "| `{name}` | {} | {default} | {description} |", type_name(name, schema)).unwrap();
        }
    }

    fn values(&mut self, name: &str, values: &[Value]) {
        write!(self.text, "\n### {}\n\n| value | meaning |\n|---|---|\n", capital(name)).unwrap();
        for value in values {
            writeln!(self.text, "| `{}` | {} |", value["const"], text(&value["description"])).unwrap();
        }
    }
}

/// Returns the name of the section that a property, or each of its items, refers to. The schema of a required table is inline,
/// so its section is named after the field.
fn reference<'a>(field: &'a str, property: &'a Value) -> Option<&'a str> {
    if property["additionalProperties"].is_object() {
        return None;
    }
    if property["type"] == "object" {
        return Some(field);
    }
    let direct = property["$ref"].as_str().or_else(|| property["items"]["$ref"].as_str());
    direct.or_else(|| property["anyOf"][0]["$ref"].as_str())?.rsplit('/').next()
}

/// Describes the type of a value.
fn type_name(field: &str, property: &Value) -> String {
    let list = if property["items"].is_object() { "list of " } else { "" };
    if let Some(name) = reference(field, property) {
        return format!("{list}[{name}](#{})", name.to_lowercase());
    }
    let item = if list.is_empty() { property } else { &property["items"] };
    let kind = item["type"].as_str().or_else(|| item["type"][0].as_str()).unwrap_or_default();
    match (kind, item["format"].as_str(), &item["minLength"], &item["maxLength"]) {
        ("string", Some("date"), ..) => "date".to_owned(),
        ("string", _, Value::Number(min), Value::Number(max)) => format!("text of {min} to {max} characters"),
        ("string", ..) if list.is_empty() => "text".to_owned(),
        ("string", ..) => "list of texts".to_owned(),
        ("integer", ..) if list.is_empty() => "number".to_owned(),
        ("integer", ..) => "list of numbers".to_owned(),
        ("object", ..) if property["additionalProperties"]["type"] == "array" => {
            "table of `\"text\" = [number, …]`".to_owned()
        }
        ("object", ..) => "table of `\"text\" = \"text\"`".to_owned(),
        ("boolean", ..) => "`true` or `false`".to_owned(),
        other => panic!("the manual has no name for the type {other:?}"),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn capital(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    first.to_uppercase() + rest
}
