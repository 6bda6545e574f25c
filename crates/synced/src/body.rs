//! `people.toml`: the areas and the bodies, with who directs them.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::text::{Line, Slug};

/// An area with its directors, or a body with its members.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Acronym: `sec`, `iab`.
    pub acronym: Slug,
    /// Full name.
    pub name: Line,
    /// Kind of the body in the Datatracker: `area`, `iab`.
    pub kind: Slug,
    /// Who is in it, sorted by role and name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
}

/// A role in a body, and who has it.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The role, by its name in the Datatracker: `ad` (Area Director), `chair`, `member`.
    pub role: Slug,
    /// Name of the person.
    pub name: Line,
}

impl Entry for Body {
    const FILE: &'static str = "people.toml";
    const NAME: &'static str = "body";
    const OWNER: &'static str = "the IETF Datatracker";
    const SOURCE: &'static str = "https://datatracker.ietf.org/api/v1/group/role/";

    type Order = Slug;

    fn order(&self) -> Slug {
        self.acronym.clone()
    }

    fn id(&self) -> String {
        self.acronym.to_string()
    }
}
