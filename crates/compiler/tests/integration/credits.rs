//! Checks that the credits page of this project lists its dependencies.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Returns the names in the first column of the tables.
fn credited() -> BTreeSet<String> {
    let text = read("content/pages/about/credits.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let names = rows.filter(|names| *names != "Software").flat_map(|names| names.split(", "));
    names.filter(|name| !name.starts_with("the ")).map(str::to_owned).collect()
}

/// Returns the dependencies in the table `name` of a manifest, including those for single targets, without optional ones.
fn dependencies(manifest: &toml::Table, name: &str) -> Vec<String> {
    let is_optional =
        |package: &toml::Value| package.get("optional").is_some_and(|optional| optional.as_bool() == Some(true));
    let packages = manifest.get(name).and_then(|table| table.as_table()).into_iter().flatten();
    let packages = packages.filter(|(_, package)| !is_optional(package)).map(|(name, _)| name.clone());
    let targets = manifest.get("target").and_then(|table| table.as_table());
    let for_targets = targets.into_iter().flat_map(toml::Table::values).filter_map(|target| target.as_table());
    packages.chain(for_targets.flat_map(|target| dependencies(target, name))).collect()
}

#[test]
fn browser_dependencies_and_tools_are_credited() {
    let credited = credited();
    // The app and the search.
    let manifests =
        ["Cargo.toml", "crates/search-ui/Cargo.toml", "crates/rfc-list/Cargo.toml", "crates/search/Cargo.toml"];
    let crates = manifests.map(|manifest| read(manifest).parse::<toml::Table>().unwrap());
    let tools: serde_json::Value = serde_json::from_str(&read("package.json")).unwrap();
    let tools = tools["devDependencies"].as_object().unwrap().keys().cloned();
    // The project's own crates, and what only prerendering uses.
    let excluded = ["model", "search", "serde_json"];
    let names = crates.iter().flat_map(|manifest| dependencies(manifest, "dependencies"));
    let names = names.filter(|name| !excluded.contains(&name.as_str()));
    let missing: Vec<String> = names.chain(tools).filter(|name| !credited.contains(name)).collect();
    assert!(missing.is_empty(), "content/pages/about/credits.md does not name {missing:?}");
}

#[test]
fn only_dependencies_are_credited() {
    let (lock, tools) = (read("Cargo.lock") + &read("fuzz/Cargo.lock"), read("package.json"));
    // script/setup installs these.
    let installed = ["trunk", "geckodriver"];
    let used = |name: &str| {
        lock.contains(&format!("name = \"{name}\""))
            || tools.contains(&format!("\"{name}\":"))
            || installed.contains(&name)
    };
    let names = credited();
    assert!(names.len() > 20, "{names:?}");
    let unused: Vec<&String> = names.iter().filter(|name| !used(name)).collect();
    assert!(unused.is_empty(), "content/pages/about/credits.md names {unused:?}");
}
