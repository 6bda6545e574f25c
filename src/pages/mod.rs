//! One file for each kind of page. All but the home page are a [`frame`] around what only their kind has.

mod article;
mod frame;
mod home;
mod meeting;
mod meetings;
mod news;
mod post;
mod search;
mod section;

pub(crate) use article::article;
pub(crate) use home::home;
pub(crate) use meeting::meeting;
pub(crate) use meetings::{List, meetings};
pub(crate) use news::news;
pub(crate) use post::post;
pub(crate) use search::search;
pub(crate) use section::section;
