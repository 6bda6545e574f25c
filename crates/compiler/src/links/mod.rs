//! Links: what an address is allowed to be ([`target`]), whether it leads somewhere ([`resolve`]), and whether its text
//! says where ([`vague_link_text()`]).

mod resolve;
mod target;
mod vague_text;

pub(crate) use resolve::{Addresses, Entry, Published, refused};
pub(crate) use target::Target;
pub(crate) use vague_text::vague_link_text;
