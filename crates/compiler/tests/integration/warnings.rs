//! Every folder of `tests/warnings/` is a site with warnings. Copied over `tests/invalid/_base`, it must compile, with exactly the
//! warnings in its `expected.txt`.
//!
//! `UPDATE_EXPECT=1 cargo test -p compiler` updates the expected warnings; review the diff before committing.

use crate::support::{case, cases, expect_each, invalid, options};

#[test]
fn warnings_are_reported_and_do_not_stop_the_build() {
    let cases = cases(&invalid().with_file_name("warnings"));
    assert!(cases.len() >= 3, "the corpus is missing");
    expect_each(&cases, |folder| match compiler::compile(case(folder).path(), &options()) {
        Ok(content) if content.warnings.is_empty() => Err("has no warning"),
        Ok(content) => Ok(content.warnings.to_string()),
        Err(_) => Err("does not compile"),
    });
}
