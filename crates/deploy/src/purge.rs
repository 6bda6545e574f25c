//! The addresses to purge from caches that keep responses longer than `_headers` allows: those whose responses changed.

use std::fs;
use std::path::Path;

use dist::manifest::sha256;
use dist::{BUILD_FILE, Manifest, folder, headers};
use redirects::RedirectsFile;

/// Name of the list.
pub(crate) const FILE: &str = "purge.txt";

/// Wildcard for all addresses.
pub(crate) const EVERYTHING: &str = "/*";

/// The files `_headers` and `_redirects` of some builds, which tell hosts how to answer.
pub(crate) struct HostFiles(Vec<String>);

impl HostFiles {
    /// Reads the files in each of these folders, if they are there.
    pub(crate) fn read(folders: &[&Path]) -> Self {
        let paths = folders.iter().flat_map(|folder| [headers::FILE, redirects::FILE].map(|name| folder.join(name)));
        Self(paths.filter_map(|path| fs::read_to_string(path).ok()).collect())
    }

    /// Returns the file `name` of a build, or `None` if it is not among them.
    fn of(&self, build: &Manifest, name: &str) -> Option<&str> {
        let checksum = build.files.get(name)?;
        self.0.iter().find(|file| sha256(file.as_bytes()) == *checksum).map(String::as_str)
    }

    /// Returns the redirects of a build.
    fn redirects(&self, build: &Manifest) -> Option<RedirectsFile> {
        RedirectsFile::parse(self.of(build, redirects::FILE)?).ok()
    }
}

/// Returns the addresses to purge, sorted. New and deleted addresses are included, as a cache may hold a 404. Hashed files
/// never change. Responses with the same body change with their headers. If redirects have changed, or the headers of all
/// responses, or if it is unknown which ones have, everything is purged. This is also the case when a script in the documents
/// has changed, which the policy names.
pub(crate) fn addresses(old: &Manifest, new: &Manifest, host_files: &HostFiles) -> Vec<String> {
    let everything = || vec![EVERYTHING.to_owned()];
    let differs = |path: &str| old.files.get(path) != new.files.get(path);
    let mut addresses: Vec<String> = Vec::new();
    if differs(redirects::FILE) {
        let (Some(old), Some(new)) = (host_files.redirects(old), host_files.redirects(new)) else {
            return everything();
        };
        if old.lines() != new.lines() {
            return everything();
        }
        // A page that is new or gone may have been kept from a redirect only in one of the builds.
        addresses.extend(old.kept().iter().filter(|path| !new.kept().contains(path)).cloned());
        addresses.extend(new.kept().iter().filter(|path| !old.kept().contains(path)).cloned());
    }
    let mut header_rules = (Vec::new(), Vec::new());
    if differs(headers::FILE) {
        let (Some(old), Some(new)) = (host_files.of(old, headers::FILE), host_files.of(new, headers::FILE)) else {
            return everything();
        };
        header_rules = (headers::rules(old), headers::rules(new));
    }
    let headers_differ =
        |address: &str| headers::of_rules(&header_rules.0, address) != headers::of_rules(&header_rules.1, address);
    if headers_differ(EVERYTHING) {
        return everything();
    }
    let is_changed = |path: &str| {
        [old, new].into_iter().all(|build| !build.is_copy(path) && !build.is_hashed(path))
            // Not every host serves them, and nobody caches them.
            && ![headers::FILE, redirects::FILE].contains(&path)
            && (differs(path) || headers_differ(&folder::address(path)))
    };
    let changed = old.files.keys().chain(new.files.keys()).filter(|path| is_changed(path));
    addresses.extend(changed.map(|path| folder::address(path)));
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
        addresses(&old, &new, &HostFiles::read(&[old_folder.path(), new_folder.path()]))
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
    fn new_page_in_place_of_a_redirect_purges_its_addresses() {
        let build = |files: &[(&'static str, &'static str)], redirects| [&[("_redirects", redirects)], files].concat();
        let old = build(
            &[("blog/a/index.html", "")],
            "/blog/a/ /blog/a/ 200\n/blog/a /blog/a 200\n/blog/:post* /blog/ 301\n",
        );
        let new = build(
            &[("blog/b/index.html", "")],
            "/blog/b/ /blog/b/ 200\n/blog/b /blog/b 200\n/blog/:post* /blog/ 301\n",
        );
        assert_eq!(purged(&old, &new), ["/blog/a", "/blog/a/", "/blog/b", "/blog/b/", "/build.json"]);
        let new = build(&[("blog/a/index.html", "")], "/blog/:post* /new/ 301\n");
        assert_eq!(purged(&old, &new), ["/*"]);
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
        assert_eq!(addresses(&old, &new, &HostFiles::read(&[folder.path()])), ["/*"]);
    }
}
