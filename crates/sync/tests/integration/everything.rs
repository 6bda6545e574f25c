//! A sync of everything: 130 meetings, 170 groups, 9819 RFCs.

use std::time::{Duration, Instant};

use crate::support::owners::Owners;
use crate::support::project::Project;
use crate::support::server::{Request, Server};
use ::sync::Outcome;
use synced::{Document, Group, Meeting, Rfc};

#[test]
fn everything_is_synced_with_few_requests_and_then_only_conditional_ones() {
    let owners = Owners::everything();
    let server = Server::start(move |request| owners.answer(request));
    let project = Project::asking(&server);
    let started = Instant::now();
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Synced, "{report}");
    let requests = server.take_requests();
    let waited: Duration = project.clock.sleeps.borrow().iter().sum();
    println!("first sync: {} requests, {:?} of work, {waited:?} of pauses", requests.len(), started.elapsed());

    // Chairs and persons are asked for by the hundred.
    let paths: Vec<&str> = requests.iter().filter_map(|request| request.path.split('?').next()).collect();
    let count = |path: &str| paths.iter().filter(|found| **found == path).count();
    assert_eq!(count("/api/v1/meeting/meeting/"), 1);
    assert_eq!(count("/api/v1/meeting/importantdate/"), 3);
    assert_eq!(count("/api/v1/group/group/"), 4);
    assert_eq!(count("/api/v1/group/role/"), 4);
    assert_eq!(count("/api/v1/person/person/"), 4);
    assert_eq!(requests.len(), 18);
    assert!(requests.iter().all(|request| request.path.len() < 1000));

    let root = project.root.path();
    assert_eq!(Document::<Meeting>::read(root).unwrap().unwrap().entries().len(), 130);
    let groups = Document::<Group>::read(root).unwrap().unwrap();
    assert_eq!(groups.entries().len(), 170);
    assert!(groups.entries().iter().all(|group| group.chairs.len() == 2));
    assert_eq!(Document::<Rfc>::read(root).unwrap().unwrap().entries().len(), 9819);
    assert_eq!(project.text("rfcs.toml").lines().count(), 9819 + 7);

    let (before, started) = (project.files(), Instant::now());
    let (outcome, report) = project.sync();
    println!("second sync: {:?} of work", started.elapsed());
    assert_eq!(outcome, Outcome::Synced);
    assert_eq!(project.files(), before);
    let requests = server.take_requests();
    assert!(requests.iter().all(Request::is_conditional));
    assert!(report.ends_with("18 requests, 18 of them answered with “not modified”\n"), "{report}");
}
