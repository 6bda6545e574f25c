//! Finished posts that a build leaves out because their date is in the future. Writers are told about them, so that no post
//! goes missing silently.

use std::fmt;

use model::Day;

use crate::BuildOptions;
use crate::project::{DraftKind, Project};

/// The posts that are held back, by date.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HeldBack(Vec<Post>);

#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Post {
    day: Day,
    /// Path of the file, from the root of the project.
    path: String,
}

impl HeldBack {
    /// Collects the finished posts that the build leaves out. Drafts are not listed: they are left out on purpose.
    pub(crate) fn collect(project: &Project, options: &BuildOptions) -> Self {
        let posts = project.drafts.iter().filter(|draft| !options.includes(&draft.address, &project.addresses));
        let mut posts: Vec<Post> = posts
            .filter_map(|draft| match &draft.kind {
                DraftKind::Post(post) if !project.addresses.is_draft(&draft.address) => {
                    Some(Post { day: post.date.day.clone(), path: draft.path.clone() })
                }
                _ => None,
            })
            .collect();
        posts.sort();
        Self(posts)
    }
}

/// One line for a single post, one line per post for several, nothing for none.
impl fmt::Display for HeldBack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            [] => Ok(()),
            [post] => writeln!(formatter, "1 post is held back until its day: {post}"),
            posts => {
                writeln!(formatter, "{} posts are held back until their days:", posts.len())?;
                posts.iter().try_for_each(|post| writeln!(formatter, "  {post}"))
            }
        }
    }
}

impl fmt::Display for Post {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.path, self.day.as_str())
    }
}
