//! Areas with their directors, and bodies with their members.

use std::collections::BTreeMap;

use jiff::civil::Date;
use polite_http::Client;
use serde::Deserialize;
use synced::text::quoted;
use synced::{Body, Entry, Member};

use crate::datatracker::{Names, Reference, RoleObject, by_id, full_list};
use crate::error::{Error, Mismatch};
use crate::facts::Facts;
use crate::reader::{Found, Reader, required};

/// Bodies that are not areas, by their acronyms in the Datatracker. One that it does not have is left out.
const BODIES: &str = "iab,iesg,ietf,ietf-trust,irsg,irtf,ise,llc-board,rsab";

/// Roles that are synced. Others are for the work of the Secretariat.
const ROLES: &str = "ad,chair,member";

#[derive(Deserialize)]
struct BodyObject {
    id: u64,
    acronym: String,
    name: String,
    #[serde(rename = "type")]
    kind: Reference,
}

impl Facts for Body {
    const PLURAL: &'static str = "bodies";

    fn fetch(client: &mut Client<'_>, _: &[Self]) -> Result<Found<Self>, Error> {
        let unexpected = |mismatch| Error::unexpected(Self::SOURCE, mismatch);
        let mut bodies: Vec<BodyObject> = full_list(client, "group/group", "state=active&type=area")?;
        bodies.extend(full_list(client, "group/group", &format!("acronym__in={BODIES}"))?);
        let mut roles: Vec<RoleObject> =
            full_list(client, "group/role", "group__state=active&group__type=area&name=ad")?;
        roles.extend(full_list(client, "group/role", &format!("group__acronym__in={BODIES}&name__in={ROLES}"))?);
        let persons = by_id(client, "person/person", &RoleObject::persons(&roles).map_err(unexpected)?)?;
        let names = Names::new(&persons).map_err(unexpected)?;
        entries(&bodies, &roles, &names).map_err(unexpected)
    }

    fn label(&self) -> String {
        self.acronym.to_string()
    }

    fn introduction(&self) -> String {
        let members: Vec<&str> = self.members.iter().map(|member| &*member.name).collect();
        format!("new body: {}, {} ({})", self.acronym, self.name, members.join(", "))
    }

    fn fields(&self) -> Vec<(&'static str, Option<String>)> {
        vec![("name", Some(self.name.to_string())), ("kind", Some(self.kind.to_string()))]
    }

    fn items(&self) -> Vec<(String, String)> {
        let item = |member: &Member| (role(&member.role).to_owned(), member.name.to_string());
        self.members.iter().map(item).collect()
    }

    fn doubt(&self, new: &Self, _: Date) -> Option<String> {
        let count = (self.members.len(), new.members.len());
        (count.1 == 0 && count.0 > 0).then(|| format!("none of {} members is left", count.0))
    }
}

/// Makes entries.
fn entries(bodies: &[BodyObject], roles: &[RoleObject], names: &Names) -> Result<Found<Body>, Mismatch> {
    let mut members_of: BTreeMap<u64, Vec<Member>> = BTreeMap::new();
    for object in roles {
        let role = required("role", object.name.key("name/rolename")?)?;
        let member = Member { role, name: names.of(&object.person)? };
        members_of.entry(object.group.id("group/group")?).or_default().push(member);
    }
    let mut entry = |body: &BodyObject| {
        let mut members = members_of.remove(&body.id).unwrap_or_default();
        members.sort();
        members.dedup();
        let kind = required("type", body.kind.key("name/grouptypename")?)?;
        Ok(Body { acronym: required("acronym", &body.acronym)?, name: required("name", &body.name)?, kind, members })
    };
    let within = |body: &BodyObject| {
        entry(body).map_err(|mismatch: Mismatch| mismatch.within(format!("group {}", quoted(&body.acronym))))
    };
    let entries = bodies.iter().map(within).collect::<Result<Vec<_>, _>>()?;
    Ok(Reader::default().finish(entries))
}

/// Names a role.
fn role(role: &str) -> &str {
    match role {
        "ad" => "Area Director",
        role => role,
    }
}
