//! A page of random text in a site that is otherwise right: the compiler refuses it with a message, or makes inert HTML
//! of it. It never panics.
//!
//! CONTRIBUTING.md says how to run it.

#![no_main]

use std::collections::BTreeMap;
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use compiler::BuildOptions;
use model::Day;

/// The page. `content/` is not read: the files are here.
const PAGE: &str = "content/pages/example.md";
/// What the page starts with, if its text alone is tried.
const FRONT_MATTER: &str =
    "+++\ntitle = \"Example\"\ndescription = \"A page that is there to be taken apart and put together again.\"\n+++\n";

/// The rest of the site.
const REST: [(&str, &str); 4] = [
    ("content/home.toml", include_str!("../site/home.toml")),
    ("content/menu.toml", include_str!("../site/menu.toml")),
    ("content/site.toml", include_str!("../site/site.toml")),
    ("content/redirects.toml", ""),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    // Half of the time the front matter is right, so that the text is reached.
    let page = if first % 2 == 0 { format!("{FRONT_MATTER}{text}") } else { text.to_owned() };
    let mut texts: BTreeMap<String, String> =
        REST.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    texts.insert(PAGE.to_owned(), page);
    let options = BuildOptions::of(Day::parse("2026-01-05").expect("a day"));
    match compiler::compile_texts(Path::new("/nonexistent"), texts, &options) {
        Ok(content) => {
            for page in content.pages {
                let html = page.body.html.to_ascii_lowercase();
                for active in ["<script", "<style", "<iframe", "<object", "href=\"javascript:", "href=\"data:"] {
                    assert!(!html.contains(active), "{active} in {html}");
                }
            }
        }
        Err(report) => assert!(!report.to_string().is_empty()),
    }
});
