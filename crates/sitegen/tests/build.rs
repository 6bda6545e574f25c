//! `sitegen build` on the command line: the day that it builds for, what it holds back, and what a change of
//! the content changes.

#![expect(clippy::unwrap_used, reason = "clippy allows it only in functions marked as tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use walkdir::WalkDir;

const DOCUMENT: &str = r#"<!doctype html><html><head><script>a()</script><!--page-head-->
<link rel="stylesheet" href="/s-1.css"><link rel="modulepreload" href="/s-1.js"><meta name="app-wasm" content="/s-1.wasm">
<meta name="search-ui" content="/search-ui.js" data-wasm="/search-ui_bg.wasm"></head><body><div id="app"></div></body></html>"#;

/// Returns the folder of the small site.
fn small_site() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/tests/integration/small-site/site")
}

/// Builds the small site in a folder as Trunk stages it, with this `SOURCE_DATE_EPOCH`.
fn build(epoch: Option<&str>, arguments: &[&str]) -> (TempDir, Output) {
    build_of(&small_site(), epoch, arguments)
}

/// Like [`build`], for the site in `root`.
fn build_of(root: &Path, epoch: Option<&str>, arguments: &[&str]) -> (TempDir, Output) {
    let staging = tempfile::tempdir().unwrap();
    for name in [
        "s-1.css",
        "s-1.js",
        "s-1.wasm",
        "search-ui.js",
        "search-ui_bg.wasm",
        "extra.css",
        "rfc-list.js",
        "rfc-list_bg.wasm",
    ] {
        fs::write(staging.path().join(name), name).unwrap();
    }
    fs::write(staging.path().join("index.html"), DOCUMENT).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitegen"));
    command.current_dir(root);
    command.args(["build", "--staging"]).arg(staging.path()).args(arguments).env_remove("SOURCE_DATE_EPOCH");
    if let Some(epoch) = epoch {
        command.env("SOURCE_DATE_EPOCH", epoch);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (staging, output)
}

/// Returns the day that the site in `dist` was built for.
fn day(dist: &TempDir) -> String {
    let text = fs::read_to_string(dist.path().join("build.json")).unwrap();
    serde_json::from_str::<serde_json::Value>(&text).unwrap()["day"].as_str().unwrap().to_owned()
}

/// Copies the small site into a repository, with a commit of `day`.
fn repository(day: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for entry in WalkDir::new(small_site()).min_depth(1) {
        let entry = entry.unwrap();
        let to = root.path().join(entry.path().strip_prefix(small_site()).unwrap());
        if entry.file_type().is_dir() { fs::create_dir(to) } else { fs::copy(entry.path(), to).map(drop) }.unwrap();
    }
    git(root.path(), day, &["init", "--quiet"]);
    commit(root.path(), day);
    root
}

/// Commits all changes.
fn commit(root: &Path, day: &str) {
    git(root, day, &["add", "."]);
    git(root, day, &["commit", "--quiet", "--no-gpg-sign", "--message=A"]);
}

fn git(root: &Path, day: &str, arguments: &[&str]) {
    let mut git = compiler::git_command(root);
    git.args(["-c", "user.name=A", "-c", "user.email=a@b.example"]).args(arguments);
    assert!(git.env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z")).output().unwrap().status.success());
}

#[test]
fn r18_source_date_epoch_sets_the_day_unless_on_is_given() {
    let (dist, _) = build(Some("1767657600"), &[]);
    assert_eq!(day(&dist), "2026-01-06");
    let (dist, _) = build(Some("1767657600"), &["--on", "2026-01-05"]);
    assert_eq!(day(&dist), "2026-01-05");
}

#[test]
fn r18_build_is_for_today_by_default_not_for_the_day_of_the_commit() {
    let today = || compiler::day_or_today(None).unwrap().as_str().to_owned();
    // The last commit is older.
    let root = repository("2026-01-05");
    let before = today();
    let (dist, _) = build_of(root.path(), None, &[]);
    assert!([before, today()].contains(&day(&dist)));
}

#[test]
fn r18_build_lists_the_posts_that_it_holds_back() {
    let (_dist, output) = build(None, &["--on", "2026-01-05"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("In the next 14 days:\n  6 January 2026: content/news/later.md appears\n"), "{stderr}");
}

/// Returns all calendars in `dist`, by path.
fn calendars(dist: &TempDir) -> BTreeMap<PathBuf, String> {
    let files = WalkDir::new(dist.path()).into_iter().map(Result::unwrap);
    let calendars = files.filter(|file| file.path().extension().is_some_and(|extension| extension == "ics"));
    let read = |file: walkdir::DirEntry| {
        let path = file.path().strip_prefix(dist.path()).unwrap().to_owned();
        (path, fs::read_to_string(file.path()).unwrap())
    };
    calendars.map(read).collect()
}

/// Returns the value of the first line of a calendar that starts with `name`.
fn line<'a>(calendar: &'a str, name: &str) -> &'a str {
    calendar.lines().find_map(|line| line.strip_prefix(name)).unwrap()
}

#[test]
fn build_after_a_change_carries_it_into_calendars_structured_data_and_lists() {
    const OWN: &str = "meeting/125/ietf-125.ics";
    const ALL: &str = "meeting/upcoming/ietf.ics";
    let root = repository("2026-01-04");
    let on = |day: &str| build_of(root.path(), None, &["--on", day]).0;
    let page = |dist: &TempDir, path: &str| fs::read_to_string(dist.path().join(path).join("index.html")).unwrap();
    let before = on("2026-01-05");
    assert!(page(&before, "meeting/125").contains("https://schema.org/EventScheduled"));
    assert!(page(&before, "").contains("Visit the IETF 125 Shenzhen meeting webpage"));
    assert!(page(&before, "meeting/125").contains("Add to calendar"));

    let replace = |number: u16, from: &str, to: &str| {
        let file = root.path().join(format!("content/meetings/{number}.md"));
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from));
        fs::write(file, text.replacen(from, to, 1)).unwrap();
    };
    replace(125, "hosts", "cancelled = true\nhosts");
    replace(
        127,
        "start = 2027-03-01\n",
        "start = 2027-03-08\nmoved = { start = 2027-03-01, end = 2027-03-14, city = \"Oslo\" }\n",
    );
    commit(root.path(), "2026-01-06");
    let after = on("2026-01-07");

    let (old, new) = (calendars(&before), calendars(&after));
    let number = |calendar: &str| line(calendar, "SEQUENCE:").parse::<u32>().unwrap();
    let (old_own, new_own) = (&old[Path::new(OWN)], &new[Path::new(OWN)]);
    assert_eq!(line(new_own, "UID:"), line(old_own, "UID:"));
    assert_eq!(number(new_own) - number(old_own), 2);
    assert_eq!([line(new_own, "STATUS:"), line(new_own, "DTSTAMP:")], ["CANCELLED", "20260106T000000Z"]);
    let changed: Vec<&str> =
        old.iter().filter(|(path, text)| new[*path] != **text).filter_map(|(path, _)| path.to_str()).collect();
    assert_eq!(changed, [OWN, "meeting/127/ietf-127.ics", ALL]);

    let cancelled = page(&after, "meeting/125");
    for expected in ["https://schema.org/EventCancelled", ">Cancelled</span>", "IETF 125 was cancelled."] {
        assert!(cancelled.contains(expected), "{expected}");
    }
    assert!(!cancelled.contains("Add to calendar"));
    let moved = page(&after, "meeting/127");
    for expected in [
        "https://schema.org/EventRescheduled",
        "\"previousStartDate\":\"2027-03-01\"",
        ">Moved</span>",
        "Moved: first planned for 1-14 March 2027 in Oslo.",
    ] {
        assert!(moved.contains(expected), "{expected}");
    }
    for list in ["", "meeting/upcoming"] {
        assert!(page(&after, list).contains(">Cancelled</span>"), "{list}");
    }
    assert!(page(&after, "").contains("Visit the IETF 126 Vienna meeting webpage"));

    // Later days change no calendar, until a cancelled meeting has been in the subscribed one for a year.
    let during = on("2027-03-14");
    assert_eq!(calendars(&during), new);
    assert!(page(&during, "meeting/127").contains(">Now</span>"));
    let later = on("2027-03-15");
    for expected in ["IETF 127 is over.", "Moved: first planned", "8-14 March 2027"] {
        assert!(page(&later, "meeting/127").contains(expected), "{expected}");
    }
    assert!(page(&later, "meeting/past").contains(">Cancelled</span>"));
    let mut last = calendars(&later);
    assert!(!last.remove(Path::new(ALL)).unwrap().contains("UID:ietf-125@"));
    assert!(last.iter().all(|(path, text)| new[path] == *text));
}
