//! What changed, in words that an editor can check.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::Facts;

/// Compares entries, and returns a line for each change.
pub(crate) fn changes<E: Facts>(old: &[E], new: &[E]) -> Vec<String> {
    let by_id: BTreeMap<String, &E> = old.iter().map(|entry| (entry.id(), entry)).collect();
    let mut lines = Vec::new();
    for entry in new {
        match by_id.get(&entry.id()) {
            Some(old) if *old != entry => lines.extend(changes_of_entry(*old, entry)),
            Some(_) => {}
            None => lines.push(entry.introduction()),
        }
    }
    lines.extend(gone(old, new).into_iter().map(|entry| format!("{}: gone", entry.label())));
    lines
}

/// Returns the entries that are no longer there.
pub(crate) fn gone<'a, E: Facts>(old: &'a [E], new: &[E]) -> Vec<&'a E> {
    let ids: BTreeSet<String> = new.iter().map(E::id).collect();
    old.iter().filter(|entry| !ids.contains(&entry.id())).collect()
}

fn changes_of_entry<E: Facts>(old: &E, new: &E) -> Vec<String> {
    let mut changes = Vec::new();
    for ((name, old), (_, new)) in old.fields().into_iter().zip(new.fields()) {
        match (old, new) {
            (None, Some(new)) => changes.push(format!("{name} added: {new}")),
            (Some(old), None) => changes.push(format!("{name} removed: {old}")),
            (Some(old), Some(new)) if old != new => changes.push(format!("{name} changed from {old} to {new}")),
            _ => {}
        }
    }
    let (old_items, new_items) = (by_name(old.items()), by_name(new.items()));
    let names: BTreeSet<&String> = old_items.keys().chain(new_items.keys()).collect();
    for name in names {
        let (none, no_items) = (BTreeSet::new(), &Vec::new());
        let set = |items: &BTreeMap<String, Vec<String>>| {
            items.get(name).map_or(none.clone(), |items| items.iter().cloned().collect())
        };
        let (old_set, new_set) = (set(&old_items), set(&new_items));
        let removed: Vec<&String> = old_set.difference(&new_set).collect();
        let added: Vec<&String> = new_set.difference(&old_set).collect();
        match (removed.as_slice(), added.as_slice()) {
            ([removed], [added]) => changes.push(format!("{name} {removed} replaced by {added}")),
            ([], []) if old_items.get(name).unwrap_or(no_items) != new_items.get(name).unwrap_or(no_items) => {
                changes.push(format!("{name}: other order or number"));
            }
            (removed, added) => {
                changes.extend(removed.iter().map(|item| format!("{name} removed: {item}")));
                changes.extend(added.iter().map(|item| format!("{name} added: {item}")));
            }
        }
    }
    let label = new.label();
    changes.into_iter().map(|change| format!("{label}: {change}")).collect()
}

/// Groups items by name, in order.
fn by_name(items: Vec<(String, String)>) -> BTreeMap<String, Vec<String>> {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, item) in items {
        by_name.entry(name).or_default().push(item);
    }
    by_name
}
