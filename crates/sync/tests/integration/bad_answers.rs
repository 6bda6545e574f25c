//! Answers that a source should not give. None changes a file, and each is told in one message.

use std::io::Write;
use std::net::TcpListener;
use std::time::Duration;

use crate::support::owners::{Owners, feed, meeting, post, rfc, rfc_index};
use crate::support::project::Project;
use crate::support::server::{Request, Response, Server};
use ::sync::{Kind, Outcome};
use flate2::Compression;
use flate2::write::GzEncoder;
use polite_http::Source;

/// A bad answer: its name, the answer in place of the good one, the number of tries, and a part of the message.
struct Bad(&'static str, fn(&Owners, &Request) -> Response, usize, &'static str);

/// Answers to the list of meetings.
const BAD_LISTS: [Bad; 27] = [
    Bad(
        "too many requests",
        |_, _| Response::new(429, "slow down"),
        3,
        "found the status 429 Too Many Requests; expected 200 OK",
    ),
    Bad(
        "too many requests for an hour",
        |_, _| Response::new(429, "").header("Retry-After", "3600"),
        1,
        "found the status 429 Too Many Requests, and is to be asked again after 3600 seconds",
    ),
    Bad("server error", |_, _| Response::new(500, "<h1>Oops</h1>"), 3, "found the status 500 Internal Server Error"),
    Bad(
        "maintenance",
        |_, _| Response::new(503, "").header("Retry-After", "5"),
        3,
        "found the status 503 Service Unavailable",
    ),
    Bad("forbidden", |_, _| Response::new(403, ""), 1, "found the status 403 Forbidden; expected 200 OK"),
    Bad("gone", |_, _| Response::new(410, ""), 1, "found the status 410 Gone; expected 200 OK"),
    Bad("created", |_, _| Response::new(201, "{}"), 1, "found the status 201 Created; expected 200 OK"),
    Bad(
        "slow",
        |owners, request| Response { delay: Duration::from_secs(2), ..full(owners, request) },
        3,
        "no complete answer within 1 second",
    ),
    Bad(
        "broken connection",
        |owners, request| Response { cut: Some(100), ..full(owners, request) },
        3,
        ": no answer (",
    ),
    Bad(
        "truncated JSON",
        |owners, request| {
            let body = full(owners, request).body;
            Response::ok(&body[..body.len() - 20])
        },
        1,
        "found EOF while parsing",
    ),
    Bad("JSON of something else", |_, _| Response::ok("{\"error\": \"none\"}"), 1, "found missing field `meta`"),
    Bad(
        "no JSON",
        |_, _| Response::ok("meetings: none"),
        1,
        "found expected value at line 1 column 1; expected a list in JSON",
    ),
    Bad(
        "HTML",
        |_, _| Response::ok("<!DOCTYPE html><title>Log in</title>"),
        1,
        "found a document in HTML or XML; expected a list in JSON",
    ),
    Bad("nothing", |_, _| Response::ok(""), 1, "found an empty answer; expected a list in JSON"),
    Bad(
        "not UTF-8",
        |_, _| Response::ok(*b"{\"meta\": \"\xff\xfe\"}"),
        1,
        "found bytes that are not UTF-8; expected UTF-8",
    ),
    Bad("nested too deeply", |_, _| Response::ok("[".repeat(100_000)), 1, "found invalid type: sequence"),
    Bad(
        "number as a number",
        |owners, request| changed(owners, request, "number", 128.into()),
        1,
        "invalid type: integer `128`, expected a string",
    ),
    Bad(
        "city missing",
        |owners, request| changed(owners, request, "city", serde_json::Value::Null),
        1,
        "invalid type: null, expected a string",
    ),
    Bad(
        "date that does not exist",
        |owners, request| changed(owners, request, "date", "2027-02-30".into()),
        1,
        "meeting `128`: date: found `2027-02-30`; expected a date",
    ),
    Bad(
        "days that no meeting has",
        |owners, request| changed(owners, request, "days", 400.into()),
        1,
        "meeting `128`: found 400 days; expected 1 to 14",
    ),
    Bad(
        "number that is none",
        |owners, request| changed(owners, request, "number", "interim-1".into()),
        1,
        "number: found `interim-1`; expected a number",
    ),
    Bad(
        "number twice",
        |owners, request| changed(owners, request, "number", "127".into()),
        1,
        "found two entries `127`; expected one",
    ),
    Bad(
        "empty list",
        |_, request| {
            Owners { objects: [("meeting/meeting".to_owned(), Vec::new())].into(), ..Owners::default() }.answer(request)
        },
        1,
        "found an empty list; expected at least one object",
    ),
    Bad(
        "redirect to another host",
        |_, _| Response::new(302, "").header("Location", "http://localhost:1/"),
        1,
        "found the status 302 Found to `http://localhost:1/`; expected an answer, or a redirect within the same host",
    ),
    Bad("redirect to nowhere", |_, _| Response::new(301, ""), 1, "found the status 301 Moved Permanently to ``"),
    Bad(
        "redirects in a circle",
        |_, request| Response::new(301, "").header("Location", request.path.clone()),
        4,
        "found more than 3 redirects; expected an answer, or a redirect within the same host",
    ),
    Bad(
        "70 MiB",
        |_, _| Response::ok(vec![b' '; 70 << 20]),
        1,
        "found an answer of more than 64 MiB; expected a smaller one",
    ),
];

/// Answers in place of the index of RFCs.
const BAD_INDEXES: [Bad; 13] = [
    Bad(
        "HTML",
        |_, _| Response::ok("<!DOCTYPE html><html><p>Maintenance</p></html>"),
        1,
        "found a document type (`<!DOCTYPE`), as HTML has; expected an XML document with the root <rfc-index>",
    ),
    Bad("nothing", |_, _| Response::ok(""), 1, "found an empty answer; expected an XML document"),
    Bad(
        "truncated XML",
        |owners, _| Response::ok(&owners.rfc_index[..owners.rfc_index.len() - 20]),
        1,
        "found an error: ",
    ),
    Bad(
        "nested too deeply",
        |_, _| Response::ok(rfc_index(&("<rfc-entry>".repeat(500_000) + &"</rfc-entry>".repeat(500_000)))),
        1,
        "found ``; expected a number, as in `RFC0791`",
    ),
    Bad(
        "entity bomb",
        |_, _| {
            Response::ok(
                "<!DOCTYPE rfc-index [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><rfc-index>&b;</rfc-index>",
            )
        },
        1,
        "found a document type (`<!DOCTYPE`)",
    ),
    Bad(
        "external entity",
        |_, _| {
            Response::ok("<!DOCTYPE rfc-index [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rfc-index>&a;</rfc-index>")
        },
        1,
        "found a document type (`<!DOCTYPE`)",
    ),
    Bad(
        "compressed bomb",
        |_, _| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(&vec![b' '; 70 << 20]).unwrap();
            Response::ok(encoder.finish().unwrap()).header("Content-Encoding", "gzip")
        },
        1,
        "found an answer of more than 64 MiB; expected a smaller one",
    ),
    Bad("damaged compression", |_, _| Response::ok("not gzip").header("Content-Encoding", "gzip"), 3, ": no answer ("),
    Bad("no RFC", |_, _| Response::ok(rfc_index("")), 1, "found no RFC; expected at least one <rfc-entry>"),
    Bad(
        "another namespace",
        |owners, _| {
            Response::ok(
                owners.rfc_index.replace("xmlns=\"https://www.rfc-editor.org/", "xmlns=\"https://example.org/"),
            )
        },
        1,
        "found the namespace `https://example.org/rfc-index`",
    ),
    Bad(
        "unknown status",
        |owners, _| Response::ok(owners.rfc_index.replace("HISTORIC", "FAMOUS").replace("INTERNET STANDARD", "FAMOUS")),
        1,
        "`RFC0791`: current-status: found `FAMOUS`; expected the status of an RFC",
    ),
    Bad(
        "month that does not exist",
        |owners, _| Response::ok(owners.rfc_index.replace("<month>May", "<month>Mai")),
        1,
        "`RFC9000`: date: found `Mai`; expected the English name of a month",
    ),
    Bad(
        "title with a turned direction",
        |_, _| {
            Response::ok(rfc_index(&rfc(
                1,
                "Host \u{202e}erawtfoS",
                "April 1969",
                "<current-status>UNKNOWN</current-status><stream>Legacy</stream>",
            )))
        },
        1,
        "`RFC0001`: title: found the character U+202E, which is invisible",
    ),
];

/// Answers in place of the feed.
const BAD_FEEDS: [Bad; 5] = [
    Bad("Atom", |_, _| Response::ok("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>"), 1, "found the root <feed>"),
    Bad(
        "no channel",
        |_, _| Response::ok("<rss version=\"2.0\"/>"),
        1,
        "found no <channel>; expected a feed in RSS 2.0",
    ),
    Bad("empty feed", |_, _| Response::ok(feed("")), 1, "found an empty feed; expected at least one <item>"),
    Bad(
        "no date",
        |_, _| Response::ok(feed(&post("https://www.ietf.org/blog/a/", "A", "yesterday", ""))),
        1,
        "pubDate: found `yesterday`; expected a date",
    ),
    Bad(
        "a link that runs a script",
        |_, _| Response::ok(feed(&post("javascript:alert(1)", "A", "Thu, 02 Jul 2026 09:00:00 +0000", ""))),
        1,
        "link: found `javascript:alert(1)`; expected an address of the web",
    ),
];

/// Answers in full, also a conditional request.
fn full(owners: &Owners, request: &Request) -> Response {
    owners.answer(&Request { path: request.path.clone(), ..Request::default() })
}

/// Answers with another value in a field of meeting 128.
fn changed(owners: &Owners, request: &Request, field: &str, value: serde_json::Value) -> Response {
    let mut owners = owners.clone();
    owners.object("meeting/meeting", 1128)[field] = value;
    full(&owners, request)
}

fn check(kind: Kind, path: &'static str, bad: &[Bad]) {
    for Bad(name, answer, tries, expected) in bad {
        let answer = *answer;
        let good = Owners::few();
        let owners = good.clone();
        let server = Server::start(move |request| owners.answer(request));
        let mut project = Project::asking(&server);
        project.options.kinds = vec![kind];
        assert_eq!(project.sync().0, Outcome::Synced, "{name}");
        let before = project.files();
        assert_eq!(before.len(), 1);
        server.take_requests();

        let limits = project.options.limits;
        if *name == "slow" {
            project.options.limits.timeout = Duration::from_secs(1);
        }
        let owners = good.clone();
        server.set(
            move |request| {
                if request.path.starts_with(path) { answer(&owners, request) } else { owners.answer(request) }
            },
        );
        let (outcome, report) = project.sync();
        assert!(report.contains(expected), "{name}: {report}");
        assert_eq!(outcome, Outcome::Failed, "{name}: {report}");
        assert_eq!(
            report.lines().count(),
            3,
            "{name}: one message, what is unchanged, and the number of requests: {report}"
        );
        assert_eq!(project.files(), before, "{name}");
        let requests = server.take_requests();
        let bad_requests = requests.iter().filter(|request| request.path.starts_with(path)).count();
        assert_eq!(bad_requests, *tries, "{name}");

        // What was bad is not kept: the next good answer is understood.
        project.options.limits = limits;
        server.set(move |request| good.answer(request));
        assert_eq!(project.sync().0, Outcome::Synced, "{name}");
        assert_eq!(project.files(), before, "{name}");
    }
}

#[test]
fn bad_lists_change_nothing() {
    check(Kind::Meetings, "/api/v1/meeting/meeting/", &BAD_LISTS);
}

#[test]
fn bad_indexes_change_nothing() {
    check(Kind::Rfcs, "/rfc-index.xml", &BAD_INDEXES);
}

#[test]
fn bad_feeds_change_nothing() {
    check(Kind::News, "/blog/feed/", &BAD_FEEDS);
}

#[test]
fn source_that_is_out_of_reach_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let server = Server::start(|_| Response::new(500, ""));
    let mut project = Project::asking(&server);
    project.options.kinds = vec![Kind::News];
    project.options.source = Source::parse(&origin).unwrap();
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Failed);
    assert!(report.starts_with(&format!("error: {origin}/blog/feed/: no answer (")), "{report}");
    assert!(project.files().is_empty());
}

#[test]
fn busy_source_is_asked_again_after_the_pause_that_it_asks_for() {
    let owners = Owners::few();
    let mut failures = 2;
    let server = Server::start(move |request| {
        failures -= 1;
        match failures {
            1 => Response::new(503, "").header("Retry-After", "30"),
            0 => Response::new(429, ""),
            _ => owners.answer(request),
        }
    });
    let mut project = Project::asking(&server);
    project.options.kinds = vec![Kind::News];
    assert_eq!(project.sync().0, Outcome::Synced);
    assert_eq!(*project.clock.sleeps.borrow(), [30, 4].map(Duration::from_secs));
}

#[test]
fn redirects_within_the_host_are_followed() {
    let owners = Owners::few();
    let server = Server::start(move |request| match request.path.as_str() {
        "/blog/feed/" => Response::new(301, "").header("Location", "/blog/rss/"),
        "/blog/rss/" => owners.answer(&Request { path: "/blog/feed/".to_owned(), ..request.clone() }),
        _ => Response::new(404, ""),
    });
    let mut project = Project::asking(&server);
    project.options.kinds = vec![Kind::News];
    assert_eq!(project.sync().0, Outcome::Synced);
    let (_, report) = project.sync();
    assert!(report.ends_with("2 requests, 1 of them answered with “not modified”\n"), "{report}");
}

#[test]
fn list_that_is_shorter_than_its_total_is_rejected() {
    let server = Server::start(|_| {
        let mut object = meeting(1, "1986-01-16", "San Diego", "US", "America/Los_Angeles");
        object["id"] = 1.into();
        let meta = serde_json::json!({ "limit": 250, "next": null, "offset": 0, "previous": null, "total_count": 130 });
        let page = serde_json::json!({ "meta": meta, "objects": [object] });
        Response::ok(page.to_string())
    });
    let mut project = Project::asking(&server);
    project.options.kinds = vec![Kind::Meetings];
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Failed);
    assert!(report.contains("found 1 objects on all pages; expected 130 objects, as the last page says"), "{report}");
}
