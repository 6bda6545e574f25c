//! The addresses whose answers are others than before, for caches that were told to keep them.

use dist::{BUILD_FILE, Manifest, folder, headers};

/// Name of the list.
pub(crate) const FILE: &str = "purge.txt";

/// Stands for every address.
pub(crate) const EVERYTHING: &str = "/*";

/// The addresses, in order, those that are new or gone included: a cache can hold that there is nothing. What has a hash in
/// its name never changes. Other headers or redirects change answers whose files are the same, so then it is everything; where
/// script, style or wasm have changed, that is so, and every document has changed with them.
pub(crate) fn addresses(old: &Manifest, new: &Manifest) -> Vec<String> {
    let differs = |path: &str| old.files.get(path) != new.files.get(path);
    if [headers::FILE, redirects::FILE].iter().any(|path| differs(path)) {
        return vec![EVERYTHING.to_owned()];
    }
    let is_seen = |path: &str| {
        [old, new].into_iter().all(|build| !build.is_copy(path) && !build.is_hashed(path)) && differs(path)
    };
    let mut addresses: Vec<String> = old
        .files
        .keys()
        .chain(new.files.keys())
        .filter(|path| is_seen(path))
        .map(|path| folder::address(path))
        .collect();
    // It names itself nowhere, and differs if anything does.
    if old.text().ok() != new.text().ok() {
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
    fn what_changed_came_or_went_is_purged_by_its_address() {
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
    fn other_headers_or_redirects_change_everything() {
        for file in ["_headers", "_redirects"] {
            assert_eq!(purged(&[(file, "1"), ("index.html", "")], &[(file, "2"), ("index.html", "")]), ["/*"]);
        }
    }
}
