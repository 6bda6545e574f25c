//! Weights of postings: how rare a word is, and which documents of a frequent one are kept.

use std::cmp::Reverse;

use crate::postings::Posting;

/// Maximum number of documents of a word.
const MAX_POSTINGS: usize = 1_000;

/// Returns how much it says that a document has a word which `with` of all `documents` have, as in BM25.
pub(super) fn rarity(documents: usize, with: usize) -> f64 {
    let (documents, with) = (number(documents), number(with));
    (1.0 + (documents - with + 0.5) / (with + 0.5)).ln()
}

/// Returns the postings with the highest weights, by document. Of equal ones, those that `order` puts first are kept.
pub(super) fn heaviest<O: Ord>(weighed: impl Iterator<Item = (u32, f64)>, order: impl Fn(u32) -> O) -> Vec<Posting> {
    let mut postings: Vec<Posting> =
        weighed.map(|(document, share)| Posting { document, weight: weight(share) }).collect();
    postings.sort_by_key(|posting| (Reverse(posting.weight), order(posting.document)));
    postings.truncate(MAX_POSTINGS);
    postings.sort_by_key(|posting| posting.document);
    postings
}

#[expect(clippy::cast_precision_loss, reason = "there are not 2^52 documents")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 999 by then")]
fn weight(share: f64) -> u32 {
    share.round().clamp(1.0, 999.0) as u32
}
