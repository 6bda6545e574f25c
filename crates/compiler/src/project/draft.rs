//! A page before it is assembled with the others.

use std::ops::Range;

use model::meeting::Meeting;
use model::news::Post;
use model::page::{Body, Diagram, Members, Source};
use model::{Date, Day, Link};

use super::group::GroupDraft;
use super::original::Original;
use crate::fields::KindName;

/// A page, post or meeting, compiled on its own.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Path of the file, from the root of the project. That of the facts, if the page has no file of its own.
    pub(crate) path: String,
    pub(crate) address: String,
    pub(crate) title: String,
    pub(crate) title_span: Range<usize>,
    /// The aliases, each with its span.
    pub(crate) aliases: Vec<(String, Range<usize>)>,
    /// The topics of a post, each with its span.
    pub(crate) topics: Vec<(String, Range<usize>)>,
    /// The span of the date of a post, or of the first day of a meeting.
    pub(crate) date_span: Range<usize>,
    pub(crate) description: String,
    /// Day of the newest fact on the page, whoever says it.
    pub(crate) as_of: Option<Date>,
    /// Day of the newest fact in the text, as its writer says.
    pub(crate) text_as_of: Option<Date>,
    /// Acronym of the area, or of the body, that the page is about.
    pub(crate) about: Option<String>,
    /// The members of that body, by role.
    pub(crate) members: Vec<Members>,
    pub(crate) sources: Vec<Source>,
    /// What the page sums up.
    pub(crate) original: Option<Original>,
    pub(crate) body: Body,
    pub(crate) kind: DraftKind,
}

impl Draft {
    /// Returns whether a writer has a file for the page.
    pub(crate) fn is_written(&self) -> bool {
        !self.path.starts_with(synced::FOLDER)
    }

    /// Returns a link to the page, labeled with its title.
    pub(crate) fn link(&self) -> Link {
        Link { label: self.title.clone(), href: self.address.clone() }
    }
}

/// The type of a draft, with the data that only this type has.
#[derive(Debug)]
pub(crate) enum DraftKind {
    Page {
        kind: KindName,
        diagram: Option<Diagram>,
        /// Links shown as buttons below the lead.
        calls_to_action: Vec<Link>,
        groups: Vec<GroupDraft>,
        /// Last day for which a list in the text is known to be right.
        valid_until: Option<Day>,
        /// Acronyms of the groups whose RFCs the page lists.
        rfcs_of: Vec<String>,
    },
    Post(Post),
    Meeting(Box<Meeting>),
}
