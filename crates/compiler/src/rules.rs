//! Rules of content files and their texts, for programs that write such files.

pub use synced::text::direction_control;

pub use crate::fields::{MAX_DESCRIPTION_LENGTH, MAX_POST_DESCRIPTION_LENGTH, MIN_DESCRIPTION_LENGTH, PLACEHOLDER};
pub use crate::links::ID_PREFIX;
pub use crate::markdown::{ADDRESS_STARTS, SYNTAX, address_length, is_placeholder, is_reserved_id, slug};
pub use crate::source_path::is_slug;

use crate::front_matter;
use crate::source_path::SourcePath;

/// Splits a Markdown file into its front matter, which is TOML, and its text. Returns `None` if it has no front matter.
#[must_use]
pub fn split_front_matter(file: &str) -> Option<(&str, &str)> {
    let parts = front_matter::split(file).ok()?;
    Some((&file[parts.front_matter], &file[parts.text]))
}

/// Returns the address of the page, post or meeting whose Markdown file is at `path`, from the root of the project.
#[must_use]
pub fn address_of_file(path: &str) -> Option<String> {
    match SourcePath::parse(path).ok()? {
        SourcePath::Page(address) | SourcePath::Post(address) | SourcePath::Meeting(_, address) => Some(address),
        _ => None,
    }
}
