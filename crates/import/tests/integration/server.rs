//! Pages of a server: the manners, and its errors.

use std::time::Duration;

use ::import::Outcome;

use crate::support::project::{Project, folder};
use crate::support::server::{Request, Response, Server};

/// A server that answers with the pages of `tests/site/`.
fn site() -> Server {
    Server::start(|request| {
        let path = request.path.trim_matches('/');
        let root = folder("site");
        let file = [root.join(path).join("index.html"), root.join(path)].into_iter().find(|file| file.is_file());
        match file.and_then(|file| std::fs::read(file).ok()) {
            Some(_) if request.is_conditional() => Response::new(304, ""),
            Some(body) => Response::ok(body).header("ETag", "\"1\""),
            None => Response::new(404, "not found"),
        }
    })
}

#[test]
fn source_is_asked_with_manners() {
    let server = site();
    let project = Project::asking(&server.origin);
    let (outcome, report) = project.import(&["/about/example-policy/", "/blog/first-example/"]);
    assert_eq!(outcome, Outcome::Imported, "{report}");
    assert!(report.ends_with("2 new; 4 requests\n"), "{report}");
    let requests = server.take_requests();
    let paths: Vec<&str> = requests.iter().map(|request| request.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "/about/example-policy/",
            "/blog/first-example/",
            "/media/images/network-diagram.original.png",
            "/media/images/meeting-hall.width-800.png",
        ]
    );
    for request in &requests {
        assert_eq!(request.headers["user-agent"], "ietf-site-import (+https://www.ietf.org/)");
    }
    assert_eq!(*project.clock.sleeps.borrow(), [Duration::from_secs(1); 3], "between 4 requests");

    let (outcome, report) = project.import(&["/about/example-policy/"]);
    assert_eq!(outcome, Outcome::Imported);
    assert!(report.contains("/about/example-policy/: unchanged\n"), "{report}");
    assert!(server.take_requests().iter().all(Request::is_conditional));
}

#[test]
fn page_that_cannot_be_used_does_not_stop_the_others() {
    let server = site();
    let project = Project::asking(&server.origin);
    let (outcome, report) = project.import(&["/about/not-here/", "/about/glossary/"]);
    assert_eq!(outcome, Outcome::Failed);
    assert!(report.contains("/about/not-here/: error: ") && report.contains("found the status 404"), "{report}");
    assert!(report.contains("/about/glossary/: new"), "{report}");
}

/// Imports a page from a server that answers with `response`, and returns the report.
fn report_of(response: Response) -> String {
    let server = Server::start(move |_| response.clone());
    let project = Project::asking(&server.origin);
    let before = project.files("content");
    let (outcome, report) = project.import(&["/about/x/"]);
    assert_eq!(outcome, Outcome::Failed, "{report}");
    assert_eq!(project.files("content"), before);
    report
}

#[test]
fn other_answers_are_rejected() {
    for (response, expected) in [
        (Response::ok(b"<h1>\xff</h1>".as_slice()), "found bytes that are not UTF-8; expected UTF-8"),
        (Response::ok("<h1>\0".repeat(1 << 20)), "found 5 MiB; expected a page of at most 4 MiB"),
        (Response::ok(vec![b' '; 70 << 20]), "found an answer of more than 64 MiB"),
        (Response::ok(""), "found no `<h1>` within `<main>`"),
        (Response::ok("<main><h1> </h1></main>"), "found a title without words"),
        (Response::ok("{\"json\": true}"), "found no `<h1>` within `<main>`"),
        (
            Response::new(301, "").header("Location", "https://evil.example/"),
            "expected an answer, or a redirect within the same host",
        ),
        (Response::new(503, "").header("Retry-After", "3600"), "is to be asked again after 3600 seconds"),
    ] {
        let report = report_of(response);
        assert!(report.contains(expected), "{expected}: {report}");
    }
}

#[test]
fn page_that_is_somewhere_else_is_rejected() {
    let page = |head: &str| Response::ok(format!("<head>{head}</head><main id=content><h1>Title</h1></main>"));
    for head in [
        "<meta property=\"og:url\" content=\"/about/y/\">",
        "<meta property=\"og:url\" content=\"https://evil.example/about/x/\">",
        "<link rel=canonical href=\"https://www.ietf.org/about/y/\">",
        "<link rel=canonical href=\"javascript:alert(1)\">",
    ] {
        let report = report_of(page(head));
        assert!(report.contains("found a page that says it is at"), "{head}: {report}");
    }
}
