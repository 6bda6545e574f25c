//! The API of the Datatracker, version 1: lists with pages, and objects that refer to each other by address.

use std::collections::{BTreeMap, BTreeSet};

use polite_http::{Address, Client};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use synced::text::{Line, quoted};

use crate::error::{Error, Mismatch};
use crate::reader::required;

const ORIGIN: &str = "https://datatracker.ietf.org";

/// Path of the API.
const API: &str = "/api/v1/";

/// Number of objects that a page is asked to have. The Datatracker allows 1000, but is slow then.
const PAGE_SIZE: usize = 250;

/// Maximum number of objects in a list. No list that is asked for has a tenth of it.
const MAX_OBJECTS: usize = 20_000;

/// Number of ids in one request, so that addresses have at most 1000 characters.
const MAX_IDS: usize = 100;

/// A page of a list.
#[derive(Deserialize)]
struct Page<T> {
    meta: Meta,
    objects: Vec<T>,
}

#[derive(Deserialize)]
struct Meta {
    next: Option<String>,
    offset: usize,
    total_count: usize,
}

/// The address of an object: `/api/v1/group/group/1052/`.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Reference(String);

impl Reference {
    /// Returns the key of an object of this resource: `active` for `/api/v1/name/groupstatename/active/`.
    pub(crate) fn key(&self, resource: &str) -> Result<&str, Mismatch> {
        let rest = self.0.strip_prefix(API).and_then(|rest| rest.strip_prefix(resource)?.strip_prefix('/'));
        let key =
            rest.map(|rest| rest.strip_suffix('/').unwrap_or(rest)).filter(|key| !key.is_empty() && !key.contains('/'));
        key.ok_or_else(|| Mismatch::new(quoted(&self.0), format!("an address below {API}{resource}/")))
    }

    /// Returns the number of an object of this resource.
    pub(crate) fn id(&self, resource: &str) -> Result<u64, Mismatch> {
        let key = self.key(resource)?;
        key.parse().map_err(|_| Mismatch::new(quoted(&self.0), format!("a number at the end of {API}{resource}/")))
    }
}

/// Gets all objects of a list. `resource` is `group/group`, and `query` selects some, as in `type=wg`.
pub(crate) fn list<T: DeserializeOwned>(client: &mut Client<'_>, resource: &str, query: &str) -> Result<Vec<T>, Error> {
    let path = format!("{API}{resource}/");
    // Without an order, pages can overlap.
    let first =
        Address { origin: ORIGIN.into(), path: format!("{path}?format=json&limit={PAGE_SIZE}&order_by=id&{query}") };
    let (mut address, mut objects, mut total) = (first.clone(), Vec::new(), None);
    loop {
        let (page, next) = client.get(&address, |text| page(text, &path, objects.len(), total))?;
        let Page { meta, objects: more } = page;
        objects.extend(more);
        total = Some(meta.total_count);
        match next {
            Some(next) => address = Address { origin: ORIGIN.into(), path: next },
            None if objects.len() != meta.total_count => {
                let found = format!("{} objects on all pages", objects.len());
                let mismatch = Mismatch::new(found, format!("{} objects, as the last page says", meta.total_count));
                return Err(Error::unexpected(first.to_string(), mismatch));
            }
            None => return Ok(objects),
        }
    }
}

/// Like [`list`], but an empty list is an error.
pub(crate) fn full_list<T: DeserializeOwned>(
    client: &mut Client<'_>,
    resource: &str,
    query: &str,
) -> Result<Vec<T>, Error> {
    let objects = list(client, resource, query)?;
    if objects.is_empty() {
        let url = format!("{ORIGIN}{API}{resource}/?{query}");
        return Err(Error::unexpected(url, Mismatch::new("an empty list", "at least one object")));
    }
    Ok(objects)
}

/// Gets the objects with these ids.
pub(crate) fn by_id<T: DeserializeOwned>(
    client: &mut Client<'_>,
    resource: &str,
    ids: &BTreeSet<u64>,
) -> Result<Vec<T>, Error> {
    let ids: Vec<String> = ids.iter().map(u64::to_string).collect();
    let lists = ids.chunks(MAX_IDS).map(|ids| list(client, resource, &format!("id__in={}", ids.join(","))));
    Ok(lists.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// A role of a person in a group.
#[derive(Debug, Deserialize)]
pub(crate) struct RoleObject {
    pub(crate) name: Reference,
    pub(crate) group: Reference,
    pub(crate) person: Reference,
}

/// A person.
#[derive(Debug, Deserialize)]
pub(crate) struct PersonObject {
    pub(crate) id: u64,
    pub(crate) name: String,
}

impl RoleObject {
    /// Returns the ids of the persons in some roles.
    pub(crate) fn persons(roles: &[Self]) -> Result<BTreeSet<u64>, Mismatch> {
        roles.iter().map(|role| role.person.id("person/person")).collect()
    }
}

/// Names of persons by id.
pub(crate) struct Names(BTreeMap<u64, Line>);

impl Names {
    /// Reads the names.
    pub(crate) fn new(persons: &[PersonObject]) -> Result<Self, Mismatch> {
        let name = |person: &PersonObject| {
            let name = required("name", &person.name).map_err(|error| error.within(format!("person {}", person.id)));
            Ok((person.id, name?))
        };
        persons.iter().map(name).collect::<Result<_, _>>().map(Self)
    }

    /// Returns the name of a person that a role refers to.
    pub(crate) fn of(&self, person: &Reference) -> Result<Line, Mismatch> {
        let id = person.id("person/person")?;
        self.0.get(&id).cloned().ok_or_else(|| Mismatch::new(format!("no person {id}"), "the person of a role"))
    }
}

/// Reads a page, and returns it with the path of the next one. `offset` is the number of objects before it, and `total` that of all
/// objects, as the pages before said.
fn page<T: DeserializeOwned>(
    text: &str,
    path: &str,
    offset: usize,
    total: Option<usize>,
) -> Result<(Page<T>, Option<String>), Mismatch> {
    let page: Page<T> = json(text, path)?;
    if page.meta.offset != offset {
        return Err(Mismatch::new(
            format!("a page from object {} on", page.meta.offset),
            format!("from object {offset} on"),
        ));
    }
    if page.meta.total_count > MAX_OBJECTS {
        return Err(Mismatch::new(format!("{} objects", page.meta.total_count), format!("at most {MAX_OBJECTS}")));
    }
    // Objects were added or removed while the pages were read, so that one can be missing between two pages.
    if let Some(total) = total.filter(|total| *total != page.meta.total_count) {
        return Err(Mismatch::new(
            format!("{} objects", page.meta.total_count),
            format!("{total}, as on the first page"),
        ));
    }
    let Some(next) = page.meta.next.clone() else { return Ok((page, None)) };
    // The check of the offset ends a list that leads in a circle, unless its pages are empty.
    if page.objects.is_empty() || !next.strip_prefix(path).is_some_and(|query| query.starts_with('?')) {
        let found = format!("the next page {} after {} objects", quoted(&next), page.objects.len());
        return Err(Mismatch::new(found, format!("a page of {path}, after at least one object")));
    }
    Ok((page, Some(next)))
}

/// Reads JSON.
fn json<T: DeserializeOwned>(text: &str, path: &str) -> Result<T, Mismatch> {
    serde_json::from_str(text).map_err(|error| {
        let found = match text.trim_start() {
            "" => "an empty answer".to_owned(),
            start if start.starts_with('<') => "a document in HTML or XML".to_owned(),
            // The message can quote a text of any length.
            _ => error.to_string().chars().take(200).collect(),
        };
        Mismatch::new(found, format!("a list in JSON, as {path} has it"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_have_the_key_at_the_end() {
        let reference = |text: &str| Reference(text.to_owned());
        assert_eq!(reference("/api/v1/name/groupstatename/active/").key("name/groupstatename"), Ok("active"));
        assert_eq!(reference("/api/v1/group/group/1052/").id("group/group"), Ok(1052));
        for text in [
            "",
            "1052",
            "/api/v1/person/person/1052/",
            "/api/v1/group/group/",
            "/api/v1/group/group/a/",
            "/api/v1/group/group/1/2/",
        ] {
            assert!(reference(text).id("group/group").is_err(), "{text}");
        }
    }

    #[test]
    fn next_page_is_of_the_same_list() {
        let page = |next: &str, offset: usize, objects: &str| {
            let next = if next.is_empty() { "null".to_owned() } else { format!("\"{next}\"") };
            let text = format!(
                r#"{{"meta": {{"limit": 1, "next": {next}, "offset": {offset}, "total_count": 2}}, "objects": [{objects}]}}"#
            );
            super::page::<u32>(&text, "/api/v1/a/a/", 1, Some(2)).map(|(page, next)| (page.objects, next))
        };
        assert_eq!(page("", 1, "7"), Ok((vec![7], None)));
        assert_eq!(page("/api/v1/a/a/?offset=2", 1, "7"), Ok((vec![7], Some("/api/v1/a/a/?offset=2".to_owned()))));
        assert!(page("", 0, "7").is_err(), "the first page again");
        assert!(page("/api/v1/a/a/?offset=2", 1, "").is_err(), "an empty page with a next one");
        for next in [
            "/api/v1/b/b/?offset=2",
            "https://example.org/api/v1/a/a/?offset=2",
            "?offset=2",
            "/api/v1/a/a/../b/?offset=2",
        ] {
            assert!(page(next, 1, "7").is_err(), "{next}");
        }
    }
}
