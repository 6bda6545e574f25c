//! How many pages of the site name an RFC.

use std::collections::{BTreeMap, BTreeSet};

use model::Page;
use model::paths::is_rfc_list;

use super::text::without_rfc_lists;
use crate::rfcs::INFO;

/// Returns the numbers of pages that link to RFCs, by the number of the RFC. Lists of RFCs do not count.
pub(super) fn of(pages: &[Page]) -> BTreeMap<u32, usize> {
    let mut mentions = BTreeMap::new();
    for page in pages.iter().filter(|page| !is_rfc_list(&page.address)) {
        for number in linked(&without_rfc_lists(&page.body.html)) {
            *mentions.entry(number).or_default() += 1;
        }
    }
    mentions
}

/// Returns the numbers of the RFCs that a text links to, each once.
fn linked(html: &str) -> BTreeSet<u32> {
    html.split(INFO).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfcs_that_a_text_links_to_count_once() {
        let html = "<p><a href=\"https://www.rfc-editor.org/info/rfc2119\" title=\"Key words\">RFC 2119</a>, \
                    <a href=\"https://www.rfc-editor.org/info/rfc791\">IP</a>, <a href=\"https://www.rfc-editor.org/info/rfc791\">IPv4</a></p>";
        assert_eq!(linked(html), BTreeSet::from([791, 2119]));
    }
}
