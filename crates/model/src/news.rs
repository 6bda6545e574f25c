//! News.

use serde::{Deserialize, Serialize};

use crate::{Date, Link};

/// A post in a list.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// What a post has beside title, description and text.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Post {
    /// Day of publication.
    pub date: Date,
    /// Who wrote it, where that is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// What it is about: `Meetings`, `Security`, …
    pub topics: Vec<String>,
    /// The post as it was first published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Link>,
}
