//! Ways to bring a script into a page, after the OWASP Cross Site Scripting Filter Evasion Cheat Sheet and what is known
//! of Markdown. Each must be refused, or compile to text that does nothing.

use super::browser::assert_inert;
use super::{compile_text, is_refused};

/// One way a block; blocks are separated by lines of `%%`.
const CORPUS: &str = include_str!("xss.txt");

#[test]
fn c6_the_corpus_is_refused_or_inert() {
    let blocks: Vec<&str> = CORPUS.split("\n%%\n").collect();
    assert!(blocks.len() > 100, "{} blocks", blocks.len());
    let mut refused = 0;
    for block in blocks {
        let compiled = compile_text(block);
        if is_refused(&compiled) {
            refused += 1;
        } else {
            assert_inert(&compiled.html);
        }
    }
    // A corpus that is all text would show nothing.
    assert!(refused > 90, "{refused} refused");
}

#[test]
fn c6_titles_and_other_fields_are_text() {
    // They are data in the JSON, and no HTML is made of them here; the table's label is the one text in an attribute.
    let compiled = compile_text("| a\" onclick=\"b |\n|---|\n| c |\n");
    assert!(compiled.diagnostics.is_empty());
    assert_inert(&compiled.html);
}
