//! Properties of every text: it compiles to inert HTML, which browsers serialize to the same bytes.

pub(super) mod browser;
mod properties;
mod xss;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use crate::diagnostics::Diagnostic;

use super::{Compiled, Images, Surroundings, compile, compile_inline};

#[test]
fn r8_inline_text_is_exactly_one_paragraph() {
    for text in ["One *two* **three** [four](/a/) `five`", "One\\\ntwo"] {
        assert_eq!(compile_inline(text).diagnostics, [], "{text}");
    }
    for text in [
        "",
        "One\n\ntwo",
        "One\n\n---",
        "> One",
        "- One",
        "One\n\n- two",
        "One ![two](/a.svg)",
        "One[^1]\n\n[^1]: Two.",
        "## One",
        "    One",
    ] {
        assert_eq!(compile_inline(text).diagnostics.len(), 1, "{text:?}");
    }
}

#[test]
fn long_paragraphs_are_compiled_in_time_proportional_to_their_length() {
    let seconds = |text: &str| {
        let start = Instant::now();
        compile_text(text);
        start.elapsed().as_secs()
    };
    // With a search for each word, these took minutes.
    for words in ["the protocol of a network ", "they recieve it ", "a) *b* (c RFC 1 ", "[a](/b/) www.a.example "] {
        assert!(seconds(&words.repeat(12_000)) < 10, "{words}");
    }
}

/// Returns whether a text has errors.
fn has_errors(compiled: &Compiled) -> bool {
    compiled.diagnostics.iter().any(Diagnostic::is_error)
}

/// Compiles a text for a site without images.
fn compile_text(text: &str) -> Compiled {
    compile(
        text,
        0..text.len(),
        &Images { root: Path::new("/nowhere"), files: &BTreeSet::new() },
        &Surroundings::default(),
    )
}
