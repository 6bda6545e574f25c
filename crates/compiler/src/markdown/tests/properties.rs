//! Property tests of the compiler. `PROPTEST_CASES=100000` runs more cases.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::browser::{assert_inert, inner_html};
use super::{compile_text, has_errors};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::fields::{FieldParser, HomeFields, PageFields};
use crate::front_matter;
use crate::links::Target;

/// Fragments with a meaning in Markdown, so that the generated texts are more than paragraphs.
const FRAGMENTS: [&str; 54] = [
    "word ",
    "RFC 9000 ",
    "[^1]",
    "[^1]: ",
    "\n\n[^a]: note[^1]\n\n",
    "~~",
    "- [x] ",
    " www.a.example ",
    "BCP\n9 ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "# ",
    "## ",
    "### ",
    "- ",
    "1. ",
    "7) ",
    "> ",
    "*",
    "**",
    "_",
    "`",
    "```",
    "~~~",
    "| a | b |\n|---|:-:|\n| c | d |\n",
    "|",
    "---\n",
    "===\n",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "&",
    "&quot;",
    "&#0;",
    "&nbsp;",
    "\\",
    "\"",
    "'",
    "\u{a0}",
    "{#id}",
    "{",
    "}",
    "/about/",
    "#x",
    "https://a.example/",
    "<https://a.example/?a='b'&c>",
    "<a@b.example>",
    "\r",
    "é\u{301}字\u{1f600}",
];

fn markdown() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![8 => prop::sample::select(&FRAGMENTS[..]).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(fragment, 0..40).prop_map(|fragments| fragments.concat())
}

/// Renders the diagnostics, which panics if a span is outside the text.
fn render(text: &str, diagnostics: Vec<Diagnostic>) {
    let mut all = Diagnostics::default();
    let is_empty = diagnostics.is_empty();
    all.extend("content/pages/example.md", diagnostics);
    let texts = BTreeMap::from([("content/pages/example.md".to_owned(), text.to_owned())]);
    assert_eq!(all.into_report(texts).render(true).is_empty(), is_empty);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_causes_a_panic(text in any::<String>()) {
        let mut diagnostics = compile_text(&text).diagnostics;
        diagnostics.extend(front_matter::split(&text).err());
        let _ = Target::parse(&text);
        render(&text, diagnostics);
    }

    #[test]
    fn c6_compiled_html_is_inert_and_normalized(text in markdown()) {
        let compiled = compile_text(&text);
        render(&text, compiled.diagnostics.clone());
        if !has_errors(&compiled) {
            assert_inert(&compiled.html);
            prop_assert_eq!(inner_html(&compiled.html), compiled.html);
        }
    }

    #[test]
    fn no_fields_cause_a_panic(toml in "([a-z_]{1,6} ?= ?(\"[a-z]*\"|[0-9-]{1,10}|\\[[^\n]{0,9}\\]|\\{[^\n]{0,9}\\})\n|\\[\\[?[a-z.]{1,9}\\]\\]?\n|.{0,9}\n){0,9}") {
        let mut diagnostics = Vec::new();
        FieldParser::<PageFields>::new().parse(&toml, 0..toml.len(), None, &mut diagnostics);
        FieldParser::<HomeFields>::new().parse(&toml, 0..toml.len(), None, &mut diagnostics);
        render(&toml, diagnostics);
    }
}
