//! Lists of milestones: each item starts with its date in bold, which becomes a `<time>`, so that the style can draw the list
//! as a line. It stays a list in every other way.

use std::ops::Range;

use jiff::civil::Date;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::Events;
use crate::date_labels;
use crate::diagnostics::Diagnostic;

/// So many years without a milestone are a pause in the line.
const PAUSE: i16 = 4;

/// What a date can look like.
const EXPECTED: &str =
    "expected its date in bold at the start, as in `**16-17 January 1986:**`, `**October 1986:**` or `**1989:**`";

/// Turns every list without numbers into a line of time. Lists within its items stay what they are.
pub(super) fn draw<'a>(events: &Events<'a>, diagnostics: &mut Vec<Diagnostic>) -> Events<'a> {
    let mut drawn = Vec::with_capacity(events.len());
    let mut last: Option<When> = None;
    let mut above: Option<i16> = None;
    let (mut depth, mut is_line, mut at) = (0, false, 0);
    while let Some((event, place)) = events.get(at) {
        let mut push = |event: Event<'a>| drawn.push((event, place.clone()));
        match event {
            Event::Start(Tag::List(number)) => {
                depth += 1;
                if depth == 1 {
                    (is_line, above) = (number.is_none(), None);
                }
                push(if depth == 1 && is_line { html("<ul class=\"timeline\">\n".to_owned()) } else { event.clone() });
            }
            Event::End(TagEnd::List(_)) => {
                depth -= 1;
                push(event.clone());
            }
            Event::Start(Tag::Item) if depth == 1 && is_line => match date(&events[at + 1..], place) {
                Ok((when, place)) => {
                    if let Some(last) = last.as_ref().filter(|last| when.is_before(last)) {
                        let label = format!("found {}; expected {} or later", when.iso, last.iso);
                        diagnostics.push(Diagnostic::at(place, "this milestone is not in the order of time", label));
                    }
                    push(html(when.start(above)));
                    above = Some(when.year);
                    last = Some(when);
                    at += 3;
                    if let Some((Event::Text(text), place)) = events.get(at + 1) {
                        drawn.push((Event::Text(text.trim_start().to_owned().into()), place.clone()));
                        at += 1;
                    }
                }
                Err(diagnostic) => {
                    diagnostics.push(diagnostic);
                    push(event.clone());
                }
            },
            Event::End(TagEnd::Item) if depth == 1 && is_line => {
                push(html("</div>".to_owned()));
                drawn.push((event.clone(), place.clone()));
            }
            event => push(event.clone()),
        }
        at += 1;
    }
    drawn
}

/// The date of a milestone and where it is. `item` are the events of the item and what follows; `place` is where it is.
fn date(item: &[(Event<'_>, Range<usize>)], place: &Range<usize>) -> Result<(When, Range<usize>), Diagnostic> {
    let undated =
        |place: &Range<usize>, label: String| Diagnostic::at(place.clone(), "this milestone has no date", label);
    match item {
        [(Event::Start(Tag::Strong), _), (Event::Text(text), place), (Event::End(TagEnd::Strong), _), ..] => {
            let when = When::parse(text).ok_or_else(|| undated(place, format!("found `{text}`; {EXPECTED}")))?;
            Ok((when, place.clone()))
        }
        [(Event::Start(Tag::Paragraph), place), ..] => {
            let label =
                "found an empty line in its list; expected each milestone as one paragraph, right below the one before";
            Err(Diagnostic::at(place.clone(), "milestones stand without empty lines", label))
        }
        item => Err(undated(item.first().map_or(place, |(_, place)| place), EXPECTED.to_owned())),
    }
}

fn html<'a>(text: String) -> Event<'a> {
    Event::Html(CowStr::from(text))
}

/// The date of a milestone, as exact as it is known.
#[derive(Debug, Eq, PartialEq)]
struct When {
    /// As `<time datetime>` has it: `1986-01-16` (of several days the first), `1986-10` or `1989`.
    iso: String,
    /// What comes before the year: `16-17 January`, `October` or nothing.
    day: String,
    year: i16,
}

impl When {
    /// Reads a date in the words of the site, with the colon after it.
    fn parse(text: &str) -> Option<Self> {
        let whole = text.strip_suffix(':')?;
        let (day, year) = whole.rsplit_once(' ').unwrap_or(("", whole));
        let (days, month) = day.rsplit_once(' ').unwrap_or(("", day));
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let date = |day: &str| {
            let day = if days.is_empty() { "1" } else { day };
            let month = if month.is_empty() { "January" } else { month };
            let text = format!("{day} {month} {year}");
            Date::strptime("%d %B %Y", &text).ok().filter(|date| date_labels::long(*date) == text)
        };
        let (start, end) = (date(first)?, date(last)?);
        let exact = if !days.is_empty() {
            10
        } else if !month.is_empty() {
            7
        } else {
            4
        };
        let iso = start.to_string().get(..exact)?.to_owned();
        (!days.contains('-') || start < end).then(|| Self { iso, day: day.to_owned(), year: start.year() })
    }

    /// Whether it is certain that this was before `other`: `2013-11` is not before `2013-11-03`.
    fn is_before(&self, other: &Self) -> bool {
        let known = self.iso.len().min(other.iso.len());
        self.iso[..known] < other.iso[..known]
    }

    /// The start of the item up to its text. `above` is the year of the milestone above, in the same list.
    fn start(&self, above: Option<i16>) -> String {
        let Self { iso, day, year } = self;
        let pause = if above.is_some_and(|above| year - above >= PAUSE) { " class=\"timeline__pause\"" } else { "" };
        let again = if above == Some(*year) { " timeline__year--again" } else { "" };
        let day = if day.is_empty() { String::new() } else { format!("<span class=\"timeline__day\">{day}</span> ") };
        format!(
            "<li{pause}><strong class=\"timeline__date\"><time datetime=\"{iso}\">{day}<span class=\"timeline__year{again}\">\
             {year}</span></time><span class=\"visually-hidden\">:</span></strong> <div class=\"timeline__text\">"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn compiled(text: &str) -> (String, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let events = draw(&parse(text, 0..text.len()), &mut diagnostics);
        (super::super::html::write(events.into_iter().map(|(event, _)| event)), diagnostics)
    }

    fn when(text: &str) -> Option<(String, String, i16)> {
        When::parse(text).map(|When { iso, day, year }| (iso, day, year))
    }

    #[test]
    fn dates_are_as_exact_as_they_are_written() {
        let read = |iso: &str, day: &str, year| Some((iso.to_owned(), day.to_owned(), year));
        assert_eq!(when("7 April 1969:"), read("1969-04-07", "7 April", 1969));
        assert_eq!(when("16-17 January 1986:"), read("1986-01-16", "16-17 January", 1986));
        assert_eq!(when("October 1986:"), read("1986-10", "October", 1986));
        assert_eq!(when("1989:"), read("1989", "", 1989));
    }

    #[test]
    fn r8_what_is_no_date_is_refused() {
        for text in [
            "",
            ":",
            "1989",
            "89:",
            "Apr 1969:",
            "april 1969:",
            "31 April 1969:",
            "07 April 1969:",
            "17-16 January 1986:",
            "16-16 January 1986:",
            "16- January 1986:",
            "-17 January 1986:",
            "7 April:",
            "7  April 1969:",
            "19890:",
            "early 1989:",
        ] {
            assert_eq!(when(text), None, "{text}");
        }
    }

    #[test]
    fn a_list_becomes_a_line() {
        let (html, diagnostics) =
            compiled("- **7 April 1969:** the *first*.\n- **1969:** [a](/b/)\n  - two\n- **May 1973:** c\n");
        assert_eq!(diagnostics, []);
        let colon = "<span class=\"visually-hidden\">:</span></strong> <div class=\"timeline__text\">";
        assert_eq!(
            html,
            format!(
                "<ul class=\"timeline\">\n\
                 <li><strong class=\"timeline__date\"><time datetime=\"1969-04-07\"><span class=\"timeline__day\">7 April</span> \
                 <span class=\"timeline__year\">1969</span></time>{colon}the <em>first</em>.</div></li>\n\
                 <li><strong class=\"timeline__date\"><time datetime=\"1969\"><span class=\"timeline__year timeline__year--again\">1969\
                 </span></time>{colon}<a href=\"/b/\">a</a>\n<ul>\n<li>two</li>\n</ul>\n</div></li>\n\
                 <li class=\"timeline__pause\"><strong class=\"timeline__date\"><time datetime=\"1973-05\">\
                 <span class=\"timeline__day\">May</span> <span class=\"timeline__year\">1973</span></time>{colon}c</div></li>\n</ul>\n"
            )
        );
    }

    #[test]
    fn browsers_read_it_as_it_is_written() {
        let (html, diagnostics) = compiled("- **1989:** \"a\" & b\n  1. c\n- **1-2 May 1994:** `d`\n");
        assert_eq!(diagnostics, []);
        assert_eq!(super::super::tests::browser::inner_html(&html), html);
    }

    #[test]
    fn other_lists_stay_what_they_are() {
        let (html, diagnostics) = compiled("1. One\n   - two\n2. three\n");
        assert_eq!(diagnostics, []);
        assert!(!html.contains("timeline"), "{html}");
    }

    #[test]
    fn r8_milestones_have_dates_in_the_order_of_time() {
        let titles = |text| compiled(text).1.len();
        assert_eq!(
            titles("- **3 November 2013:** a\n- **November 2013:** b\n- **2013:** c\n- **2 November 2013:** d\n"),
            0
        );
        assert_eq!(titles("- **May 2013:** a\n- **April 2013:** b\n"), 1);
        // Over the ends of lists too.
        assert_eq!(titles("- **2013:** a\n\n## B\n\n- **2012:** b\n"), 1);
        assert_eq!(titles("- a\n- **b** c\n- *1989:* d\n- **1990:** e\n-\n"), 4);
        assert_eq!(titles("- **1989:** a\n\n- **1990:** b\n"), 2);
    }
}
