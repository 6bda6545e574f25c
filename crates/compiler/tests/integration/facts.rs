//! Facts from their owners appear on pages that no writer has, and fill those that writers have.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use compiler::Content;
use model::group::{GroupKind, GroupState};
use model::meeting::Meeting;
use model::page::Members;
use model::{Page, PageKind};

use crate::support::{copy_files, invalid, options};

const MEETINGS: &str = r#"source = "https://datatracker.ietf.org/api/v1/meeting/meeting/?type=ietf"
on = 2026-01-04
count = 4

[[meeting]]
number = 124
start = 2025-11-01
end = 2025-11-07
city = "Montreal"
country = "CA"
attendees = 1803

[[meeting]]
number = 125
start = 2026-03-14
end = 2026-03-20
city = "Shenzhen"
country = "CN"
time_zone = "Asia/Shanghai"
venue = "Futian Shangri-La"
address = "4088 Yi Tian Road, Shenzhen"
important_dates = [
  { date = 2025-12-22, name = "openreg" },
  { date = 2026-03-02, name = "idcutoff" },
  { date = 2026-03-03, name = "only-for-the-staff" },
]

[[meeting]]
number = 126
start = 2026-07-18
end = 2026-07-24
city = "virtual"

[[meeting]]
number = 127
start = 2026-11-14
end = 2026-11-20
"#;

const GROUPS: &str = r#"source = "https://datatracker.ietf.org/api/v1/group/group/?type__in=wg,rg"
on = 2026-01-04
count = 4

[[group]]
acronym = "dawn"
name = "Discovery of Agents"
kind = "wg"
state = "bof"
area = "sec"

[[group]]
acronym = "gone"
name = "A Group Without an Area"
kind = "wg"
state = "concluded"

[[group]]
acronym = "tls"
name = "Transport Layer Security"
kind = "wg"
state = "active"
area = "sec"
chairs = ["A. B.", "C. D."]
list = "tls@ietf.org"
archive = "https://mailarchive.ietf.org/arch/browse/tls-archive/"

[[group]]
acronym = "zzz"
name = "Asleep"
kind = "wg"
state = "dormant"
area = "sec"
"#;

const PEOPLE: &str = r#"source = "https://datatracker.ietf.org/api/v1/group/role/"
on = 2026-01-03
count = 1

[[body]]
acronym = "sec"
name = "Security Area"
kind = "area"
members = [
  { role = "ad", name = "Deb Cooley" },
]
"#;

const AREA: &str = r#"+++
title = "Security Area"
description = "Words that say what this page is about, as many of them as a description needs at least."
kind = "groups"
about = "sec"
as_of = 2025-06-01

[[group]]
acronym = "tls"
topic = "Security"
keywords = ["TLS"]
+++

See [TLS](#tls), and [DAWN](#dawn), which no writer has described yet.

## Tls {#named}
"#;

/// Compiles a site with these facts and files.
fn compile(files: &[(&str, &str)]) -> Content {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    let facts = [("synced/meetings.toml", MEETINGS), ("synced/groups.toml", GROUPS), ("synced/people.toml", PEOPLE)];
    for (path, text) in facts.iter().chain(files) {
        let path = root.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).unwrap();
        fs::write(path, text).unwrap();
    }
    compiler::compile(root.path(), &options()).unwrap_or_else(|report| panic!("{report}"))
}

fn page<'c>(content: &'c Content, address: &str) -> &'c Page {
    content.pages.iter().find(|page| page.address == address).unwrap_or_else(|| panic!("no page {address}"))
}

fn meeting(page: &Page) -> &Meeting {
    let PageKind::Meeting(meeting) = &page.kind else { panic!("{} is no meeting", page.address) };
    meeting
}

#[test]
fn meeting_without_a_file_has_a_complete_page() {
    let content = compile(&[("pages/area.md", AREA)]);
    let shenzhen = page(&content, "/meeting/125/");
    assert_eq!(shenzhen.title, "IETF 125 Shenzhen");
    assert_eq!(shenzhen.description, "Dates, place and program of IETF 125: Shenzhen, China.");
    assert_eq!(shenzhen.as_of.as_ref().map(|date| date.text.as_str()), Some("4 January 2026"));
    let meeting_125 = meeting(shenzhen);
    assert_eq!(meeting_125.card.place, "Shenzhen, China");
    assert_eq!(meeting_125.card.continent.map(model::meeting::Continent::name), Some("Asia"));
    assert_eq!(meeting_125.card.utc_offset.as_deref(), Some("UTC+8 during the meeting (Asia/Shanghai)"));
    assert_eq!(meeting_125.venue.as_deref(), Some("Futian Shangri-La, 4088 Yi Tian Road, Shenzhen"));
    assert!(meeting_125.card.confirmed);
    assert_eq!(meeting_125.card.registration.as_ref().map(model::Day::as_str), Some("2025-12-22"));
    let dates: Vec<(&str, &str)> =
        meeting_125.important_dates.iter().map(|known| (known.date.text.as_str(), known.label.as_str())).collect();
    assert_eq!(
        dates,
        [("22 December 2025", "Registration opens"), ("2 March 2026", "Internet-Draft submission closes")]
    );
    assert_eq!(meeting_125.calendar.as_deref(), Some("/meeting/125/ietf-125.ics"));
    let links: Vec<(&str, &str)> =
        meeting_125.links.iter().map(|link| (link.label.as_str(), link.href.as_str())).collect();
    assert_eq!(links, [("Register", "https://registration.ietf.org/")]);
}

#[test]
fn home_page_has_the_next_deadlines_and_no_other_dates() {
    let content = compile(&[("pages/area.md", AREA)]);
    let PageKind::Home(home) = &page(&content, "/").kind else { panic!() };
    let deadlines: Vec<(&str, &str)> =
        home.deadlines.iter().map(|deadline| (deadline.date.text.as_str(), deadline.label.as_str())).collect();
    assert_eq!(deadlines, [("2 March 2026", "Internet-Draft submission closes (IETF 125)")]);
}

#[test]
fn past_meeting_without_a_file_has_attendance_and_proceedings() {
    let content = compile(&[("pages/area.md", AREA)]);
    let montreal = meeting(page(&content, "/meeting/124/"));
    assert_eq!(montreal.attendance.as_deref(), Some("1803"));
    assert_eq!(montreal.card.attendance.and_then(|attendance| attendance.total), Some(1803));
    let links: Vec<&str> = montreal.links.iter().map(|link| link.href.as_str()).collect();
    assert_eq!(
        links,
        ["https://datatracker.ietf.org/meeting/124/agenda/", "https://datatracker.ietf.org/meeting/124/proceedings"]
    );
}

#[test]
fn meeting_without_a_place_is_planned_or_online() {
    let content = compile(&[("pages/area.md", AREA)]);
    let online = page(&content, "/meeting/126/");
    assert_eq!((online.title.as_str(), meeting(online).card.place.as_str()), ("IETF 126 Online", "Online"));
    assert!(meeting(online).card.confirmed);
    let planned = page(&content, "/meeting/127/");
    assert_eq!((planned.title.as_str(), meeting(planned).card.place.as_str()), ("IETF 127", "Place to be announced"));
    assert!(!meeting(planned).card.confirmed);
    assert_eq!(planned.description, "Dates and program of IETF 127. Its place has not been announced.");
}

#[test]
fn file_of_a_meeting_needs_only_its_text() {
    let description = "What a writer says about the meeting, in as many words as a description needs at least.";
    let file = format!("+++\ndescription = \"{description}\"\nconfirmed = false\n+++\n\nText.\n");
    let content = compile(&[("pages/area.md", AREA), ("meetings/127.md", &file)]);
    let page = page(&content, "/meeting/127/");
    assert_eq!((page.title.as_str(), page.description.as_str()), ("IETF 127", description));
    assert_eq!(page.body.html, "<p>Text.</p>\n");
    assert!(content.warnings.is_empty(), "{}", content.warnings);
}

#[test]
fn page_without_a_file_cannot_be_edited() {
    let site = fs::read_to_string(invalid().join("_base/content/site.toml")).unwrap();
    let site = format!("{site}repository = \"https://git.example.org/edit/\"\n");
    let content = compile(&[("pages/area.md", AREA), ("site.toml", &site)]);
    assert_eq!(page(&content, "/meeting/125/").edit_url, None);
    assert!(page(&content, "/area/").edit_url.is_some());
    assert!(!content.files.contains_key("/meeting/125/"));
}

#[test]
fn page_of_an_area_lists_its_groups_and_directors() {
    let content = compile(&[("pages/area.md", AREA)]);
    let area = page(&content, "/area/");
    assert_eq!(area.members, [Members { role: "Area Director".to_owned(), names: "Deb Cooley".to_owned() }]);
    assert_eq!(area.as_of.as_ref().map(|date| date.day.as_str()), Some("2026-01-04"));
    let PageKind::Groups(groups) = &area.kind else { panic!() };
    let by_acronym: BTreeMap<&str, (GroupKind, GroupState)> =
        groups.iter().map(|group| (group.acronym.as_str(), (group.kind, group.state))).collect();
    assert_eq!(
        by_acronym,
        BTreeMap::from([
            ("dawn", (GroupKind::Bof, GroupState::Proposed)),
            ("tls", (GroupKind::Wg, GroupState::Active)),
            ("zzz", (GroupKind::Wg, GroupState::Dormant)),
        ])
    );
    let tls = groups.iter().find(|group| group.acronym == "tls").unwrap();
    assert_eq!((tls.chairs.join(" "), tls.list.as_deref()), ("A. B. C. D.".to_owned(), Some("tls@ietf.org")));
    assert_eq!((tls.keywords.join(" ").as_str(), tls.as_of.text.as_str()), ("TLS", "4 January 2026"));
    let archive = tls.links.iter().find(|link| link.label == "Mail archive");
    assert_eq!(archive.unwrap().href, "https://mailarchive.ietf.org/arch/browse/tls-archive/");
    assert!(content.warnings.is_empty(), "{}", content.warnings);
}

#[test]
fn group_stands_on_the_page_of_its_area_wherever_its_entry_is() {
    let other = AREA.replace("Security Area", "Other").replace("\"sec\"", "\"oth\"").replace("[DAWN](#dawn)", "DAWN");
    let own = AREA.split("\n[[group]]").next().unwrap().to_owned() + "+++\n\nSee [TLS](#tls).\n";
    let content = compile(&[("pages/area.md", &own), ("pages/other.md", &other)]);
    let groups = |address| match &page(&content, address).kind {
        PageKind::Groups(groups) => groups.iter().map(|group| group.acronym.clone()).collect::<Vec<_>>(),
        _ => panic!(),
    };
    assert_eq!(groups("/area/"), ["dawn", "tls", "zzz"]);
    assert_eq!(groups("/other/"), [""; 0]);
    let warnings = content.warnings.to_string();
    assert!(warnings.contains("this group is in another area now"), "{warnings}");
}

#[test]
fn announced_posts_that_the_site_does_not_have_are_in_the_lists() {
    let posts = r#"source = "https://www.ietf.org/blog/feed/"
on = 2026-01-05
count = 5

[[post]]
url = "https://www.ietf.org/blog/another-name/"
title = "Known by its title"
date = 2026-01-01

[[post]]
url = "https://www.ietf.org/blog/own/"
title = "Under Its Own Address"
date = 2026-01-02

[[post]]
url = "https://www.ietf.org/blog/elsewhere/"
title = "A <b>post</b> of the blog"
date = 2026-01-03
authors = "Jane Doe"

[[post]]
url = "https://www.ietf.org/blog/summed-up/"
title = "Summed up"
date = 2026-01-04

[[post]]
url = "https://www.ietf.org/blog/later/"
title = "Later"
date = 2026-01-06
"#;
    let fields =
        "description = \"Words that say what this page is about, as many of them as a description needs at least.\"";
    let post = |title: &str, date: &str, more: &str| {
        format!("+++\ntitle = \"{title}\"\ndate = {date}\n{fields}\ntopics = [\"News\"]\n{more}+++\n\nText.\n")
    };
    let own = post("Own", "2026-01-02", "");
    let summary = post("Summary", "2026-01-04", "original = \"https://www.ietf.org/blog/summed-up/\"\n");
    let sought = post("Known by its title", "2026-01-01", "original = \"https://www.ietf.org/blog/\"\n");
    let blog = format!("+++\ntitle = \"News\"\n{fields}\nkind = \"news\"\n+++\n");
    let site = fs::read_to_string(invalid().join("_base/content/site.toml")).unwrap();
    let site = site.replace("https://www.ietf.org", "https://site.example");
    let content = compile(&[
        ("pages/area.md", AREA),
        ("pages/blog/index.md", &blog),
        ("synced/news.toml", posts),
        ("news/own.md", &own),
        ("news/summary.md", &summary),
        ("news/sought.md", &sought),
        ("site.toml", &site),
    ]);
    let expected = [
        ("Summary", "/blog/summary/", None),
        ("A <b>post</b> of the blog", "https://www.ietf.org/blog/elsewhere/", Some("By Jane Doe.")),
        ("Own", "/blog/own/", None),
        ("Known by its title", "/blog/sought/", None),
    ];
    for list in ["/blog/", "/blog/2026/"] {
        let PageKind::News(news) = &page(&content, list).kind else { panic!() };
        let found = news
            .posts
            .iter()
            .zip(expected)
            .map(|(card, (.., text))| (card.title.as_str(), card.href.as_str(), text.map(|_| card.text.as_str())));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{list}");
        assert_eq!(news.posts.len(), expected.len(), "{list}");
    }
    let PageKind::Home(home) = &page(&content, "/").kind else { panic!() };
    assert!(home.news.iter().any(|card| card.href == "https://www.ietf.org/blog/elsewhere/"));
}
