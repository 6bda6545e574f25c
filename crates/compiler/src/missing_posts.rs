//! Posts that the owner of the blog has announced, and this site does not have.

use std::collections::BTreeSet;

use model::paths::{self, NEWS};
use synced::Post;
use url::Url;

use crate::links::Addresses;
use crate::project::Draft;

/// Returns the `announced` posts that are on this site neither under their address nor as a summary, one of `drafts`.
pub(crate) fn missing_posts<'a>(
    announced: &'a [Post],
    drafts: impl Iterator<Item = &'a Draft>,
    addresses: &'a Addresses,
) -> impl Iterator<Item = &'a Post> {
    let summaries = drafts.filter_map(|draft| Some((draft, draft.original.as_ref()?.link.href.as_str())));
    // Where only the blog is known, a summary has the title of its original.
    let known: BTreeSet<&str> =
        summaries.map(|(draft, href)| if paths::is_blog(href) { draft.title.as_str() } else { href }).collect();
    announced.iter().filter(move |post| {
        let url = Url::parse(&post.url).ok();
        let is_own = url.is_some_and(|url| url.path().starts_with(NEWS) && addresses.pages.contains_key(url.path()));
        !is_own && !known.contains(&*post.url) && !known.contains(&*post.title)
    })
}
