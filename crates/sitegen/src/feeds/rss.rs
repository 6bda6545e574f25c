//! Writes feeds in RSS 2.0. As the RSS Best Practices Profile recommends, the full text is in `content:encoded`,
//! authors are in `dc:creator` (`author` requires an email address), the original of a summary in `dc:source`, and the
//! URL of the feed is in `atom:link`.

use chrono::{DateTime, Utc};
use model::paths::FeedFormat;
use rss::extension::atom::{AtomExtension, Link};
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Channel, Guid, Item};

use super::{Entry, Feed};

pub(super) fn write(feed: Feed) -> String {
    let self_link = Link {
        href: feed.url,
        rel: "self".to_owned(),
        mime_type: Some(FeedFormat::Rss.media_type().to_owned()),
        ..Link::default()
    };
    let channel = Channel {
        title: feed.title,
        link: feed.page,
        description: feed.description,
        language: Some("en".to_owned()),
        last_build_date: Some(time(feed.updated)),
        items: feed.posts.into_iter().map(item).collect(),
        atom_ext: Some(AtomExtension { links: vec![self_link] }),
        ..Channel::default()
    };
    channel.to_string() + "\n"
}

fn item(post: Entry) -> Item {
    let dublin_core = DublinCoreExtension {
        creators: post.authors,
        sources: post.original.into_iter().collect(),
        ..DublinCoreExtension::default()
    };
    Item {
        title: Some(post.title),
        link: Some(post.page.clone()),
        guid: Some(Guid { value: post.page, permalink: true }),
        description: Some(post.summary),
        content: Some(post.html),
        pub_date: Some(time(post.published)),
        categories: post.topics.into_iter().map(|name| Category { name, domain: None }).collect(),
        dublin_core_ext: (dublin_core != DublinCoreExtension::default()).then_some(dublin_core),
        ..Item::default()
    }
}

/// Formats a time as in RFC 2822: RFC 822 with a four-digit year.
fn time(time: DateTime<Utc>) -> String {
    time.to_rfc2822()
}
