//! Linked data for search engines, in the words of schema.org.

use model::meeting::Meeting;
use model::news::Post;
use model::{Page, PageKind, Site};
use serde_json::{Value, json};

use crate::urls;

/// What a page says: the way to it, and what it is about.
pub(super) fn of(site: &Site, page: &Page) -> Value {
    let about = match &page.kind {
        PageKind::Home(_) => vec![organization(site), website(site, page)],
        PageKind::Post(post) => vec![breadcrumbs(site, page), article(site, page, post)],
        PageKind::Meeting(meeting) => {
            std::iter::once(breadcrumbs(site, page)).chain(event(site, page, meeting)).collect()
        }
        _ => vec![breadcrumbs(site, page)],
    };
    json!({ "@context": "https://schema.org", "@graph": about })
}

/// The way to the page, the home page first and the page itself last.
fn breadcrumbs(site: &Site, page: &Page) -> Value {
    let home = (site.name.as_str(), urls::HOME);
    let between = page.breadcrumbs.iter().map(|link| (link.label.as_str(), link.href.as_str()));
    let way = std::iter::once(home).chain(between).chain([(page.title.as_str(), page.address.as_str())]);
    let items: Vec<Value> = way
        .enumerate()
        .map(|(at, (name, address))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": site.absolute(address) })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

/// Who stands behind the site.
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

/// The site itself, with the address of its search.
fn website(site: &Site, page: &Page) -> Value {
    let search = format!("{}?{}={{words}}", site.absolute(urls::SEARCH), urls::SEARCH_PARAMETER);
    json!({
        "@type": "WebSite",
        "name": site.name,
        "alternateName": site.full_name,
        "description": page.description,
        "url": site.absolute(urls::HOME),
        "inLanguage": "en",
        "publisher": { "@id": organization_id(site) },
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": search },
            "query-input": "required name=words",
        },
    })
}

/// A post.
fn article(site: &Site, page: &Page, post: &Post) -> Value {
    let publisher = json!({ "@type": "Organization", "name": site.full_name, "url": site.absolute(urls::HOME) });
    let people = post.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect::<Vec<_>>();
    json!({
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.description,
        "datePublished": post.date.day,
        "dateModified": page.last_change(&site.day),
        "author": if people.is_empty() { publisher.clone() } else { people.into() },
        "publisher": publisher,
        "keywords": post.topics.iter().map(|topic| topic.label.as_str()).collect::<Vec<_>>(),
        "inLanguage": "en",
        "mainEntityOfPage": site.absolute(&page.address),
    })
}

/// A meeting. Nothing for one that is only planned: schema.org has no word for that, and search engines would announce it.
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
        "eventStatus": "https://schema.org/EventScheduled",
        "location": location,
        "organizer": { "@type": "Organization", "name": site.full_name, "url": site.absolute(urls::HOME) },
        "url": url,
    });
    // Whether people could take part from elsewhere is not known of every meeting.
    if let Some(mode) = mode {
        event["eventAttendanceMode"] = mode.into();
    }
    card.confirmed.then_some(event)
}

#[cfg(test)]
mod tests {
    use model::meeting::{Continent, DateLabels, MeetingCard};
    use model::{Date, Day, Link};

    use super::super::test_data::{page, site};
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// The part of a kind.
    fn html_block(page: &Page, kind: &str) -> Value {
        let all = of(&site(), page);
        assert_eq!(all["@context"], "https://schema.org");
        all["@graph"].as_array().unwrap().iter().find(|part| part["@type"] == kind).cloned().unwrap_or_default()
    }

    fn post(authors: &[&str]) -> PageKind {
        PageKind::Post(Post {
            date: Date { day: day("2025-12-23"), text: String::new() },
            authors: authors.iter().map(|&name| name.to_owned()).collect(),
            topics: vec![Link { label: "AI".to_owned(), href: "/blog/topics/ai/".to_owned() }],
            original: None,
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
            date_labels,
        };
        PageKind::Meeting(Box::new(Meeting {
            card,
            venue: None,
            hosts: Vec::new(),
            attendance: None,
            format: None,
            links: Vec::new(),
            calendar: None,
        }))
    }

    #[test]
    fn the_home_page_names_the_organization_and_the_search() {
        let home = model::home::Home {
            starts: Vec::new(),
            features: Vec::new(),
            meetings: Vec::new(),
            news: Vec::new(),
            searches: Vec::new(),
        };
        let home = page("/", PageKind::Home(Box::new(home)));
        let website = html_block(&home, "WebSite");
        assert_eq!(website["publisher"]["@id"], html_block(&home, "Organization")["@id"]);
        assert_eq!(
            website["potentialAction"]["target"]["urlTemplate"], "https://www.ietf.org/search/?query={words}",
            "the words stand where the search of the site reads them"
        );
        assert_eq!(html_block(&home, "BreadcrumbList"), Value::Null, "nothing is above the home page");
    }

    #[test]
    fn a_post_has_its_authors_else_the_organization() {
        let article = html_block(&page("/blog/green-wg/", post(&["A. Writer"])), "NewsArticle");
        assert_eq!(article["author"], json!([{ "@type": "Person", "name": "A. Writer" }]));
        assert_eq!(article["datePublished"], "2025-12-23");
        assert_eq!(article["dateModified"], "2025-12-23");
        assert_eq!(article["keywords"], json!(["AI"]));
        assert_eq!(article["mainEntityOfPage"], "https://www.ietf.org/blog/green-wg/");
        let article = html_block(&page("/blog/green-wg/", post(&[])), "NewsArticle");
        assert_eq!(article["author"]["name"], "Internet Engineering Task Force");
        let way = html_block(&page("/blog/green-wg/", post(&[])), "BreadcrumbList");
        assert_eq!(way["itemListElement"][1]["item"], "https://www.ietf.org/blog/green-wg/");
    }

    #[test]
    fn a_meeting_is_an_event_somewhere_or_online() {
        let event = html_block(&page("/meeting/125/", meeting(Some("China"), true)), "Event");
        assert_eq!((&event["startDate"], &event["endDate"]), (&json!("2026-03-14"), &json!("2026-03-20")));
        assert_eq!(event["location"]["@type"], "Place");
        assert_eq!(event["location"]["address"]["addressCountry"], "China");
        assert_eq!(event["eventAttendanceMode"], Value::Null);
        let event = html_block(&page("/meeting/125/", meeting(None, true)), "Event");
        assert_eq!(event["location"]["@type"], "VirtualLocation");
        assert_eq!(event["eventAttendanceMode"], "https://schema.org/OnlineEventAttendanceMode");
    }

    #[test]
    fn a_planned_meeting_is_not_announced() {
        assert_eq!(html_block(&page("/meeting/125/", meeting(Some("China"), false)), "Event"), Value::Null);
    }
}
