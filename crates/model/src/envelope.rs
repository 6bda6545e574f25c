//! The wrapper of every published file.

use serde::{Deserialize, Serialize};

/// Version of the types in this crate. Raise it when an older app could not read the new format: an app that meets
/// another version loads the whole page from the server.
pub const SCHEMA_VERSION: u32 = 2;

/// Content of a file below `/content/`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Envelope<T> {
    /// [`SCHEMA_VERSION`] that the file was written with.
    pub schema: u32,
    /// The content itself.
    pub data: T,
}

impl<T> Envelope<T> {
    /// Wraps `data` with the current [`SCHEMA_VERSION`].
    pub const fn new(data: T) -> Self {
        Self { schema: SCHEMA_VERSION, data }
    }
}
