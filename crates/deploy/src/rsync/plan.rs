//! What a deployment uploads, keeps and deletes at a target, from what its builds have put there.

use std::collections::BTreeSet;

use dist::{BUILD_FILE, DEPLOYMENTS_FILE, Manifest, Record};

use crate::{purge, upload_plan};

/// What is to be done.
#[derive(Debug)]
pub(super) struct Plan {
    /// Names of the lists of what is uploaded, each with its paths, in order.
    pub(super) uploads: [(&'static str, Vec<String>); 4],
    /// Hashed files of the builds before, which stay for tabs that are still open.
    pub(super) kept: BTreeSet<String>,
    /// Files of earlier builds that are not needed any more.
    pub(super) deleted: BTreeSet<String>,
    /// Every file that an earlier build has put there.
    pub(super) ours: BTreeSet<String>,
    /// Addresses that caches have to forget.
    pub(super) purged: Vec<String>,
    /// What the target says of its builds before the first file is uploaded. So what a deployment leaves that breaks off is known
    /// to the next one.
    pub(super) record_before: Record,
    /// What it says of them when the last file is deleted.
    pub(super) record_after: Record,
}

impl Plan {
    /// `builds` are those that the target may have files of, the newest last; `current` is the one that it says it has.
    pub(super) fn new(new: &Manifest, builds: &[Manifest], current: Option<&Manifest>) -> Self {
        let others =
            |builds: &[Manifest]| -> Vec<Manifest> { builds.iter().filter(|build| *build != new).cloned().collect() };
        let at = current.and_then(|current| builds.iter().rposition(|build| build == current));
        // Tabs have the build that the target says it has, and those since then whose deployment broke off. If it says that it has
        // the new one, this is that deployment once more: then they have the one before it.
        let since = match at {
            Some(at) if builds[at] == *new => builds[..at].iter().rposition(|build| build != new).unwrap_or(at),
            Some(at) => at,
            None => 0,
        };
        let before = others(&builds[since..]);
        let hashed = before.iter().flat_map(|build| build.files.keys().filter(|path| build.is_hashed(path)));
        let kept: BTreeSet<String> = hashed.filter(|path| !new.files.contains_key(*path)).cloned().collect();
        let ours: BTreeSet<String> = builds.iter().flat_map(|build| build.files.keys()).cloned().collect();
        let deleted = ours.iter().filter(|path| !new.files.contains_key(*path) && !kept.contains(*path));
        let mut purged: Vec<String> = before.iter().flat_map(|build| purge::addresses(build, new)).collect();
        purged.sort_unstable();
        purged.dedup();
        if before.is_empty() || purged.iter().any(|address| address == purge::EVERYTHING) {
            purged = vec![purge::EVERYTHING.to_owned()];
        }
        let with_new = |mut builds: Vec<Manifest>| {
            builds.push(new.clone());
            Record { builds }
        };
        Self {
            uploads: upload_plan::stages(new, &[]),
            deleted: deleted.cloned().collect(),
            kept,
            ours,
            purged,
            record_before: with_new(others(builds)),
            record_after: with_new(before),
        }
    }

    /// The folders that are to be there, each after the one that it is in.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let uploaded = self.uploads.iter().flat_map(|(_, paths)| paths);
        uploaded.chain(&self.kept).flat_map(|path| ancestors(path)).collect()
    }

    /// The folders in which something is deleted and which stay.
    pub(super) fn folders_that_stay(&self) -> BTreeSet<&str> {
        let folders = self.folders();
        self.deleted.iter().flat_map(|path| ancestors(path)).filter(|folder| folders.contains(folder)).collect()
    }

    /// Rules by which `rsync --delete` deletes the files to be deleted, and the folders that become empty by that, and nothing
    /// else, from a folder that has the folders that stay.
    pub(super) fn rules(&self) -> String {
        let folders = self.folders();
        let emptied: BTreeSet<&str> =
            self.deleted.iter().flat_map(|path| ancestors(path)).filter(|folder| !folders.contains(folder)).collect();
        let files = self.deleted.iter().map(|path| format!("risk /{}\n", literal(path)));
        let folders = emptied.into_iter().map(|folder| format!("risk /{}/\n", literal(folder)));
        files.chain(folders).chain(["protect *\n".to_owned()]).collect()
    }
}

/// The paths that are to be looked for at the target before anything is uploaded.
pub(super) fn looked_for(plan: &Plan) -> Vec<String> {
    let files = plan.uploads.iter().flat_map(|(_, paths)| paths).map(String::as_str);
    let mut paths: BTreeSet<&str> = files.chain(plan.folders()).collect();
    paths.insert(BUILD_FILE);
    paths.insert(DEPLOYMENTS_FILE);
    paths.into_iter().map(str::to_owned).collect()
}

/// The folders that a path is in.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// A path as a pattern of rsync that fits nothing else.
fn literal(path: &str) -> String {
    if !path.contains(['*', '?', '[']) {
        // A backslash is itself then, and the builder has none in paths.
        return path.to_owned();
    }
    path.chars()
        .flat_map(|letter| ['*', '?', '['].contains(&letter).then_some('\\').into_iter().chain([letter]))
        .collect()
}

#[cfg(test)]
mod tests {
    use dist::test_site::site;

    use super::*;

    fn build(files: &[(&str, &str)]) -> Manifest {
        site(files).1
    }

    fn paths(paths: &BTreeSet<String>) -> Vec<&str> {
        paths.iter().map(String::as_str).collect()
    }

    /// Three builds, each with a page and a hashed file of its own.
    fn three() -> [Manifest; 3] {
        ["1", "2", "3"].map(|name| {
            let [page, app] = [format!("page{name}/index.html"), format!("app-{name}.js")];
            build(&[("index.html", name), (&page, name), (&app, name)])
        })
    }

    #[test]
    fn r15_only_what_an_earlier_build_names_is_deleted() {
        let [one, two, three] = three();
        let plan = Plan::new(&one, &[], None);
        assert!(plan.deleted.is_empty() && plan.kept.is_empty());
        assert_eq!(plan.purged, ["/*"]);
        assert_eq!(plan.record_after.builds, std::slice::from_ref(&one));

        let plan = Plan::new(&two, std::slice::from_ref(&one), Some(&one));
        assert_eq!((paths(&plan.deleted), paths(&plan.kept)), (vec!["page1/index.html"], vec!["app-1.js"]));
        assert_eq!(plan.record_after.builds, [one.clone(), two.clone()]);

        let plan = Plan::new(&three, &[one, two.clone()], Some(&two));
        assert_eq!(paths(&plan.deleted), ["app-1.js", "page1/index.html", "page2/index.html"]);
        assert_eq!(paths(&plan.kept), ["app-2.js"]);
        assert_eq!(plan.record_after.builds, [two, three]);
    }

    #[test]
    fn r15_the_same_build_again_keeps_and_deletes_the_same() {
        let [one, two, three] = three();
        // It has broken off at the very end: the target says already that it has the new one.
        let plan = Plan::new(&three, &[one.clone(), two.clone(), three.clone()], Some(&three));
        assert_eq!(paths(&plan.deleted), ["app-1.js", "page1/index.html", "page2/index.html"]);
        assert_eq!(paths(&plan.kept), ["app-2.js"]);
        assert_eq!(plan.record_after.builds, [two.clone(), three.clone()]);
        // And once more after it has come to its end.
        let plan = Plan::new(&three, &[two.clone(), three.clone()], Some(&three));
        assert_eq!((paths(&plan.deleted), paths(&plan.kept)), (vec!["page2/index.html"], vec!["app-2.js"]));
        assert_eq!(plan.record_after.builds, [two, three]);
    }

    #[test]
    fn r15_files_of_a_deployment_that_broke_off_are_known_to_the_next() {
        let [one, two, three] = three();
        let plan = Plan::new(&two, std::slice::from_ref(&one), Some(&one));
        assert_eq!(plan.record_before.builds, [one.clone(), two.clone()]);
        let plan = Plan::new(&three, &plan.record_before.builds, Some(&one));
        assert_eq!(paths(&plan.deleted), ["page1/index.html", "page2/index.html"]);
        // Documents of both are open somewhere.
        assert_eq!(paths(&plan.kept), ["app-1.js", "app-2.js"]);
        assert_eq!(plan.record_after.builds, [one, two.clone(), three.clone()]);
        // The same where even the first one broke off.
        let plan = Plan::new(&three, std::slice::from_ref(&two), None);
        assert_eq!((paths(&plan.deleted), paths(&plan.kept)), (vec!["page2/index.html"], vec!["app-2.js"]));
    }

    #[test]
    fn r15_rules_name_deleted_files_and_emptied_folders_and_protect_the_rest() {
        let old = build(&[("a/b/c.html", ""), ("a/x.html", ""), ("[1]*?.html", ""), ("a/d-1.js", ""), ("e f/g", "")]);
        let new = build(&[("index.html", "")]);
        let plan = Plan::new(&new, std::slice::from_ref(&old), Some(&old));
        let expected = "risk /\\[1]\\*\\?.html\nrisk /a/b/c.html\nrisk /a/x.html\nrisk /e f/g\nrisk /a/b/\nrisk /e f/\nprotect *\n";
        assert_eq!(plan.rules(), expected);
        assert_eq!(plan.folders_that_stay().into_iter().collect::<Vec<_>>(), ["a"]);
    }
}
