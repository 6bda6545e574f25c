//! Content for tests, compiled for 5 January 2026.

use std::path::Path;

use compiler::{BuildOptions, Content};
use model::Day;

/// Compiles the small site of the compiler's tests.
pub(crate) fn content() -> Content {
    compile("../compiler/tests/integration/small-site/site")
}

/// Compiles the content of this project.
pub(crate) fn own_content() -> Content {
    compile("../..")
}

fn compile(folder: &str) -> Content {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let day = Day::parse("2026-01-05").unwrap();
    compiler::compile(&root, &BuildOptions::of(day)).unwrap_or_else(|report| panic!("{report}"))
}
