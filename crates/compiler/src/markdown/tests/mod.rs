//! What holds for every text: it compiles to HTML that a browser reads as it is written, and that does nothing.

pub(super) mod browser;
mod properties;
mod xss;

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostics::Diagnostic;

use super::{Compiled, Pictures, compile, compile_inline};

#[test]
fn r8_a_text_of_one_paragraph_has_nothing_else() {
    for text in ["One *two* **three** [four](/a/) `five`", "One\\\ntwo"] {
        assert_eq!(compile_inline(text).diagnostics, [], "{text}");
    }
    for text in
        ["", "One\n\ntwo", "One\n\n---", "> One", "- One", "One\n\n- two", "One ![two](/a.svg)", "## One", "    One"]
    {
        assert_eq!(compile_inline(text).diagnostics.len(), 1, "{text:?}");
    }
}

/// Whether a text is wrong. A warning is no refusal.
fn is_refused(compiled: &Compiled) -> bool {
    compiled.diagnostics.iter().any(Diagnostic::is_error)
}

/// Compiles a text for a site without pictures.
fn compile_text(text: &str) -> Compiled {
    compile(text, 0..text.len(), &Pictures { root: Path::new("/nowhere"), files: &BTreeSet::new() }, false)
}
