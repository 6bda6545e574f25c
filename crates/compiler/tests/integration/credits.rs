//! The credits of this project's own site name what it is made with.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The names in the first column of the tables.
fn credited() -> BTreeSet<String> {
    let text = read("content/pages/about/credits.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let names = rows.filter(|names| *names != "Software").flat_map(|names| names.split(", "));
    names.filter(|name| !name.starts_with("the ")).map(str::to_owned).collect()
}

/// The packages that a manifest names in the tables whose names end so, without those that only some programs ask for.
fn dependencies(table: &toml::Table, end: &str) -> Vec<String> {
    let is_optional =
        |package: &toml::Value| package.get("optional").is_some_and(|optional| optional.as_bool() == Some(true));
    let own = table.get(end).and_then(|table| table.as_table()).into_iter().flatten();
    let own = own.filter(|(_, package)| !is_optional(package)).map(|(name, _)| name.clone());
    let targets = table.get("target").and_then(|table| table.as_table());
    let for_targets = targets.into_iter().flat_map(toml::Table::values).filter_map(|target| target.as_table());
    own.chain(for_targets.flat_map(|target| dependencies(target, end))).collect()
}

#[test]
fn all_that_reaches_a_browser_and_all_tools_are_credited() {
    let credited = credited();
    // The app, and the search with what it is made of.
    let manifests = ["Cargo.toml", "crates/search-ui/Cargo.toml", "crates/search/Cargo.toml"];
    let crates = manifests.map(|manifest| read(manifest).parse::<toml::Table>().unwrap());
    let tools: serde_json::Value = serde_json::from_str(&read("package.json")).unwrap();
    let tools = tools["devDependencies"].as_object().unwrap().keys().cloned();
    // The project's own crates; what prerenders only.
    let own = ["model", "search", "serde_json"];
    let names = crates.iter().flat_map(|manifest| dependencies(manifest, "dependencies"));
    let names = names.filter(|name| !own.contains(&name.as_str()));
    let missing: Vec<String> = names.chain(tools).filter(|name| !credited.contains(name)).collect();
    assert!(missing.is_empty(), "content/pages/about/credits.md does not name {missing:?}");
}

#[test]
fn nothing_is_credited_that_is_not_used() {
    let (lock, tools) = (read("Cargo.lock") + &read("fuzz/Cargo.lock"), read("package.json"));
    // These are installed by script/setup, in the versions of script/tools.env.
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
