//! The documents of a query, best first.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::Kind;
use crate::manifest::Manifest;
use crate::postings::Posting;

/// A document that fits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hit {
    /// Number of the document.
    pub document: u32,
    /// How well it fits, to compare with others of the same query.
    pub score: u32,
}

impl Ord for Hit {
    /// The better is less: it comes first.
    fn cmp(&self, other: &Self) -> Ordering {
        (Reverse(self.score), self.document).cmp(&(Reverse(other.score), other.document))
    }
}

impl PartialOrd for Hit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Ranks documents: `terms` holds what has each term of the query, `whole` what the query names as a whole.
///
/// A document counts the more, the more of the terms it has. One that has less than two thirds of what the best has is left
/// out. Of equals, the one with the smaller number is first.
#[must_use]
pub fn rank(manifest: &Manifest, terms: &[Vec<Posting>], whole: &[Posting]) -> Vec<Hit> {
    let documents = manifest.counts.iter().sum::<u32>() as usize;
    let mut sums = vec![(0_u32, 0_u32); documents];
    for postings in terms {
        let mut best = vec![0_u32; documents];
        for posting in postings {
            if let Some(weight) = best.get_mut(posting.document as usize) {
                *weight = posting.weight.max(*weight);
            }
        }
        for ((sum, matched), weight) in sums.iter_mut().zip(best) {
            *sum += weight;
            *matched += u32::from(weight > 0);
        }
    }
    let asked = u32::try_from(terms.len()).unwrap_or(u32::MAX).max(1);
    for posting in whole {
        if let Some((sum, matched)) = sums.get_mut(posting.document as usize) {
            *sum += posting.weight * asked;
            *matched = asked;
        }
    }
    let most = sums.iter().map(|(_, matched)| *matched).max().unwrap_or_default();
    // A heap puts them in order: its code is a seventh of that of a sort, and everyone who searches loads it.
    let hits: BinaryHeap<Hit> = (0_u32..)
        .zip(sums)
        .filter(|(_, (_, matched))| *matched > 0 && matched * 3 >= most * 2)
        .map(|(document, (sum, matched))| {
            let share = sum * matched * matched / (asked * asked);
            Hit { document, score: share * importance(manifest.kind_of(document)) / 100 }
        })
        .collect();
    hits.into_sorted_vec()
}

/// How much a kind of document counts, in hundredths: pages answer questions, posts were news once.
const fn importance(kind: Kind) -> u32 {
    match kind {
        Kind::Page => 100,
        Kind::Group => 85,
        Kind::Meeting => 70,
        Kind::Post => 65,
        Kind::Document => 60,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: Manifest = Manifest {
        version: String::new(),
        counts: [4, 0, 0, 1, 0],
        groups: Vec::new(),
        meetings: Vec::new(),
        names: Vec::new(),
        external_searches: Vec::new(),
        files: Vec::new(),
        documents: Vec::new(),
    };

    fn postings(list: &[(u32, u32)]) -> Vec<Posting> {
        list.iter().map(|&(document, weight)| Posting { document, weight }).collect()
    }

    fn order(terms: &[&[(u32, u32)]], whole: &[(u32, u32)]) -> Vec<u32> {
        let terms: Vec<_> = terms.iter().map(|list| postings(list)).collect();
        rank(&MANIFEST, &terms, &postings(whole)).iter().map(|hit| hit.document).collect()
    }

    #[test]
    fn the_heavier_is_first_and_of_equals_the_one_with_the_smaller_number() {
        assert_eq!(order(&[&[(0, 10), (1, 20), (2, 10)]], &[]), [1, 0, 2]);
    }

    #[test]
    fn who_has_all_terms_is_before_who_has_one() {
        assert_eq!(order(&[&[(0, 90), (1, 20)], &[(1, 20)], &[(1, 20), (2, 5)]], &[]), [1]);
        assert_eq!(order(&[&[(0, 90), (1, 20)], &[(1, 20), (0, 1)], &[(1, 20)]], &[]), [1, 0]);
    }

    #[test]
    fn what_the_query_names_as_a_whole_is_first() {
        assert_eq!(order(&[&[(0, 90), (1, 20)]], &[(1, 300)]), [1, 0]);
    }

    #[test]
    fn a_post_counts_less_than_a_page() {
        assert_eq!(order(&[&[(3, 80), (4, 100)]], &[]), [3, 4]);
    }

    #[test]
    fn documents_that_the_catalog_does_not_know_are_left_out() {
        assert_eq!(order(&[&[(7, 80)]], &[(9, 1)]), [0_u32; 0]);
    }
}
