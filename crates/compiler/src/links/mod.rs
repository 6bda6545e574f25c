//! Links: what an address is allowed to be ([`target`]), and whether it leads somewhere ([`resolve`]).

mod resolve;
mod target;

pub(crate) use resolve::{Addresses, Entry, refused};
pub(crate) use target::Target;
