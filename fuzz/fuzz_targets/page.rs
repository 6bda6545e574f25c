//! Compiles a page of random text in an otherwise valid site. The compiler must report errors or produce inert HTML, without
//! panics.
//!
//! See CONTRIBUTING.md for how to run it.

#![no_main]

use std::collections::BTreeMap;
use std::path::Path;

use compiler::BuildOptions;
use libfuzzer_sys::fuzz_target;
use model::Day;

/// Path of the random page. No file of `content/` is read: the files are in memory.
const PAGE: &str = "content/pages/example.md";
/// Valid front matter, for inputs that fuzz only the text.
const FRONT_MATTER: &str =
    "+++\ntitle = \"Example\"\ndescription = \"A page of random text, whose description is long enough to be valid.\"\n+++\n";

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
    // Half of the inputs get valid front matter, so that the text is compiled.
    let page = if first % 2 == 0 { format!("{FRONT_MATTER}{text}") } else { text.to_owned() };
    let mut texts: BTreeMap<String, String> =
        REST.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    texts.insert(PAGE.to_owned(), page);
    let options = BuildOptions::of(Day::parse("2026-01-05").expect("the date is valid"));
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
