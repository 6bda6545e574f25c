//! A page of each kind.

use std::fs;

use ::import::Outcome;
use expect_test::expect_file;
use polite_http::Source;

use crate::support::project::{Project, folder};

/// The files that the pages of `tests/site/` become.
const FILES: [&str; 17] = [
    "content/news/first-example.md",
    "content/news/second-example.md",
    "content/pages/about.md",
    "content/pages/about/example-policy.md",
    "content/pages/about/glossary.md",
    "content/pages/about/groups/iesg/statements.md",
    "content/pages/about/groups/iesg/statements/example-statement.md",
    "content/pages/about/two-parts.md",
    "content/pages/blog/index.md",
    "content/pages/meeting/hackathons/example-hackathon.md",
    "content/pages/meeting/index.md",
    "content/pages/process.md",
    "content/pages/process/next-steps.md",
    "content/pages/process/other-blocks.md",
    "content/pages/process/tables.md",
    "content/pages/technologies.md",
    "content/pages/technologies/examples.md",
];

#[test]
fn every_kind_of_page_is_imported_and_compiles() {
    let project = Project::of_folder("site");
    let (outcome, report) = project.import(&[]);
    assert_eq!(outcome, Outcome::Imported, "{report}");
    expect_file!["../expected/report.txt"].assert_eq(&report);
    let mut files = [project.files("content/news"), project.files("content/pages")].concat();
    files.sort();
    assert_eq!(files, FILES);
    for file in FILES {
        let text = project.text(file);
        let name = file.trim_start_matches("content/").replace('/', "--");
        if text.contains("\nimported = ") {
            expect_file![format!("{}/tests/expected/{name}", env!("CARGO_MANIFEST_DIR"))].assert_eq(&text);
        }
    }
    let warnings = project.compile().warnings.to_string();
    expect_file!["../expected/warnings.txt"].assert_eq(&warnings);
}

#[test]
fn pictures_are_stored_once() {
    let project = Project::of_folder("site");
    project.import(&[]);
    let pictures = project.files("public/images/imported");
    assert_eq!(pictures.len(), 4, "{pictures:?}");
    let source = fs::read(folder("site/media/images/network-diagram.original.png")).unwrap();
    let stored = pictures.iter().find(|picture| picture.contains("network-diagram-")).unwrap();
    assert_eq!(fs::read(project.root.path().join(stored)).unwrap(), source);
    let html = project.html("/about/example-policy/");
    assert!(html.contains("width=\"640\" height=\"320\""), "{html}");
}

#[test]
fn second_import_changes_not_a_byte() {
    let mut project = Project::of_folder("site");
    project.import(&[]);
    let files = || {
        project
            .files("")
            .into_iter()
            .map(|file| (fs::read(project.root.path().join(&file)).unwrap(), file))
            .collect::<Vec<_>>()
    };
    let before = files();
    let after_import = |project: &Project| project.import(&[]);
    let (outcome, report) = after_import(&project);
    assert_eq!(outcome, Outcome::Imported);
    assert!(report.ends_with("15 unchanged; 0 requests\n"), "{report}");
    assert_eq!(files(), before);
    project.options.today = "2027-01-01".parse().unwrap();
    let (_, report) = project.import(&[]);
    assert!(report.ends_with("15 unchanged; 0 requests\n"), "{report}");
}

#[test]
fn dry_run_writes_nothing() {
    let mut project = Project::of_folder("site");
    project.options.dry_run = true;
    let before = project.files("");
    let (outcome, report) = project.import(&[]);
    assert_eq!(outcome, Outcome::Imported);
    assert!(
        report.contains("/about/two-parts/: new, would be written to content/pages/about/two-parts.md\n"),
        "{report}"
    );
    assert_eq!(project.files(""), before);
}

#[test]
fn links_to_pages_that_are_not_imported_keep_their_words() {
    let project = Project::empty(Source::Folder(folder("site")));
    let (outcome, report) = project.import(&["/about/two-parts/"]);
    assert_eq!(outcome, Outcome::Imported);
    assert!(
        report.contains(
            "the link “the lists of another page” to “/about/example-policy/#lists”: only its words are kept"
        ),
        "{report}"
    );
    assert!(!project.html("/about/two-parts/").contains("href=\"/about/example-policy/"));
}

#[test]
fn topics_come_from_the_command_or_from_posts_that_are_there() {
    let mut project = Project::of_folder("site");
    let (_, report) = project.import(&["/blog/second-example/"]);
    assert!(report.contains("a draft until a writer adds `topics`"), "{report}");
    project.options.topics = vec!["Community".into()];
    let (_, report) = project.import(&["/blog/second-example/"]);
    assert!(report.contains("updated, written to content/news/second-example.md"), "{report}");
    let text = project.text("content/news/second-example.md");
    assert!(text.contains("topics = [\"Community\"]") && !text.contains("draft"), "{text}");
}
