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

/// [`did_you_mean`] for an address of the site: a similar address, else one with the same last segment.
pub(crate) fn did_you_mean_address<'a>(
    wrong: &str,
    addresses: impl Iterator<Item = &'a str> + Clone,
) -> Option<String> {
    let last = |address: &'a str| address.trim_end_matches('/').rsplit('/').next();
    let wrong_last = wrong.trim_end_matches('/').rsplit('/').next();
    did_you_mean(wrong, addresses.clone()).or_else(|| {
        let moved = addresses.filter(|address| *address != "/").find(|address| last(address) == wrong_last)?;
        Some(format!("did you mean `{moved}`?"))
    })
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
        assert_eq!(help("/elsewhere/"), None);
        assert_eq!(help(""), None);
    }
}
