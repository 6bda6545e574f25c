//! Links: which addresses are allowed ([`target`]), whether their targets exist ([`resolve`]), and whether their texts are
//! meaningful ([`vague_link_text()`]).

mod resolve;
mod target;
mod vague_text;

pub use resolve::ID_PREFIX;
pub(crate) use resolve::{Addresses, PageEntry, Published, invalid_address};
pub(crate) use target::Target;
pub(crate) use vague_text::vague_link_text;
