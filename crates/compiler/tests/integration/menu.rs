//! The entries of the menu and the footer that the day of the build decides.

use std::fs;
use std::path::Path;

use compiler::BuildOptions;
use model::site::LinkGroup;
use model::{Day, PageKind};
use tempfile::TempDir;

use crate::support::{copy_files, invalid};

const MENU: &str = r#"
[[section]]
label = "About"
href = "/about/"

[[section.group]]
heading = "Meetings"
links = [{ next_meeting = 1 }, { label = "Us", href = "/about/#mission" }, { next_meeting = 2 }]

[[section.group]]
heading = "Later meetings"
links = [{ next_meeting = 3 }]

[footer]

[[footer.column]]
heading = "Meetings"
links = [{ next_meeting = 1 }]
"#;

/// Creates a site with meetings in March, July (cancelled), August (a draft) and November.
fn site() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    fs::write(root.path().join("content/menu.toml"), MENU).unwrap();
    for (number, city, month, field) in [
        (125, "Shenzhen", "03", ""),
        (126, "Vienna", "07", "cancelled = true"),
        (127, "Accra", "08", "draft = true"),
        (128, "Oslo", "11", "confirmed = true"),
    ] {
        let text = format!(
            "+++\ndescription = \"Words that say what this page is about, as many of them as a description needs at least.\"\n\
             city = \"{city}\"\nstart = 2026-{month}-14\nend = 2026-{month}-20\n{field}\n+++\n"
        );
        fs::create_dir_all(root.path().join("content/meetings")).unwrap();
        fs::write(root.path().join(format!("content/meetings/{number}.md")), text).unwrap();
    }
    root
}

/// Returns the labels of groups, as in `Meetings: IETF 125 Shenzhen, Us`.
fn labels(groups: &[LinkGroup]) -> Vec<String> {
    let label = |group: &LinkGroup| {
        let links: Vec<&str> = group.links.iter().map(|link| link.label.as_str()).collect();
        format!("{}: {}", group.heading, links.join(", "))
    };
    groups.iter().map(label).collect()
}

/// Returns the menu and the footer on a day.
fn menu_and_footer(root: &Path, options: &BuildOptions) -> (Vec<String>, Vec<String>) {
    let content = compiler::compile(root, options).unwrap_or_else(|report| panic!("{report}"));
    (labels(&content.site.menu[0].groups), labels(&content.site.footer.columns))
}

fn on(day: &str) -> BuildOptions {
    BuildOptions::of(Day::parse(day).unwrap())
}

#[test]
fn menu_offers_meetings_until_their_last_day_without_cancelled_ones_and_drafts() {
    let root = site();
    for (day, menu, footer) in [
        ("2026-01-05", "IETF 125 Shenzhen, Us, IETF 128 Oslo", vec!["Meetings: IETF 125 Shenzhen"]),
        ("2026-03-20", "IETF 125 Shenzhen, Us, IETF 128 Oslo", vec!["Meetings: IETF 125 Shenzhen"]),
        ("2026-03-21", "IETF 128 Oslo, Us", vec!["Meetings: IETF 128 Oslo"]),
        ("2026-11-21", "Us", vec![]),
    ] {
        let footer: Vec<String> = footer.into_iter().map(ToOwned::to_owned).collect();
        assert_eq!(menu_and_footer(root.path(), &on(day)), (vec![format!("Meetings: {menu}")], footer), "{day}");
    }
}

#[test]
fn menu_of_a_preview_with_drafts_offers_meetings_that_are_drafts() {
    let options = BuildOptions { with_drafts: true, ..on("2026-07-14") };
    let (menu, _) = menu_and_footer(site().path(), &options);
    assert_eq!(menu, ["Meetings: IETF 127 Accra, Us, IETF 128 Oslo"]);
}

#[test]
fn overview_of_a_section_describes_the_meetings_of_its_menu() {
    let content = compiler::compile(site().path(), &on("2026-01-05")).unwrap();
    let page = content.pages.iter().find(|page| page.address == "/about/").unwrap();
    let PageKind::Section(overview) = &page.kind else { panic!("{:?}", page.kind) };
    let card = &overview.groups[0].cards[0];
    assert_eq!((card.title.as_str(), card.href.as_str()), ("IETF 125 Shenzhen", "/meeting/125/"));
    assert!(card.text.starts_with("Words that say"), "{card:?}");
}
