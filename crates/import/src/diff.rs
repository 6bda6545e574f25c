//! What is new at the source, for a writer who has changed the file here.

use similar::TextDiff;

/// Returns a unified diff from a file to what an import would write.
pub(crate) fn unified(file: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new).unified_diff().context_radius(2).header(file, "www.ietf.org").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diff_names_the_file_and_shows_the_lines() {
        let expected = "--- content/a.md\n+++ www.ietf.org\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n";
        assert_eq!(unified("content/a.md", "a\nb\n", "a\nc\n"), expected);
    }
}
