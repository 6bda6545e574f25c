//! The fields of front matter and TOML files, as writers type them.
//!
//! `docs/content-fields.md` is generated from the documentation of these types, so each field documents its meaning, its
//! format, and its default.
//!
//! - A required field is an `Option` with `#[schemars(required)]`. [`FieldParser`] reports missing fields; the rest of the
//!   compiler goes on without them, so that one error does not hide the next.
//! - The type of a field checks its value ([`values`]). [`Spanned`] keeps the position of the value.

mod confirmed_links;
mod field_info;
mod group;
mod home;
mod imported;
mod link;
#[cfg(test)]
mod manual;
mod meeting;
mod menu;
mod page;
mod parser;
mod post;
mod redirects;
mod rfc_aliases;
mod site;
mod spanned;
mod values;

pub(crate) use confirmed_links::ConfirmedLinksFields;
pub(crate) use field_info::{FieldInfo, first_sentence};
pub(crate) use group::WorkingGroupFields;
pub(crate) use home::{FeatureFields, HomeFields, ParameterFields, SearchFields};
pub(crate) use imported::ImportedFields;
pub(crate) use link::{LinkFields, SourceFields};
pub(crate) use meeting::{MeetingFields, MovedFields};
pub(crate) use menu::{EntryFields, FooterFields, LinkGroupFields, MenuFields, NoteFields, SectionFields};
pub(crate) use page::{KindName, PageFields};
pub(crate) use parser::FieldParser;
pub use parser::PLACEHOLDER;
pub(crate) use post::PostFields;
pub(crate) use redirects::{RedirectFields, RedirectTable};
pub(crate) use rfc_aliases::RfcAliasFields;
pub(crate) use site::SiteFields;
pub(crate) use spanned::Spanned;
pub(crate) use values::{CalendarDay, Description, Line, Name};
pub use values::{MAX_DESCRIPTION_LENGTH, MAX_POST_DESCRIPTION_LENGTH, MIN_DESCRIPTION_LENGTH};
