//! RSS 2.0, with the whole text in `content:encoded`, authors in `dc:creator` (`author` wants a mail address), and the
//! address of the feed itself in `atom:link`, as the RSS Best Practices Profile asks.

use chrono::{DateTime, Utc};
use model::paths::FeedFormat;
use rss::extension::atom::{AtomExtension, Link};
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Channel, Guid, Item};

use super::{Entry, Feed};

/// The feed in RSS.
pub(super) fn write(feed: Feed) -> String {
    let itself = Link {
        href: feed.own,
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
        atom_ext: Some(AtomExtension { links: vec![itself] }),
        ..Channel::default()
    };
    channel.to_string() + "\n"
}

fn item(post: Entry) -> Item {
    let creators = DublinCoreExtension { creators: post.authors, ..DublinCoreExtension::default() };
    Item {
        title: Some(post.title),
        link: Some(post.page.clone()),
        guid: Some(Guid { value: post.page, permalink: true }),
        description: Some(post.summary),
        content: Some(post.html),
        pub_date: Some(time(post.published)),
        categories: post.topics.into_iter().map(|name| Category { name, domain: None }).collect(),
        dublin_core_ext: (!creators.creators.is_empty()).then_some(creators),
        ..Item::default()
    }
}

/// A time as RFC 822 has it, with the year in four digits.
fn time(time: DateTime<Utc>) -> String {
    time.to_rfc2822()
}
