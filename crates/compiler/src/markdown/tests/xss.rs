//! Cross-site scripting attacks, after the OWASP Cross Site Scripting Filter Evasion Cheat Sheet and known attacks on Markdown.
//! Each must be rejected, or compile to inert text.

use super::browser::assert_inert;
use super::{compile_text, has_errors};

/// One attack per block; blocks are separated by lines of `%%`.
const CORPUS: &str = include_str!("xss.txt");

#[test]
fn c6_attacks_are_rejected_or_inert() {
    let blocks: Vec<&str> = CORPUS.split("\n%%\n").collect();
    assert!(blocks.len() > 100, "{} blocks", blocks.len());
    let mut rejected = 0;
    for block in blocks {
        let compiled = compile_text(block);
        if has_errors(&compiled) {
            rejected += 1;
        } else {
            assert_inert(&compiled.html);
        }
    }
    // A corpus of plain text would prove nothing.
    assert!(rejected > 90, "{rejected} rejected");
}

#[test]
fn c6_text_in_attributes_is_escaped() {
    // The label of a table is the only text that becomes an attribute. Fields are not compiled to HTML.
    let compiled = compile_text("| a\" onclick=\"b |\n|---|\n| c |\n");
    assert!(compiled.diagnostics.is_empty());
    assert_inert(&compiled.html);
}
