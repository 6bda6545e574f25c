//! Every folder of `tests/invalid/` is a site with errors. Copied over `_base`, without the files in its `without.txt`, it must
//! not compile, and the report must be exactly its `expected.txt`.
//!
//! `UPDATE_EXPECT=1 cargo test -p compiler` updates the expected reports; review the diff before committing.

use crate::support::{case, cases, copy_files, expect_each, invalid, options};

#[test]
fn r8_c6_errors_stop_the_build_with_the_expected_report() {
    let cases = cases(&invalid());
    assert!(cases.len() > 50, "the corpus is missing");
    expect_each(&cases, |folder| {
        let compiled = compiler::compile(case(folder).path(), &options());
        compiled.err().map(|report| report.to_string()).ok_or("compiles")
    });
}

#[test]
fn base_site_compiles_without_warnings() {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    assert!(compiler::compile(root.path(), &options()).unwrap().warnings.is_empty());
}
