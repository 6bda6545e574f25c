//! The line of an RFC: what it replaced, what that had replaced, and so on, and what has replaced it.
//!
//! Lines branch (RFC 2616 became six RFCs) and join (RFC 9110 replaces nine). They are drawn from left to right in columns: an RFC
//! stands right of all that it replaces.

use std::collections::BTreeMap;

use model::rfc::Rfc;

use crate::filter::Series;

/// Number of RFCs in each direction after which a line is not followed further.
const MAX_LENGTH: usize = 30;

/// The line of an RFC.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Lineage {
    /// The RFCs with their places, by number.
    pub nodes: Vec<Node>,
    /// What was replaced by what: places of two RFCs in `nodes`.
    pub edges: Vec<(usize, usize)>,
    /// Number of columns.
    pub columns: usize,
    /// Number of rows of the longest column.
    pub rows: usize,
}

/// An RFC in a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Node {
    /// Number of the RFC.
    pub number: u32,
    /// Column, from the left.
    pub column: usize,
    /// Row in the column, from the top.
    pub row: usize,
}

impl Lineage {
    /// Returns the line of an RFC, or `None` if it has replaced none and none has replaced it.
    #[must_use]
    pub fn of(series: &Series, number: u32) -> Option<Self> {
        let mut numbers = follow(series, number, |rfc| &rfc.obsoletes);
        numbers.extend(follow(series, number, |rfc| &rfc.obsoleted_by));
        numbers.push(number);
        numbers.sort_unstable();
        numbers.dedup();
        (numbers.len() > 1).then(|| place(series, &numbers))
    }
}

/// Returns the RFCs that lie in one direction, without the first one. Both directions from there would be the family, not the line.
fn follow(series: &Series, first: u32, further: fn(&Rfc) -> &[u32]) -> Vec<u32> {
    let mut numbers = Vec::new();
    let mut next = vec![first];
    while !next.is_empty() && numbers.len() < MAX_LENGTH {
        let found = next.iter().filter_map(|number| series.get(*number)).flat_map(further);
        let is_new = |number: &u32| *number != first && !numbers.contains(number);
        let mut found: Vec<u32> = found.copied().filter(is_new).collect();
        found.sort_unstable();
        found.dedup();
        numbers.extend(&found);
        next = found;
    }
    numbers
}

fn place(series: &Series, numbers: &[u32]) -> Lineage {
    let mut edges = Vec::new();
    for (to, number) in numbers.iter().enumerate() {
        let olds = series.get(*number).map(|rfc| rfc.obsoletes.as_slice()).unwrap_or_default();
        edges.extend(olds.iter().filter_map(|old| Some((numbers.binary_search(old).ok()?, to))));
    }
    edges.sort_unstable();
    let mut columns = vec![0_usize; numbers.len()];
    // A line of n RFCs has at most n columns, so what has not settled by then is a circle, and stays where it is.
    for _ in 0..numbers.len() {
        for &(from, to) in &edges {
            if columns[to] <= columns[from] && columns[from] + 1 < numbers.len() {
                columns[to] = columns[from] + 1;
            }
        }
    }
    // Circles and RFCs that start later leave columns empty, or far from what replaces them.
    for (at, column) in columns.clone().into_iter().enumerate() {
        let is_start = !edges.iter().any(|&(_, to)| to == at);
        let nearest = edges.iter().filter(|&&(from, _)| from == at).map(|&(_, to)| columns[to]).min();
        if let Some(nearest) = nearest.filter(|nearest| is_start && *nearest > column + 1) {
            columns[at] = nearest - 1;
        }
    }
    let mut used = columns.clone();
    used.sort_unstable();
    used.dedup();
    let mut rows = BTreeMap::<usize, usize>::new();
    let node = |(number, column): (&u32, &usize)| {
        let column = used.binary_search(column).unwrap_or_default();
        let row = rows.entry(column).or_default();
        *row += 1;
        Node { number: *number, column, row: *row - 1 }
    };
    let nodes: Vec<Node> = numbers.iter().zip(&columns).map(node).collect();
    Lineage { nodes, edges, columns: used.len(), rows: rows.into_values().max().unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::{rfc, series};

    /// Returns the columns of the line of an RFC.
    fn columns(series: &Series, number: u32) -> Vec<Vec<u32>> {
        let lineage = Lineage::of(series, number).unwrap();
        let column = |column| {
            let nodes = lineage.nodes.iter().filter(move |node| node.column == column);
            nodes.map(|node| node.number).collect()
        };
        (0..lineage.columns).map(column).collect()
    }

    #[test]
    fn mail_is_a_line_from_every_rfc_of_it() {
        let series = Series::new(series());
        let line = [vec![821, 1869], vec![2821], vec![5321]];
        assert_eq!(columns(&series, 5321), line);
        assert_eq!(columns(&series, 2821), line);
        assert_eq!(columns(&series, 821), [vec![821], vec![2821], vec![5321]]);
    }

    #[test]
    fn http_branches_and_joins() {
        let series = Series::new(series());
        let line = [vec![2068], vec![2616], vec![7230, 7231, 7234], vec![9110, 9111, 9112]];
        assert_eq!(columns(&series, 2068), line);
        let lineage = Lineage::of(&series, 2616).unwrap();
        assert_eq!((lineage.columns, lineage.rows, lineage.edges.len()), (4, 3, 8));
        // RFC 9110 has not replaced RFC 7234.
        assert_eq!(columns(&series, 9110), [vec![2068], vec![2616], vec![7230, 7231], vec![9110]]);
    }

    #[test]
    fn dns_has_two_lines_with_the_same_start() {
        let series = Series::new(series());
        assert_eq!(columns(&series, 1034), [vec![882, 883], vec![1034]]);
        assert_eq!(columns(&series, 883), [vec![883], vec![1034, 1035]]);
    }

    #[test]
    fn tls_is_one_line() {
        let series = Series::new(series());
        assert_eq!(columns(&series, 5246), [vec![2246], vec![4346], vec![5246], vec![8446]]);
    }

    #[test]
    fn rfc_that_stands_alone_has_no_line() {
        assert_eq!(Lineage::of(&Series::new(vec![rfc(1, "One")]), 1), None);
        assert_eq!(Lineage::of(&Series::default(), 1), None);
    }

    #[test]
    fn circles_and_unknown_rfcs_end() {
        let circle = [(1, vec![3], vec![2]), (2, vec![1, 7], vec![3]), (3, vec![2], vec![1])];
        let circle = circle.map(|(number, obsoletes, obsoleted_by)| Rfc { obsoletes, obsoleted_by, ..rfc(number, "") });
        let lineage = Lineage::of(&Series::new(circle.to_vec()), 1).unwrap();
        assert_eq!(lineage.nodes.iter().map(|node| node.number).collect::<Vec<_>>(), [1, 2, 3, 7]);
        assert_eq!(lineage.columns, 4);
    }

    #[test]
    fn long_line_is_cut() {
        let link = |number: u32| Rfc {
            obsoletes: (number > 1).then(|| number - 1).into_iter().collect(),
            obsoleted_by: vec![number + 1],
            ..rfc(number, "")
        };
        let lineage = Lineage::of(&Series::new((1..=200).map(link).collect()), 100).unwrap();
        assert_eq!(lineage.nodes.len(), 2 * MAX_LENGTH + 1);
    }
}
