//! A file that is generated beside the pages.

/// A generated file.
#[derive(Debug, PartialEq)]
pub(crate) struct File {
    /// Its address.
    pub(crate) address: String,
    /// Its media type, for the header: hosts guess it wrong, or without the charset.
    pub(crate) media_type: String,
    /// What is in it.
    pub(crate) text: String,
}
