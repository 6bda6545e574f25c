//! Writes feeds in Atom (RFC 4287).

use atom_syndication as atom;
use model::paths::FeedFormat;

use super::{Entry, Feed};

pub(super) fn write(feed: Feed) -> String {
    let self_link = atom::Link { mime_type: Some(FeedFormat::Atom.media_type().to_owned()), ..link("self", feed.url) };
    let atom = atom::Feed {
        title: feed.title.into(),
        id: feed.page.clone(),
        updated: feed.updated.into(),
        // Applies to entries without authors.
        authors: vec![person(feed.publisher)],
        links: vec![link("alternate", feed.page), self_link],
        subtitle: Some(feed.description.into()),
        lang: Some("en".to_owned()),
        entries: feed.posts.into_iter().map(entry).collect(),
        ..atom::Feed::default()
    };
    atom.to_string() + "\n"
}

fn entry(post: Entry) -> atom::Entry {
    atom::Entry {
        title: post.title.into(),
        id: post.page.clone(),
        updated: post.updated.into(),
        published: Some(post.published.into()),
        authors: post.authors.into_iter().map(person).collect(),
        categories: post.topics.into_iter().map(|term| atom::Category { term, ..atom::Category::default() }).collect(),
        links: std::iter::once(link("alternate", post.page))
            .chain(post.original.map(|original| link("via", original)))
            .collect(),
        summary: Some(post.summary.into()),
        content: Some(atom::Content {
            value: Some(post.html),
            content_type: Some("html".to_owned()),
            ..atom::Content::default()
        }),
        ..atom::Entry::default()
    }
}

fn link(rel: &str, href: String) -> atom::Link {
    atom::Link { href, rel: rel.to_owned(), ..atom::Link::default() }
}

fn person(name: String) -> atom::Person {
    atom::Person { name, ..atom::Person::default() }
}
