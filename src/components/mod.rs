//! The parts that pages are made of. Their styles have the same names in `style/components/`.

#![expect(unreachable_pub, reason = "the component macro makes such items")]

mod anchor;
mod breadcrumbs;
mod contents;
mod diagram;
mod error_view;
mod event_card;
mod footer;
mod fresh;
mod header;
mod hero;
mod mega_menu;
mod news_card;
mod pager;
mod search_form;
mod sources;
mod theme_switch;

pub(crate) use anchor::{Anchor, MenuAnchor};
pub(crate) use breadcrumbs::Breadcrumbs;
pub(crate) use contents::Contents;
pub(crate) use diagram::DiagramFigure;
pub(crate) use error_view::ErrorView;
pub(crate) use event_card::EventCard;
pub(crate) use footer::Footer;
pub(crate) use fresh::Fresh;
pub(crate) use header::Header;
pub(crate) use hero::Hero;
pub(crate) use mega_menu::MegaMenu;
pub(crate) use news_card::NewsCard;
pub(crate) use pager::Pager;
pub(crate) use search_form::{OutsideSearch, SiteSearch};
pub(crate) use sources::Sources;
pub(crate) use theme_switch::ThemeSwitch;
