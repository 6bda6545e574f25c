//! The manual of the fields, `docs/content-fields.md`, generated from the types.
//!
//! 1. Every kind of file is a chapter: what it is, and its fields in a table.
//! 2. Tables and lists of values that a field refers to follow as sections, each where it is first spoken of.
//!
//! `UPDATE_EXPECT=1 cargo test -p compiler` writes the file anew.

use std::collections::BTreeSet;
use std::fmt::Write;

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::{Described, HomeFields, MeetingFields, MenuFields, PageFields, PostFields, RedirectFields, SiteFields};

const START: &str = "# Fields of the content files

<!-- Generated from crates/compiler/src/fields. Edit there, then run: UPDATE_EXPECT=1 cargo test -p compiler -->

How to write, and the shape of a page, is in [docs/writing.md](writing.md). Pages, posts and meetings start with their
fields in TOML between two lines of `+++`; `menu.toml`, `home.toml`, `site.toml` and `redirects.toml` are TOML and
nothing else.

A text is one line in quotes. A date is written without quotes, as in `2026-01-05`.
";

#[test]
fn the_manual_is_that_of_the_types() {
    let mut manual = Manual { text: START.to_owned(), told: BTreeSet::new() };
    manual.chapter::<PageFields>();
    manual.chapter::<PostFields>();
    manual.chapter::<MeetingFields>();
    manual.chapter::<HomeFields>();
    manual.chapter::<MenuFields>();
    manual.chapter::<SiteFields>();
    manual.chapter::<RedirectFields>();
    expect_test::expect_file!["../../../../docs/content-fields.md"].assert_eq(&manual.text);
}

struct Manual {
    text: String,
    /// The sections that are there.
    told: BTreeSet<String>,
}

impl Manual {
    fn chapter<T: JsonSchema>(&mut self) {
        let schema = schema_for!(T);
        let schema = schema.as_value();
        self.table(&format!("## {}", capital(&T::schema_name())), schema);
        self.sections(schema, &schema["$defs"]);
    }

    /// The sections that `schema` refers to, and those that these refer to.
    fn sections(&mut self, schema: &Value, definitions: &Value) {
        for Described { name: field, schema: property, .. } in Described::all(schema) {
            let Some(name) = reference(field, property) else { continue };
            let definition = definitions.get(name).unwrap_or(property);
            if !self.told.insert(name.to_owned()) {
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
        self.text += "| field | form | if left out | meaning |\n|---|---|---|---|\n";
        for Described { name, is_required, meaning, schema } in Described::all(schema) {
            let left_out = match &schema["default"] {
                _ if is_required => "must be there".to_owned(),
                Value::Null => "none".to_owned(),
                default => format!("`{default}`"),
            };
            let meaning = meaning.replace('\n', " ");
            writeln!(self.text, "| `{name}` | {} | {left_out} | {meaning} |", form(name, schema)).unwrap();
        }
    }

    fn values(&mut self, name: &str, values: &[Value]) {
        write!(self.text, "\n### {}\n\n| value | meaning |\n|---|---|\n", capital(name)).unwrap();
        for value in values {
            writeln!(self.text, "| `{}` | {} |", value["const"], text(&value["description"])).unwrap();
        }
    }
}

/// The name of what a property, or each item of it, refers to. A required table is written out in its place, and is
/// called what its field is called.
fn reference<'a>(field: &'a str, property: &'a Value) -> Option<&'a str> {
    if property["additionalProperties"].is_object() {
        return None;
    }
    if property["type"] == "object" {
        return Some(field);
    }
    let own = property["$ref"].as_str().or_else(|| property["items"]["$ref"].as_str());
    own.or_else(|| property["anyOf"][0]["$ref"].as_str())?.rsplit('/').next()
}

/// What a value looks like, in words.
fn form(field: &str, property: &Value) -> String {
    let list = if property["items"].is_object() { "list of " } else { "" };
    if let Some(name) = reference(field, property) {
        return format!("{list}[{name}](#{})", name.to_lowercase());
    }
    let item = if list.is_empty() { property } else { &property["items"] };
    let kind = item["type"].as_str().or_else(|| item["type"][0].as_str()).unwrap_or_default();
    match (kind, item["format"].as_str(), &item["minLength"], &item["maxLength"]) {
        ("string", Some("date"), ..) => "date".to_owned(),
        ("string", _, Value::Number(least), Value::Number(most)) => format!("text of {least} to {most} characters"),
        ("string", ..) if list.is_empty() => "text".to_owned(),
        ("string", ..) => "list of texts".to_owned(),
        ("integer", ..) if list.is_empty() => "number".to_owned(),
        ("integer", ..) => "list of numbers".to_owned(),
        ("object", ..) => "table of `\"text\" = \"text\"`".to_owned(),
        ("boolean", ..) => "`true` or `false`".to_owned(),
        other => panic!("the manual has no words for {other:?}"),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn capital(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    first.to_uppercase() + rest
}
