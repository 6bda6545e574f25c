//! Rules of the texts of pages, for programs that write such texts.

pub use crate::fields::{MAX_DESCRIPTION_LENGTH, MAX_POST_DESCRIPTION_LENGTH, MIN_DESCRIPTION_LENGTH, PLACEHOLDER};
pub use crate::links::ID_PREFIX;
pub use crate::markdown::{ADDRESS_STARTS, SYNTAX, address_length, is_placeholder, is_reserved_id, slug};
