//! News posts and their lists.

use serde::{Deserialize, Serialize};

use crate::{Date, Link};

/// A post in a list.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct NewsCard {
    /// Title of the post.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// Summary, in a sentence or two.
    pub text: String,
    /// Day of publication.
    pub date: Date,
}

/// A list of posts.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct News {
    /// The posts, newest first: the latest ones, or those of a year or a topic.
    pub posts: Vec<NewsCard>,
    /// Links to the lists of all topics, sorted by name.
    pub topics: Vec<Link>,
    /// Links to the lists of all years, newest first.
    pub years: Vec<Link>,
}

/// Content of a post's page, apart from its title, description and body.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Post {
    /// Day of publication.
    pub date: Date,
    /// Names of the authors, if known. A summary has none: the authors of what it sums up are in the label of
    /// [`Page::original`](crate::Page::original).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Topics (`Meetings`, `Security`, …), each linked to the list of its posts.
    pub topics: Vec<Link>,
    /// Other posts with the same topics, those closest in date first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Link>,
}
