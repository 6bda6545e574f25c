//! What all kinds of entries have in common.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A kind of entry. Each kind has a file of its own.
pub trait Entry: Clone + DeserializeOwned + Eq + Serialize {
    /// Name of the file in `content/synced/`: `meetings.toml`.
    const FILE: &'static str;
    /// Name of an entry in the file: `meeting`, as in `[[meeting]]`.
    const NAME: &'static str;
    /// Who owns the facts: `the IETF Datatracker`.
    const OWNER: &'static str;
    /// Address of the facts at their owner.
    const SOURCE: &'static str;
    /// Whether the file has one line for each entry, because there are thousands.
    const IS_ONE_LINE: bool = false;

    /// What the entries are sorted by. No two entries have the same.
    type Order: Ord;

    /// Returns the place of the entry in its file.
    fn order(&self) -> Self::Order;

    /// Returns what the owner identifies the entry by: a number, an acronym or an address.
    fn id(&self) -> String;
}
