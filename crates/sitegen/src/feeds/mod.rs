//! Feeds of the news, for those who do not want to come and look.
//!
//! Each list of posts that [`model::paths::feeds`] names a feed of is turned into a [`Feed`], which knows nothing of
//! formats; [`atom`], [`json`] and [`rss`] write it.
//!
//! The address of the feed in RSS on www.ietf.org was `/blog/feed/`. Static hosts answer the address of a folder with HTML
//! and nothing else, so the feed has a name of its own, and `content/redirects.toml` leads there from the old address:
//! readers of feeds follow a redirect, and take over the new address.

mod atom;
mod json;
mod rss;
mod text;

use anyhow::Result;
use chrono::{DateTime, Utc};
use compiler::Content;
use model::news::Post;
use model::paths::{FeedFormat, NEWS, feeds};
use model::{Page, PageKind, Site};

use crate::file::File;
use crate::time::start_of;

/// So many posts are in a feed.
const POSTS: usize = 30;

/// A feed in any format.
struct Feed {
    /// `News on Security | IETF`, as the page of the list is called.
    title: String,
    /// What it is about.
    description: String,
    /// Who publishes it.
    publisher: String,
    /// The page of the list, which is the id of the feed too.
    page: String,
    /// Its own address.
    own: String,
    /// When the newest of its posts changed.
    updated: DateTime<Utc>,
    /// The posts, newest first.
    posts: Vec<Entry>,
}

/// A post in a feed.
#[derive(Clone)]
struct Entry {
    /// Its page, which is its id too: it stays the same whatever changes in the post.
    page: String,
    title: String,
    /// What it says, in a sentence or two.
    summary: String,
    /// The whole text, as HTML that can be read anywhere.
    html: String,
    published: DateTime<Utc>,
    updated: DateTime<Utc>,
    authors: Vec<String>,
    topics: Vec<String>,
}

/// All feeds.
pub(crate) fn files(content: &Content) -> Result<Vec<File>> {
    let site = &content.site;
    let mut posts: Vec<(&Page, &Post)> = content
        .pages
        .iter()
        .filter_map(|page| match &page.kind {
            PageKind::Post(post) => Some((page, post)),
            _ => None,
        })
        .collect();
    // As in the lists: posts of one day in the reverse order of their addresses.
    posts.sort_by(|(a, a_post), (b, b_post)| (&b_post.date.day, &b.address).cmp(&(&a_post.date.day, &a.address)));

    let mut files = Vec::new();
    for list in content.pages.iter().filter(|page| matches!(page.kind, PageKind::News(_))) {
        let formats = feeds(&list.address);
        if formats.is_empty() {
            continue;
        }
        let belongs = |post: &Post| list.address == NEWS || post.topics.iter().any(|topic| topic.href == list.address);
        let own = posts.iter().filter(|(_, post)| belongs(post)).take(POSTS);
        let entries = own.map(|(page, post)| entry(site, page, post)).collect::<Result<Vec<_>>>()?;
        for (format, address) in formats {
            let feed = feed(site, list, &address, entries.clone())?;
            let text = match format {
                FeedFormat::Atom => atom::write(feed),
                FeedFormat::Json => json::write(&feed)?,
                FeedFormat::Rss => rss::write(feed),
            };
            files.push(File { address, media_type: format.media_type().to_owned(), text });
        }
    }
    Ok(files)
}

fn feed(site: &Site, list: &Page, own: &str, posts: Vec<Entry>) -> Result<Feed> {
    let newest = posts.iter().map(|post| post.updated).max();
    Ok(Feed {
        title: format!("{} | {}", list.title, site.name),
        description: list.description.clone(),
        publisher: site.full_name.clone(),
        page: site.absolute(&list.address),
        own: site.absolute(own),
        updated: newest.map_or_else(|| start_of(&site.day), Ok)?,
        posts,
    })
}

fn entry(site: &Site, page: &Page, post: &Post) -> Result<Entry> {
    let address = site.absolute(&page.address);
    Ok(Entry {
        title: page.title.clone(),
        summary: page.description.clone(),
        html: text::anywhere(&page.body.html, &site.origin, &address)?,
        published: start_of(&post.date.day)?,
        updated: start_of(page.last_change(&site.day).unwrap_or(&post.date.day))?,
        authors: post.authors.clone(),
        topics: post.topics.iter().map(|topic| topic.label.clone()).collect(),
        page: address,
    })
}

#[cfg(test)]
mod tests {
    use feed_rs::model::Feed as Parsed;

    use super::*;
    use crate::test_data::{content, own_content};

    /// What another parser finds in a feed.
    fn parsed(file: &File) -> Parsed {
        feed_rs::parser::parse(file.text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {}", file.text))
    }

    fn of<'a>(files: &'a [File], address: &str) -> &'a File {
        files.iter().find(|file| file.address == address).unwrap_or_else(|| panic!("{address} is missing"))
    }

    #[test]
    fn another_parser_finds_the_posts_in_every_format() {
        let files = files(&content()).unwrap();
        for (format, address) in feeds(NEWS) {
            let feed = parsed(of(&files, &address));
            assert_eq!(feed.title.unwrap().content, "News & blog | IETF", "{address}");
            // JSON Feed has no such field.
            let updated = (format != FeedFormat::Json).then(|| "2026-01-05T00:00:00+00:00".to_owned());
            assert_eq!(feed.updated.map(|time| time.to_rfc3339()), updated, "{address}");
            let ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
            let posts = ["today", "same-day", "newest", "older", "oldest"];
            assert_eq!(ids, posts.map(|slug| format!("https://www.ietf.org/blog/{slug}/")), "{address}");
            let first = &feed.entries[0];
            assert_eq!(first.published.unwrap().to_rfc3339(), "2026-01-05T00:00:00+00:00", "{address}");
            assert_eq!(first.links[0].href, first.id, "{address}");
        }
    }

    #[test]
    fn the_whole_site_is_read_back() {
        let content = own_content();
        let files = files(&content).unwrap();
        assert!(files.len() > 10);
        for file in &files {
            let feed = parsed(file);
            assert!((1..=POSTS).contains(&feed.entries.len()), "{}", file.address);
            for entry in &feed.entries {
                let page =
                    content.pages.iter().find(|page| entry.id == format!("https://www.ietf.org{}", page.address));
                let page = page.unwrap_or_else(|| panic!("{} leads nowhere", entry.id));
                assert_eq!(entry.title.as_ref().unwrap().content, page.title);
                let text = entry.content.as_ref().unwrap().body.as_ref().unwrap();
                assert_eq!(text.matches("<p>").count(), page.body.html.matches("<p>").count(), "{}", entry.id);
                assert!(!text.contains("href=\"/") && !text.contains("href=\"#"), "{text}");
            }
        }
        assert_eq!(parsed(of(&files, "/blog/feed.atom")).entries.len(), POSTS);
    }

    #[test]
    fn a_topic_has_the_feed_of_its_posts() {
        let files = files(&content()).unwrap();
        let feed = parsed(of(&files, "/blog/topics/security/feed.atom"));
        assert_eq!(feed.title.unwrap().content, "News on Security | IETF");
        assert!(!feed.entries.is_empty());
        for entry in feed.entries {
            assert!(entry.categories.iter().any(|topic| topic.term == "Security"), "{}", entry.id);
        }
    }
}
