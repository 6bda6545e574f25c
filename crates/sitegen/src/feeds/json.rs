//! Writes feeds in JSON Feed 1.1 (jsonfeed.org).

use anyhow::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::{Entry, Feed};

pub(super) fn write(feed: &Feed) -> Result<String> {
    let json = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.url,
        "description": feed.description,
        "language": "en",
        "authors": names([&feed.publisher]),
        "items": feed.posts.iter().map(item).collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string(&json)? + "\n")
}

fn item(post: &Entry) -> Value {
    let mut item = json!({
        "id": post.page,
        "url": post.page,
        "title": post.title,
        "summary": post.summary,
        "content_html": post.html,
        "date_published": time(post.published),
        "date_modified": time(post.updated),
        "tags": post.topics,
    });
    // Without this field, the authors of the feed apply.
    if !post.authors.is_empty() {
        item["authors"] = names(&post.authors);
    }
    if let Some(original) = &post.original {
        item["external_url"] = json!(original);
    }
    item
}

fn names<'a>(names: impl IntoIterator<Item = &'a String>) -> Value {
    names.into_iter().map(|name| json!({ "name": name })).collect()
}

/// Formats a time as in RFC 3339.
fn time(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}
