//! The original of a summary.

use std::ops::Range;

use model::{Link, paths};
use url::Url;

use super::file_context::FileContext;
use crate::fields::Spanned;

/// What a page or post sums up.
#[derive(Clone, Debug)]
pub(crate) struct Original {
    /// Labeled with authors and host.
    pub(crate) link: Link,
    /// The span of the address.
    pub(crate) span: Range<usize>,
}

impl Original {
    /// Converts the address of an original by `authors`. Returns `None` if it is no address, which is reported.
    pub(super) fn new(href: &Spanned<String>, authors: &[String], context: &mut FileContext) -> Option<Self> {
        let span = href.span();
        let href = context.external_link(href);
        let label = label(&href, authors)?;
        Some(Self { link: Link { label, href }, span })
    }
}

/// Returns the text of the link to an original by `authors`. If its address is not known, `href` is that of the blog
/// that has it.
fn label(href: &str, authors: &[String]) -> Option<String> {
    let url = Url::parse(href).ok()?;
    let host = url.host_str()?;
    let by = match authors {
        [] => String::new(),
        [one] => format!(" by {one}"),
        [others @ .., last] => format!(" by {} and {last}", others.join(", ")),
    };
    Some(if paths::is_blog(href) {
        format!("Find the original{by} on the blog of {host}")
    } else {
        format!("Read the original{by} on {host}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_names_authors_and_host() {
        let label = |href: &str, authors: &[&str]| {
            let authors: Vec<String> = authors.iter().map(|&name| name.to_owned()).collect();
            label(href, &authors)
        };
        let post = "https://www.ietf.org/blog/green-wg/";
        assert_eq!(label(post, &[]).as_deref(), Some("Read the original on www.ietf.org"));
        assert_eq!(label(post, &["A. B"]).as_deref(), Some("Read the original by A. B on www.ietf.org"));
        assert_eq!(
            label(post, &["A. B", "C. D", "E. F"]).as_deref(),
            Some("Read the original by A. B, C. D and E. F on www.ietf.org")
        );
        assert_eq!(label("here", &[]), None);
    }

    #[test]
    fn original_without_a_known_address_is_to_be_found_on_the_blog() {
        let label = label("https://www.ietf.org/blog/", &["A. B".to_owned()]);
        assert_eq!(label.as_deref(), Some("Find the original by A. B on the blog of www.ietf.org"));
    }
}
