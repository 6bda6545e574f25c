//! Properties of the compiler for all texts, tried with some; `PROPTEST_CASES=100000` tries more.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::browser::{assert_inert, inner_html};
use super::{compile_text, is_refused};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::fields::{Form, HomeFields, PageFields};
use crate::front_matter;
use crate::links::Target;

/// Pieces that Markdown gives a meaning, so that what is made of them is more than a paragraph.
const PIECES: [&str; 48] = [
    "word ",
    "RFC 9000 ",
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
    let piece = prop_oneof![8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Draws the messages, whose marks must be within the text.
fn show(text: &str, found: Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::default();
    let expected = !found.is_empty();
    diagnostics.extend("content/pages/example.md", found);
    let texts = BTreeMap::from([("content/pages/example.md".to_owned(), text.to_owned())]);
    assert_eq!(!diagnostics.into_report(texts).render(true).is_empty(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_compiler_panic(text in any::<String>()) {
        let mut diagnostics = compile_text(&text).diagnostics;
        diagnostics.extend(front_matter::split(&text).err());
        let _ = Target::parse(&text);
        show(&text, diagnostics);
    }

    #[test]
    fn c6_what_compiles_is_inert_and_spelt_as_browsers_spell_it(text in markdown()) {
        let compiled = compile_text(&text);
        show(&text, compiled.diagnostics.clone());
        if !is_refused(&compiled) {
            assert_inert(&compiled.html);
            prop_assert_eq!(inner_html(&compiled.html), compiled.html);
        }
    }

    #[test]
    fn no_fields_make_the_compiler_panic(toml in "([a-z_]{1,6} ?= ?(\"[a-z]*\"|[0-9-]{1,10}|\\[[^\n]{0,9}\\]|\\{[^\n]{0,9}\\})\n|\\[\\[?[a-z.]{1,9}\\]\\]?\n|.{0,9}\n){0,9}") {
        let mut diagnostics = Vec::new();
        Form::<PageFields>::new().read(&toml, 0..toml.len(), None, &mut diagnostics);
        Form::<HomeFields>::new().read(&toml, 0..toml.len(), None, &mut diagnostics);
        show(&toml, diagnostics);
    }
}
