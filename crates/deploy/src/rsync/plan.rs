//! Plans what a deployment uploads, retains and deletes at a target, given the builds that have been deployed there.

use std::collections::BTreeSet;

use dist::record::Builds;
use dist::{BUILD_FILE, DEPLOYMENTS_FILE, Manifest, Record};

use crate::purge::{self, HostFiles};
use crate::upload_plan;

/// The plan of a deployment.
#[derive(Debug)]
pub(super) struct Plan {
    /// Stages of the upload, in order: the name of each list, and its paths.
    pub(super) uploads: [(&'static str, Vec<String>); 4],
    /// Hashed files of earlier builds that stay for open tabs.
    pub(super) retained: BTreeSet<String>,
    /// Files of earlier builds that are no longer needed.
    pub(super) deleted: BTreeSet<String>,
    /// All files that earlier builds have uploaded.
    pub(super) known: BTreeSet<String>,
    /// Addresses to purge from caches.
    pub(super) purged: Vec<String>,
    /// Record to upload before the first file, so that the next deployment knows what an interrupted one has left.
    pub(super) record_before: Record,
    /// Record to upload after the last file is deleted.
    pub(super) record_after: Record,
}

impl Plan {
    /// Plans the deployment of `new`. `builds` are those whose files the target may have. `host_files` are the files
    /// `_headers` and `_redirects` that are known.
    pub(super) fn new(new: &Manifest, builds: &Builds, host_files: &HostFiles) -> Self {
        let Builds { all: builds, current } = builds;
        let others =
            |builds: &[Manifest]| -> Vec<Manifest> { builds.iter().filter(|build| *build != new).cloned().collect() };
        let current_index = current.as_ref().and_then(|current| builds.iter().rposition(|build| build == current));
        // Tabs may have the current build open, and later ones whose deployment was interrupted. If the current build is the new
        // one, this deployment is repeated, and tabs may have the build before it.
        let first_open = match current_index {
            Some(index) if builds[index] == *new => {
                builds[..index].iter().rposition(|build| build != new).unwrap_or(index)
            }
            Some(index) => index,
            None => 0,
        };
        let open = others(&builds[first_open..]);
        let hashed = open.iter().flat_map(|build| build.files.keys().filter(|path| build.is_hashed(path)));
        let retained: BTreeSet<String> = hashed.filter(|path| !new.files.contains_key(*path)).cloned().collect();
        let known: BTreeSet<String> = builds.iter().flat_map(|build| build.files.keys()).cloned().collect();
        let deleted = known.iter().filter(|path| !new.files.contains_key(*path) && !retained.contains(*path));
        let mut purged: Vec<String> = open.iter().flat_map(|build| purge::addresses(build, new, host_files)).collect();
        purged.sort_unstable();
        purged.dedup();
        if open.is_empty() || purged.iter().any(|address| address == purge::EVERYTHING) {
            purged = vec![purge::EVERYTHING.to_owned()];
        }
        let with_new = |mut builds: Vec<Manifest>| {
            builds.push(new.clone());
            Record { builds }
        };
        Self {
            uploads: upload_plan::stages(new, &[]),
            deleted: deleted.cloned().collect(),
            retained,
            known,
            purged,
            record_before: with_new(others(builds)),
            record_after: with_new(open),
        }
    }

    /// Returns the folders of the site, each after its parent.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let uploaded = self.uploads.iter().flat_map(|(_, paths)| paths);
        uploaded.chain(&self.retained).flat_map(|path| ancestors(path)).collect()
    }

    /// Returns the folders of the site in which files are deleted.
    pub(super) fn remaining_folders(&self) -> BTreeSet<&str> {
        let folders = self.folders();
        self.deleted.iter().flat_map(|path| ancestors(path)).filter(|folder| folders.contains(folder)).collect()
    }

    /// Returns all paths of the site, files and folders, sorted. The target is checked for conflicts at these paths.
    pub(super) fn site_paths(&self) -> Vec<String> {
        let files = self.uploads.iter().flat_map(|(_, paths)| paths).map(String::as_str);
        let mut paths: BTreeSet<&str> = files.chain(self.folders()).collect();
        paths.insert(BUILD_FILE);
        paths.insert(DEPLOYMENTS_FILE);
        paths.into_iter().map(str::to_owned).collect()
    }

    /// Returns filter rules for `rsync --delete` from a local folder that has only the remaining folders. They delete the files
    /// to delete and the folders that become empty, and protect everything else.
    pub(super) fn rules(&self) -> String {
        let folders = self.folders();
        let emptied: BTreeSet<&str> =
            self.deleted.iter().flat_map(|path| ancestors(path)).filter(|folder| !folders.contains(folder)).collect();
        let files = self.deleted.iter().map(|path| format!("risk /{}\n", literal(path)));
        let folders = emptied.into_iter().map(|folder| format!("risk /{}/\n", literal(folder)));
        files.chain(folders).chain(["protect *\n".to_owned()]).collect()
    }
}

/// Returns the folders that contain `path`, outermost first.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(slash, _)| &path[..slash])
}

/// Escapes a path as an rsync pattern that matches only this path.
fn literal(path: &str) -> String {
    if !path.contains(['*', '?', '[']) {
        // Without wildcards, rsync compares patterns literally. Paths never contain backslashes.
        return path.to_owned();
    }
    path.chars()
        .flat_map(|character| ['*', '?', '['].contains(&character).then_some('\\').into_iter().chain([character]))
        .collect()
}

#[cfg(test)]
mod tests {
    use dist::test_site::site;

    use super::*;

    fn build(files: &[(&str, &str)]) -> Manifest {
        site(files).1
    }

    fn plan_of(new: &Manifest, builds: &[Manifest], current: Option<&Manifest>) -> Plan {
        let builds = Builds { all: builds.to_vec(), current: current.cloned() };
        Plan::new(new, &builds, &HostFiles::read(&[]))
    }

    fn paths(paths: &BTreeSet<String>) -> Vec<&str> {
        paths.iter().map(String::as_str).collect()
    }

    /// Returns three builds, each with its own page and hashed file.
    fn three_builds() -> [Manifest; 3] {
        ["1", "2", "3"].map(|name| {
            let [page, app] = [format!("page{name}/index.html"), format!("app-{name}.js")];
            build(&[("index.html", name), (&page, name), (&app, name)])
        })
    }

    #[test]
    fn r15_only_files_of_earlier_builds_are_deleted() {
        let [one, two, three] = three_builds();
        let plan = plan_of(&one, &[], None);
        assert!(plan.deleted.is_empty() && plan.retained.is_empty());
        assert_eq!(plan.purged, ["/*"]);
        assert_eq!(plan.record_after.builds, std::slice::from_ref(&one));

        let plan = plan_of(&two, std::slice::from_ref(&one), Some(&one));
        assert_eq!((paths(&plan.deleted), paths(&plan.retained)), (vec!["page1/index.html"], vec!["app-1.js"]));
        assert_eq!(plan.record_after.builds, [one.clone(), two.clone()]);

        let plan = plan_of(&three, &[one, two.clone()], Some(&two));
        assert_eq!(paths(&plan.deleted), ["app-1.js", "page1/index.html", "page2/index.html"]);
        assert_eq!(paths(&plan.retained), ["app-2.js"]);
        assert_eq!(plan.record_after.builds, [two, three]);
    }

    #[test]
    fn r15_repeated_deployment_retains_and_deletes_the_same() {
        let [one, two, three] = three_builds();
        // Interrupted at the very end: `build.json` of the target is already the new one.
        let plan = plan_of(&three, &[one.clone(), two.clone(), three.clone()], Some(&three));
        assert_eq!(paths(&plan.deleted), ["app-1.js", "page1/index.html", "page2/index.html"]);
        assert_eq!(paths(&plan.retained), ["app-2.js"]);
        assert_eq!(plan.record_after.builds, [two.clone(), three.clone()]);
        // Repeated after it was completed.
        let plan = plan_of(&three, &[two.clone(), three.clone()], Some(&three));
        assert_eq!((paths(&plan.deleted), paths(&plan.retained)), (vec!["page2/index.html"], vec!["app-2.js"]));
        assert_eq!(plan.record_after.builds, [two, three]);
    }

    #[test]
    fn r15_files_of_an_interrupted_deployment_are_known_to_the_next() {
        let [one, two, three] = three_builds();
        let plan = plan_of(&two, std::slice::from_ref(&one), Some(&one));
        assert_eq!(plan.record_before.builds, [one.clone(), two.clone()]);
        let plan = plan_of(&three, &plan.record_before.builds, Some(&one));
        assert_eq!(paths(&plan.deleted), ["page1/index.html", "page2/index.html"]);
        // Tabs may have either build open.
        assert_eq!(paths(&plan.retained), ["app-1.js", "app-2.js"]);
        assert_eq!(plan.record_after.builds, [one, two.clone(), three.clone()]);
        // The first deployment was interrupted.
        let plan = plan_of(&three, std::slice::from_ref(&two), None);
        assert_eq!((paths(&plan.deleted), paths(&plan.retained)), (vec!["page2/index.html"], vec!["app-2.js"]));
    }

    #[test]
    fn r15_rules_list_deleted_files_and_emptied_folders_and_protect_the_rest() {
        let old = build(&[("a/b/c.html", ""), ("a/x.html", ""), ("[1]*?.html", ""), ("a/d-1.js", ""), ("e f/g", "")]);
        let new = build(&[("index.html", "")]);
        let plan = plan_of(&new, std::slice::from_ref(&old), Some(&old));
        let expected = "risk /\\[1]\\*\\?.html\nrisk /a/b/c.html\nrisk /a/x.html\nrisk /e f/g\nrisk /a/b/\nrisk /e f/\nprotect *\n";
        assert_eq!(plan.rules(), expected);
        assert_eq!(plan.remaining_folders().into_iter().collect::<Vec<_>>(), ["a"]);
    }
}
