//! The line by which a reader tells a summary from the text that it sums up.

use maud::{Markup, html};
use model::Link;

/// Says that a page is a summary, and links to the `original`, which is on another site. Nothing for a page that is
/// none.
pub(crate) fn summary(original: Option<&Link>) -> Markup {
    html! {
        @if let Some(original) = original {
            p {
                "This is a summary. "
                a class="button" href=(original.href) rel="external" {
                    (original.label)
                    span class="visually-hidden" { " (external site)" }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_summary_says_that_it_is_one() {
        assert_eq!(summary(None).into_string(), "");
        let original = Link { label: "Read it at <b>".into(), href: "https://www.ietf.org/x/".into() };
        assert_eq!(
            summary(Some(&original)).into_string(),
            "<p>This is a summary. <a class=\"button\" href=\"https://www.ietf.org/x/\" rel=\"external\">Read it at \
             &lt;b&gt;<span class=\"visually-hidden\"> (external site)</span></a></p>"
        );
    }
}
