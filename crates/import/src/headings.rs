//! Levels and ids of headings: the title is the only heading of level 1, no level is skipped, and no id stands twice.

use std::collections::BTreeSet;

use compiler::rules::{ID_PREFIX, is_reserved_id, slug};

use crate::tree::{Block, Heading, plain};

/// Sets levels and ids. Ids of the source are kept, so that links to them still work.
pub(crate) fn arrange(blocks: &mut [Block]) {
    let mut levels: Vec<u8> = Vec::new();
    let mut taken = BTreeSet::new();
    for block in blocks {
        let Block::Heading(heading) = block else { continue };
        while levels.last().is_some_and(|level| *level >= heading.level) {
            levels.pop();
        }
        levels.push(heading.level);
        heading.level = u8::try_from(levels.len() + 1).unwrap_or(u8::MAX).min(6);
        heading.id = id(heading, &mut taken);
    }
}

/// Returns the ids that links can lead to.
pub(crate) fn ids(blocks: &[Block]) -> BTreeSet<String> {
    let of = |block: &Block| if let Block::Heading(heading) = block { heading.id.clone() } else { None };
    blocks.iter().filter_map(of).collect()
}

/// Returns the id that has to be written: that of the source, or one that makes the heading different from those before it.
fn id(heading: &Heading, taken: &mut BTreeSet<String>) -> Option<String> {
    let is_allowed =
        |id: &&str| !id.is_empty() && id.chars().all(|part| part.is_ascii_alphanumeric() || "-_".contains(part));
    let own = heading.id.as_deref().filter(is_allowed);
    let made = slug(&plain(&heading.words));
    let wanted = match own {
        Some(id) if is_reserved_id(id, &[]) => format!("{ID_PREFIX}{id}"),
        Some(id) => id.to_owned(),
        None if made.is_empty() => "part".to_owned(),
        None => made.clone(),
    };
    let mut id = wanted.clone();
    let mut number = 1;
    while !taken.insert(id.clone()) {
        number += 1;
        id = format!("{wanted}-{number}");
    }
    // The compiler makes an id from the words of headings of levels 2 and 3.
    let is_made = own.is_none() && id == made;
    (!is_made).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::text;

    fn arranged(headings: &[(u8, &str, &str)]) -> Vec<(u8, String)> {
        let heading = |(level, words, id): &(u8, &str, &str)| {
            let id = (!id.is_empty()).then(|| (*id).to_owned());
            Block::Heading(Heading { level: *level, id, words: text(words) })
        };
        let mut blocks: Vec<Block> = headings.iter().map(heading).collect();
        arrange(&mut blocks);
        let of = |block| {
            if let Block::Heading(heading) = block {
                (heading.level, heading.id.unwrap_or_default())
            } else {
                (0, String::new())
            }
        };
        blocks.into_iter().map(of).collect()
    }

    #[test]
    fn levels_start_at_two_and_skip_none() {
        let levels = |levels: &[u8]| {
            let headings: Vec<(u8, &str, &str)> = levels.iter().map(|level| (*level, "x", "")).collect();
            arranged(&headings).into_iter().map(|(level, _)| level).collect::<Vec<_>>()
        };
        assert_eq!(levels(&[1, 2, 3]), [2, 3, 4]);
        assert_eq!(levels(&[3, 3, 2, 3]), [2, 2, 2, 3]);
        assert_eq!(levels(&[4, 6, 5, 2]), [2, 3, 3, 2]);
        assert_eq!(levels(&[1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 6]);
    }

    #[test]
    fn ids_are_kept_and_unique() {
        let ids = |headings: &[(u8, &str, &str)]| arranged(headings).into_iter().map(|(_, id)| id).collect::<Vec<_>>();
        assert_eq!(
            ids(&[(2, "One", ""), (2, "Two", "b"), (2, "One", ""), (2, "…", ""), (2, "!", "")]),
            ["", "b", "one-2", "part", "part-2"]
        );
        assert_eq!(
            ids(&[(2, "A", "menu"), (2, "B", "note-1"), (2, "C", "x y\" onclick")]),
            ["section-menu", "section-note-1", ""]
        );
        assert_eq!(ids(&[(2, "B", "a"), (2, "A", "")]), ["a", "a-2"]);
    }
}
