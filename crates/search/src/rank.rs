//! The documents of a query, best first.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::Kind;
use crate::manifest::Manifest;
use crate::postings::Posting;

/// Last place for the best RFC.
const LAST_RFC: usize = 2;
/// Last place for the best of all others.
const LAST_OTHER: usize = 1;

/// How many times as good as the best of one family the first result may be, for that to be lifted to its last place.
const LEAST_SHARE: u32 = 4;

/// A matching document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hit {
    /// Number of the document.
    pub document: u32,
    /// Its relevance, to compare with others of the same query.
    pub score: u32,
}

impl Ord for Hit {
    /// Better hits are less, so that they come first.
    fn cmp(&self, other: &Self) -> Ordering {
        (Reverse(self.score), self.document).cmp(&(Reverse(other.score), other.document))
    }
}

impl PartialOrd for Hit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Ranks documents: `terms` holds the postings of each term of the query, `phrase` those of the query as a phrase. The last
/// `filters` terms are those that a document must have.
///
/// Documents with more of the terms rank higher. Those with less than two thirds of the terms of the best of their family, which are
/// RFCs or all others, are left out. Of equals, the one with the smaller number is first. However well one family fits, the best of the
/// other is among the first if it is not much worse.
#[must_use]
pub fn rank(manifest: &Manifest, terms: &[Vec<Posting>], phrase: &[Posting], filters: usize) -> Vec<Hit> {
    let documents = manifest.counts.iter().sum::<u32>() as usize;
    let mut sums = vec![(0_u32, 0_u32); documents];
    for (place, postings) in terms.iter().enumerate() {
        let mut best = vec![0_u32; documents];
        for posting in postings {
            if let Some(weight) = best.get_mut(posting.document as usize) {
                *weight = posting.weight.max(*weight);
            }
        }
        let is_filter = place + filters >= terms.len();
        for ((sum, matched), weight) in sums.iter_mut().zip(best) {
            if is_filter && (weight == 0 || place > 0 && *matched == 0) {
                (*sum, *matched) = (0, 0);
            } else {
                *sum += weight;
                *matched += u32::from(weight > 0);
            }
        }
    }
    let term_count = u32::try_from(terms.len()).unwrap_or(u32::MAX).max(1);
    for posting in phrase {
        if let Some((sum, matched)) = sums.get_mut(posting.document as usize)
            && (filters == 0 || *matched > 0)
        {
            *sum += posting.weight * term_count;
            *matched = term_count;
        }
    }
    let before_rfcs = manifest.before_rfcs();
    let mut max_matched = [0, 0];
    for (document, (_, matched)) in (0_u32..).zip(&sums) {
        let max = &mut max_matched[usize::from(document >= before_rfcs)];
        *max = (*max).max(*matched);
    }
    // A heap puts them in order: its code is a seventh of that of a sort, and everyone who searches loads it.
    let hits: BinaryHeap<Hit> = (0_u32..)
        .zip(sums)
        .filter(|(document, (_, matched))| {
            *matched > 0 && matched * 3 >= max_matched[usize::from(*document >= before_rfcs)] * 2
        })
        .map(|(document, (sum, matched))| {
            let share = sum * matched * matched / term_count / term_count;
            Hit { document, score: share * importance(manifest.kind_of(document)) / 100 }
        })
        .collect();
    let mut hits = hits.into_sorted_vec();
    for (is_rfc, last) in [(false, LAST_OTHER), (true, LAST_RFC)] {
        let best = hits.iter().position(|hit| (hit.document >= before_rfcs) == is_rfc).unwrap_or_default();
        let score = |place: usize| hits.get(place).map_or(0, |hit| hit.score);
        let is_lifted = best > last && score(best) * LEAST_SHARE >= score(0);
        if is_lifted && let Some(&lifted) = hits.get(best) {
            let mut next = lifted;
            for hit in hits.iter_mut().take(best + 1).skip(last) {
                next = std::mem::replace(hit, next);
            }
        }
    }
    hits
}

/// Returns the weight of a kind in percent: pages answer questions, posts were news once.
const fn importance(kind: Kind) -> u32 {
    match kind {
        Kind::Page => 100,
        Kind::Group => 85,
        Kind::Meeting => 70,
        Kind::Post => 65,
        Kind::Rfc => 31,
        Kind::Document => 60,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: Manifest = Manifest {
        version: String::new(),
        counts: [4, 0, 0, 1, 0, 0],
        groups: Vec::new(),
        meetings: Vec::new(),
        aliases: Vec::new(),
        external_searches: Vec::new(),
        files: Vec::new(),
        documents: Vec::new(),
    };

    fn postings(list: &[(u32, u32)]) -> Vec<Posting> {
        list.iter().map(|&(document, weight)| Posting { document, weight }).collect()
    }

    fn order(terms: &[&[(u32, u32)]], phrase: &[(u32, u32)]) -> Vec<u32> {
        let terms: Vec<_> = terms.iter().map(|list| postings(list)).collect();
        rank(&MANIFEST, &terms, &postings(phrase), 0).iter().map(|hit| hit.document).collect()
    }

    #[test]
    fn documents_are_ordered_by_weight_then_number() {
        assert_eq!(order(&[&[(0, 10), (1, 20), (2, 10)]], &[]), [1, 0, 2]);
    }

    #[test]
    fn documents_matching_all_terms_rank_first() {
        assert_eq!(order(&[&[(0, 90), (1, 20)], &[(1, 20)], &[(1, 20), (2, 5)]], &[]), [1]);
        assert_eq!(order(&[&[(0, 90), (1, 20)], &[(1, 20), (0, 1)], &[(1, 20)]], &[]), [1, 0]);
    }

    #[test]
    fn documents_matching_the_phrase_rank_first() {
        assert_eq!(order(&[&[(0, 90), (1, 20)]], &[(1, 300)]), [1, 0]);
    }

    #[test]
    fn documents_without_a_filter_are_left_out() {
        let lists =
            [&[(0, 90), (1, 20), (2, 5)][..], &[(1, 1), (2, 1), (3, 1)], &[(0, 1), (2, 1), (3, 1)]].map(postings);
        let hits = rank(&MANIFEST, &lists, &postings(&[(1, 400)]), 2);
        assert_eq!(hits.iter().map(|hit| hit.document).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn posts_rank_below_pages() {
        assert_eq!(order(&[&[(3, 80), (4, 100)]], &[]), [3, 4]);
    }

    #[test]
    fn documents_unknown_to_the_manifest_are_left_out() {
        assert_eq!(order(&[&[(7, 80)]], &[(9, 1)]), [0_u32; 0]);
    }
}
