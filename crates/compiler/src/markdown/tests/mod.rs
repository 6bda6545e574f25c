//! What holds for every text: it compiles to HTML that a browser reads as it is written, and that does nothing.

mod browser;
mod properties;
mod xss;

use std::collections::BTreeSet;
use std::path::Path;

use super::{Compiled, Pictures, compile};

/// Compiles a text for a site without pictures.
fn compile_text(text: &str) -> Compiled {
    compile(text, 0..text.len(), &Pictures { root: Path::new("/nowhere"), files: &BTreeSet::new() })
}
