//! What could not be carried over, block by block.

use std::fmt;

use crate::text::Invisible;

/// Something of a page that did not come over, or not as it was.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Loss {
    /// The block: `paragraph 3`, `title`.
    block: String,
    /// What it is: ``<script> “alert(1)”``.
    what: String,
    /// What became of it, and why.
    why: String,
}

impl fmt::Display for Loss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.block, self.what, self.why)
    }
}

/// Collects losses while a page is read.
#[derive(Debug, Default)]
pub(crate) struct Losses {
    list: Vec<Loss>,
    /// The block that is being read.
    block: String,
    /// What nobody can see in the block.
    pub(crate) invisible: Invisible,
}

impl Losses {
    /// Goes on to a block.
    pub(crate) fn enter(&mut self, block: impl Into<String>) {
        let Invisible { direction, other } = std::mem::take(&mut self.invisible);
        for (count, what) in [(direction, "that turn the direction of writing"), (other, "that cannot be seen")] {
            if count > 0 {
                self.add(format!("{count} characters {what}"), "taken out");
            }
        }
        self.block = block.into();
    }

    /// Adds a loss of the block.
    pub(crate) fn add(&mut self, what: impl Into<String>, why: impl Into<String>) {
        let loss = Loss { block: self.block.clone(), what: what.into(), why: why.into() };
        if !self.list.contains(&loss) {
            self.list.push(loss);
        }
    }

    /// Returns all losses.
    pub(crate) fn into_list(mut self) -> Vec<Loss> {
        self.enter("");
        self.list
    }
}
