//! A file generated beside the pages.

/// A generated file.
#[derive(Debug, PartialEq)]
pub(crate) struct File {
    /// Address from the root.
    pub(crate) address: String,
    /// `Content-Type`: hosts would guess the wrong media type or omit the charset.
    pub(crate) media_type: String,
    /// Content.
    pub(crate) text: String,
}
