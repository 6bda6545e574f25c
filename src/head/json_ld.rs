//! Structured data for search engines: schema.org types as JSON-LD.

use model::meeting::{Meeting, MeetingCard};
use model::news::Post;
use model::{Day, Page, PageKind, Site};
use serde_json::{Value, json};

use crate::urls;

/// Returns the JSON-LD of a page: its breadcrumbs, and the entity that it describes.
pub(super) fn of(site: &Site, page: &Page) -> Value {
    let graph = match &page.kind {
        PageKind::Home(_) => vec![organization(site), website(site, page)],
        PageKind::Post(post) => vec![breadcrumbs(site, page), article(site, page, post)],
        PageKind::Meeting(meeting) => {
            std::iter::once(breadcrumbs(site, page)).chain(event(site, page, meeting)).collect()
        }
        _ => std::iter::once(breadcrumbs(site, page)).chain(summary(site, page)).collect(),
    };
    json!({ "@context": "https://schema.org", "@graph": graph })
}

/// Returns the breadcrumbs, from the home page to the page itself.
fn breadcrumbs(site: &Site, page: &Page) -> Value {
    let home = (site.name.as_str(), urls::HOME);
    let ancestors = page.breadcrumbs.iter().map(|link| (link.label.as_str(), link.href.as_str()));
    let breadcrumbs = std::iter::once(home).chain(ancestors).chain([(page.title.as_str(), page.address.as_str())]);
    let items: Vec<Value> = breadcrumbs
        .enumerate()
        .map(|(index, (name, address))| {
            json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": site.absolute(address) })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

/// Returns the organization that publishes the site.
fn organization(site: &Site) -> Value {
    json!({
        "@type": "Organization",
        "@id": organization_id(site),
        "name": site.full_name,
        "alternateName": site.name,
        "url": site.absolute(urls::HOME),
        "logo": site.absolute("/icons/icon-512.png"),
    })
}

fn organization_id(site: &Site) -> String {
    site.absolute("/#organization")
}

/// Returns the site. Browsers know its search by `/opensearch.xml`; search engines no longer use a `SearchAction`.
fn website(site: &Site, page: &Page) -> Value {
    json!({
        "@type": "WebSite",
        "name": site.name,
        "alternateName": site.full_name,
        "description": page.description,
        "url": site.absolute(urls::HOME),
        "inLanguage": "en",
        "publisher": { "@id": organization_id(site) },
    })
}

/// Returns a post. A summary is no news of its own: it was not written by the authors of its original, and not on its
/// day.
fn article(site: &Site, page: &Page, post: &Post) -> Value {
    let publisher = json!({ "@type": "Organization", "name": site.full_name, "url": site.absolute(urls::HOME) });
    let authors = post.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect::<Vec<_>>();
    let mut article = json!({
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.description,
        "author": if authors.is_empty() { publisher.clone() } else { authors.into() },
        "publisher": publisher,
        "keywords": post.topics.iter().map(|topic| topic.label.as_str()).collect::<Vec<_>>(),
        "inLanguage": "en",
        "mainEntityOfPage": site.absolute(&page.address),
    });
    if let Some(original) = original(page) {
        article["@type"] = json!("Article");
        article["isBasedOn"] = original;
        article["isBasedOn"]["datePublished"] = json!(post.date.day);
    } else {
        article["datePublished"] = json!(post.date.day);
        article["dateModified"] = json!(page.last_change(&site.day));
    }
    article
}

/// Returns what a summary sums up, or `None` for a page that is none.
fn original(page: &Page) -> Option<Value> {
    let link = page.original.as_ref()?;
    Some(match page.original_url() {
        Some(url) => json!({ "@type": "CreativeWork", "url": url }),
        None => json!({ "@type": "CreativeWork", "isPartOf": { "@type": "Blog", "url": link.href } }),
    })
}

/// Returns a page that is a summary, or `None` for one that is none.
fn summary(site: &Site, page: &Page) -> Option<Value> {
    Some(json!({
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": "en",
        "isBasedOn": original(page)?,
        "url": site.absolute(&page.address),
    }))
}

/// Returns a meeting, or `None` if it is only planned: schema.org has no such status, and search engines would list it.
fn event(site: &Site, page: &Page, meeting: &Meeting) -> Option<Value> {
    let card = &meeting.card;
    let url = site.absolute(&page.address);
    let (mode, location) = match &card.country {
        Some(country) => (
            None,
            json!({
                "@type": "Place",
                "name": card.place,
                "address": { "@type": "PostalAddress", "addressCountry": country },
            }),
        ),
        None => {
            (Some("https://schema.org/OnlineEventAttendanceMode"), json!({ "@type": "VirtualLocation", "url": url }))
        }
    };
    let mut event = json!({
        "@type": "Event",
        "name": card.title,
        "description": page.description,
        "startDate": card.start,
        "endDate": card.end,
        "eventStatus": status(card),
        "location": location,
        "organizer": { "@type": "Organization", "name": site.full_name, "url": site.absolute(urls::HOME) },
        "url": url,
    });
    if let Some(previous) = previous_start(card) {
        event["previousStartDate"] = json!(previous);
    }
    // It is not known of every meeting whether remote participation was possible.
    if let Some(mode) = mode {
        event["eventAttendanceMode"] = mode.into();
    }
    card.confirmed.then_some(event)
}

/// Returns the `EventStatusType` of a meeting.
fn status(card: &MeetingCard) -> &'static str {
    if card.cancelled {
        "https://schema.org/EventCancelled"
    } else if previous_start(card).is_some() {
        "https://schema.org/EventRescheduled"
    } else if card.moved.is_some() && card.country.is_none() {
        "https://schema.org/EventMovedOnline"
    } else {
        "https://schema.org/EventScheduled"
    }
}

/// Returns the former first day of a meeting that was moved to other days.
fn previous_start(card: &MeetingCard) -> Option<&Day> {
    card.moved.as_ref().map(|moved| &moved.day).filter(|day| **day != card.start)
}

#[cfg(test)]
mod tests {
    use model::meeting::{Continent, DateLabels};
    use model::{Date, Link};

    use super::super::test_data::{page, site};
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Returns the node of a type, or `null` if there is none.
    fn node(page: &Page, node_type: &str) -> Value {
        let json_ld = of(&site(), page);
        assert_eq!(json_ld["@context"], "https://schema.org");
        let graph = json_ld["@graph"].as_array().unwrap();
        graph.iter().find(|node| node["@type"] == node_type).cloned().unwrap_or_default()
    }

    fn post(authors: &[&str]) -> PageKind {
        PageKind::Post(Post {
            date: Date { day: day("2025-12-23"), text: String::new() },
            authors: authors.iter().map(|&name| name.to_owned()).collect(),
            topics: vec![Link { label: "AI".to_owned(), href: "/blog/topics/ai/".to_owned() }],
            related: Vec::new(),
        })
    }

    fn meeting(country: Option<&str>, confirmed: bool) -> PageKind {
        let text = String::new;
        let date_labels = DateLabels {
            month: text(),
            days: text(),
            dates: text(),
            first: text(),
            last_weekday: text(),
            last: text(),
        };
        let card = MeetingCard {
            number: 125,
            title: "IETF 125 Shenzhen".to_owned(),
            href: "/meeting/125/".to_owned(),
            place: "Shenzhen, China".to_owned(),
            country: country.map(str::to_owned),
            continent: country.map(|_| Continent::Asia),
            map_point: None,
            utc_offset: None,
            reference_time: None,
            attendance: None,
            start: day("2026-03-14"),
            end: day("2026-03-20"),
            confirmed,
            registration: None,
            cancelled: false,
            moved: None,
            date_labels,
        };
        PageKind::Meeting(Box::new(Meeting {
            card,
            venue: None,
            hosts: Vec::new(),
            attendance: None,
            format: None,
            links: Vec::new(),
            important_dates: Vec::new(),
            calendar: None,
        }))
    }

    #[test]
    fn home_page_describes_the_organization_and_the_site() {
        let home = model::home::Home {
            calls_to_action: Vec::new(),
            features: Vec::new(),
            deadlines: Vec::new(),
            meetings: Vec::new(),
            news: Vec::new(),
            searches: Vec::new(),
        };
        let home = page("/", PageKind::Home(Box::new(home)));
        let website = node(&home, "WebSite");
        assert_eq!(website["publisher"]["@id"], node(&home, "Organization")["@id"]);
        assert_eq!(node(&home, "BreadcrumbList"), Value::Null, "the home page has no breadcrumbs");
    }

    #[test]
    fn author_of_a_post_without_authors_is_the_organization() {
        let article = node(&page("/blog/green-wg/", post(&["A. Writer"])), "NewsArticle");
        assert_eq!(article["author"], json!([{ "@type": "Person", "name": "A. Writer" }]));
        assert_eq!(article["datePublished"], "2025-12-23");
        assert_eq!(article["dateModified"], "2025-12-23");
        assert_eq!(article["keywords"], json!(["AI"]));
        assert_eq!(article["mainEntityOfPage"], "https://www.ietf.org/blog/green-wg/");
        let article = node(&page("/blog/green-wg/", post(&[])), "NewsArticle");
        assert_eq!(article["author"]["name"], "Internet Engineering Task Force");
        let breadcrumbs = node(&page("/blog/green-wg/", post(&[])), "BreadcrumbList");
        assert_eq!(breadcrumbs["itemListElement"][1]["item"], "https://www.ietf.org/blog/green-wg/");
    }

    /// Returns the link to an original.
    fn original(url: &str) -> Link {
        Link { label: "Read the original by A. Writer on www.ietf.org".to_owned(), href: url.to_owned() }
    }

    #[test]
    fn summary_of_a_post_is_an_article_of_the_organization_based_on_the_original() {
        let mut page = page("/blog/green-wg/", post(&[]));
        page.original = Some(original("https://www.ietf.org/blog/green-wg/"));
        assert_eq!(node(&page, "NewsArticle"), Value::Null);
        let article = node(&page, "Article");
        assert_eq!(article["author"]["name"], "Internet Engineering Task Force");
        assert_eq!(article["datePublished"], Value::Null, "the day is that of the original");
        let based_on = json!({
            "@type": "CreativeWork",
            "url": "https://www.ietf.org/blog/green-wg/",
            "datePublished": "2025-12-23",
        });
        assert_eq!(article["isBasedOn"], based_on);
        assert!(!article.to_string().contains("A. Writer"), "{article}");

        page.original = Some(original("https://www.ietf.org/blog/"));
        let blog = json!({ "@type": "Blog", "url": "https://www.ietf.org/blog/" });
        let based_on = json!({ "@type": "CreativeWork", "isPartOf": blog, "datePublished": "2025-12-23" });
        assert_eq!(node(&page, "Article")["isBasedOn"], based_on, "the address is not known");
    }

    #[test]
    fn summary_of_a_page_is_based_on_it() {
        let mut page = page("/privacy-statement/", PageKind::Article);
        assert_eq!(node(&page, "WebPage"), Value::Null);
        page.original = Some(original("https://www.ietf.org/privacy-statement/"));
        let summary = node(&page, "WebPage");
        assert_eq!(
            summary["url"], "https://www.ietf.org/privacy-statement/",
            "the site of the test is that of the original"
        );
        assert_eq!(summary["isBasedOn"]["url"], "https://www.ietf.org/privacy-statement/");
        assert_eq!(node(&page, "BreadcrumbList")["@type"], "BreadcrumbList");
    }

    #[test]
    fn meeting_is_an_event_at_a_place_or_online() {
        let event = node(&page("/meeting/125/", meeting(Some("China"), true)), "Event");
        assert_eq!((&event["startDate"], &event["endDate"]), (&json!("2026-03-14"), &json!("2026-03-20")));
        assert_eq!(event["location"]["@type"], "Place");
        assert_eq!(event["location"]["address"]["addressCountry"], "China");
        assert_eq!(event["eventAttendanceMode"], Value::Null);
        let event = node(&page("/meeting/125/", meeting(None, true)), "Event");
        assert_eq!(event["location"]["@type"], "VirtualLocation");
        assert_eq!(event["eventAttendanceMode"], "https://schema.org/OnlineEventAttendanceMode");
    }

    #[test]
    fn status_of_an_event_tells_whether_it_was_cancelled_or_moved() {
        let with = |country, change: &dyn Fn(&mut MeetingCard)| {
            let PageKind::Meeting(mut meeting) = meeting(country, true) else { unreachable!() };
            change(&mut meeting.card);
            let event = node(&page("/meeting/125/", PageKind::Meeting(meeting)), "Event");
            (event["eventStatus"].as_str().unwrap().to_owned(), event["previousStartDate"].clone())
        };
        let moved =
            |start| move |card: &mut MeetingCard| card.moved = Some(Date { day: day(start), text: String::new() });
        let expected = |status: &str, previous| (format!("https://schema.org/Event{status}"), previous);
        assert_eq!(with(Some("China"), &|_| {}), expected("Scheduled", Value::Null));
        assert_eq!(with(Some("China"), &|card| card.cancelled = true), expected("Cancelled", Value::Null));
        assert_eq!(with(Some("China"), &moved("2026-03-07")), expected("Rescheduled", json!("2026-03-07")));
        assert_eq!(with(None, &moved("2026-03-14")), expected("MovedOnline", Value::Null));
        assert_eq!(with(Some("China"), &moved("2026-03-14")), expected("Scheduled", Value::Null));
    }

    #[test]
    fn planned_meeting_is_not_an_event() {
        assert_eq!(node(&page("/meeting/125/", meeting(Some("China"), false)), "Event"), Value::Null);
    }
}
