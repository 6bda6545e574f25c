//! The facts of an entry in words, for editors.

use jiff::civil::Date;
use polite_http::Client;
use synced::Entry;

use crate::error::Error;
use crate::reader::Found;

/// A kind of entry that can be synced.
pub(crate) trait Facts: Entry {
    /// What the entries are called: `meetings`.
    const PLURAL: &'static str;

    /// Asks the owner. `known` are the entries of the last sync.
    fn fetch(client: &mut Client<'_>, known: &[Self]) -> Result<Found<Self>, Error>;

    /// Names the entry: `IETF 128`.
    fn label(&self) -> String;

    /// Says that the entry is new: `new group: …`.
    fn introduction(&self) -> String;

    /// Returns the fields that can change, with their names.
    fn fields(&self) -> Vec<(&'static str, Option<String>)>;

    /// Returns the items of all lists, each with the name of an item: `chair`.
    fn items(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    /// Says what is doubtful if `self` becomes `new`. `today` is the day of the sync.
    fn doubt(&self, new: &Self, today: Date) -> Option<String>;
}
