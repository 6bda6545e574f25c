//! Content for tests: the small site of the compiler's tests, on 5 January 2026, and this project's own.

use std::path::Path;

use compiler::{BuildOptions, Content};
use model::Day;

/// The small site.
pub(crate) fn content() -> Content {
    compiled("../compiler/tests/integration/small-site/site")
}

/// What is in `content/`.
pub(crate) fn own_content() -> Content {
    compiled("../..")
}

fn compiled(folder: &str) -> Content {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let day = Day::parse("2026-01-05").unwrap();
    compiler::compile(&root, &BuildOptions::of(day)).unwrap_or_else(|report| panic!("{report}"))
}
