//! News.

use serde::{Deserialize, Serialize};

use crate::{Date, Link};

/// A post in a list.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct NewsCard {
    /// Title of the post.
    pub title: String,
    /// Its address.
    pub href: String,
    /// What it says, in a sentence or two.
    pub text: String,
    /// Day of publication.
    pub date: Date,
}

/// A list of posts.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct News {
    /// The posts, newest first: the latest, or those of a year or a topic.
    pub posts: Vec<NewsCard>,
    /// The list of each topic, by name.
    pub topics: Vec<Link>,
    /// The list of each year, newest first.
    pub years: Vec<Link>,
}

/// What a post has beside title, description and text.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Post {
    /// Day of publication.
    pub date: Date,
    /// Who wrote it, where that is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// What it is about: `Meetings`, `Security`, …, each with the list of its posts.
    pub topics: Vec<Link>,
    /// The post as it was first published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Link>,
    /// Other posts on its topics, those of the nearest days first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Link>,
}
