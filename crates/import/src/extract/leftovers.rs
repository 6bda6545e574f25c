//! Blocks of the source that are not in the parts of a page that were read: markup that was not closed can move them elsewhere.

use std::collections::HashSet;

use scraper::ElementRef;

use super::{Extract, Part};
use crate::html::{select, text};
use crate::losses::Losses;
use crate::text::{collapse, excerpt};

/// Reports blocks that were not read.
pub(super) fn report(root: ElementRef<'_>, source: &Extract<'_>, losses: &mut Losses) {
    let nodes =
        source.parts.iter().filter_map(|part| if let Part::Blocks(_, nodes) = part { Some(nodes) } else { None });
    let read: HashSet<_> = nodes.flatten().map(ego_tree::NodeRef::id).collect();
    losses.enter("page");
    for block in select(root, "[class^=block-]") {
        let is_read = read.contains(&block.id()) || block.ancestors().any(|ancestor| read.contains(&ancestor.id()));
        let is_part_of_a_list = block
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|ancestor| ancestor.value().name() == "nav" || ancestor.value().id() == Some("bibliography"));
        let words = collapse(&text(block));
        if !is_read && !is_part_of_a_list && !words.is_empty() {
            losses.add(
                format!("a block outside of the text, {}", excerpt(&words)),
                "left out; an element before it was closed too early",
            );
        }
    }
}
