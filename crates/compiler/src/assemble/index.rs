//! The alphabetical index of the site.

use model::site::LinkGroup;

use super::SiteGraph;

/// Groups every page except the home page and the page at `index` by the first letter of its title.
pub(super) fn letters(graph: &SiteGraph<'_>, index: &str) -> Vec<LinkGroup> {
    let mut pages: Vec<_> = graph
        .drafts
        .values()
        .filter(|page| page.address != index)
        .map(|page| ((letter(&page.title), sort_key(&page.title)), page.link()))
        .collect();
    pages.sort_by(|(a, a_link), (b, b_link)| a.cmp(b).then_with(|| a_link.href.cmp(&b_link.href)));

    let mut groups: Vec<LinkGroup> = Vec::new();
    for ((letter, _), link) in pages {
        match groups.last_mut().filter(|group| group.heading == letter) {
            Some(group) => group.links.push(link),
            None => groups.push(LinkGroup { heading: letter, links: vec![link] }),
        }
    }
    groups
}

/// Returns the letter or digit, in upper case, under which the index lists a title.
fn letter(title: &str) -> String {
    without_punctuation(title).chars().take(1).flat_map(char::to_uppercase).collect()
}

/// Returns the sort key of a title, which ignores case and leading punctuation, and in which numbers sort by their values:
/// IETF 2 before IETF 10.
pub(super) fn sort_key(title: &str) -> Vec<Part> {
    let characters: Vec<char> = without_punctuation(title).to_lowercase().chars().collect();
    characters
        .chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit())
        .map(|run| Part::of(String::from_iter(run)))
        .collect()
}

fn without_punctuation(title: &str) -> &str {
    title.trim_start_matches(|character: char| !character.is_alphanumeric())
}

/// A run of digits or of other characters in a title.
#[derive(Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Part {
    /// A number.
    Number(u64),
    /// Text, or digits that are too many for a number.
    Text(String),
}

impl Part {
    fn of(run: String) -> Self {
        run.parse().map_or(Self::Text(run), Self::Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_with_numbers_sort_by_value() {
        let mut titles = ["IETF 10", "“IETF 2”", "IETF", "ietf 1", "6lo", "IETF 1 agenda"];
        titles.sort_by_key(|title| sort_key(title));
        assert_eq!(titles, ["6lo", "IETF", "ietf 1", "IETF 1 agenda", "“IETF 2”", "IETF 10"]);
    }
}
