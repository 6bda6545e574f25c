//! The synced files of this project: what they say can be asked for and comes out the same.

use std::fs;
use std::path::Path;

use crate::support::owners::Owners;
use crate::support::project::Project;
use crate::support::server::Server;
use ::sync::Outcome;

#[test]
fn own_files_are_as_a_sync_of_the_same_facts_writes_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let owners = Owners::of_files(&root);
    let server = Server::start(move |request| owners.answer(request));
    let project = Project::asking(&server);
    let (outcome, report) = project.sync();
    assert_eq!(outcome, Outcome::Synced, "{report}");
    for (name, written) in project.files() {
        let own = fs::read_to_string(root.join(synced::FOLDER).join(&name)).unwrap();
        let written = String::from_utf8(written).unwrap();
        // The day and the note of a seed differ.
        let facts = |text: &str| -> Vec<String> {
            let lines = text.lines().filter(|line| !line.starts_with("on = ") && !line.starts_with("note = "));
            lines.map(str::to_owned).collect()
        };
        assert!(facts(&own) == facts(&written), "{name} differs");
    }
    assert_eq!(project.files().len(), 5);
}
