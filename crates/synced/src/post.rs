//! `news.toml`: the posts of the IETF blog.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::text::{Line, WebAddress};

/// A post of the IETF blog.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Address of the post.
    pub url: WebAddress,
    /// Headline.
    pub title: Line,
    /// Day of publication (UTC).
    #[serde(with = "crate::day")]
    pub date: Date,
    /// The authors, on one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authors: Option<Line>,
}

impl Entry for Post {
    const FILE: &'static str = "news.toml";
    const NAME: &'static str = "post";
    const OWNER: &'static str = "the IETF";
    const SOURCE: &'static str = "https://www.ietf.org/blog/feed/";

    type Order = (Date, WebAddress);

    fn order(&self) -> Self::Order {
        (self.date, self.url.clone())
    }

    fn id(&self) -> String {
        self.url.to_string()
    }
}
