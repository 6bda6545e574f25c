//! Links: what an address is allowed to be ([`target`]), whether it leads somewhere ([`resolve`]), and whether its text
//! says where ([`says_nothing()`]).

mod resolve;
mod says_nothing;
mod target;

pub(crate) use resolve::{Addresses, Entry, Published, refused};
pub(crate) use says_nothing::says_nothing;
pub(crate) use target::Target;
