//! Syncs from a server on this machine: the files, the words for editors, and what is held.

use std::fs;
use std::time::Duration;

use crate::support::owners::{IETF, Owners, address, feed, group, meeting, post, rfc, rfc_index, role};
use crate::support::project::Project;
use crate::support::server::Server;
use ::sync::{Kind, Outcome};
use expect_test::{Expect, expect, expect_file};
use polite_http::Source;
use serde_json::json;
use synced::{Document, Group, Meeting, Rfc};

fn start(owners: &Owners) -> Server {
    let owners = owners.clone();
    Server::start(move |request| owners.answer(request))
}

/// Syncs the few facts, then what `change` makes of them. Compares the second report.
fn second_report(kind: Kind, change: impl FnOnce(&mut Owners), outcome: Outcome, expected: &Expect) -> Project {
    let mut owners = Owners::few();
    let server = start(&owners);
    let mut project = Project::asking(&server);
    project.options.kinds = vec![kind];
    assert_eq!(project.sync().0, Outcome::Synced);
    let before = project.files();
    change(&mut owners);
    server.set(move |request| owners.answer(request));
    let (found, report) = project.sync();
    let (report, _) = report.trim_end().rsplit_once('\n').unwrap();
    expected.assert_eq(&format!("{report}\n"));
    assert_eq!(found, outcome, "{report}");
    assert_eq!(project.files() != before, outcome == Outcome::Synced);
    project
}

#[test]
fn first_sync_writes_one_tidy_file_a_kind() {
    let server = start(&Owners::few());
    let project = Project::asking(&server);
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Synced, "{report}");
    expect![[r#"
        meetings: 6, written to content/synced/meetings.toml
          6 meetings for the first time
        groups: 4, written to content/synced/groups.toml
          4 groups for the first time
        bodies: 5, written to content/synced/people.toml
          5 bodies for the first time
        RFCs: 4, written to content/synced/rfcs.toml
          4 RFCs for the first time
        posts: 2, written to content/synced/news.toml
          2 posts for the first time
        13 requests, 0 of them answered with “not modified”
    "#]]
    .assert_eq(&report);
    for (file, expected) in [
        ("meetings.toml", expect_file!["expected/meetings.toml"]),
        ("groups.toml", expect_file!["expected/groups.toml"]),
        ("people.toml", expect_file!["expected/people.toml"]),
        ("rfcs.toml", expect_file!["expected/rfcs.toml"]),
        ("news.toml", expect_file!["expected/news.toml"]),
    ] {
        expected.assert_eq(&project.text(file));
    }
    assert_eq!(project.files().len(), 5, "nothing else is left in the folder");
    for request in server.take_requests() {
        assert_eq!(request.headers["user-agent"], "ietf-site-sync (+https://www.ietf.org/)");
        assert!(!request.is_conditional());
    }
    assert_eq!(*project.clock.sleeps.borrow(), [Duration::from_secs(1); 12], "between 13 requests");
}

#[test]
fn files_are_read_as_they_were_written() {
    let server = start(&Owners::few());
    let project = Project::asking(&server);
    project.sync();
    let meetings = Document::<Meeting>::read(project.root.path()).unwrap().unwrap();
    assert_eq!(meetings.to_toml().unwrap(), project.text("meetings.toml"));
    assert_eq!(meetings.entries()[1].venue.as_deref(), Some("Hilton Vienna Park"));
    let rfcs = Document::<Rfc>::read(project.root.path()).unwrap().unwrap();
    assert_eq!(rfcs.to_toml().unwrap(), project.text("rfcs.toml"));
}

#[test]
fn sync_without_changes_makes_conditional_requests_and_changes_no_byte() {
    let server = start(&Owners::few());
    let project = Project::asking(&server);
    project.sync();
    let (before, first) = (project.files(), server.take_requests());
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Synced, "{report}");
    assert_eq!(project.files(), before);
    let second = server.take_requests();
    assert_eq!(second.len(), first.len());
    assert!(second.iter().all(crate::support::server::Request::is_conditional));
    assert!(
        report.ends_with(&format!("{0} requests, {0} of them answered with “not modified”\n", second.len())),
        "{report}"
    );
    assert_eq!(report.matches("no changes").count(), 5, "{report}");
}

#[test]
fn day_is_at_most_a_week_behind() {
    let server = start(&Owners::few());
    let mut project = Project::asking(&server);
    project.options.kinds = vec![Kind::Meetings];
    let mut sync_on = |day: &str| {
        project.options.today = day.parse().unwrap();
        let (_, report) = project.sync();
        let day = project.text("meetings.toml").lines().nth(2).unwrap().to_owned();
        (day, report.lines().next().unwrap().to_owned())
    };
    let mut check = |day: &str, on: &str, what: &str| {
        assert_eq!(sync_on(day), (format!("on = {on}"), format!("meetings: 6, {what}")));
    };
    let (written, unchanged) = ("written to content/synced/meetings.toml", "no changes");
    check("2026-12-01", "2026-12-01", written);
    check("2026-12-08", "2026-12-01", unchanged);
    check("2026-12-09", "2026-12-09", &format!("no changes but the day, {written}"));
    // The clock was set back.
    check("2026-12-02", "2026-12-09", unchanged);
}

#[test]
fn dry_run_reports_and_writes_nothing() {
    let server = start(&Owners::few());
    let mut project = Project::asking(&server);
    project.options.dry_run = true;
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Synced);
    assert!(report.contains("meetings: 6, changes, not written\n  6 meetings for the first time\n"), "{report}");
    assert!(project.files().is_empty());
}

#[test]
fn kept_answers_of_a_folder_are_enough() {
    let server = start(&Owners::few());
    let first = Project::asking(&server);
    first.sync();
    server.take_requests();
    let kept = fs::read_dir(first.root.path().join("target/sync")).unwrap().next().unwrap().unwrap().path();

    let mut second = Project::asking(&server);
    second.options.source = Source::Folder(kept.clone());
    let (outcome, report) = second.sync();
    assert_eq!(outcome, Outcome::Synced, "{report}");
    assert_eq!(second.files(), first.files());
    assert!(server.take_requests().is_empty());

    fs::remove_file(kept.join("rfc-index.xml")).unwrap();
    let (outcome, report) = second.sync();
    assert_eq!(outcome, Outcome::Failed);
    assert!(report.contains("error: https://www.rfc-editor.org/rfc-index.xml: found no kept answer "), "{report}");
    assert_eq!(second.files(), first.files());
}

#[test]
fn changes_of_meetings_are_told_in_words() {
    let change = |owners: &mut Owners| {
        let meeting_128 = owners.object("meeting/meeting", 1128);
        meeting_128["venue_name"] = "Kuala Lumpur Convention Centre".into();
        meeting_128["date"] = "2027-03-13".into();
        let meeting_129 = owners.object("meeting/meeting", 1129);
        meeting_129["city"] = "Berlin".into();
        meeting_129["country"] = "DE".into();
        meeting_129["time_zone"] = "Europe/Berlin".into();
        owners.object("meeting/importantdate", 2)["date"] = "2027-02-22".into();
        owners.add("meeting/meeting", 1131, meeting(131, "2028-03-18", "", "", "UTC"));
    };
    second_report(
        Kind::Meetings,
        change,
        Outcome::Synced,
        &expect![[r#"
            meetings: 7, written to content/synced/meetings.toml
              IETF 128: dates changed from 2027-03-06 – 2027-03-12 to 2027-03-13 – 2027-03-19
              IETF 128: venue added: Kuala Lumpur Convention Centre
              IETF 128: important date 2027-02-15 idcutoff replaced by 2027-02-22 idcutoff
              IETF 129: city added: Berlin
              IETF 129: country added: DE
              IETF 129: time zone changed from UTC to Europe/Berlin
              new meeting: IETF 131, 2028-03-18 – 2028-03-24
        "#]],
    );
}

#[test]
fn changes_of_groups_are_told_in_words() {
    let change = |owners: &mut Owners| {
        // A chair is replaced, one leaves, a group is new, a BOF becomes a group, and one is concluded.
        owners.object("group/role", 900)["person"] = address("person/person", 508).into();
        owners.remove("group/role", |role| role["id"] == 902);
        owners.add("group/group", 105, group("moq", "Media Over QUIC", "wg", "active", Some(11)));
        owners.add("group/role", 950, role("chair", 105, 500));
        owners.add("group/role", 951, role("chair", 105, 505));
        owners.object("group/group", 103)["state"] = address("name/groupstatename", "active").into();
        owners.object("group/group", 102)["state"] = address("name/groupstatename", "conclude").into();
        owners.remove("group/role", |role| role["id"] == 904);
    };
    let project = second_report(
        Kind::Groups,
        change,
        Outcome::Synced,
        &expect![[r#"
        groups: 5, written to content/synced/groups.toml
          cfrg: state changed from active to concluded
          cfrg: chair removed: Alexey Melnikov
          dawn: state changed from BOF to active
          new group: moq, Media Over QUIC (active working group of wit)
          quic: chair Lucas Pardue replaced by Dhruv Dhody
          tls: chair removed: Joe Salowey
    "#]],
    );
    let groups = Document::<Group>::read(project.root.path()).unwrap().unwrap();
    let states: Vec<String> =
        groups.entries().iter().map(|group| format!("{} {:?}", group.acronym, group.state)).collect();
    assert_eq!(states, ["cfrg Concluded", "dawn Active", "moq Active", "quic Active", "tls Active"]);
}

#[test]
fn changes_of_people_are_told_in_words() {
    let change = |owners: &mut Owners| {
        owners.object("group/role", 906)["person"] = address("person/person", 500).into();
        owners.object("person/person", 509)["name"] = "Éric Vyncke-Smith".into();
    };
    second_report(
        Kind::People,
        change,
        Outcome::Synced,
        &expect![[r#"
            bodies: 5, written to content/synced/people.toml
              iab: member Éric Vyncke replaced by Éric Vyncke-Smith
              sec: Area Director Deb Cooley replaced by Lucas Pardue
        "#]],
    );
}

#[test]
fn changes_of_rfcs_are_told_in_words() {
    let change = |owners: &mut Owners| {
        owners.rfc_index = owners
            .rfc_index
            .replace("</rfc-index>", &format!("{}</rfc-index>", rfc(10030, "QUIC Version 3", "November 2026", IETF)))
            .replace(
                "<doc-id>RFC9000</doc-id><title>",
                "<doc-id>RFC9000</doc-id><obsoleted-by><doc-id>RFC10030</doc-id></obsoleted-by><title>",
            )
            .replace("<current-status>BEST CURRENT PRACTICE", "<current-status>HISTORIC");
    };
    second_report(
        Kind::Rfcs,
        change,
        Outcome::Synced,
        &expect![[r#"
        RFCs: 5, written to content/synced/rfcs.toml
          RFC 2119: status changed from Best Current Practice to Historic
          RFC 9000: relation added: obsoleted by RFC 10030
          RFC 10030 published: QUIC Version 3 (2026-11)
    "#]],
    );
}

#[test]
fn new_posts_are_told_and_old_ones_stay_when_the_feed_is_cut_off() {
    let change = |owners: &mut Owners| {
        let (new, old) = ("https://www.ietf.org/blog/ietf127/", "https://www.ietf.org/blog/ietf126-bofs/");
        let posts = [
            post(new, "Catching up on IETF 127", "Thu, 26 Nov 2026 09:00:00 +0000", ""),
            post(old, "Birds of a Feather at IETF 126", "Fri, 03 Jul 2026 09:00:00 +0000", "Jane Doe"),
        ];
        owners.feed = feed(&posts.concat());
    };
    let project = second_report(
        Kind::News,
        change,
        Outcome::Synced,
        &expect![[r#"
        posts: 3, written to content/synced/news.toml
          https://www.ietf.org/blog/ietf126-bofs/: date changed from 2026-07-02 to 2026-07-03
          new post: Catching up on IETF 127 (2026-11-26), https://www.ietf.org/blog/ietf127/
    "#]],
    );
    assert!(project.text("news.toml").contains("lab-to-rfc"));
}

#[test]
fn note_of_a_seed_goes_with_the_next_sync() {
    let server = start(&Owners::few());
    let mut project = Project::asking(&server);
    project.options.kinds = vec![Kind::Meetings];
    project.options.note = Some("Seeded from \"elsewhere\"".to_owned().try_into().unwrap());
    assert_eq!(project.sync().0, Outcome::Synced);
    let seeded = project.text("meetings.toml");
    assert!(seeded.contains("\non = 2026-12-01\nnote = 'Seeded from \"elsewhere\"'\ncount = "), "{seeded}");
    assert!(Document::<Meeting>::parse(&seeded).is_ok());
    let (_, report) = project.sync();
    assert!(report.contains("meetings: 6, no changes\n"), "{report}");
    project.options.note = None;
    let (_, report) = project.sync();
    assert!(report.contains("meetings: 6, no changes but the day, written to"), "{report}");
    assert!(!project.text("meetings.toml").contains("note"));
}

#[test]
fn vanished_meeting_is_held_until_it_is_accepted() {
    let change = |owners: &mut Owners| owners.remove("meeting/meeting", |meeting| meeting["number"] == "129");
    let mut project = second_report(
        Kind::Meetings,
        change,
        Outcome::Held,
        &expect![[r#"
        meetings: 5, held
          IETF 129: gone
          in doubt: IETF 129 is gone
          content/synced/meetings.toml is unchanged; if all of this is right, add --accept
    "#]],
    );
    // The kept answer does not let the doubt be forgotten.
    assert_eq!(project.sync().0, Outcome::Held);
    project.options.accept = true;
    assert_eq!(project.sync().0, Outcome::Synced);
    assert!(!project.text("meetings.toml").contains("number = 129"));
    project.options.accept = false;
    assert_eq!(project.sync().0, Outcome::Synced);
}

/// What happens to the facts, and what the report says then.
type Doubt = (&'static str, Kind, fn(&mut Owners), &'static str);

const DOUBTS: [Doubt; 15] = [
    (
        "a fifth of a list is gone",
        Kind::Meetings,
        |owners| owners.remove("meeting/meeting", |meeting| meeting["city"] == ""),
        "in doubt: 2 of 6 meetings are gone: IETF 129, IETF 130",
    ),
    (
        "a date moved by a year",
        Kind::Meetings,
        |owners| owners.object("meeting/meeting", 1128)["date"] = "2028-03-06".into(),
        "in doubt: IETF 128: the date moved by 366 days, from 2027-03-06 to 2028-03-06",
    ),
    (
        "a number reused",
        Kind::Meetings,
        |owners| {
            owners.object("meeting/meeting", 1126)["city"] = "Paris".into();
            owners.object("meeting/meeting", 1126)["date"] = "2026-08-18".into();
        },
        "in doubt: IETF 126: the number is used for another meeting: Paris from 2026-08-18 on; it was Vienna from",
    ),
    (
        "a country that does not exist",
        Kind::Meetings,
        |owners| owners.object("meeting/meeting", 1128)["country"] = "QQ".into(),
        "in doubt: IETF 128: country: found `QQ`; expected a country of ISO 3166-1",
    ),
    (
        "a time zone that does not exist",
        Kind::Meetings,
        |owners| owners.object("meeting/meeting", 1128)["time_zone"] = "Asia/Kuala_Lumpor".into(),
        "in doubt: IETF 128: time zone: found `Asia/Kuala_Lumpor`",
    ),
    (
        "a character that turns the direction of writing",
        Kind::Meetings,
        |owners| owners.object("meeting/meeting", 1126)["venue_name"] = "Hilton \u{202e}anneiV".into(),
        "in doubt: IETF 126: venue: found the character U+202E",
    ),
    (
        "a field that is empty everywhere",
        Kind::Meetings,
        |owners| (1125..=1128).for_each(|id| owners.object("meeting/meeting", id)["time_zone"] = "".into()),
        "in doubt: 4 of 6 values are gone: time zone of meetings",
    ),
    (
        "a group that vanished",
        Kind::Groups,
        |owners| owners.remove("group/group", |group| group["acronym"] == "dawn"),
        "in doubt: dawn is gone",
    ),
    (
        "an acronym reused",
        Kind::Groups,
        |owners| {
            owners.object("group/group", 100)["name"] = "Quick Commerce".into();
            owners.remove("group/role", |role| role["id"] == 900);
            owners.object("group/role", 901)["person"] = address("person/person", 509).into();
        },
        "in doubt: quic: the acronym is used for another group: Quick Commerce, with other chairs; it was QUIC",
    ),
    (
        "an archive that is no address of the web",
        Kind::Groups,
        |owners| owners.object("group/group", 100)["list_archive"] = "javascript:alert(1)".into(),
        "in doubt: quic: archive: found `javascript:alert(1)`",
    ),
    (
        "a list that is no email address",
        Kind::Groups,
        |owners| owners.object("group/group", 100)["list_email"] = "QUIC <quic@ietf.org>".into(),
        "in doubt: quic: list: found `QUIC <quic@ietf.org>`",
    ),
    (
        "a body that vanished",
        Kind::People,
        |owners| {
            owners.remove("group/group", |group| group["acronym"] == "iab");
            owners.remove("group/role", |role| role["group"] == address("group/group", 3));
            owners.add("group/role", 990, role("chair", 1, 508));
        },
        "in doubt: iab is gone",
    ),
    (
        "an area without directors",
        Kind::People,
        |owners| owners.remove("group/role", |role| role["id"] == 906),
        "in doubt: sec: none of 1 members is left",
    ),
    (
        "an RFC that vanished",
        Kind::Rfcs,
        |owners| {
            owners.rfc_index =
                rfc_index(&rfc(9000, "QUIC: A UDP-Based Multiplexed and Secure Transport", "May 2021", IETF));
        },
        "in doubt: 3 of 4 RFCs are gone: RFC 760, RFC 791, RFC 2119",
    ),
    (
        "the number of an RFC reused",
        Kind::Rfcs,
        |owners| {
            owners.rfc_index = owners.rfc_index.replace(
                "Internet Protocol</title><author><name>J. Postel</name></author><date><month>September",
                "Another</title><author><name>J. Postel</name></author><date><month>October",
            );
        },
        "in doubt: RFC 791: the number is used for another RFC: Another (1981-10); it was Internet Protocol (1981-09)",
    ),
];

#[test]
fn what_looks_wrong_is_held() {
    for (name, kind, change, expected) in DOUBTS {
        let mut owners = Owners::few();
        let server = start(&owners);
        let mut project = Project::asking(&server);
        project.options.kinds = vec![kind];
        project.sync();
        let before = project.files();
        change(&mut owners);
        server.set(move |request| owners.answer(request));
        let (outcome, report) = project.sync();
        assert!(report.contains(expected), "{name}: {report}");
        assert_eq!(outcome, Outcome::Held, "{name}: {report}");
        assert!(report.contains("is unchanged; if all of this is right, add --accept"), "{name}: {report}");
        assert_eq!(project.files(), before, "{name}");
        project.options.accept = true;
        assert_eq!(project.sync().0, Outcome::Synced, "{name}");
        project.options.accept = false;
        let (outcome, report) = project.sync();
        assert_eq!(outcome, Outcome::Synced, "{name}, after it was accepted: {report}");
    }
}

#[test]
fn markup_and_quotes_are_kept_as_text() {
    let hostile = "<script>alert('1')</script> \"\"\" ''' \\ ]] # = ${x} &amp;";
    let mut owners = Owners::few();
    owners.object("meeting/meeting", 1128)["venue_name"] = hostile.into();
    owners.object("person/person", 500)["name"] = hostile.into();
    owners.rfc_index = rfc_index(&rfc(1, hostile, "April 1969", IETF));
    owners.feed = feed(&post("https://www.ietf.org/blog/a/", hostile, "Thu, 02 Jul 2026 09:00:00 +0000", hostile));
    let server = start(&owners);
    let project = Project::asking(&server);
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Synced, "{report}");
    let root = project.root.path();
    assert_eq!(Document::<Meeting>::read(root).unwrap().unwrap().entries()[3].venue.as_deref(), Some(hostile));
    assert_eq!(&*Document::<Rfc>::read(root).unwrap().unwrap().entries()[0].title, hostile);
    assert!(
        Document::<Group>::read(root).unwrap().unwrap().entries()[2].chairs.iter().any(|chair| &**chair == hostile)
    );
}

#[test]
fn damaged_file_is_reported_and_not_overwritten() {
    let server = start(&Owners::few());
    let project = Project::asking(&server);
    project.sync();
    let file = project.root.path().join(synced::FOLDER).join("meetings.toml");
    for (damage, expected) in [
        ("count = 6", "count = 5"),
        ("number = 126", "number = \"126\""),
        ("[[meeting]]\nnumber = 125", "<<<<<<< ours\n[[meeting]]\nnumber = 125"),
        ("number = 126", "number = 125"),
    ] {
        let text = project.text("meetings.toml");
        fs::write(&file, text.replacen(damage, expected, 1)).unwrap();
        let before = project.files();
        let (outcome, report) = project.sync();
        assert_eq!(outcome, Outcome::Failed, "{report}");
        assert!(report.contains("content/synced/meetings.toml: "), "{report}");
        assert_eq!(project.files(), before);
        fs::write(&file, text).unwrap();
    }
}

#[test]
fn interrupted_sync_leaves_no_half_written_file() {
    let mut owners = Owners::few();
    let server = start(&owners);
    let mut project = Project::asking(&server);
    project.options.kinds = vec![Kind::Meetings];
    project.sync();
    let before = project.text("meetings.toml");
    owners.object("meeting/meeting", 1128)["venue_name"] = "Kuala Lumpur Convention Centre".into();
    server.set(move |request| owners.answer(request));

    // Something is in the way of the new file.
    let new = project.root.path().join(synced::FOLDER).join(".meetings.toml.new");
    fs::create_dir(&new).unwrap();
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Failed, "{report}");
    assert!(report.contains("content/synced/meetings.toml is unchanged\n"), "{report}");
    assert_eq!(project.text("meetings.toml"), before);
    fs::remove_dir(&new).unwrap();

    // What an interrupted sync has left is overwritten.
    fs::write(&new, "[[meeting]]\nnumb").unwrap();
    assert_eq!(project.sync().0, Outcome::Synced);
    assert!(project.text("meetings.toml").contains("Kuala Lumpur Convention Centre"));
    assert_eq!(project.files().len(), 1);
}

#[test]
fn source_that_fails_does_not_stop_the_others() {
    let owners = Owners::few();
    let server = Server::start(move |request| match request.path.as_str() {
        "/rfc-index.xml" => crate::support::server::Response::new(404, ""),
        _ => owners.answer(request),
    });
    let project = Project::asking(&server);
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Failed);
    assert!(report.contains("/rfc-index.xml: found the status 404 Not Found; expected 200 OK\n"), "{report}");
    assert!(report.contains("content/synced/rfcs.toml is unchanged\n"), "{report}");
    assert_eq!(project.files().len(), 4);
}

#[test]
fn list_that_changes_while_it_is_read_changes_nothing() {
    let mut owners = Owners::few();
    (0..300).for_each(|id| owners.add("meeting/importantdate", 100 + id, json!({
        "meeting": address("meeting/meeting", 1128), "name": address("name/importantdatename", "x"), "date": "2027-01-05",
    })));
    let server = Server::start(move |request| {
        let response = owners.answer(request);
        if request.path.contains("importantdate") {
            owners.remove("meeting/importantdate", |date| date["id"] == 1);
        }
        response
    });
    let mut project = Project::asking(&server);
    project.options.kinds = vec![Kind::Meetings];
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Failed);
    assert!(report.contains("found 301 objects; expected 302, as on the first page"), "{report}");
    assert!(project.files().is_empty());
}
