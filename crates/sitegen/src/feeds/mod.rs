//! News feeds.
//!
//! Each list of posts for which [`model::paths::feeds`] returns feeds becomes a [`Feed`], which does not depend on the format.
//! [`atom`], [`json`] and [`rss`] write it.
//!
//! A post that is a summary says so, links to its original, and names no authors: those of the original have not
//! written it.
//!
//! The RSS feed of www.ietf.org used to be at `/blog/feed/`. Static hosts serve the address of a folder as HTML, so the feed
//! has another address now, and `content/redirects.toml` redirects to it.

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

/// Maximum number of posts in a feed.
const MAX_POSTS: usize = 30;

/// A feed, independent of the format.
struct Feed {
    /// Title of the list's page: `News on Security | IETF`.
    title: String,
    description: String,
    /// Full name of the site.
    publisher: String,
    /// URL of the list's page, which is also the id of the feed.
    page: String,
    /// URL of the feed.
    url: String,
    /// Time of the latest change of a post.
    updated: DateTime<Utc>,
    /// Posts, newest first.
    posts: Vec<Entry>,
}

/// A post in a feed.
#[derive(Clone)]
struct Entry {
    /// URL of the post, which is also its id: it must not change when the post is edited.
    page: String,
    title: String,
    /// Summary in a sentence or two, as plain text.
    summary: String,
    /// Full text, as HTML with absolute URLs.
    html: String,
    /// URL of the original, if the post is a summary and the URL is known.
    original: Option<String>,
    published: DateTime<Utc>,
    updated: DateTime<Utc>,
    authors: Vec<String>,
    topics: Vec<String>,
}

/// Returns all feeds.
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
    // Newest first, and posts of the same day in reverse order of their addresses, as in the lists.
    posts.sort_by(|(a, a_post), (b, b_post)| (&b_post.date.day, &b.address).cmp(&(&a_post.date.day, &a.address)));

    let mut files = Vec::new();
    for list in content.pages.iter().filter(|page| matches!(page.kind, PageKind::News(_))) {
        let formats = feeds(&list.address);
        if formats.is_empty() {
            continue;
        }
        let belongs = |post: &Post| list.address == NEWS || post.topics.iter().any(|topic| topic.href == list.address);
        let listed = posts.iter().filter(|(_, post)| belongs(post)).take(MAX_POSTS);
        let entries = listed.map(|(page, post)| entry(site, page, post)).collect::<Result<Vec<_>>>()?;
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

fn feed(site: &Site, list: &Page, address: &str, posts: Vec<Entry>) -> Result<Feed> {
    let newest = posts.iter().map(|post| post.updated).max();
    Ok(Feed {
        title: format!("{} | {}", list.title, site.name),
        description: list.description.clone(),
        publisher: site.full_name.clone(),
        page: site.absolute(&list.address),
        url: site.absolute(address),
        updated: newest.map_or_else(|| start_of(&site.day), Ok)?,
        posts,
    })
}

fn entry(site: &Site, page: &Page, post: &Post) -> Result<Entry> {
    let url = site.absolute(&page.address);
    Ok(Entry {
        title: page.title.clone(),
        summary: text::summary(page),
        html: text::with_absolute_urls(&text::html(page), &site.origin, &url)?,
        original: page.original_url().map(str::to_owned),
        published: start_of(&post.date.day)?,
        updated: start_of(page.last_change(&site.day).unwrap_or(&post.date.day))?,
        authors: post.authors.clone(),
        topics: post.topics.iter().map(|topic| topic.label.clone()).collect(),
        page: url,
    })
}

#[cfg(test)]
mod tests {
    use feed_rs::model::Feed as ParsedFeed;

    use super::*;
    use crate::test_data::{content, own_content};

    /// Parses a feed with an independent parser.
    fn parse(file: &File) -> ParsedFeed {
        feed_rs::parser::parse(file.text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {}", file.text))
    }

    fn file<'a>(files: &'a [File], address: &str) -> &'a File {
        files.iter().find(|file| file.address == address).unwrap_or_else(|| panic!("{address} is missing"))
    }

    #[test]
    fn independent_parser_reads_the_posts_in_every_format() {
        let files = files(&content()).unwrap();
        for (format, address) in feeds(NEWS) {
            let feed = parse(file(&files, &address));
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
    fn feeds_of_the_whole_site_parse() {
        let content = own_content();
        let files = files(&content).unwrap();
        assert!(files.len() > 10);
        for file in &files {
            let feed = parse(file);
            assert!((1..=MAX_POSTS).contains(&feed.entries.len()), "{}", file.address);
            for entry in &feed.entries {
                let page = content.pages.iter().find(|page| entry.id == content.site.absolute(&page.address));
                let page = page.unwrap_or_else(|| panic!("{} does not exist", entry.id));
                assert_eq!(entry.title.as_ref().unwrap().content, page.title);
                let text = entry.content.as_ref().unwrap().body.as_ref().unwrap();
                let paragraphs = page.body.html.matches("<p>").count() + usize::from(page.original.is_some());
                assert_eq!(text.matches("<p>").count(), paragraphs, "{}", entry.id);
                assert!(!text.contains("href=\"/") && !text.contains("href=\"#"), "{text}");
            }
        }
        assert_eq!(parse(file(&files, "/blog/feed.atom")).entries.len(), MAX_POSTS);
    }

    #[test]
    fn summary_says_so_and_has_no_authors_in_any_format() {
        let files = files(&content()).unwrap();
        let original = "https://www.example.org/older/";
        let label = "Read the original by A. Author and B. Author on www.example.org";
        for (format, address) in feeds(NEWS) {
            let file = file(&files, &address);
            let feed = parse(file);
            let entry = feed.entries.iter().find(|entry| entry.id.ends_with("/blog/older/")).unwrap();
            assert!(
                entry.authors.iter().all(|author| author.name.as_deref() == Some("Internet Engineering Task Force")),
                "{address}"
            );
            let text = entry.content.as_ref().unwrap().body.as_ref().unwrap();
            let start = format!("<p>This is a summary. <a href=\"{original}\">{label}</a>.</p>");
            assert!(text.starts_with(&start), "{address}: {text}");
            let summary = &entry.summary.as_ref().unwrap().content;
            assert!(summary.ends_with(&format!(" This is a summary. {label}.")), "{address}: {summary}");
            let link = match format {
                FeedFormat::Atom => format!("<link href=\"{original}\" rel=\"via\"/>"),
                FeedFormat::Json => format!("\"external_url\":\"{original}\""),
                FeedFormat::Rss => format!("<dc:source>{original}</dc:source>"),
            };
            assert_eq!(file.text.matches(&link).count(), 1, "{address}: {}", file.text);
        }
    }

    #[test]
    fn feed_of_a_topic_has_only_its_posts() {
        let files = files(&content()).unwrap();
        let feed = parse(file(&files, "/blog/topics/security/feed.atom"));
        assert_eq!(feed.title.unwrap().content, "News on Security | IETF");
        assert!(!feed.entries.is_empty());
        for entry in feed.entries {
            assert!(entry.categories.iter().any(|topic| topic.term == "Security"), "{}", entry.id);
        }
    }
}
