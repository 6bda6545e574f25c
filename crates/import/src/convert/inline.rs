//! What stands within a line: code, emphasis, links, pictures, and raised letters.

use pulldown_cmark::{CowStr, Event, Tag};
use scraper::ElementRef;

use super::flow::Flow;
use super::{Converter, Place, tag};
use crate::html::text;
use crate::text::{collapse, excerpt};
use crate::tree::{link_tag, picture};

impl Converter<'_> {
    pub(super) fn code(&mut self, element: ElementRef<'_>, flow: &mut Flow) {
        let code = self.losses.invisible.line(&text(element));
        if !code.is_empty() {
            flow.add(vec![Event::Code(CowStr::from(code))]);
        }
    }

    /// Converts an element whose words stand within emphasis or a link.
    pub(super) fn within(&mut self, element: ElementRef<'_>, tag: Tag<'static>, flow: &mut Flow, place: Place) {
        let is_new = flow.open(tag);
        self.children(*element, flow, place);
        if is_new {
            flow.close();
        }
    }

    pub(super) fn link(&mut self, element: ElementRef<'_>, flow: &mut Flow, place: Place) {
        let words = collapse(&text(element));
        let Some(href) = element.value().attr("href") else {
            // The target of a link, or the place for one.
            self.children(*element, flow, place);
            return;
        };
        let has_picture = element.descendent_elements().any(|inner| inner.value().name() == "img");
        if words.is_empty() && !has_picture {
            self.losses.add(format!("a link without words to {}", excerpt(href)), "left out");
            return;
        }
        let href = self.references.get(href).map_or(href, String::as_str);
        match self.links.resolve(href) {
            Ok(resolved) => {
                if let Some(note) = &resolved.note {
                    self.losses.add(format!("the link {} to {}", excerpt(&words), excerpt(href)), note);
                }
                self.within(element, link_tag(&resolved.href), flow, place);
            }
            Err(reason) => {
                self.losses.add(
                    format!("the link {} to {}", excerpt(&words), excerpt(href)),
                    format!("only its words are kept; {reason}"),
                );
                self.children(*element, flow, place);
            }
        }
    }

    pub(super) fn image(&mut self, element: ElementRef<'_>, flow: &mut Flow) {
        let src = element.value().attr("src").unwrap_or_default();
        let alt = self.losses.invisible.line(element.value().attr("alt").unwrap_or_default());
        let taken = match (src, alt.as_str()) {
            ("", _) => Err("it has no address".to_owned()),
            (_, "") => Err("it has no alternative text, which says what it shows".to_owned()),
            _ => self.links.picture(src).and_then(|url| self.pictures.take(&url)),
        };
        match taken {
            Ok(address) => flow.add(picture(&address, &alt)),
            Err(reason) => {
                self.losses
                    .add(format!("the picture {} at {}", excerpt(&alt), excerpt(src)), format!("left out; {reason}"));
            }
        }
    }

    /// Converts raised or lowered letters, for which Markdown has no mark.
    pub(super) fn raised(&mut self, element: ElementRef<'_>, flow: &mut Flow) {
        let raised = self.losses.invisible.line(&text(element));
        let is_raised = element.value().name() == "sup";
        let letters: Option<String> = raised.chars().map(|letter| digit(letter, is_raised)).collect();
        if let Some(letters) = letters {
            flow.text(&letters);
        } else {
            self.losses.add(format!("{} {}", tag(element), excerpt(&raised)), "written on the line");
            let place = Place { inline: true, ..Place::default() };
            self.children(*element, flow, place);
        }
    }
}

/// Returns a digit or sign as a raised or lowered one.
fn digit(letter: char, is_raised: bool) -> Option<char> {
    let (from, to) = if is_raised {
        ("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
    } else {
        ("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
    };
    let at = from.chars().position(|plain| plain == letter)?;
    to.chars().nth(at)
}
