//! Where a navigation leads.

use crate::urls;

/// The address of a page of this site, with query and fragment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Target {
    /// Canonical path of the page.
    pub(super) path: String,
    /// Query, with its `?`, or nothing.
    search: String,
    /// Fragment, with its `#`, or nothing.
    hash: String,
}

impl Target {
    /// The target of a link, from the parts of its address.
    pub(super) fn new(path: &str, search: String, hash: String) -> Self {
        Self { path: urls::canonical(path), search, hash }
    }

    /// The address, as links have it.
    pub(super) fn href(&self) -> String {
        format!("{}{}{}", self.path, self.search, self.hash)
    }

    /// Where on the page the visitor arrives.
    pub(super) fn scroll(self) -> ScrollTarget {
        if self.hash.is_empty() { ScrollTarget::Position(0.0) } else { ScrollTarget::Fragment(self.hash) }
    }
}

/// Where on a page the visitor arrives.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ScrollTarget {
    /// So many CSS pixels from the top.
    Position(f64),
    /// At the part that a fragment names, `#` included.
    Fragment(String),
    /// Where the browser has put the page.
    Unchanged,
}
