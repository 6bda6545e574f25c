//! What the Datatracker knows of a group.

use model::Date;
use model::group::{GroupKind, GroupState};
use synced::{Document, Entry as _, Group};

use super::difference::Comparison;
use super::{Facts, date};
use crate::diagnostics::Diagnostic;
use crate::fields::{Line, Name, WorkingGroupFields};

/// The facts of a group for which there is no field.
#[derive(Debug, Default)]
pub(crate) struct GroupFacts {
    /// Day on which they were known.
    pub(crate) as_of: Option<Date>,
    /// Acronym of the area, or of the body that the group belongs to.
    pub(crate) area: Option<String>,
    /// Address of the archive of the mailing list.
    pub(crate) archive: Option<String>,
}

impl Facts {
    /// Returns the acronyms of the known groups, each with that of its area, or of the body that it belongs to.
    pub(crate) fn groups(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let entries = self.groups.iter().flat_map(Document::entries);
        entries.map(|group| (&*group.acronym, group.area.as_deref()))
    }

    /// Fills the fields of a group, and warns where they say something else. Returns what there is no field for; nothing if the
    /// group is not known.
    pub(crate) fn fill_group(&self, fields: &mut WorkingGroupFields, diagnostics: &mut Vec<Diagnostic>) -> GroupFacts {
        let known = self.groups.as_ref().zip(fields.acronym.as_deref());
        let known = known.and_then(|(document, acronym)| {
            Some((document, document.entries().iter().find(|group| *group.acronym == **acronym)?))
        });
        let Some((document, group)) = known else { return GroupFacts::default() };
        let as_of = fields.as_of.as_ref().map(|day| day.0);
        let mut comparison = Comparison { owner: Group::OWNER, on: document.on(), as_of, diagnostics: Vec::new() };
        fill(group, fields, &mut comparison);
        diagnostics.extend(comparison.diagnostics);
        GroupFacts {
            as_of: date(document.on()),
            area: group.area.as_deref().map(str::to_owned),
            archive: group.archive.as_deref().map(str::to_owned),
        }
    }
}

fn fill(group: &Group, fields: &mut WorkingGroupFields, comparison: &mut Comparison) {
    comparison.settle("name", &mut fields.name, Some(Line::of_fact(&group.name)), Line::to_string);
    comparison.settle("kind", &mut fields.kind, Some(kind(group)), |kind| kind.word().to_owned());
    comparison.settle("state", &mut fields.state, Some(state(group)), |state| state.word().to_lowercase());
    let chairs: Vec<Name> = group.chairs.iter().map(|name| Name::of_fact(name)).collect();
    comparison.settle("chairs", &mut fields.chairs, (!chairs.is_empty()).then_some(chairs), |chairs| names(chairs));
    comparison.settle("list", &mut fields.list, group.list.as_deref().map(Name::of_fact), Name::to_string);
}

/// Returns the names in an order that does not depend on who lists them.
fn names(chairs: &[Name]) -> String {
    let mut names: Vec<&str> = chairs.iter().map(|name| &**name).collect();
    names.sort_unstable();
    names.join(", ")
}

/// A BOF is a working group to be, in the Datatracker.
const fn kind(group: &Group) -> GroupKind {
    match (group.kind, group.state) {
        (_, synced::GroupState::Bof) => GroupKind::Bof,
        (synced::GroupKind::Wg, _) => GroupKind::Wg,
        (synced::GroupKind::Rg, _) => GroupKind::Rg,
    }
}

const fn state(group: &Group) -> GroupState {
    match group.state {
        synced::GroupState::Active => GroupState::Active,
        synced::GroupState::Bof | synced::GroupState::Proposed => GroupState::Proposed,
        synced::GroupState::Dormant => GroupState::Dormant,
        synced::GroupState::Concluded => GroupState::Concluded,
    }
}
