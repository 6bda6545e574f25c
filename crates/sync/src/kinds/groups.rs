//! Working groups and research groups, with their chairs.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use polite_http::Client;
use serde::Deserialize;
use synced::text::{Line, Slug, quoted};
use synced::{Entry, Group, GroupKind, GroupState};

use crate::datatracker::{Names, Reference, RoleObject, by_id, full_list, list};
use crate::error::{Error, Mismatch};
use crate::facts::Facts;
use crate::reader::{Found, Reader, required};

#[derive(Deserialize)]
struct GroupObject {
    id: u64,
    acronym: String,
    name: String,
    state: Reference,
    #[serde(rename = "type")]
    kind: Reference,
    parent: Option<Reference>,
    list_email: String,
    list_archive: String,
    charter: Option<Reference>,
}

/// An area, or another body that groups belong to.
#[derive(Deserialize)]
struct ParentObject {
    id: u64,
    acronym: String,
}

impl Facts for Group {
    const PLURAL: &'static str = "groups";

    fn fetch(client: &mut Client<'_>, known: &[Self]) -> Result<Found<Self>, Error> {
        let unexpected = |mismatch| Error::unexpected(Self::SOURCE, mismatch);
        // There are more than a thousand concluded groups, which the site does not name.
        let mut groups: Vec<GroupObject> =
            full_list(client, "group/group", "state__in=active,bof,proposed&type__in=wg,rg")?;
        // A group that has left the list is asked for by name: it can be concluded.
        let found: BTreeSet<&str> = groups.iter().map(|group| group.acronym.as_str()).collect();
        let missing: Vec<&str> =
            known.iter().map(|group| &*group.acronym).filter(|acronym| !found.contains(acronym)).collect();
        let left = missing
            .chunks(50)
            .map(|acronyms| list(client, "group/group", &format!("acronym__in={}&type__in=wg,rg", acronyms.join(","))));
        let left: Vec<Vec<GroupObject>> = left.collect::<Result<_, _>>()?;
        groups.extend(left.into_iter().flatten());

        let parents = groups.iter().filter_map(|group| group.parent.as_ref()).map(|parent| parent.id("group/group"));
        let parents = parents.collect::<Result<_, _>>().map_err(unexpected)?;
        let parents = by_id(client, "group/group", &parents)?;
        // One list instead of a request for each group.
        let query = "group__state__in=active,bof,proposed&group__type__in=wg,rg&name=chair";
        let chairs: Vec<RoleObject> = full_list(client, "group/role", query)?;
        let persons = by_id(client, "person/person", &RoleObject::persons(&chairs).map_err(unexpected)?)?;
        let names = Names::new(&persons).map_err(unexpected)?;
        entries(groups, &parents, &chairs, &names).map_err(unexpected)
    }

    fn label(&self) -> String {
        self.acronym.to_string()
    }

    fn introduction(&self) -> String {
        let area = self.area.as_ref().map(|area| format!(" of {area}")).unwrap_or_default();
        format!("new group: {}, {} ({} {}{area})", self.acronym, self.name, state(self.state), kind(self.kind))
    }

    fn fields(&self) -> Vec<(&'static str, Option<String>)> {
        vec![
            ("state", Some(state(self.state).to_owned())),
            ("name", Some(self.name.to_string())),
            ("kind", Some(kind(self.kind).to_owned())),
            ("area", self.area.as_deref().map(str::to_owned)),
            ("list", self.list.as_deref().map(str::to_owned)),
            ("archive", self.archive.as_deref().map(str::to_owned)),
            ("charter", self.charter.as_deref().map(str::to_owned)),
        ]
    }

    fn items(&self) -> Vec<(String, String)> {
        self.chairs.iter().map(|chair| ("chair".to_owned(), chair.to_string())).collect()
    }

    fn doubt(&self, new: &Self, _: Date) -> Option<String> {
        let is_another = self.name != new.name
            && !self.chairs.is_empty()
            && !new.chairs.is_empty()
            && !self.chairs.iter().any(|chair| new.chairs.contains(chair));
        is_another.then(|| {
            format!("the acronym is used for another group: {}, with other chairs; it was {}", new.name, self.name)
        })
    }
}

/// Makes entries. `parents` are the groups that groups belong to, and `chairs` their roles.
fn entries(
    groups: Vec<GroupObject>,
    parents: &[ParentObject],
    chairs: &[RoleObject],
    names: &Names,
) -> Result<Found<Group>, Mismatch> {
    let parents: BTreeMap<u64, &str> = parents.iter().map(|parent| (parent.id, parent.acronym.as_str())).collect();
    let mut chairs_of: BTreeMap<u64, Vec<Line>> = BTreeMap::new();
    for role in chairs {
        chairs_of.entry(role.group.id("group/group")?).or_default().push(names.of(&role.person)?);
    }
    let mut reader = Reader::default();
    let mut entry = |group: GroupObject| {
        let acronym: Slug = required("acronym", &group.acronym)?;
        let parent = group.parent.as_ref().map(|parent| parent.id("group/group")).transpose()?;
        let area = parent.map(|id| {
            parents.get(&id).copied().ok_or_else(|| Mismatch::new(format!("no group {id}"), "the area of a group"))
        });
        let charter = group.charter.as_ref().map(|charter| charter.key("doc/document")).transpose()?;
        let mut chairs = chairs_of.remove(&group.id).unwrap_or_default();
        chairs.sort();
        chairs.dedup();
        Ok(Group {
            name: required("name", &group.name)?,
            kind: kind_of(&group.kind)?,
            state: state_of(&group.state)?,
            area: area.transpose()?.map(|area| required("area", area)).transpose()?,
            chairs,
            list: reader.optional(&acronym, "list", &group.list_email),
            archive: reader.optional(&acronym, "archive", &group.list_archive),
            charter: charter.and_then(|charter| reader.optional(&acronym, "charter", charter)),
            acronym,
        })
    };
    let within = |group: GroupObject| {
        let what = format!("group {}", quoted(&group.acronym));
        entry(group).map_err(|mismatch: Mismatch| mismatch.within(what))
    };
    let entries = groups.into_iter().map(within).collect::<Result<Vec<_>, _>>()?;
    Ok(reader.finish(entries))
}

fn kind_of(reference: &Reference) -> Result<GroupKind, Mismatch> {
    match reference.key("name/grouptypename")? {
        "wg" => Ok(GroupKind::Wg),
        "rg" => Ok(GroupKind::Rg),
        other => Err(Mismatch::new(format!("the type {}", quoted(other)), "`wg` or `rg`")),
    }
}

fn state_of(reference: &Reference) -> Result<GroupState, Mismatch> {
    match reference.key("name/groupstatename")? {
        "active" => Ok(GroupState::Active),
        "bof" => Ok(GroupState::Bof),
        "proposed" => Ok(GroupState::Proposed),
        "dormant" => Ok(GroupState::Dormant),
        "conclude" | "bof-conc" | "abandon" | "replaced" => Ok(GroupState::Concluded),
        other => Err(Mismatch::new(
            format!("the state {}", quoted(other)),
            "`active`, `bof`, `proposed`, `dormant` or `conclude`",
        )),
    }
}

fn kind(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Wg => "working group",
        GroupKind::Rg => "research group",
    }
}

fn state(state: GroupState) -> &'static str {
    match state {
        GroupState::Active => "active",
        GroupState::Bof => "BOF",
        GroupState::Proposed => "proposed",
        GroupState::Dormant => "dormant",
        GroupState::Concluded => "concluded",
    }
}
