//! The wrapper of every published file.

use serde::{Deserialize, Serialize};

/// The version of the types of this crate. Raise it when an older app could not read what is written; the app then
/// loads the whole page instead of guessing.
pub const SCHEMA_VERSION: u32 = 2;

/// What a file below `/content/` holds.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Envelope<T> {
    /// The [`SCHEMA_VERSION`] that the file was written with.
    pub schema: u32,
    /// The content itself.
    pub data: T,
}

impl<T> Envelope<T> {
    /// Wraps `data` with the version of today.
    pub const fn new(data: T) -> Self {
        Self { schema: SCHEMA_VERSION, data }
    }
}
