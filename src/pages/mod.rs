//! One file for each kind of page. All but the home page are a [`frame`] around what only their kind has, before and after
//! the text.

mod attendance;
pub(crate) mod frame;
pub(crate) mod groups;
pub(crate) mod home;
pub(crate) mod meeting;
pub(crate) mod meetings;
pub(crate) mod news;
mod places;
pub(crate) mod post;
pub(crate) mod search;
pub(crate) mod section;
