//! The parts that pages are made of. Their styles have the same names in `style/components/`.

#![expect(unreachable_pub, reason = "the component macro makes such items")]

mod anchor;
mod breadcrumbs;
mod contents;
mod diagram;
#[cfg(target_arch = "wasm32")]
mod elements;
mod error_view;
mod event_card;
mod footer;
mod fresh;
mod header;
mod hero;
pub(crate) mod local_time;
pub(crate) mod markup;
mod mega_menu;
pub(crate) mod narrow;
mod news_card;
mod pager;
mod search_form;
mod sources;
mod theme_switch;

pub(crate) use anchor::MenuAnchor;
pub(crate) use breadcrumbs::breadcrumbs;
pub(crate) use contents::contents;
pub(crate) use diagram::diagram;
#[cfg(not(target_arch = "wasm32"))]
pub use diagram::{Drawing, packet_header};
pub(crate) use error_view::ErrorView;
pub(crate) use event_card::EventCard;
pub(crate) use footer::Footer;
pub(crate) use fresh::Fresh;
pub(crate) use header::Header;
pub(crate) use hero::Hero;
pub(crate) use mega_menu::MegaMenu;
pub(crate) use narrow::{Choice, Narrowing, narrow};
pub(crate) use news_card::NewsCard;
pub(crate) use pager::pager;
pub(crate) use search_form::{SiteSearch, outside_searches};
pub(crate) use sources::sources;
pub(crate) use theme_switch::ThemeSwitch;
