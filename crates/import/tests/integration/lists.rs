//! Addresses of a file, a sitemap, or a feed.

use ::import::{Options, Outcome};

use crate::support::project::{Project, folder};
use crate::support::server::{Response, Server};

#[test]
fn file_names_pages_one_a_line() {
    let mut project = Project::of_folder("site");
    project.write("list.txt", "# Pages\nhttps://www.ietf.org/about/glossary/\n\n/process/tables/ # with a comment\n/about/glossary/\nhttps://evil.example/\n/meeting/125/\n");
    project.options.lists = vec![project.root.path().join("list.txt")];
    let (outcome, report) = project.import(&[]);
    assert_eq!(outcome, Outcome::Imported, "{report}");
    assert!(report.contains("not imported: “https://evil.example/”: found the host `evil.example`"), "{report}");
    assert!(report.contains("not imported: “/meeting/125/”: found a meeting"), "{report}");
    assert!(report.ends_with("2 new; 0 requests\n"), "{report}");
}

#[test]
fn sitemap_and_feed_name_pages() {
    let server = Server::start(|request| match request.path.as_str() {
        "/sitemap.xml" => Response::ok(
            "<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://www.ietf.org/sitemap-1.xml</loc></sitemap></sitemapindex>",
        ),
        "/sitemap-1.xml" => Response::ok(
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://www.ietf.org/about/glossary/</loc></url><url><loc>https://www.ietf.org/</loc></url><url><loc>https://www.ietf.org/blog/</loc></url></urlset>",
        ),
        "/blog/technology/feed/" => Response::ok(
            "<rss version='2.0'><channel><link>https://www.ietf.org/blog/</link><item><title>x</title><link>https://www.ietf.org/blog/second-example/</link></item></channel></rss>",
        ),
        "/bomb.xml" => Response::ok("<!DOCTYPE a [<!ENTITY b 'b'>]><urlset><url><loc>&b;</loc></url></urlset>"),
        "/empty.xml" => Response::ok("<rss version='2.0'><channel/></rss>"),
        path => match std::fs::read(folder("site").join(path.trim_matches('/')).join("index.html")) {
            Ok(page) => Response::ok(page),
            Err(_) => Response::new(404, ""),
        },
    });
    let project = Project::asking(&server.origin);
    let options = Options {
        sitemaps: vec!["https://www.ietf.org/sitemap.xml".into()],
        feeds: vec!["https://www.ietf.org/blog/technology/feed/".into()],
        topics: vec!["Technology".into()],
        ..project.options.clone()
    };
    let (outcome, report) = project.import_with(&options);
    assert_eq!(outcome, Outcome::Imported, "{report}");
    assert!(report.contains("not imported: “https://www.ietf.org/”: found the home page"), "{report}");
    assert!(report.ends_with("2 new; 5 requests\n"), "{report}");
    assert!(project.text("content/news/second-example.md").contains("topics = [\"Technology\"]"));

    for sitemap in [
        "https://www.ietf.org/bomb.xml",
        "https://evil.example/sitemap.xml",
        "https://www.ietf.org/blog/technology/feed/",
        "not an address",
    ] {
        let (outcome, report) =
            project.import_with(&Options { sitemaps: vec![sitemap.into()], ..project.options.clone() });
        assert_eq!(outcome, Outcome::Failed, "{sitemap}: {report}");
        assert!(report.starts_with("error: ") && report.contains("expected"), "{report}");
    }
    let (outcome, _) = project
        .import_with(&Options { feeds: vec!["https://www.ietf.org/empty.xml".into()], ..project.options.clone() });
    assert_eq!(outcome, Outcome::Failed);
}
