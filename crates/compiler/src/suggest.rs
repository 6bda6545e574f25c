//! "Did you mean": suggests the most similar of the valid names.

use strsim::normalized_damerau_levenshtein;

/// Minimum similarity of a suggestion, between 0 and 1.
const MIN_SIMILARITY: f64 = 0.65;

/// Returns the name most similar to `wrong`, if one is similar enough; of equally similar names the first.
pub(crate) fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best = None;
    for name in names {
        let similarity = normalized_damerau_levenshtein(wrong, name);
        if similarity >= MIN_SIMILARITY && best.is_none_or(|(_, highest)| similarity > highest) {
            best = Some((name, similarity));
        }
    }
    best.map(|(name, _)| name)
}

/// [`nearest`] as a help message.
pub(crate) fn did_you_mean<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(wrong, names).map(|name| format!("did you mean `{name}`?"))
}

/// [`did_you_mean`] for an address of the site: the same in other letters, or as a path of the project; a similar address; else one
/// with the same last segment.
pub(crate) fn did_you_mean_address<'a>(
    wrong: &str,
    addresses: impl Iterator<Item = &'a str> + Clone,
) -> Option<String> {
    let last = |address: &'a str| address.trim_end_matches('/').rsplit('/').next();
    let wrong_last = wrong.trim_end_matches('/').rsplit('/').next();
    let lower = wrong.to_lowercase();
    if let Some(same) = addresses.clone().find(|address| address.to_lowercase() == lower) {
        return Some(format!("did you mean `{same}`? Small letters and capitals differ"));
    }
    let page = address_of_path(wrong);
    if let Some(page) = addresses.clone().filter(|_| !wrong.is_empty()).find(|address| *address == page) {
        return Some(format!("did you mean `{page}`?"));
    }
    did_you_mean(wrong, addresses.clone()).or_else(|| {
        let moved = addresses.filter(|address| *address != "/").find(|address| last(address) == wrong_last)?;
        Some(format!("did you mean `{moved}`?"))
    })
}

/// Returns the address of what a path of the project, or the name of a file, stands for.
fn address_of_path(path: &str) -> String {
    let inner = path.trim_start_matches(['.', '/']);
    let inner = ["public/", "content/pages/"].iter().find_map(|folder| inner.strip_prefix(folder)).unwrap_or(inner);
    let stem = [".md", ".html", ".htm"].iter().find_map(|extension| inner.strip_suffix(extension));
    match stem.map(|stem| stem.trim_end_matches("index").trim_end_matches('/')) {
        Some("") => "/".to_owned(),
        Some(stem) => format!("/{stem}/"),
        None => format!("/{inner}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_similar_names_only() {
        let names = ["title", "description", "as_of"];
        assert_eq!(nearest("titel", names), Some("title"));
        assert_eq!(nearest("discription", names), Some("description"));
        assert_eq!(nearest("author", names), None);
        assert_eq!(nearest("links", ["linka", "links", "linkb"]), Some("links"));
        assert_eq!(nearest("linkz", ["linka", "linkb"]), Some("linka"));
    }

    #[test]
    fn suggests_similar_address_or_same_last_segment() {
        let addresses = ["/", "/about/", "/about/groups/iesg/", "/about/groups/nomcom/"];
        let help = |wrong| did_you_mean_address(wrong, addresses.into_iter());
        assert_eq!(help("/abuot/").as_deref(), Some("did you mean `/about/`?"));
        assert_eq!(help("/iesg/").as_deref(), Some("did you mean `/about/groups/iesg/`?"));
        assert_eq!(help("/About/").as_deref(), Some("did you mean `/about/`? Small letters and capitals differ"));
        for path in ["/content/pages/about/index.md", "about/index.html", "/about.html", "../about.md"] {
            assert_eq!(help(path).as_deref(), Some("did you mean `/about/`?"), "{path}");
        }
        assert_eq!(help("/elsewhere/"), None);
        assert_eq!(help(""), None);
    }
}
