//! Calendars of meetings (iCalendar, RFC 5545): one for each meeting that is not over on the day of the build, and one with all
//! of them for subscriptions.

use anyhow::{Context, Result};
use chrono::Duration;
use compiler::Content;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use model::meeting::{MeetingCard, Phase};
use model::paths::{UPCOMING_CALENDAR, meeting_calendar};
use model::{Page, PageKind, Site};

use crate::file::File;
use crate::time::{date, start_of};

/// Suggested interval between updates of a subscription (RFC 7986).
const REFRESH_INTERVAL: Duration = Duration::days(1);

/// Returns all calendars; none if the site has no meetings.
pub(crate) fn files(content: &Content) -> Result<Vec<File>> {
    let site = &content.site;
    let mut meetings: Vec<(&Page, &MeetingCard)> = content
        .pages
        .iter()
        .filter_map(|page| match &page.kind {
            PageKind::Meeting(meeting) => Some((page, &meeting.card)),
            _ => None,
        })
        .collect();
    meetings.sort_by_key(|(_, card)| (&card.start, card.number));
    let Some(last) = meetings.last().copied() else { return Ok(Vec::new()) };
    meetings.retain(|(_, card)| card.phase(&site.day) != Phase::Past);

    let one = |meeting: &(&Page, &MeetingCard)| {
        let (_, card) = meeting;
        Ok(file(meeting_calendar(card.number), &calendar(site, &card.title, &[*meeting])?))
    };
    let mut files: Vec<File> = meetings.iter().map(one).collect::<Result<_>>()?;
    // A calendar without events is invalid (RFC 5545, section 3.6), and subscribers would get an error.
    if meetings.is_empty() {
        meetings.push(last);
    }
    let mut all = calendar(site, &format!("{} meetings", site.name), &meetings)?;
    all.ttl(&REFRESH_INTERVAL);
    files.push(file(UPCOMING_CALENDAR.to_owned(), &all));
    Ok(files)
}

fn file(address: String, calendar: &Calendar) -> File {
    File { address, media_type: "text/calendar; charset=utf-8".to_owned(), text: calendar.to_string() }
}

fn calendar(site: &Site, name: &str, meetings: &[(&Page, &MeetingCard)]) -> Result<Calendar> {
    // `Calendar::new` would set a PRODID of its own, and only one is allowed.
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("-//{}//Meetings//EN", site.full_name)));
    calendar.name(name);
    for (page, card) in meetings {
        calendar.push(event(site, page, card)?);
    }
    Ok(calendar)
}

/// Returns a meeting as an all-day event, which has the same dates in every time zone.
fn event(site: &Site, page: &Page, card: &MeetingCard) -> Result<Event> {
    // DTEND is exclusive (RFC 5545, section 3.6.1).
    let end = date(&card.end)?.succ_opt().context("the day after the meeting is out of range")?;
    let mut event = Event::new();
    event
        .uid(&uid(site, card))
        // DTSTAMP (RFC 5545, section 3.8.7.2) is the day of the build, so that builds are reproducible.
        .timestamp(start_of(&site.day)?)
        .starts(date(&card.start)?)
        .ends(end)
        .summary(&card.title)
        .description(&page.description)
        .location(&card.place)
        .url(&site.absolute(&page.address))
        // Subscribers are not marked as busy.
        .add_property("TRANSP", "TRANSPARENT");
    event.status(if card.confirmed { EventStatus::Confirmed } else { EventStatus::Tentative });
    Ok(event.done())
}

/// Returns the UID by which calendars recognize a meeting when its dates or place change. Never change its format.
fn uid(site: &Site, card: &MeetingCard) -> String {
    format!("ietf-{}@{}", card.number, site.host())
}

#[cfg(test)]
mod tests {
    use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty};
    use calcard::{Entry, Parser};

    use super::*;
    use crate::test_data::{content, own_content};

    /// Parses a calendar with an independent parser.
    fn parse(text: &str) -> ICalendar {
        let mut parser = Parser::new(text);
        let calendar = match parser.entry() {
            Entry::ICalendar(calendar) => calendar,
            other => panic!("{other:?} in {text}"),
        };
        assert!(matches!(parser.entry(), Entry::Eof), "{text}");
        calendar
    }

    fn events(text: &str) -> Vec<ICalendarComponent> {
        let is_event = |part: &ICalendarComponent| part.component_type == ICalendarComponentType::VEvent;
        parse(text).components.into_iter().filter(is_event).collect()
    }

    fn value(event: &ICalendarComponent, property: &ICalendarProperty) -> String {
        let entry = event.entries.iter().find(|entry| entry.name == *property);
        let entry = entry.unwrap_or_else(|| panic!("{property:?} is missing in {event:?}"));
        let value = &entry.values[0];
        value.as_text().map_or_else(|| format!("{value:?}"), str::to_owned)
    }

    fn text<'a>(files: &'a [File], address: &str) -> &'a str {
        &files.iter().find(|file| file.address == address).unwrap_or_else(|| panic!("{address} is missing")).text
    }

    #[test]
    fn meeting_is_an_all_day_event_with_exclusive_end() {
        let files = files(&content()).unwrap();
        let text = text(&files, "/meeting/125/ietf-125.ics");
        for line in [
            "UID:ietf-125@www.ietf.org",
            "DTSTAMP:20260105T000000Z",
            "DTSTART;VALUE=DATE:20260314",
            "DTEND;VALUE=DATE:20260321",
            "SUMMARY:IETF 125 Shenzhen",
            "LOCATION:Shenzhen\\, China",
            "URL:https://www.ietf.org/meeting/125/",
            "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} is not in {text}");
        }
    }

    #[test]
    fn independent_parser_reads_the_event() {
        let files = files(&content()).unwrap();
        let events = events(text(&files, "/meeting/125/ietf-125.ics"));
        assert_eq!(events.len(), 1);
        assert_eq!(value(&events[0], &ICalendarProperty::Uid), "ietf-125@www.ietf.org");
        assert_eq!(value(&events[0], &ICalendarProperty::Location), "Shenzhen, China");
        assert_eq!(value(&events[0], &ICalendarProperty::Summary), "IETF 125 Shenzhen");
    }

    #[test]
    fn r11_past_meeting_has_no_calendar() {
        let mut content = own_content();
        let addresses =
            |content: &Content| files(content).unwrap().into_iter().map(|file| file.address).collect::<Vec<_>>();
        assert_eq!(addresses(&content).first().map(String::as_str), Some("/meeting/125/ietf-125.ics"));
        content.site.day = model::Day::parse("2026-03-20").unwrap();
        assert_eq!(addresses(&content).first().map(String::as_str), Some("/meeting/125/ietf-125.ics"));
        content.site.day = model::Day::parse("2026-03-21").unwrap();
        assert_eq!(addresses(&content).first().map(String::as_str), Some("/meeting/126/ietf-126.ics"));
    }

    #[test]
    fn linked_calendars_exist() {
        let content = own_content();
        let files = files(&content).unwrap();
        let calendars = content.pages.iter().filter_map(|page| match &page.kind {
            PageKind::Meeting(meeting) => meeting.calendar.as_deref(),
            _ => None,
        });
        let mut links: Vec<&str> = calendars.collect();
        assert!(!links.is_empty());
        links.push(UPCOMING_CALENDAR);
        links.sort_unstable();
        let mut addresses: Vec<&str> = files.iter().map(|file| file.address.as_str()).collect();
        addresses.sort_unstable();
        assert_eq!(addresses, links);
    }

    #[test]
    fn unconfirmed_meetings_are_tentative() {
        let files = files(&own_content()).unwrap();
        let text = text(&files, UPCOMING_CALENDAR);
        let events = events(text);
        assert_eq!(events.len(), files.len() - 1);
        let planned = events.iter().filter(|event| value(event, &ICalendarProperty::Status) == "TENTATIVE");
        assert!((1..events.len()).contains(&planned.count()), "{text}");
        assert!(text.contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT86400S\r\n"), "{text}");
    }

    #[test]
    fn lines_have_at_most_75_octets_and_end_with_crlf() {
        for file in files(&own_content()).unwrap() {
            for line in file.text.split_terminator("\r\n") {
                assert!(!line.contains(['\r', '\n']), "{line:?}");
                assert!(line.len() <= 75, "{} octets in {line:?}", line.len());
            }
        }
    }

    #[test]
    fn subscription_keeps_the_last_meeting_if_none_is_ahead() {
        let mut content = content();
        content.site.day = model::Day::parse("2099-01-01").unwrap();
        let files = files(&content).unwrap();
        assert_eq!(files.len(), 1);
        assert_eq!(events(&files[0].text).len(), 1);
        content.pages.retain(|page| !matches!(page.kind, PageKind::Meeting(_)));
        assert!(super::files(&content).unwrap().is_empty());
    }
}
