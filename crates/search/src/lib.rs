//! The search of the site, without a server.
//!
//! ```text
//! pages ──index──▶ catalog.txt                what a query can name, and what is in which file
//!                  <version>/terms-N.txt      which documents have which words       (a few kB each)
//!                  <version>/documents-N.txt  some documents, as they are shown (a few kB each)
//!                  <version>/words.txt        words for corrections
//! RFCs  ──index──▶ <version>/terms-N.txt      files of their own, which are first among those of terms
//!                  <version>/rfcs-N.txt       some RFCs, as they are shown
//! ```
//!
//! A browser fetches the manifest at the first use, and for a query only the files of its words and of the documents that it
//! shows. Documents share files, so that the next keys often need no others. All files are lines of text: every CDN compresses
//! them, and people can read them.
//!
//! - [`direct_hit`]: what a query names: an RFC, a meeting, a group, a page.
//! - [`terms`]: from text to the terms that are looked up.
//! - [`manifest`], [`postings`], [`document`], [`rfcs`]: the files.
//! - [`engine`]: from a request to its response.
//! - [`query`], [`rank`]: the files that a query needs, and its documents, best first.
//! - [`filter`], [`phrase`]: parts of a query that leave results out.
//! - [`nearest`]: the pages nearest to an address that does not exist.
//! - [`spelling`]: corrections of words.
//! - [`stemmer`]: the part of a word that all its forms share.
//! - [`excerpt`]: the part of a text that has most of the words of a query.
//! - [`index`]: makes the files (only natively).

pub mod direct_hit;
pub mod document;
pub mod engine;
pub mod excerpt;
pub mod filter;
#[cfg(feature = "index")]
pub mod index;
pub mod manifest;
pub mod nearest;
pub mod phrase;
pub mod postings;
pub mod query;
pub mod rank;
pub mod rfcs;
pub mod spelling;
pub mod stemmer;
pub mod terms;

/// The folder of the files.
pub const FOLDER: &str = "/content/search/";
/// Address of the manifest, the only file whose content changes.
pub const MANIFEST: &str = "/content/search/catalog.txt";

/// What a document is. Documents are numbered by kind, so that the number of one tells its kind.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// A page of the site.
    Page,
    /// A working group, research group or BOF.
    Group,
    /// A meeting.
    Meeting,
    /// A post of the news.
    Post,
    /// An RFC.
    Rfc,
    /// Another document of a series, or a draft. The index has none of them: only queries name them.
    Document,
}

impl Kind {
    /// All kinds, in the order of the documents.
    pub const ALL: [Self; 6] = [Self::Page, Self::Group, Self::Meeting, Self::Post, Self::Rfc, Self::Document];

    /// Returns the name of the kind, for one result.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Page => "Page",
            Self::Group => "Group",
            Self::Meeting => "Meeting",
            Self::Post => "News",
            Self::Rfc => "RFC",
            Self::Document => "Document",
        }
    }

    /// Returns the name of the kind, for several results.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Page => "Pages",
            Self::Group => "Groups",
            Self::Meeting => "Meetings",
            Self::Post => "News",
            Self::Rfc => "RFCs",
            Self::Document => "Documents",
        }
    }
}
