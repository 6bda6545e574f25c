//! A page that does not know of the others yet.

use std::ops::Range;

use model::meeting::Meeting;
use model::news::Post;
use model::page::{Body, Diagram, Source};
use model::{Date, Link};

use super::group::GroupDraft;
use crate::fields::KindName;

/// A page, post or meeting by itself.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The file, from the root of the project.
    pub(crate) path: String,
    pub(crate) address: String,
    pub(crate) title: String,
    /// Where the title is in the file.
    pub(crate) title_place: Range<usize>,
    /// Its other names, each with where it is in the file.
    pub(crate) aliases: Vec<(String, Range<usize>)>,
    pub(crate) description: String,
    pub(crate) as_of: Option<Date>,
    pub(crate) sources: Vec<Source>,
    pub(crate) body: Body,
    pub(crate) special: DraftKind,
}

impl Draft {
    /// The link to the page, with its title.
    pub(crate) fn link(&self) -> Link {
        Link { label: self.title.clone(), href: self.address.clone() }
    }
}

/// What only some drafts have.
#[derive(Debug)]
pub(crate) enum DraftKind {
    /// What a page shows beside its text.
    Page { kind: KindName, diagram: Option<Diagram>, groups: Vec<GroupDraft> },
    /// What a post has.
    Post(Post),
    /// What a meeting has.
    Meeting(Box<Meeting>),
}
