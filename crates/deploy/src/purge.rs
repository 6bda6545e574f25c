//! The addresses to purge from caches that keep responses longer than `_headers` allows: those whose responses changed.

use dist::{BUILD_FILE, Manifest, folder, headers};

/// Name of the list.
pub(crate) const FILE: &str = "purge.txt";

/// Wildcard for all addresses.
pub(crate) const EVERYTHING: &str = "/*";

/// Returns the addresses to purge, sorted. New and deleted addresses are included, as a cache may hold a 404. Hashed files
/// never change. If headers or redirects have changed, responses with the same body may differ, so everything is purged.
/// This is also the case when script, style or wasm have changed.
pub(crate) fn addresses(old: &Manifest, new: &Manifest) -> Vec<String> {
    let differs = |path: &str| old.files.get(path) != new.files.get(path);
    if [headers::FILE, redirects::FILE].iter().any(|path| differs(path)) {
        return vec![EVERYTHING.to_owned()];
    }
    let is_changed = |path: &str| {
        [old, new].into_iter().all(|build| !build.is_copy(path) && !build.is_hashed(path)) && differs(path)
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
        addresses(&site(old).1, &site(new).1)
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
    fn changed_headers_or_redirects_purge_everything() {
        for file in ["_headers", "_redirects"] {
            assert_eq!(purged(&[(file, "1"), ("index.html", "")], &[(file, "2"), ("index.html", "")]), ["/*"]);
        }
    }
}
