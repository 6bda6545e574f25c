//! Marks up lists of milestones. Each item starts with its date in bold, which becomes a `<time>`, so that CSS can draw the list
//! as a timeline. For assistive technology it stays a list.

use std::ops::Range;

use jiff::civil::Date;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::Events;
use crate::date_labels;
use crate::diagnostics::Diagnostic;

/// Minimum number of years between two milestones that are output as a gap.
const MIN_GAP: i16 = 4;

/// The expected format of a date, for messages.
const EXPECTED: &str =
    "expected the date in bold at the start, as in `**16-17 January 1986:**`, `**October 1986:**` or `**1989:**`";

/// Turns every unordered list into a timeline. Nested lists are left alone.
pub(super) fn mark_up<'a>(events: &Events<'a>, diagnostics: &mut Vec<Diagnostic>) -> Events<'a> {
    let mut output = Vec::with_capacity(events.len());
    let mut last: Option<MilestoneDate> = None;
    let mut previous_year: Option<i16> = None;
    let (mut depth, mut is_timeline, mut at) = (0, false, 0);
    while let Some((event, span)) = events.get(at) {
        let mut push = |event: Event<'a>| output.push((event, span.clone()));
        match event {
            Event::Start(Tag::List(number)) => {
                depth += 1;
                if depth == 1 {
                    (is_timeline, previous_year) = (number.is_none(), None);
                }
                push(if depth == 1 && is_timeline {
                    html("<ul class=\"timeline\">\n".to_owned())
                } else {
                    event.clone()
                });
            }
            Event::End(TagEnd::List(_)) => {
                depth -= 1;
                push(event.clone());
            }
            Event::Start(Tag::Item) if depth == 1 && is_timeline => match date(&events[at + 1..], span) {
                Ok((date, span)) => {
                    if let Some(last) = last.as_ref().filter(|last| date.is_before(last)) {
                        let label = format!("found {}; expected {} or later", date.iso, last.iso);
                        diagnostics.push(Diagnostic::at(span, "this milestone is not in chronological order", label));
                    }
                    push(html(date.start_tag(previous_year)));
                    previous_year = Some(date.year);
                    last = Some(date);
                    at += 3;
                    if let Some((Event::Text(text), span)) = events.get(at + 1) {
                        output.push((Event::Text(text.trim_start().to_owned().into()), span.clone()));
                        at += 1;
                    }
                }
                Err(diagnostic) => {
                    diagnostics.push(diagnostic);
                    push(event.clone());
                }
            },
            Event::End(TagEnd::Item) if depth == 1 && is_timeline => {
                push(html("</div>".to_owned()));
                output.push((event.clone(), span.clone()));
            }
            event => push(event.clone()),
        }
        at += 1;
    }
    output
}

/// Returns the date of a milestone and its span. `item` are the events after the start of the item, `item_span` is its span.
fn date(
    item: &[(Event<'_>, Range<usize>)],
    item_span: &Range<usize>,
) -> Result<(MilestoneDate, Range<usize>), Diagnostic> {
    let undated =
        |span: &Range<usize>, label: String| Diagnostic::at(span.clone(), "this milestone has no date", label);
    match item {
        [(Event::Start(Tag::Strong), _), (Event::Text(text), span), (Event::End(TagEnd::Strong), _), ..] => {
            let date = MilestoneDate::parse(text);
            Ok((date.ok_or_else(|| undated(span, format!("found `{text}`; {EXPECTED}")))?, span.clone()))
        }
        [(Event::Start(Tag::Paragraph), span), ..] => {
            let label =
                "found an empty line in the list; expected each milestone in one paragraph, without empty lines";
            Err(Diagnostic::at(span.clone(), "a list of milestones cannot have empty lines", label))
        }
        item => Err(undated(item.first().map_or(item_span, |(_, span)| span), EXPECTED.to_owned())),
    }
}

fn html<'a>(text: String) -> Event<'a> {
    Event::Html(CowStr::from(text))
}

/// The date of a milestone: days, a month or a year.
#[derive(Debug, Eq, PartialEq)]
struct MilestoneDate {
    /// Value of `<time datetime>`: `1986-01-16` (the first of several days), `1986-10` or `1989`.
    iso: String,
    /// The part before the year: `16-17 January`, `October` or nothing.
    day: String,
    year: i16,
}

impl MilestoneDate {
    /// Parses a date in the format of the site, followed by a colon.
    fn parse(text: &str) -> Option<Self> {
        let text = text.strip_suffix(':')?;
        let (day, year) = text.rsplit_once(' ').unwrap_or(("", text));
        let (days, month) = day.rsplit_once(' ').unwrap_or(("", day));
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let date = |day: &str| {
            let day = if days.is_empty() { "1" } else { day };
            let month = if month.is_empty() { "January" } else { month };
            let text = format!("{day} {month} {year}");
            Date::strptime("%d %B %Y", &text).ok().filter(|date| date_labels::long(*date) == text)
        };
        let (start, end) = (date(first)?, date(last)?);
        let length = if !days.is_empty() {
            10
        } else if !month.is_empty() {
            7
        } else {
            4
        };
        let iso = start.to_string().get(..length)?.to_owned();
        (!days.contains('-') || start < end).then(|| Self { iso, day: day.to_owned(), year: start.year() })
    }

    /// Returns whether this is certainly before `other`: `2013-11` is not before `2013-11-03`.
    fn is_before(&self, other: &Self) -> bool {
        let common = self.iso.len().min(other.iso.len());
        self.iso[..common] < other.iso[..common]
    }

    /// Returns the HTML of the item up to its text. `previous` is the year of the previous milestone in the same list.
    fn start_tag(&self, previous: Option<i16>) -> String {
        let Self { iso, day, year } = self;
        let is_gap = previous.is_some_and(|previous| year - previous >= MIN_GAP);
        let pause = if is_gap { " class=\"timeline__pause\"" } else { "" };
        let again = if previous == Some(*year) { " timeline__year--again" } else { "" };
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
        let events = mark_up(&parse(text, 0..text.len()), &mut diagnostics);
        (super::super::html::write(events.into_iter().map(|(event, _)| event)), diagnostics)
    }

    fn parse_date(text: &str) -> Option<(String, String, i16)> {
        MilestoneDate::parse(text).map(|MilestoneDate { iso, day, year }| (iso, day, year))
    }

    #[test]
    fn dates_keep_their_precision() {
        let parsed = |iso: &str, day: &str, year| Some((iso.to_owned(), day.to_owned(), year));
        assert_eq!(parse_date("7 April 1969:"), parsed("1969-04-07", "7 April", 1969));
        assert_eq!(parse_date("16-17 January 1986:"), parsed("1986-01-16", "16-17 January", 1986));
        assert_eq!(parse_date("October 1986:"), parsed("1986-10", "October", 1986));
        assert_eq!(parse_date("1989:"), parsed("1989", "", 1989));
    }

    #[test]
    fn r8_invalid_dates_are_rejected() {
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
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn list_becomes_a_timeline() {
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
    fn browsers_serialize_the_same_html() {
        let (html, diagnostics) = compiled("- **1989:** \"a\" & b\n  1. c\n- **1-2 May 1994:** `d`\n");
        assert_eq!(diagnostics, []);
        assert_eq!(super::super::tests::browser::inner_html(&html), html);
    }

    #[test]
    fn ordered_lists_are_left_alone() {
        let (html, diagnostics) = compiled("1. One\n   - two\n2. three\n");
        assert_eq!(diagnostics, []);
        assert!(!html.contains("timeline"), "{html}");
    }

    #[test]
    fn r8_milestones_without_date_or_out_of_order_are_rejected() {
        let errors = |text| compiled(text).1.len();
        assert_eq!(
            errors("- **3 November 2013:** a\n- **November 2013:** b\n- **2013:** c\n- **2 November 2013:** d\n"),
            0
        );
        assert_eq!(errors("- **May 2013:** a\n- **April 2013:** b\n"), 1);
        // Across lists too.
        assert_eq!(errors("- **2013:** a\n\n## B\n\n- **2012:** b\n"), 1);
        assert_eq!(errors("- a\n- **b** c\n- *1989:* d\n- **1990:** e\n-\n"), 4);
        assert_eq!(errors("- **1989:** a\n\n- **1990:** b\n"), 2);
    }
}
