//! Targets of navigations.

use crate::urls;

/// The address of a page of this site, with query and fragment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Target {
    /// Canonical path of the page.
    pub(super) path: String,
    /// Query with its `?`, or an empty string.
    search: String,
    /// Fragment with its `#`, or an empty string.
    hash: String,
}

impl Target {
    /// Creates a target from the components of the URL of a link.
    pub(super) fn new(path: &str, search: String, hash: String) -> Self {
        Self { path: urls::canonical(path), search, hash }
    }

    /// Returns the address as a relative URL: path, query and fragment.
    pub(super) fn href(&self) -> String {
        format!("{}{}{}", self.path, self.search, self.hash)
    }

    /// Returns where to scroll on the new page.
    pub(super) fn scroll(self) -> ScrollTarget {
        if self.hash.is_empty() { ScrollTarget::Position(0.0) } else { ScrollTarget::Fragment(self.hash) }
    }
}

/// Where to scroll after a navigation.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ScrollTarget {
    /// To a vertical position in CSS pixels.
    Position(f64),
    /// To the target of a fragment, which includes the `#`.
    Fragment(String),
    /// Nowhere: the browser has already scrolled.
    Unchanged,
}
