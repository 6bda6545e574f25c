//! Checks that the site of `fuzz/` is valid apart from the page under test. Otherwise no page would compile.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use compiler::BuildOptions;
use model::Day;

#[test]
fn fuzz_site_compiles_with_a_valid_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/site");
    let file = |name: &str| (format!("content/{name}"), fs::read_to_string(folder.join(name)).unwrap());
    let mut texts: BTreeMap<String, String> = ["home.toml", "menu.toml", "site.toml"].map(file).into();
    let options = BuildOptions::of(Day::parse("2026-01-05").unwrap());
    let mut compile = |text: &str| {
        let description = "A page of random text, whose description is long enough to be valid.";
        let page = format!("+++\ntitle = \"Example\"\ndescription = \"{description}\"\n+++\n{text}");
        texts.insert("content/pages/example.md".to_owned(), page);
        compiler::compile_texts(Path::new("/nonexistent"), texts.clone(), &options)
    };
    let content = compile("Text.").unwrap_or_else(|report| panic!("{report}"));
    assert!(content.pages.iter().any(|page| page.body.html.contains("<p>Text.</p>")));
    assert!(compile("<b>Text.</b>").is_err());
}
