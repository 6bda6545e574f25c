//! The command line: messages, files, exit codes.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::process::{Command, Output};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use model::Day;
use tempfile::TempDir;

use crate::history::repository;
use crate::support::{copy_files, invalid};

/// Creates the smallest site that compiles.
fn site() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    copy_files(&invalid().join("_base"), root.path());
    root
}

fn compiler(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_compiler"));
    command.current_dir(root).args(arguments).env_remove("SOURCE_DATE_EPOCH").env("GIT_CEILING_DIRECTORIES", "/");
    command.output().unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn valid_site_is_written_and_pages_are_counted() {
    let root = site();
    let output = compiler(root.path(), &["--out", "dist/content", "--on", "2026-01-05"]);
    assert!(output.status.success());
    let no_history = "pages will not say when they were last changed: there is no git history";
    assert_eq!(stderr(&output), format!("{no_history}\n2 pages for 2026-01-05\n"));
    assert!(root.path().join("dist/content/pages/about.json").is_file());
}

#[test]
fn folder_of_another_user_is_compiled_and_the_remedy_is_named() {
    let root = repository();
    let mut command = Command::new(env!("CARGO_BIN_EXE_compiler"));
    command.current_dir(root.path().join("site")).args(["--out", "dist/content", "--on", "2026-01-05"]);
    // The user may have allowed every folder.
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").output().unwrap();
    assert!(output.status.success());
    let stderr = stderr(&output);
    assert!(stderr.contains("the folder belongs to another user, and git reads it only after `git config"), "{stderr}");
    assert!(stderr.ends_with("\n2 pages for 2026-01-05\n"), "{stderr}");
}

#[test]
fn variables_of_git_hooks_are_ignored() {
    let root = repository();
    let mut command = Command::new(env!("CARGO_BIN_EXE_compiler"));
    command.current_dir(root.path().join("site")).args(["--out", "dist/content", "--on", "2026-01-05"]);
    let output = command.env("GIT_DIR", "/nowhere").env("GIT_INDEX_FILE", "/nowhere").output().unwrap();
    assert_eq!(stderr(&output), "2 pages for 2026-01-05\n");
}

#[test]
fn check_writes_nothing() {
    let root = site();
    let output = compiler(root.path(), &["--check", "--on", "2026-01-05"]);
    assert!(output.status.success());
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
}

#[test]
fn warnings_fail_only_in_strict_mode() {
    let root = site();
    let page = root.path().join("content/pages/about/index.md");
    fs::write(&page, fs::read_to_string(&page).unwrap().replacen("Text.", "We recieve text.", 1)).unwrap();
    let output = compiler(root.path(), &["--check", "--on", "2026-01-05"]);
    assert!(output.status.success());
    assert!(stderr(&output).starts_with("warning: this word is misspelled\n"), "{}", stderr(&output));
    assert!(stderr(&output).ends_with("\n1 warning in 1 file\n2 pages for 2026-01-05\n"), "{}", stderr(&output));

    let output = compiler(root.path(), &["--out", "dist", "--strict", "--on", "2026-01-05"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("error: this word is misspelled\n"), "{}", stderr(&output));
    assert!(stderr(&output).ends_with("\n1 error in 1 file\n"), "{}", stderr(&output));
    assert!(!root.path().join("dist").exists());
}

#[test]
fn r8_failed_build_changes_no_files() {
    let root = site();
    let arguments = ["--out", "dist", "--on", "2026-01-05"];
    assert!(compiler(root.path(), &arguments).status.success());
    let before = fs::read_to_string(root.path().join("dist/pages/about.json")).unwrap();

    let page = root.path().join("content/pages/about/index.md");
    fs::write(&page, fs::read_to_string(&page).unwrap().replace("Text.", "More text.")).unwrap();
    fs::write(root.path().join("content/pages/broken.md"), "No front matter.\n").unwrap();
    let output = compiler(root.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output).lines().last(), Some("1 error in 1 file"));
    assert!(!stderr(&output).contains('\u{1b}'), "colours only for terminals");
    assert_eq!(fs::read_to_string(root.path().join("dist/pages/about.json")).unwrap(), before);
    assert!(!root.path().join("dist/pages/broken.json").exists());
}

#[test]
fn r8_invalid_dates_are_rejected() {
    let root = site();
    let output = compiler(root.path(), &["--check", "--on", "2026-02-30"]);
    assert_eq!(output.status.code(), Some(1));
    let expected = "error: `2026-02-30` is not a valid date; expected `YYYY-MM-DD`, as in `--on 2026-01-05`\n";
    assert_eq!(stderr(&output), expected);
}

/// Returns today and tomorrow (UTC).
fn days() -> [Day; 2] {
    let now = Timestamp::now();
    [now, now + SignedDuration::from_hours(24)]
        .map(|time| Day::parse(&time.to_zoned(TimeZone::UTC).date().to_string()).unwrap())
}

/// Repeats a failed test if it ran across midnight.
fn within_a_day(test: impl Fn(&Day, &Day)) {
    loop {
        let [today, tomorrow] = days();
        let result = catch_unwind(AssertUnwindSafe(|| test(&today, &tomorrow)));
        match result {
            Err(panic) if days()[0] == today => resume_unwind(panic),
            Err(_) => {}
            Ok(()) => return,
        }
    }
}

/// Adds a finished post with a date.
fn add_post(root: &Path, name: &str, day: &str) {
    let folder = root.join("content/news");
    fs::create_dir_all(&folder).unwrap();
    let text = format!(
        "+++\ntitle = \"The {name}\"\ndescription = \"Words that say what this page is about, as many of them as a \
         description needs at least.\"\ndate = {day}\ntopics = [\"Security\"]\n+++\n\nText.\n"
    );
    fs::write(folder.join(format!("{name}.md")), text).unwrap();
}

#[test]
fn r18_posts_appear_on_their_date_without_a_commit() {
    within_a_day(|today, tomorrow| {
        let root = site();
        add_post(root.path(), "first", today.as_str());
        add_post(root.path(), "second", tomorrow.as_str());
        for arguments in [&["--check"][..], &["--out", "dist"]] {
            let output = compiler(root.path(), arguments);
            assert!(output.status.success(), "{}", stderr(&output));
            let held_back = ": content/news/second.md appears\n";
            assert!(stderr(&output).contains(held_back), "{}", stderr(&output));
            assert!(stderr(&output).ends_with(&format!(" pages for {}\n", today.as_str())), "{}", stderr(&output));
        }
        assert!(root.path().join("dist/pages/blog/first.json").is_file());
        assert!(!root.path().join("dist/pages/blog/second.json").exists());
    });
}

#[test]
fn r18_writers_commands_ignore_source_date_epoch() {
    within_a_day(|today, _| {
        let root = site();
        for epoch in ["1767657600", "not a number"] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_compiler"));
            command.current_dir(root.path()).arg("--check").env("SOURCE_DATE_EPOCH", epoch);
            let output = command.output().unwrap();
            assert_eq!(stderr(&output), format!("2 pages for {}\n", today.as_str()));
        }
    });
}

#[test]
fn r18_held_back_posts_are_listed_by_date_without_drafts() {
    let root = site();
    for (name, day) in [("a", "2026-03-01"), ("b", "2026-02-01"), ("c", "2026-01-06"), ("d", "2026-01-05")] {
        add_post(root.path(), name, day);
    }
    add_post(root.path(), "draft", "2026-02-02\ndraft = true");
    let output = compiler(root.path(), &["--check", "--on", "2026-01-05"]);
    let held_back = "In the next 14 days:\n  6 January 2026: content/news/c.md appears\nHeld back until later:\n  \
                     1 February 2026: content/news/b.md\n  1 March 2026: content/news/a.md\n";
    assert!(stderr(&output).starts_with(held_back), "{}", stderr(&output));

    let output = compiler(root.path(), &["--check", "--drafts", "--on", "2026-01-05"]);
    assert!(output.status.success() && !stderr(&output).contains("content/news/"), "{}", stderr(&output));
}

/// Adds a feature of the home page.
fn add_feature(root: &Path, title: &str, date: &str, href: &str) {
    let file = root.join("content/home.toml");
    let home = fs::read_to_string(&file).unwrap();
    let feature = format!(
        "\n[[feature]]\ndate = {date}\ntopic = \"Topic\"\ntitle = \"{title}\"\ntext = \"Text.\"\n\
         link = {{ label = \"Read on\", href = \"{href}\" }}\n"
    );
    fs::write(file, home + &feature).unwrap();
}

/// Adds a meeting with further fields.
fn add_meeting(root: &Path, number: u16, start: &str, end: &str, fields: &str) {
    let folder = root.join("content/meetings");
    fs::create_dir_all(&folder).unwrap();
    let text = format!(
        "+++\ncity = \"Online\"\nstart = {start}\nend = {end}\n{fields}description = \"Words that say what this page is \
         about, as many of them as a description needs at least.\"\n+++\n"
    );
    fs::write(folder.join(format!("{number}.md")), text).unwrap();
}

#[test]
fn changes_of_the_next_14_days_are_listed_by_date() {
    let root = site();
    for (title, date) in [("Old", "2025-12-01"), ("New", "2026-01-19"), ("Far", "2026-01-20")] {
        add_feature(root.path(), title, date, "/about/");
    }
    add_feature(root.path(), "Gone", "2026-01-10", "/meeting/133/");
    add_meeting(root.path(), 130, "2026-01-01", "2026-01-06", "");
    add_meeting(root.path(), 131, "2026-01-15", "2026-01-21", "");
    add_meeting(root.path(), 132, "2026-01-22", "2026-01-23", "draft = true\n");
    add_meeting(root.path(), 133, "2026-01-10", "2026-01-12", "cancelled = true\n");
    add_post(root.path(), "soon", "2026-01-15");
    let on = |day| {
        let output = compiler(root.path(), &["--check", "--on", day]);
        assert!(output.status.success(), "{}", stderr(&output));
        stderr(&output).split_once("\n1 warning in 1 file\n").unwrap().1.to_owned()
    };
    assert_eq!(
        on("2026-01-05"),
        "In the next 14 days:\n  6 January 2026: IETF 130 Online ends\n  15 January 2026: IETF 131 Online begins\n  \
         15 January 2026: content/news/soon.md appears\n  16 January 2026: the newest post is featured on the home page in place \
         of \"Old\"\n  19 January 2026: \"New\" is featured on the home page\n5 pages for 2026-01-05\n"
    );
    assert_eq!(
        on("2026-01-19"),
        "In the next 14 days:\n  20 January 2026: \"Far\" is featured on the home page in place of \"New\"\n  \
         21 January 2026: IETF 131 Online ends\n6 pages for 2026-01-19\n"
    );
    let is_empty = |output: &str| output.lines().count() == 1;
    assert!(is_empty(&on("2026-02-01")));
}

#[test]
fn pages_lists_and_news_that_are_out_of_date_are_listed_and_fail() {
    let root = site();
    let page = root.path().join("content/pages/about/index.md");
    let fields = "kind = \"section\"\nas_of = 2025-01-05\nvalid_until = 2026-01-06";
    fs::write(&page, fs::read_to_string(&page).unwrap().replace("kind = \"section\"", fields)).unwrap();
    add_post(root.path(), "first", "2025-11-05");
    add_post(root.path(), "second", "2025-11-07");
    add_meeting(root.path(), 130, "2025-11-08", "2025-11-09", "as_of = 2024-01-01\n");
    add_meeting(root.path(), 131, "2026-02-08", "2026-02-09", "as_of = 2025-01-04\ndraft = true\n");
    let on = |day| compiler(root.path(), &["stale", "--on", day]);

    let output = on("2026-01-05");
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(stderr(&output), "nothing is out of date on 2026-01-05\n");

    let output = on("2026-01-07");
    assert_eq!(output.status.code(), Some(1));
    let expected = "Facts older than a year. Compare the page with its sources, and set `as_of`:
  content/pages/about/index.md: as of 5 January 2025, 367 days ago
Lists that are no longer right. Take the new one from its owner, and set `valid_until`:
  content/pages/about/index.md: valid until 6 January 2026, 1 day ago
No post for more than 60 days. Write one: script/new post \"Title\"
  content/news/second.md: the newest post, of 7 November 2025, 61 days ago
2 files are out of date on 2026-01-07\n";
    assert_eq!(stderr(&output), expected);
}

#[test]
fn missing_output_folder_is_a_usage_error() {
    let output = compiler(site().path(), &["--on", "2026-01-05"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--out <DIR>"), "{}", stderr(&output));
}

/// Sets where the site is served, and where the official texts are.
fn set_origin(root: &Path, origin: &str, official: &str) {
    let settings = format!(
        "name = \"IETF\"\nfull_name = \"Internet Engineering Task Force\"\norigin = \"{origin}\"\nofficial = \"{official}\"\n"
    );
    fs::write(root.join("content/site.toml"), settings).unwrap();
}

#[test]
fn reserved_origin_is_noted_by_a_check_and_is_no_warning() {
    let root = site();
    set_origin(root.path(), "https://www.ietf.example", "https://www.ietf.org");
    let on = ["--strict", "--on", "2026-01-05"];
    let output = compiler(root.path(), &["--check", on[0], on[1], on[2]]);
    assert!(output.status.success(), "{}", stderr(&output));
    let note = "note: `origin` in content/site.toml is `https://www.ietf.example`, a reserved name. ";
    assert!(stderr(&output).starts_with(note), "{}", stderr(&output));
    let served = compiler(root.path(), &["--out", "dist", on[0], on[1], on[2]]);
    assert!(served.status.success() && !stderr(&served).contains("note: `origin`"), "{}", stderr(&served));
}

#[test]
fn launch_lists_what_is_open_and_fails() {
    let root = site();
    set_origin(root.path(), "https://www.ietf.example", "https://www.ietf.org");
    let output = compiler(root.path(), &["launch", "--on", "2026-01-05"]);
    assert_eq!(output.status.code(), Some(1));
    let list = stderr(&output);
    assert!(list.starts_with("To be done before this site is https://www.ietf.org:\n"), "{list}");
    assert!(list.ends_with("\n8 things open\n"), "{list}");
}
