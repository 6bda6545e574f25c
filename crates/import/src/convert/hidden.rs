//! What visitors do not see is not carried over: it could say something else than the page.

use scraper::ElementRef;

/// Declarations that hide an element, without spaces.
const HIDING: [&str; 8] = [
    "display:none",
    "visibility:hidden",
    "visibility:collapse",
    "opacity:0",
    "font-size:0",
    "clip-path:inset(50%)",
    "content-visibility:hidden",
    "text-indent:-9",
];

/// Classes of the style sheets of the source that hide an element from those who see.
const CLASSES: [&str; 4] = ["visually-hidden", "sr-only", "invisible", "hidden"];

/// Returns why an element cannot be seen.
pub(super) fn reason(element: ElementRef<'_>) -> Option<&'static str> {
    if element.value().attr("hidden").is_some() {
        return Some("it is hidden");
    }
    let style: String = element
        .value()
        .attr("style")
        .unwrap_or_default()
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let style = style.to_ascii_lowercase();
    let is_hiding = |declaration: &str| {
        HIDING.iter().any(|hiding| declaration.starts_with(hiding) && !declaration.starts_with("opacity:0."))
    };
    if style.split(';').any(is_hiding) {
        return Some("its style hides it");
    }
    let classes: Vec<&str> = element.value().classes().collect();
    // `d-none d-lg-block` hides an element on small screens only.
    let is_shown_elsewhere = classes.iter().any(|class| class.starts_with("d-") && *class != "d-none");
    let is_hidden =
        classes.iter().any(|class| CLASSES.contains(class)) || (classes.contains(&"d-none") && !is_shown_elsewhere);
    is_hidden.then_some("its class hides it")
}
