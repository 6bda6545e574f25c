//! What looks wrong, and is held until a person has looked at it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::changes::gone;
use crate::facts::Facts;
use crate::reader::Found;

/// The part of a list that may go without doubt is less than one in this number.
const SHARE: usize = 5;

/// Number of values below which a list is too short for a share of it to mean something.
const MIN_VALUES: usize = 5;

/// Maximum number of entries that a message names.
const MAX_NAMED: usize = 5;

/// Compares entries, and returns a line for each thing that looks wrong. `today` is the day of the sync.
pub(crate) fn doubts<E: Facts>(old: &[E], found: &Found<E>, today: Date) -> Vec<String> {
    let new: BTreeMap<String, &E> = found.entries.iter().map(|entry| (entry.id(), entry)).collect();
    let gone = gone(old, &found.entries);
    let mut doubts = Vec::new();
    if gone.len() > 1 && gone.len() * SHARE >= old.len() {
        let names: Vec<String> = gone.iter().take(MAX_NAMED).map(|entry| entry.label()).collect();
        let more = if gone.len() > MAX_NAMED { ", …" } else { "" };
        doubts.push(format!("{} of {} {} are gone: {}{more}", gone.len(), old.len(), E::PLURAL, names.join(", ")));
    } else {
        doubts.extend(gone.iter().map(|entry| format!("{} is gone", entry.label())));
        doubts.extend(fewer_values(old, &found.entries));
    }
    for entry in old {
        let Some(new) = new.get(&entry.id()) else { continue };
        doubts.extend(entry.doubt(new, today).map(|doubt| format!("{}: {doubt}", entry.label())));
        let (had, has) = (fields(entry), fields(*new));
        let notes = found.notes.iter().filter(|note| note.id == entry.id());
        let lost = notes.filter(|note| had.contains_key(note.field) && !has.contains_key(note.field));
        doubts.extend(lost.map(|note| format!("{}: {}: {}", entry.label(), note.field, note.problem)));
    }
    doubts
}

/// Finds fields, and items of lists, of which a share is gone.
fn fewer_values<E: Facts>(old: &[E], new: &[E]) -> Vec<String> {
    let (old, new) = (count(old), count(new));
    let lost = old.into_iter().filter_map(|(name, old)| {
        let lost = old.saturating_sub(new.get(&name).copied().unwrap_or_default());
        let is_doubtful = old >= MIN_VALUES && lost * SHARE >= old;
        is_doubtful.then(|| format!("{lost} of {old} values are gone: {name} of {}", E::PLURAL))
    });
    lost.collect()
}

/// Counts the values of all fields and lists, by name.
fn count<E: Facts>(entries: &[E]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entry in entries {
        let names = fields(entry).into_keys().map(str::to_owned).chain(entry.items().into_iter().map(|(name, _)| name));
        names.for_each(|name| *counts.entry(name).or_default() += 1);
    }
    counts
}

/// Returns the fields that an entry has.
fn fields<E: Facts>(entry: &E) -> BTreeMap<&'static str, String> {
    entry.fields().into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
