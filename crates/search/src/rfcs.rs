//! RFCs as they are shown in results: [documents](crate::document) in files of 32 numbers each, also of those that were never issued.
//!
//! An RFC is the document whose number is its own, counted after all others of the index.

use crate::manifest::numbered;

/// Address of an RFC at the RFC Editor, up to its number.
pub const INFO: &str = "https://www.rfc-editor.org/info/rfc";

/// Number of RFCs that share a file.
const PER_FILE: usize = 32;

/// Returns the name of the file that has an RFC, and its index there.
#[must_use]
pub fn place(number: u32) -> (String, usize) {
    let number = number as usize;
    (numbered("rfcs-", number / PER_FILE), number % PER_FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_file_follow_each_other() {
        let places = [0, 31, 32, 10_029].map(place);
        let expected = [("rfcs-0.txt", 0), ("rfcs-0.txt", 31), ("rfcs-1.txt", 0), ("rfcs-313.txt", 13)];
        assert_eq!(places, expected.map(|(file, index)| (file.to_owned(), index)));
    }
}
