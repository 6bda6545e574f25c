//! Files that are there already: nothing that a person wrote or changed is overwritten without being asked.

use std::fs;

use ::import::Outcome;
use polite_http::Source;

use crate::support::project::{Project, folder};

const PAGE: &str = "/process/next-steps/";
const FILE: &str = "content/pages/process/next-steps.md";

/// A project that has imported a page from a copy of `tests/site/`, which can change.
fn imported() -> (tempfile::TempDir, Project) {
    let source = tempfile::tempdir().unwrap();
    let page = source.path().join("process/next-steps/index.html");
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    fs::copy(folder("site/process/next-steps/index.html"), page).unwrap();
    let project = Project::new(Source::Folder(source.path().to_owned()));
    assert_eq!(project.import(&[PAGE]).0, Outcome::Imported);
    (source, project)
}

fn change(source: &tempfile::TempDir, from: &str, to: &str) {
    let page = source.path().join("process/next-steps/index.html");
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains(from));
    fs::write(page, text.replace(from, to)).unwrap();
}

#[test]
fn what_is_new_at_the_source_is_taken_over() {
    let (source, mut project) = imported();
    change(&source, "One paragraph", "Another paragraph");
    project.options.today = "2026-12-24".parse().unwrap();
    let (outcome, report) = project.import(&[PAGE]);
    assert_eq!(outcome, Outcome::Imported);
    assert!(
        report.starts_with("/process/next-steps/: updated, written to content/pages/process/next-steps.md\n"),
        "{report}"
    );
    let text = project.text(FILE);
    assert!(text.contains("Another paragraph") && text.contains("on = 2026-12-24"), "{text}");
}

#[test]
fn fields_that_a_writer_added_stay() {
    let (source, project) = imported();
    project.write(FILE, &project.text(FILE).replace("imported =", "aliases = [\"onward\"]\nimported ="));
    change(&source, "One paragraph", "Another paragraph");
    assert_eq!(project.import(&[PAGE]).0, Outcome::Imported);
    let text = project.text(FILE);
    assert!(text.contains("aliases = [\"onward\"]") && text.contains("Another paragraph"), "{text}");
}

#[test]
fn what_a_writer_changed_stays_with_a_diff_of_what_is_new() {
    let (source, mut project) = imported();
    let own = project.text(FILE).replace("Words that invite.", "Words that invite everybody.");
    project.write(FILE, &own);
    let (outcome, report) = project.import(&[PAGE]);
    assert_eq!(outcome, Outcome::Imported, "nothing is new at the source");
    assert!(
        report.contains("unchanged at the source; content/pages/process/next-steps.md was changed here and stays"),
        "{report}"
    );

    change(&source, "One paragraph, so that", "Another paragraph, so that");
    let (outcome, report) = project.import(&[PAGE]);
    assert_eq!(outcome, Outcome::Held);
    for line in [
        "script/import --replace https://www.ietf.org/process/next-steps/\n",
        "--- content/pages/process/next-steps.md\n+++ www.ietf.org\n",
        "\n-One paragraph, so that the page is not empty.\n+Another paragraph, so that the page is not empty.\n",
    ] {
        assert!(report.contains(line), "{line}: {report}");
    }
    assert_eq!(project.text(FILE), own);

    project.options.replace = true;
    assert_eq!(project.import(&[PAGE]).0, Outcome::Imported);
    let text = project.text(FILE);
    assert!(text.contains("Another paragraph") && !text.contains("everybody"), "{text}");
}

#[test]
fn summary_stays_until_the_original_is_to_replace_it() {
    let (_source, mut project) = imported();
    let summary = "+++\ntitle = \"Next\"\ndescription = \"A summary of a page that is on the former website, in words of our own.\"\naliases = [\"onward\"]\nas_of = 2026-01-05\n+++\n\nA summary.\n";
    project.write(FILE, summary);
    let (outcome, report) = project.import(&[PAGE]);
    assert_eq!(outcome, Outcome::Held);
    assert!(
        report.starts_with("/process/next-steps/: content/pages/process/next-steps.md was written by hand, and stays. If the original is to replace it: script/import --replace https://www.ietf.org/process/next-steps/\n"),
        "{report}"
    );
    assert_eq!(project.text(FILE), summary);
    project.options.replace = true;
    assert_eq!(project.import(&[PAGE]).0, Outcome::Imported);
    let text = project.text(FILE);
    assert!(
        text.contains("aliases = [\"onward\"]") && text.contains("One paragraph") && !text.contains("as_of"),
        "{text}"
    );
}

#[test]
fn page_with_a_folder_is_written_into_it() {
    let project = Project::of_folder("site");
    project.write("content/pages/about/groups/index.md", "+++\ntitle = \"Groups\"\n+++\n");
    let (_, report) = project.import(&["/about/"]);
    assert!(report.starts_with("/about/: new, written to content/pages/about/index.md\n"), "{report}");
}

#[test]
fn title_of_another_page_gets_that_of_the_page_above() {
    let project = Project::of_folder("site");
    project.write("content/pages/about/groups/iab/statements.md", "+++\ntitle = \"Statements\"\ndescription = \"Statements of another group, in a page that was written by hand for this site.\"\n+++\n\nText.\n");
    let (_, report) = project.import(&["/about/groups/iesg/statements/"]);
    assert!(
        report.contains("“(IESG)” was added; content/pages/about/groups/iab/statements.md has the same title"),
        "{report}"
    );
    assert!(project.text("content/pages/about/groups/iesg/statements.md").contains("title = \"Statements (IESG)\""));
}

#[test]
fn original_takes_the_place_of_a_summary_with_another_address() {
    let (source, mut project) = imported();
    fs::remove_file(project.root.path().join(FILE)).unwrap();
    let file = "content/pages/process/onward.md";
    project.write(file, "+++\ntitle = \"Onward\"\ndescription = \"A summary of a page that has another address at the source than here.\"\noriginal = \"https://www.ietf.org/process/next-steps/\"\n+++\n\nA summary.\n");
    let (outcome, report) = project.import(&[PAGE]);
    assert_eq!(outcome, Outcome::Held);
    assert!(report.contains("content/pages/process/onward.md was written by hand"), "{report}");
    project.options.replace = true;
    let (_, report) = project.import(&[PAGE]);
    assert!(
        report
            .contains("the address `/process/next-steps/`: `/process/onward/` here; add it to content/redirects.toml"),
        "{report}"
    );
    let text = project.text(file);
    assert!(text.contains("One paragraph") && !text.contains("original"), "{text}");
    assert_eq!(project.text(FILE), "");

    project.options.replace = false;
    change(&source, "One paragraph", "Another paragraph");
    assert!(project.import(&[PAGE]).1.contains("updated, written to content/pages/process/onward.md"));
}
