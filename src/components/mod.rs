//! The components that pages are made of. Their styles are in `style/components/`.

#![expect(unreachable_pub, reason = "the component macro generates such items")]

mod breadcrumbs;
mod diagram;
#[cfg(target_arch = "wasm32")]
mod elements;
mod error_view;
mod event_card;
mod footer;
#[cfg(target_arch = "wasm32")]
mod frames;
mod header;
mod hero;
pub(crate) mod list_filter;
pub(crate) mod local_time;
pub(crate) mod markup;
mod mega_menu;
mod news_card;
mod page_meta;
mod pagination;
mod remount;
mod search_form;
mod summary;
mod table_of_contents;
mod theme_switch;

pub(crate) use breadcrumbs::breadcrumbs;
pub(crate) use diagram::diagram;
#[cfg(not(target_arch = "wasm32"))]
pub use diagram::{Drawing, packet_header};
pub(crate) use error_view::ErrorView;
pub(crate) use event_card::event_card;
pub(crate) use footer::Footer;
#[cfg(target_arch = "wasm32")]
pub(crate) use frames::Frames;
pub(crate) use header::Header;
pub(crate) use hero::hero;
pub(crate) use list_filter::{Facet, ListFilter, list_filter};
pub(crate) use mega_menu::MegaMenu;
pub(crate) use news_card::news_items;
pub(crate) use page_meta::page_meta;
pub(crate) use pagination::pagination;
pub(crate) use remount::Remount;
pub(crate) use search_form::{external_searches, site_search};
pub(crate) use summary::summary;
pub(crate) use table_of_contents::table_of_contents;
pub(crate) use theme_switch::ThemeSwitch;
