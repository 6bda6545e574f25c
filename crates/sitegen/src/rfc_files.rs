//! Script and wasm of the list of RFCs, and the styles that few pages need. These pages have their names in their texts and links to
//! styles, because no other page does.

use std::path::Path;

use anyhow::Result;
use rfc_list::{SCRIPT, STYLE, WASM};

use crate::document_template::{HashedAsset, rename};

/// The files, with hashes in their names.
pub(crate) struct RfcFiles {
    style: HashedAsset,
    script: HashedAsset,
    wasm: HashedAsset,
}

impl RfcFiles {
    /// Renames the files that Trunk has staged after the hashes of their contents.
    ///
    /// # Errors
    /// Fails if a file is missing.
    pub(crate) fn rename(staging: &Path) -> Result<Self> {
        Ok(Self {
            style: rename(staging, STYLE, "extra", ".css")?,
            script: rename(staging, SCRIPT, "rfc-list", ".js")?,
            wasm: rename(staging, WASM, "rfc-list", "_bg.wasm")?,
        })
    }

    /// Returns the addresses of the files.
    pub(crate) fn addresses(&self) -> [&str; 3] {
        [&self.style, &self.script, &self.wasm].map(|file| file.path.as_str())
    }

    /// Puts names and integrity values into the text of a page, or into its link to the styles.
    pub(crate) fn fill(&self, html: &str) -> String {
        let Self { style, script, wasm } = self;
        // What is replaced has marks of a tag, which are escaped in the text of a writer.
        let replacements = [
            (format!("href=\"{STYLE}\">"), format!("href=\"{}\" integrity=\"{}\">", style.path, style.integrity)),
            (format!("href=\"{SCRIPT}\">"), format!("href=\"{}\" integrity=\"{}\">", script.path, script.integrity)),
            (
                format!("<rfc-list data-wasm=\"{WASM}\""),
                format!("<rfc-list data-wasm=\"{}\" data-integrity=\"{}\"", wasm.path, wasm.integrity),
            ),
        ];
        replacements.iter().fold(html.to_owned(), |html, (old, new)| html.replace(old, new))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn text_gets_names_and_integrity_values() {
        let folder = tempfile::tempdir().unwrap();
        for file in [STYLE, SCRIPT, WASM] {
            fs::write(folder.path().join(&file[1..]), file).unwrap();
        }
        let files = RfcFiles::rename(folder.path()).unwrap();
        let text = rfc_list::view::style().into_string() + &rfc_list::form::filterable(&[], &[]).into_string();
        let filled = files.fill(&text);
        for address in files.addresses() {
            assert!(filled.contains(&format!("=\"{address}\"")), "{address} is not in {filled}");
            assert!(folder.path().join(&address[1..]).exists(), "{address}");
        }
        assert_eq!(filled.matches("integrity=\"sha256-").count(), 3, "{filled}");
        assert_eq!(files.fill("<p>/extra.css</p>"), "<p>/extra.css</p>");
    }
}
