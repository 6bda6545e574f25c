//! The series in small files: one for each two thousand numbers. A new RFC changes the last file, and those of the RFCs that it
//! replaces stay as they are, because the files have only what an RFC says of earlier ones.
//!
//! A file is text. Its first line has the number of RFCs, its other lines come in three blocks, with one line for each RFC: facts,
//! titles, authors. Like things beside each other compress to half of what JSON takes. The facts are separated by tabs: distance from the RFC
//! before, status and stream (their places in the order of the model), group, area, date, and the distances to the RFCs that it
//! replaces and that it updates.

use std::collections::BTreeMap;
use std::fmt::Write;

use model::rfc::{Rfc, Status, Stream};

/// How many numbers a file covers.
const NUMBERS_PER_FILE: u32 = 2000;

/// Returns the texts of the files. `rfcs` are sorted by number.
#[must_use]
pub fn write(rfcs: &[Rfc]) -> Vec<String> {
    rfcs.chunk_by(|one, next| one.number / NUMBERS_PER_FILE == next.number / NUMBERS_PER_FILE).map(file).collect()
}

fn file(rfcs: &[Rfc]) -> String {
    let mut text = format!("{}\n", rfcs.len());
    let mut last = 0;
    for rfc in rfcs {
        // Writing to a string does not fail.
        _ = writeln!(
            text,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            rfc.number - last,
            place(Status::ALL, &rfc.status),
            place(Stream::ALL, &rfc.stream),
            rfc.group.as_deref().unwrap_or_default(),
            rfc.area.as_deref().unwrap_or_default(),
            rfc.published,
            distances(rfc.number, &rfc.obsoletes),
            distances(rfc.number, &rfc.updates),
        );
        last = rfc.number;
    }
    for rfc in rfcs {
        text.extend([&rfc.title, "\n"]);
    }
    for rfc in rfcs {
        text.extend([&rfc.authors.join(", "), "\n"]);
    }
    text
}

fn place<T: PartialEq>(all: &[T], value: &T) -> usize {
    all.iter().position(|other| other == value).unwrap_or_default()
}

fn distances(number: u32, others: &[u32]) -> String {
    let distance = |other: &u32| (i64::from(number) - i64::from(*other)).to_string();
    others.iter().map(distance).collect::<Vec<_>>().join(",")
}

/// Reads the texts of all files. Returns the RFCs by number, each with what has become of it, or `None` if a text is not that of a
/// file.
#[must_use]
pub fn read(files: &[String]) -> Option<Vec<Rfc>> {
    let mut rfcs = Vec::new();
    for file in files {
        read_file(file, &mut rfcs)?;
    }
    rfcs.sort_by_key(|rfc| rfc.number);
    let (mut replaced, mut updated) = (BTreeMap::<u32, Vec<u32>>::new(), BTreeMap::<u32, Vec<u32>>::new());
    for rfc in &rfcs {
        rfc.obsoletes.iter().for_each(|old| replaced.entry(*old).or_default().push(rfc.number));
        rfc.updates.iter().for_each(|old| updated.entry(*old).or_default().push(rfc.number));
    }
    for rfc in &mut rfcs {
        rfc.obsoleted_by = replaced.remove(&rfc.number).unwrap_or_default();
        rfc.updated_by = updated.remove(&rfc.number).unwrap_or_default();
    }
    Some(rfcs)
}

fn read_file(text: &str, rfcs: &mut Vec<Rfc>) -> Option<()> {
    let (count, rest) = text.split_once('\n')?;
    let count: usize = count.parse().ok()?;
    let lines: Vec<&str> = rest.lines().collect();
    if lines.len() != count * 3 {
        return None;
    }
    let mut last = 0;
    for (at, facts) in lines[..count].iter().enumerate() {
        let mut facts = facts.split('\t');
        let mut next = || facts.next();
        let number = next()?.parse::<u32>().ok()? + last;
        last = number;
        rfcs.push(Rfc {
            number,
            title: lines[count + at].to_owned(),
            status: *Status::ALL.get(next()?.parse::<usize>().ok()?)?,
            stream: *Stream::ALL.get(next()?.parse::<usize>().ok()?)?,
            group: optional(next()?),
            area: optional(next()?),
            published: next()?.to_owned(),
            obsoletes: numbers(number, next()?),
            updates: numbers(number, next()?),
            authors: lines[count * 2 + at].split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            keywords: Vec::new(),
            obsoleted_by: Vec::new(),
            updated_by: Vec::new(),
            also: Vec::new(),
        });
    }
    Some(())
}

fn optional(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn numbers(number: u32, distances: &str) -> Vec<u32> {
    let number = i64::from(number);
    distances.split(',').filter_map(|distance| u32::try_from(number - distance.parse::<i64>().ok()?).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::{rfc, series};

    #[test]
    fn what_is_written_is_read() {
        let rfcs = series();
        let files = write(&rfcs);
        assert_eq!(files.len(), 5);
        assert_eq!(read(&files).unwrap(), rfcs);
    }

    #[test]
    fn later_rfcs_leave_the_files_of_earlier_ones_as_they_are() {
        let mut rfcs = series();
        let before = write(&rfcs);
        rfcs.push(Rfc { obsoletes: vec![821], ..rfc(9999, "New") });
        assert_eq!(write(&rfcs)[..4], before[..4]);
    }

    #[test]
    fn incomplete_file_is_rejected() {
        let file = write(&series()).remove(0);
        let cut = file.rsplit_once('\n').unwrap().0.rsplit_once('\n').unwrap().0;
        assert!(read(&[cut.to_owned()]).is_none());
        assert!(read(&["<!doctype html>".to_owned()]).is_none());
        assert_eq!(read(&[]), Some(Vec::new()));
    }
}
