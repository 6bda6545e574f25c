//! Every folder of `tests/invalid/` is a site with mistakes: laid over `_base`, it must not compile, and give exactly
//! the message in its `expected.txt`. The paths in its `without.txt` are taken away first.
//!
//! `UPDATE_EXPECT=1 cargo test -p compiler` writes the messages of today; read the difference before it is committed.

use crate::support::{case, cases, expect_each, invalid, lay, options};

#[test]
fn r8_c6_every_mistake_stops_the_build_with_its_message() {
    let cases = cases(&invalid());
    assert!(cases.len() > 50, "the corpus is not where it is looked for");
    expect_each(&cases, |folder| {
        let compiled = compiler::compile(case(folder).path(), &options());
        compiled.err().map(|report| report.to_string()).ok_or("compiles")
    });
}

#[test]
fn what_the_mistakes_are_laid_over_has_none() {
    let root = tempfile::tempdir().unwrap();
    lay(&invalid().join("_base"), root.path());
    assert!(compiler::compile(root.path(), &options()).unwrap().warnings.is_empty());
}
