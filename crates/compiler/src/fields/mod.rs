//! The fields of front matter and of the TOML files, as writers type them.
//!
//! These types are also the manual: `docs/content-fields.md` is generated from their documentation, so each field says
//! what it means, its form, and what holds if it is left out.
//!
//! - A required field is an `Option` marked `#[schemars(required)]`. [`Form`] reports what is missing; the rest of the
//!   compiler then goes without it, so that one mistake does not hide the next.
//! - What a value must be is in its type ([`values`]); where it was is in [`Spanned`].

mod described;
mod form;
mod group;
mod home;
mod link;
#[cfg(test)]
mod manual;
mod meeting;
mod menu;
mod page;
mod post;
mod redirects;
mod site;
mod spanned;
mod values;

pub(crate) use described::{Described, first_sentence};
pub(crate) use form::{Form, UNWRITTEN};
pub(crate) use group::WorkFields;
pub(crate) use home::{FeatureFields, HomeFields, ParameterFields, SearchFields};
pub(crate) use link::{LinkFields, SourceFields};
pub(crate) use meeting::MeetingFields;
pub(crate) use menu::{FooterFields, GroupFields, MenuFields, NoteFields, SectionFields};
pub(crate) use page::{KindName, PageFields};
pub(crate) use post::PostFields;
pub(crate) use redirects::{Pairs, RedirectFields};
pub(crate) use site::SiteFields;
pub(crate) use spanned::Spanned;
pub(crate) use values::{CalendarDay, Description, Line, Name};
