//! Every folder of `tests/warnings/` is a site with something that writers should look at: laid over `tests/invalid/_base`,
//! it compiles, with exactly the warnings in its `expected.txt`.
//!
//! `UPDATE_EXPECT=1 cargo test -p compiler` writes the warnings of today; read the difference before it is committed.

use crate::support::{case, cases, expect_each, invalid, options};

#[test]
fn what_is_doubtful_is_told_and_stops_nothing() {
    let cases = cases(&invalid().with_file_name("warnings"));
    assert!(cases.len() >= 3, "the corpus is not where it is looked for");
    expect_each(&cases, |folder| match compiler::compile(case(folder).path(), &options()) {
        Ok(content) if content.warnings.is_empty() => Err("has no warning"),
        Ok(content) => Ok(content.warnings.to_string()),
        Err(_) => Err("does not compile"),
    });
}
