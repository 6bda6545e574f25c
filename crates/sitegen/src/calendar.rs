//! Calendars of meetings (iCalendar, RFC 5545): one for each meeting, whose address never ends, and one for subscriptions with those
//! that are not over, or have not been for long.
//!
//! They depend on the meetings, and not on the build: clients would take each build for a change.

use anyhow::{Context, Result};
use chrono::{DateTime, Duration, Months, Utc};
use compiler::Content;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use model::meeting::MeetingCard;
use model::paths::{UPCOMING_CALENDAR, meeting_calendar};
use model::{Day, Page, PageKind};

use crate::file::File;
use crate::time::{date, start_of};

/// Suggested interval between updates of a subscription (RFC 7986).
const REFRESH_INTERVAL: Duration = Duration::days(1);

/// How long a meeting stays in the calendar for subscriptions, from which clients remove what is no longer in it.
const KEPT: Months = Months::new(24);

/// How long it has a cancelled meeting after its first day.
const KEPT_CANCELLED: Months = Months::new(12);

/// Maximum length of a line, in octets, without its end.
const MAX_OCTETS: usize = 75;

/// Pattern of the addresses of all calendars. Some hosts limit the number of rules, and Caddy's `*` stands for several folders only at
/// the start.
pub(crate) const ADDRESSES: &str = "/*.ics";

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

    let one = |meeting: &(&Page, &MeetingCard)| {
        let (_, card) = meeting;
        Ok(file(meeting_calendar(card.number), &calendar(content, &card.title, &[*meeting])?))
    };
    let mut files: Vec<File> = meetings.iter().map(one).collect::<Result<_>>()?;
    let kept = meetings.iter().map(|(_, card)| is_kept(card, &site.day)).collect::<Result<Vec<_>>>()?;
    let mut meetings: Vec<_> =
        meetings.into_iter().zip(kept).filter_map(|(meeting, kept)| kept.then_some(meeting)).collect();
    // A calendar without events is invalid (RFC 5545, section 3.6), and subscribers would get an error.
    if meetings.is_empty() {
        meetings.push(last);
    }
    let mut all = calendar(content, &format!("{} meetings", site.name), &meetings)?;
    all.ttl(&REFRESH_INTERVAL);
    files.push(file(UPCOMING_CALENDAR.to_owned(), &all));
    Ok(files)
}

/// Returns whether the calendar for subscriptions has a meeting on `day`.
fn is_kept(card: &MeetingCard, day: &Day) -> Result<bool> {
    let (last, kept) = if card.cancelled { (&card.start, KEPT_CANCELLED) } else { (&card.end, KEPT) };
    Ok(date(last)? >= date(day)?.checked_sub_months(kept).context("the day is out of range")?)
}

fn file(address: String, calendar: &Calendar) -> File {
    File { address, media_type: "text/calendar; charset=utf-8".to_owned(), text: folded(&calendar.to_string()) }
}

/// Folds lines after at most 75 octets (RFC 5545, section 3.1). The crate counts the space at the start of a continued line as none.
fn folded(calendar: &str) -> String {
    let mut folded = String::with_capacity(calendar.len());
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let mut length = 0;
        for character in line.chars() {
            if length + character.len_utf8() > MAX_OCTETS {
                folded.push_str("\r\n ");
                length = 1;
            }
            folded.push(character);
            length += character.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

fn calendar(content: &Content, name: &str, meetings: &[(&Page, &MeetingCard)]) -> Result<Calendar> {
    // `Calendar::new` would set a PRODID of its own, and only one is allowed.
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("-//{}//Meetings//EN", content.site.full_name)));
    calendar.name(name);
    for (page, card) in meetings {
        calendar.push(event(content, page, card)?);
    }
    Ok(calendar)
}

/// Returns a meeting as an all-day event, which has the same dates in every time zone.
fn event(content: &Content, page: &Page, card: &MeetingCard) -> Result<Event> {
    // DTEND is exclusive (RFC 5545, section 3.6.1).
    let end = date(&card.end)?.succ_opt().context("the day after the meeting is out of range")?;
    let changed = last_change(page)?;
    let moved = card.moved.iter().map(|moved| &moved.text);
    let description = std::iter::once(&page.description).chain(moved).map(String::as_str).collect::<Vec<_>>().join(" ");
    let mut event = Event::new();
    event
        .uid(&uid(&content.official, card))
        // Without METHOD, DTSTAMP is when the event was last revised, as LAST-MODIFIED is (RFC 5545, section 3.8.7.2).
        .timestamp(changed)
        .last_modified(changed)
        // Grows with each change (section 3.8.7.4): the number of days since 1970.
        .sequence(u32::try_from(changed.timestamp() / 86_400)?)
        .starts(date(&card.start)?)
        .ends(end)
        // Some clients show a cancelled event as any other.
        .summary(&if card.cancelled { format!("Cancelled: {}", card.title) } else { card.title.clone() })
        .description(&description)
        .location(&card.place)
        .url(&content.site.absolute(&page.address))
        // Subscribers are not marked as busy.
        .add_property("TRANSP", "TRANSPARENT");
    event.status(match card.confirmed {
        _ if card.cancelled => EventStatus::Cancelled,
        true => EventStatus::Confirmed,
        false => EventStatus::Tentative,
    });
    Ok(event.done())
}

/// Returns the day on which a meeting was last changed; 1 January 1970 if nothing tells.
fn last_change(page: &Page) -> Result<DateTime<Utc>> {
    let known = [&page.changed, &page.as_of].into_iter().flatten().map(|date| &date.day).max();
    known.map_or_else(|| Ok(DateTime::UNIX_EPOCH), start_of)
}

/// Returns the UID by which calendars recognize a meeting when its dates or place change. Never change its format. It
/// has the host of the official site: a meeting is the same after this site has moved there.
fn uid(official: &str, card: &MeetingCard) -> String {
    format!("ietf-{}@{}", card.number, official.trim_start_matches("https://"))
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
    fn r11_past_meeting_keeps_its_calendar_and_stays_in_the_subscribed_one_for_two_years() {
        let mut content = own_content();
        let mut on = |day: &str| {
            content.site.day = Day::parse(day).unwrap();
            let files = files(&content).unwrap();
            assert!(text(&files, "/meeting/125/ietf-125.ics").contains("UID:ietf-125@"), "{day}");
            text(&files, UPCOMING_CALENDAR).contains("UID:ietf-125@")
        };
        // It ends on 20 March 2026.
        assert_eq!(["2026-03-20", "2026-03-21", "2028-03-20", "2028-03-21"].map(&mut on), [true, true, true, false]);
    }

    /// Returns the card of a meeting.
    fn card(content: &mut Content, number: u16) -> &mut MeetingCard {
        let cards = content.pages.iter_mut().filter_map(|page| match &mut page.kind {
            PageKind::Meeting(meeting) => Some(&mut meeting.card),
            _ => None,
        });
        cards.into_iter().find(|card| card.number == number).unwrap()
    }

    #[test]
    fn cancelled_meeting_is_marked_and_stays_in_the_subscribed_calendar_for_a_year() {
        let mut content = own_content();
        card(&mut content, 125).cancelled = true;
        let mut on = |day: &str| {
            content.site.day = Day::parse(day).unwrap();
            let files = files(&content).unwrap();
            let own = events(text(&files, "/meeting/125/ietf-125.ics"));
            assert_eq!(value(&own[0], &ICalendarProperty::Uid), "ietf-125@www.ietf.org", "{day}");
            assert_eq!(value(&own[0], &ICalendarProperty::Status), "CANCELLED", "{day}");
            assert_eq!(value(&own[0], &ICalendarProperty::Summary), "Cancelled: IETF 125 Shenzhen", "{day}");
            let all = text(&files, UPCOMING_CALENDAR);
            assert_eq!(all.matches("STATUS:CANCELLED").count(), all.matches("UID:ietf-125@").count(), "{day}");
            all.contains("UID:ietf-125@")
        };
        // Its first day would have been 14 March 2026.
        assert_eq!(["2026-01-05", "2027-03-14", "2027-03-15"].map(&mut on), [true, true, false]);
    }

    #[test]
    fn moved_meeting_keeps_its_uid_and_tells_its_former_plan() {
        let mut content = own_content();
        let moved =
            model::Date { day: Day::parse("2026-03-07").unwrap(), text: "Moved: first planned for Paris.".into() };
        card(&mut content, 125).moved = Some(moved);
        let files = files(&content).unwrap();
        let event = &events(text(&files, "/meeting/125/ietf-125.ics"))[0];
        assert_eq!(value(event, &ICalendarProperty::Uid), "ietf-125@www.ietf.org");
        assert_eq!(value(event, &ICalendarProperty::Status), "CONFIRMED");
        let description = value(event, &ICalendarProperty::Description);
        assert!(description.ends_with(". Moved: first planned for Paris."), "{description}");
    }

    #[test]
    fn uid_stays_when_the_site_moves_to_the_official_host() {
        let mut content = content();
        content.official = "https://www.ietf.org".to_owned();
        let mut at = |origin: &str| {
            origin.clone_into(&mut content.site.origin);
            let files = files(&content).unwrap();
            let event = &events(text(&files, "/meeting/125/ietf-125.ics"))[0];
            (value(event, &ICalendarProperty::Uid), value(event, &ICalendarProperty::Url))
        };
        let (uid, url) = ("ietf-125@www.ietf.org".to_owned(), "/meeting/125/");
        assert_eq!(at("https://www.ietf.example"), (uid.clone(), format!("https://www.ietf.example{url}")));
        assert_eq!(at("https://www.ietf.org"), (uid, format!("https://www.ietf.org{url}")));
    }

    #[test]
    fn calendars_depend_on_the_meetings_and_not_on_the_build() {
        let mut content = content();
        card(&mut content, 127).cancelled = true;
        let on = |content: &Content| files(content).unwrap();
        let before = on(&content);
        content.site.day = Day::parse("2026-02-20").unwrap();
        assert_eq!(on(&content), before);

        let day = |text: &str| model::Date { day: Day::parse(text).unwrap(), text: String::new() };
        let mut revised = |text: &str| {
            let page = content.pages.iter_mut().find(|page| page.address == "/meeting/125/").unwrap();
            page.changed = Some(day(text));
            let files = on(&content);
            let text = self::text(&files, "/meeting/125/ietf-125.ics").to_owned();
            let line = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned();
            [line("DTSTAMP:"), line("LAST-MODIFIED:"), line("SEQUENCE:")]
        };
        assert_eq!(revised("2026-02-19"), ["20260219T000000Z", "20260219T000000Z", "20503"]);
        assert_eq!(revised("2026-02-20"), ["20260220T000000Z", "20260220T000000Z", "20504"]);
    }

    #[test]
    fn linked_calendars_exist() {
        let content = own_content();
        let files = files(&content).unwrap();
        let calendars = content.pages.iter().filter_map(|page| match &page.kind {
            PageKind::Meeting(meeting) => meeting.calendar.as_deref(),
            _ => None,
        });
        let links: Vec<&str> = calendars.chain([UPCOMING_CALENDAR]).collect();
        assert!(links.len() > 1);
        for link in links {
            assert!(files.iter().any(|file| file.address == link), "{link}");
        }
        assert!(files.iter().all(|file| dist::headers::matches(ADDRESSES, &file.address)));
    }

    #[test]
    fn unconfirmed_meetings_are_tentative() {
        let files = files(&own_content()).unwrap();
        let text = text(&files, UPCOMING_CALENDAR);
        let events = events(text);
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
        let line = format!("SUMMARY:{}", "é".repeat(100));
        let folded = folded(&format!("{line}\r\nX:1\r\n"));
        assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\nX:1\r\n"));
    }

    #[test]
    fn subscription_keeps_the_last_meeting_if_none_is_ahead() {
        let mut content = content();
        content.site.day = Day::parse("2099-01-01").unwrap();
        let files = files(&content).unwrap();
        assert_eq!(events(text(&files, UPCOMING_CALENDAR)).len(), 1);
        content.pages.retain(|page| !matches!(page.kind, PageKind::Meeting(_)));
        assert!(super::files(&content).unwrap().is_empty());
    }
}
