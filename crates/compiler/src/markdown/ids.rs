//! Ids that a page has besides those of its text: those of the app and its views, and of notes. A heading cannot have one of them,
//! because an id stands only once on a page, and the app finds its parts by them.

/// The ids of what can be on any page.
const RESERVED: [&str; 16] = [
    "app",
    "at-a-glance",
    "attendance-chart",
    "chart-hatch",
    "content",
    "error-search",
    "header-search",
    "hydration-data",
    "json-ld",
    "kept-copy",
    "meeting-map",
    "menu",
    "next-meeting",
    "on-this-page",
    "search-options",
    "sources",
];

/// What ids that are numbered start with.
const NUMBERED: [&str; 5] = ["ietf-", "menu-", "note-", "search-item-", "search-option-"];

/// Returns whether an id is one of the app, of a note, or of `others`, the view of the page.
#[must_use]
pub fn is_reserved(id: &str, others: &[String]) -> bool {
    let is_numbered = |start: &&str| {
        id.strip_prefix(*start).is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    };
    RESERVED.contains(&id) || NUMBERED.iter().any(is_numbered) || others.iter().any(|other| other == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use walkdir::WalkDir;

    use super::*;

    /// Ids of views that only some kinds of pages have. No writer writes the text of the home page.
    const OF_KINDS: [&str; 5] = ["events", "groups", "meetings", "news", "now"];

    /// Code that gives ids, and what ids it gives.
    const COMPUTED: [(&str, &str); 6] = [
        // `menu-0`, `menu-0-1`; `error-search`; `search-option-0`; `ietf-106`.
        ("(id)", "menu-0"),
        ("(description_id)", "search-item-0-text"),
        // Given to `compile` for each page.
        ("(group.acronym)", "menu"),
        ("JSON_LD_ID", "json-ld"),
        ("HydrationData::ID", "hydration-data"),
        ("${NOTICE}", "kept-copy"),
    ];

    /// Returns what the sources of the views have after `id=`: an id, or the code that computes it.
    fn ids_of_views() -> BTreeSet<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folders = ["src", "crates/search-ui/src", "crates/sitegen/src/prerender.rs", "index.html"];
        let files = folders.iter().flat_map(|folder| WalkDir::new(root.join(folder))).map(Result::unwrap);
        let sources = files.filter(|file| {
            let extension = file.path().extension().unwrap_or_default();
            file.file_type().is_file() && ["rs", "js", "html"].iter().any(|known| extension == *known)
        });
        let mut ids = BTreeSet::new();
        for source in sources {
            let text = fs::read_to_string(source.path()).unwrap();
            let views = text.split("#[cfg(test)]").next().unwrap();
            for after in views.split(" id=").skip(1) {
                let end = |character: char| " \"'>\n,".contains(character);
                ids.extend(after.trim_start_matches(['"', '\\']).split(end).next().map(str::to_owned));
            }
        }
        ids
    }

    #[test]
    fn ids_of_the_views_are_reserved() {
        let ids = ids_of_views();
        assert!(ids.contains("menu") && ids.contains("app") && ids.len() > 10, "{ids:?}");
        for id in ids {
            let computed = COMPUTED.iter().find(|(code, _)| *code == id).map(|(_, id)| *id);
            let id = computed.unwrap_or(&id);
            let is_known = is_reserved(id, &OF_KINDS.map(str::to_owned));
            assert!(is_known, "a view has the id `{id}`; add it to `RESERVED`, or what computes it to `COMPUTED`");
        }
    }

    #[test]
    fn similar_ids_are_free() {
        for id in ["menus", "section-menu", "menu-bar", "notes", "contents", "note-well"] {
            assert!(!is_reserved(id, &[]), "{id}");
        }
        assert!(is_reserved("menu-0-1", &[]) && is_reserved("tls", &["tls".to_owned()]));
    }
}
