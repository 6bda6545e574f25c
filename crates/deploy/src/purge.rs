//! The addresses to purge from caches that keep responses longer than `_headers` allows: those whose responses changed.

use std::fs;
use std::path::Path;

use dist::manifest::sha256;
use dist::{BUILD_FILE, Manifest, folder, headers};

/// Name of the list.
pub(crate) const FILE: &str = "purge.txt";

/// Wildcard for all addresses.
pub(crate) const EVERYTHING: &str = "/*";

/// The files `_headers` of some builds.
pub(crate) struct HeaderFiles(Vec<String>);

impl HeaderFiles {
    /// Reads the file in each of these folders, if there is one.
    pub(crate) fn read(folders: &[&Path]) -> Self {
        Self(folders.iter().filter_map(|folder| fs::read_to_string(folder.join(headers::FILE)).ok()).collect())
    }

    /// Returns the file of a build, or `None` if it is not among them.
    fn of(&self, build: &Manifest) -> Option<&str> {
        let checksum = build.files.get(headers::FILE)?;
        self.0.iter().find(|file| sha256(file.as_bytes()) == *checksum).map(String::as_str)
    }
}

/// Returns the addresses to purge, sorted. New and deleted addresses are included, as a cache may hold a 404. Hashed files
/// never change. Responses with the same body change with their headers. If redirects have changed, or the headers of all
/// responses, or if it is unknown which ones have, everything is purged. This is also the case when a script in the documents
/// has changed, which the policy names.
pub(crate) fn addresses(old: &Manifest, new: &Manifest, header_files: &HeaderFiles) -> Vec<String> {
    let everything = || vec![EVERYTHING.to_owned()];
    let differs = |path: &str| old.files.get(path) != new.files.get(path);
    if differs(redirects::FILE) {
        return everything();
    }
    let mut header_rules = (Vec::new(), Vec::new());
    if differs(headers::FILE) {
        let (Some(old), Some(new)) = (header_files.of(old), header_files.of(new)) else { return everything() };
        header_rules = (headers::rules(old), headers::rules(new));
    }
    let headers_differ =
        |address: &str| headers::of_rules(&header_rules.0, address) != headers::of_rules(&header_rules.1, address);
    if headers_differ(EVERYTHING) {
        return everything();
    }
    let is_changed = |path: &str| {
        [old, new].into_iter().all(|build| !build.is_copy(path) && !build.is_hashed(path))
            // Not every host serves it, and nobody caches it.
            && path != headers::FILE
            && (differs(path) || headers_differ(&folder::address(path)))
    };
    let mut addresses: Vec<String> = old
        .files
        .keys()
        .chain(new.files.keys())
        .filter(|path| is_changed(path))
        .map(|path| folder::address(path))
        .collect();
    // The manifest does not list itself, and differs if anything does.
    if old.to_json().ok() != new.to_json().ok() {
        addresses.push(format!("/{BUILD_FILE}"));
    }
    addresses.sort_unstable();
    addresses.dedup();
    addresses
}

#[cfg(test)]
mod tests {
    use dist::test_site::site;

    use super::*;

    fn purged(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
        let ((old_folder, old), (new_folder, new)) = (site(old), site(new));
        addresses(&old, &new, &HeaderFiles::read(&[old_folder.path(), new_folder.path()]))
    }

    #[test]
    fn changed_new_and_deleted_addresses_are_purged() {
        let old = [
            ("about/index.html", "1"),
            ("gone/index.html", "1"),
            ("same/index.html", "1"),
            ("x.json", "1"),
            ("a-1.js", ""),
        ];
        let new = [
            ("about/index.html", "2"),
            ("new/index.html", "1"),
            ("same/index.html", "1"),
            ("x.json", "2"),
            ("a-2.js", ""),
        ];
        assert_eq!(purged(&old, &new), ["/about/", "/build.json", "/gone/", "/new/", "/x.json"]);
        assert_eq!(purged(&[("index.html", "1")], &[("index.html", "2")]), ["/", "/build.json"]);
        assert!(purged(&old, &old).is_empty());
    }

    #[test]
    fn compressed_copies_have_no_address_of_their_own() {
        let old = [("a.css", "1"), ("a.css.br", "1")];
        assert_eq!(purged(&old, &[("a.css", "1"), ("a.css.br", "2")]), ["/build.json"]);
    }

    #[test]
    fn changed_redirects_or_headers_of_all_responses_purge_everything() {
        for (file, old, new) in [("_redirects", "1", "2"), ("_headers", "/*\n  A: 1\n", "/*\n  A: 2\n")] {
            assert_eq!(
                purged(&[(file, old), ("index.html", "")], &[(file, new), ("index.html", "")]),
                ["/*"],
                "{file}"
            );
        }
    }

    #[test]
    fn changed_headers_purge_the_addresses_that_have_them() {
        let build = |text, index, headers| {
            [("_headers", headers), ("about/index.html", text), ("index.html", ""), ("x.ics", ""), (index, "terms")]
        };
        let headers = "/*\n  A: 1\n/search/11/*\n  B: immutable\n/x.ics\n  C: 1\n";
        let old = build("one word", "search/11/a-1.txt", headers);
        let (other_index, other_rule) = (headers.replace("11", "22"), headers.replace("C: 1", "C: 2"));
        let new = build("another word", "search/22/a-1.txt", &other_index);
        assert_eq!(purged(&old, &new), ["/about/", "/build.json"]);
        let new = build("one word", "search/11/a-1.txt", &other_rule);
        assert_eq!(purged(&old, &new), ["/build.json", "/x.ics"]);
    }

    #[test]
    fn unknown_headers_purge_everything() {
        let ((_, old), (folder, new)) =
            (site(&[("_headers", "/*\n")]), site(&[("_headers", "/a\n"), ("index.html", "")]));
        assert_eq!(addresses(&old, &new, &HeaderFiles::read(&[folder.path()])), ["/*"]);
    }
}
