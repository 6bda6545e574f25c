//! Posts of the IETF blog, from its feed (RSS 2.0).

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;
use polite_http::{Address, Client};
use roxmltree::Node;
use synced::text::quoted;
use synced::{Entry, Post};

use super::moved_by_a_year;
use crate::error::{Error, Mismatch};
use crate::facts::Facts;
use crate::reader::{Found, Reader, required};
use crate::xml;

impl Facts for Post {
    const PLURAL: &'static str = "posts";

    fn fetch(client: &mut Client<'_>, known: &[Self]) -> Result<Found<Self>, Error> {
        let address = Address { origin: "https://www.ietf.org".into(), path: "/blog/feed/".to_owned() };
        Ok(client.get(&address, |text| entries(text, known))?)
    }

    fn label(&self) -> String {
        self.url.to_string()
    }

    fn introduction(&self) -> String {
        format!("new post: {} ({}), {}", self.title, self.date, self.url)
    }

    fn fields(&self) -> Vec<(&'static str, Option<String>)> {
        vec![
            ("title", Some(self.title.to_string())),
            ("date", Some(self.date.to_string())),
            ("authors", self.authors.as_deref().map(str::to_owned)),
        ]
    }

    fn doubt(&self, new: &Self, _: Date) -> Option<String> {
        let is_another = self.title != new.title && self.date != new.date;
        let another = || {
            format!(
                "the address is used for another post: {} ({}); it was {} ({})",
                new.title, new.date, self.title, self.date
            )
        };
        is_another.then(another).or_else(|| moved_by_a_year(self.date, new.date))
    }
}

/// Makes entries. A feed can be cut off: posts older than all in it are kept.
fn entries(text: &str, known: &[Post]) -> Result<Found<Post>, Mismatch> {
    let document = xml::parse(text, "rss")?;
    let channel = xml::children(document.root_element(), "channel").next();
    let channel = channel.ok_or_else(|| Mismatch::new("no <channel>", "a feed in RSS 2.0"))?;
    let mut reader = Reader::default();
    let posts = xml::children(channel, "item").map(|item| {
        let link = xml::text(item, "link");
        entry(item, &mut reader).map_err(|mismatch| mismatch.within(quoted(link)))
    });
    let mut posts = posts.collect::<Result<Vec<_>, _>>()?;
    let oldest = posts.iter().map(|post| post.date).min();
    let oldest = oldest.ok_or_else(|| Mismatch::new("an empty feed", "at least one <item>"))?;
    let urls: BTreeSet<String> = posts.iter().map(Post::id).collect();
    posts.extend(known.iter().filter(|post| post.date < oldest && !urls.contains(&post.id())).cloned());
    Ok(reader.finish(posts))
}

fn entry(item: Node<'_, '_>, reader: &mut Reader) -> Result<Post, Mismatch> {
    let url = required("link", xml::text(item, "link"))?;
    let published = xml::text(item, "pubDate").trim();
    let time = DateTimeParser::new().parse_timestamp(published);
    let time = time.map_err(|_| {
        Mismatch::new(quoted(published), "a date, as in `Thu, 02 Jul 2026 09:00:00 +0000`").within("pubDate")
    })?;
    let id = String::from(synced::text::WebAddress::clone(&url));
    // `dc:creator`, where Django writes the names of authors without email addresses.
    let authors = reader.optional(&id, "authors", xml::text(item, "creator"));
    Ok(Post {
        url,
        title: required("title", xml::text(item, "title"))?,
        date: time.to_zoned(TimeZone::UTC).date(),
        authors,
    })
}
