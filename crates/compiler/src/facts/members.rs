//! Who is in a body, for its page.

use model::Date;
use model::page::Members;
use synced::Body;

use super::{Facts, date};

/// The body whose members are the directors of all areas (RFC 3710).
const IESG: &str = "iesg";
/// The body whose chair chairs the IESG, too.
const IETF: &str = "ietf";
/// Kind of an area in the Datatracker.
const AREA: &str = "area";

const CHAIR: &str = "chair";
const DIRECTOR: &str = "ad";

/// Names of roles in the Datatracker, in display order, and their labels for one person and for several.
const ROLES: [(&str, &str, &str); 4] = [
    (CHAIR, "Chair", "Chairs"),
    (DIRECTOR, "Area Director", "Area Directors"),
    ("member", "Member", "Members"),
    ("execdir", "Executive Director", "Executive Directors"),
];

impl Facts {
    /// Returns the members of the body with this acronym, and the day on which they were known. `None` if none are known.
    pub(crate) fn members(&self, acronym: &str) -> Option<(Vec<Members>, Date)> {
        let document = self.bodies.as_ref()?;
        let bodies = document.entries();
        let of = |acronym: &str| bodies.iter().find(|body| &*body.acronym == acronym);
        let members = if acronym == IESG {
            let chair = of(IETF).and_then(|body| members("IETF Chair".to_owned(), body, CHAIR));
            chair.into_iter().chain(bodies.iter().filter(|body| &*body.kind == AREA).filter_map(area)).collect()
        } else {
            of(acronym).map(by_role)?
        };
        Some((members, date(document.on())?)).filter(|(members, _)| !members.is_empty())
    }
}

/// Returns those who have a role in a body. Nothing if there are none.
fn members(label: String, body: &Body, role: &str) -> Option<Members> {
    let names = with_role(body, role);
    (!names.is_empty()).then(|| Members { role: label, names: names.join(", ") })
}

/// Returns the names of those who have a role.
fn with_role<'b>(body: &'b Body, role: &str) -> Vec<&'b str> {
    body.members.iter().filter(|member| &*member.role == role).map(|member| &*member.name).collect()
}

/// Returns the directors of an area.
fn area(body: &Body) -> Option<Members> {
    let name = body.name.trim_end_matches(" Area");
    members(format!("{name} ({})", body.acronym.to_uppercase()), body, DIRECTOR)
}

/// Returns the members by role. Roles without a label, such as that of a secretary, are left out.
fn by_role(body: &Body) -> Vec<Members> {
    let row = |(role, one, several): (&str, &str, &str)| {
        let label = if with_role(body, role).len() == 1 { one } else { several };
        members(label.to_owned(), body, role)
    };
    ROLES.into_iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use synced::Document;

    use super::*;

    fn facts() -> Facts {
        let body = |acronym: &str, name: &str, kind: &str, members: &[(&str, &str)]| {
            let members: Vec<String> =
                members.iter().map(|(role, name)| format!("{{ role = {role:?}, name = {name:?} }}")).collect();
            let text =
                format!("acronym = {acronym:?}\nname = {name:?}\nkind = {kind:?}\nmembers = [{}]", members.join(","));
            toml::from_str::<Body>(&text).unwrap()
        };
        let bodies = vec![
            body("ietf", "IETF", "ietf", &[("chair", "R. D.")]),
            body("sec", "Security Area", "area", &[("ad", "D. C."), ("ad", "C. I.")]),
            body("wit", "Web and Internet Transport", "area", &[("ad", "M. B."), ("secr", "X. Y.")]),
            body("xyz", "An area that ends", "area", &[]),
            body(
                "iab",
                "Internet Architecture Board",
                "iab",
                &[("chair", "D. D."), ("member", "A. B."), ("member", "E. F.")],
            ),
        ];
        let on = jiff::civil::date(2026, 12, 1);
        Facts { bodies: Some(Document::new(on, bodies).unwrap()), ..Facts::default() }
    }

    fn rows(acronym: &str) -> Option<Vec<Members>> {
        let (members, as_of) = facts().members(acronym)?;
        assert_eq!((as_of.day.as_str(), as_of.text.as_str()), ("2026-12-01", "1 December 2026"));
        Some(members)
    }

    fn row(role: &str, names: &str) -> Members {
        Members { role: role.to_owned(), names: names.to_owned() }
    }

    #[test]
    fn members_stand_by_role() {
        assert_eq!(rows("iab"), Some(vec![row("Chair", "D. D."), row("Members", "A. B., E. F.")]));
        assert_eq!(rows("sec"), Some(vec![row("Area Directors", "D. C., C. I.")]));
        assert_eq!(rows("wit"), Some(vec![row("Area Director", "M. B.")]));
    }

    #[test]
    fn directors_of_all_areas_and_the_ietf_chair_are_the_iesg() {
        let expected = vec![
            row("IETF Chair", "R. D."),
            row("Security (SEC)", "D. C., C. I."),
            row("Web and Internet Transport (WIT)", "M. B."),
        ];
        assert_eq!(rows("iesg"), Some(expected));
    }

    #[test]
    fn body_without_known_members_has_none() {
        assert_eq!(rows("xyz"), None);
        assert_eq!(rows("nomcom"), None);
        assert_eq!(Facts::default().members("iab"), None);
    }
}
