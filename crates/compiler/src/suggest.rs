//! "Did you mean": the nearest of the names that would have been right.

use strsim::normalized_damerau_levenshtein;

/// How alike two names must be, between 0 and 1, before one is offered for the other.
const ALIKE: f64 = 0.65;

/// The name that is most like `wrong`, if any is near enough. Of equally near ones the first is taken.
pub(crate) fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best = None;
    for name in names {
        let likeness = normalized_damerau_levenshtein(wrong, name);
        if likeness >= ALIKE && best.is_none_or(|(_, most)| likeness > most) {
            best = Some((name, likeness));
        }
    }
    best.map(|(name, _)| name)
}

/// [`nearest`] as a line of help.
pub(crate) fn did_you_mean<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(wrong, names).map(|name| format!("did you mean `{name}`?"))
}

/// [`did_you_mean`] for an address of the site: one that is spelt alike, else one with the same last part.
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
    fn a_slip_finds_its_name_and_a_stranger_none() {
        let names = ["title", "description", "as_of"];
        assert_eq!(nearest("titel", names), Some("title"));
        assert_eq!(nearest("discription", names), Some("description"));
        assert_eq!(nearest("author", names), None);
        assert_eq!(nearest("links", ["linka", "links", "linkb"]), Some("links"));
        assert_eq!(nearest("linkz", ["linka", "linkb"]), Some("linka"));
    }

    #[test]
    fn a_page_that_moved_is_found() {
        let addresses = ["/", "/about/", "/about/groups/iesg/", "/about/groups/nomcom/"];
        let help = |wrong| did_you_mean_address(wrong, addresses.into_iter());
        assert_eq!(help("/abuot/").as_deref(), Some("did you mean `/about/`?"));
        assert_eq!(help("/iesg/").as_deref(), Some("did you mean `/about/groups/iesg/`?"));
        assert_eq!(help("/elsewhere/"), None);
        assert_eq!(help(""), None);
    }
}
