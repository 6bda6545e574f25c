//! The document that Trunk made: the template that each page is put into.
//!
//! 1. Read it from the staged folder, with the hashed names of script, wasm and style.
//! 2. Give scripts and wasm names that tell their content: Trunk names those of the app after what the compiler made, before
//!    they were made small, and those of the search not at all. Add their integrity (Subresource Integrity, W3C).
//! 3. Take comments and indentation out of the inline scripts, which stand in every page.
//! 4. Note the hash of each inline script for the policy (Content Security Policy, W3C).
//! 5. Split it at the places of head and body.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use sha2::{Digest, Sha256, Sha384};

use crate::prerender::Rendered;

/// What the files of the app are called.
const APP: &str = "ietf-site";
/// Where the head of a page goes.
const HEAD: &str = "<!--page-head-->";
/// Where the body of a page goes.
const BODY: &str = r#"<div id="app"></div>"#;

/// The document of every page, but for what changes.
pub(crate) struct DocumentTemplate {
    /// What stands before the head of the page, between head and body, and after the body.
    parts: [String; 3],
    /// `'sha256-…'` of each inline script, in the order of the document.
    pub(crate) script_hashes: Vec<String>,
    /// Paths of the files of the app: script, wasm and style. They have a hash in their names, and never change.
    pub(crate) app_files: Vec<String>,
    /// Paths of the files of the search, likewise.
    pub(crate) search_ui_files: Vec<String>,
}

impl DocumentTemplate {
    /// Reads the document that Trunk has staged.
    ///
    /// # Errors
    /// A file is missing, or the document has not the places that `index.html` gives it.
    pub(crate) fn read(staging: &Path) -> Result<Self> {
        let file = staging.join("index.html");
        let html = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        Self::parse(&html, staging)
    }

    fn parse(html: &str, staging: &Path) -> Result<Self> {
        let html = &without_comments(html);
        let scripts = RefCell::new(Vec::<String>::new());
        let files = RefCell::new(Vec::new());
        let rename = |old: &str, stem: &str, ending: &str| rename(staging, old, stem, ending);
        let search_ui =
            [rename("/search-ui.js", "search-ui", ".js")?, rename("/search-ui_bg.wasm", "search-ui", "_bg.wasm")?];
        let address_of = |element: &Element, attribute: &str| {
            element.get_attribute(attribute).context("an element of Trunk has lost its address")
        };
        let add = |element: &mut Element, address: &str, integrity: &str, asset: HashedAsset| -> Result<()> {
            element.set_attribute(address, &asset.path)?;
            element.set_attribute(integrity, &asset.integrity)?;
            files.borrow_mut().push(asset.path);
            Ok(())
        };
        let settings = RewriteStrSettings {
            element_content_handlers: vec![
                element!("link[rel=modulepreload]", |link| {
                    let asset = rename(&address_of(link, "href")?, APP, ".js")?;
                    Ok(add(link, "href", "integrity", asset)?)
                }),
                element!("meta[name=app-wasm]", |meta| {
                    let asset = rename(&address_of(meta, "content")?, APP, "_bg.wasm")?;
                    Ok(add(meta, "content", "data-integrity", asset)?)
                }),
                element!("link[rel=stylesheet]", |link| {
                    let asset = hashed_by_trunk(staging, address_of(link, "href")?)?;
                    Ok(add(link, "href", "integrity", asset)?)
                }),
                element!("meta[name=search-ui]", |meta| {
                    let [script, wasm] = &search_ui;
                    for (name, value) in [
                        ("content", &script.path),
                        ("data-script-integrity", &script.integrity),
                        ("data-wasm", &wasm.path),
                        ("data-wasm-integrity", &wasm.integrity),
                    ] {
                        meta.set_attribute(name, value)?;
                    }
                    Ok(())
                }),
                element!("script:not([src])", |_| {
                    scripts.borrow_mut().push(String::new());
                    Ok(())
                }),
                text!("script:not([src])", |chunk| {
                    if let Some(script) = scripts.borrow_mut().last_mut() {
                        script.push_str(chunk.as_str());
                    }
                    Ok(())
                }),
            ],
            ..RewriteStrSettings::new()
        };
        let html = rewrite_str(html, settings).map_err(|error| anyhow::anyhow!("{error}"))?;
        let scripts = scripts.into_inner();
        let app_files = files.into_inner();
        ensure!(app_files.len() == 3, "script, wasm and style expected in Trunk's document, found {app_files:?}");
        let (before, rest) = html.split_once(HEAD).with_context(|| format!("index.html has no {HEAD}"))?;
        let (between, after) = rest.split_once(BODY).with_context(|| format!("index.html has no {BODY}"))?;
        Ok(Self {
            parts: [before, between, after].map(str::to_owned),
            script_hashes: scripts.iter().map(|script| hash_source(script)).collect(),
            app_files,
            search_ui_files: search_ui.map(|file| file.path).to_vec(),
        })
    }

    /// The document of a page.
    pub(crate) fn fill(&self, Rendered { head, body, data }: &Rendered) -> String {
        let [before, between, after] = &self.parts;
        format!(r#"{before}{head}{between}<div id="app">{body}</div>{data}{after}"#)
    }
}

/// A file that documents ask for, with a hash in its name.
struct HashedAsset {
    path: String,
    integrity: String,
}

/// Reads the file at a path, which has its name from Trunk.
fn hashed_by_trunk(staging: &Path, path: String) -> Result<HashedAsset> {
    let integrity = integrity_of(&read(&staged(staging, &path))?);
    Ok(HashedAsset { path, integrity })
}

/// Gives the file at a path a name that tells its content.
fn rename(staging: &Path, old: &str, stem: &str, ending: &str) -> Result<HashedAsset> {
    let file = staged(staging, old);
    let bytes = read(&file)?;
    let hash = first_bytes(Sha256::digest(&bytes).as_ref());
    let path = format!("/{stem}-{hash:016x}{ending}");
    fs::rename(&file, staged(staging, &path)).with_context(|| file.display().to_string())?;
    Ok(HashedAsset { path, integrity: integrity_of(&bytes) })
}

fn staged(staging: &Path, path: &str) -> PathBuf {
    staging.join(path.trim_start_matches('/'))
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| file.display().to_string())
}

/// The first eight bytes of a hash as a number: enough to tell files of one name apart.
pub(crate) fn first_bytes(hash: &[u8]) -> u64 {
    hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn integrity_of(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Returns a document whose inline scripts have no comment lines and no indentation. They are our own: none has a text of several
/// lines.
fn without_comments(html: &str) -> String {
    let mut parts = html.split("<script");
    let before = parts.next().unwrap_or_default().to_owned();
    parts.fold(before, |document, part| {
        let (script, after) = part.split_once("</script>").unwrap_or((part, ""));
        let (attributes, script) = script.split_once('>').unwrap_or((script, ""));
        let is_code = |line: &&str| !(line.is_empty() || line.starts_with("//") || line.starts_with("/*"));
        let lines: Vec<&str> = script.lines().map(str::trim).filter(is_code).collect();
        document + "<script" + attributes + ">" + &lines.join("\n") + "</script>" + after
    })
}

/// The source expression that allows an inline script.
fn hash_source(script: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r#"<!doctype html><html><head><script>a()</script><!--page-head-->
        <link rel="stylesheet" href="/s.css"><link rel="modulepreload" href="/s.js"><meta name="app-wasm" content="/s.wasm">
        <meta name="search-ui" content="/search-ui.js" data-wasm="/search-ui_bg.wasm"><script type="module">b()</script></head><body><div id="app"></div></body></html>"#;

    fn folder_of(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in [files, &["search-ui.js", "search-ui_bg.wasm"]].concat() {
            fs::write(folder.path().join(file), "x").unwrap();
        }
        folder
    }

    #[test]
    fn c2_every_inline_script_has_its_hash() {
        let folder = folder_of(&["s.css", "s.js", "s.wasm"]);
        let template = DocumentTemplate::parse(DOCUMENT, folder.path()).unwrap();
        assert_eq!(template.script_hashes, [hash_source("a()"), hash_source("b()")]);
        // `printf 'a()' | openssl dgst -sha256 -binary | base64`
        assert_eq!(template.script_hashes[0], "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='");
    }

    #[test]
    fn c3_script_wasm_and_style_carry_their_integrity() {
        let folder = folder_of(&["s.css", "s.js", "s.wasm"]);
        let document = DocumentTemplate::parse(DOCUMENT, folder.path()).unwrap().fill(&Rendered {
            head: "<title>t</title>".to_owned(),
            body: "<p>b</p>".to_owned(),
            data: String::new(),
        });
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest("x")));
        assert_eq!(document.matches(&integrity).count(), 5, "{document}");
        assert!(document.contains("<title>t</title>"));
        assert!(document.contains(r#"<div id="app"><p>b</p></div>"#));
    }

    #[test]
    fn app_and_search_are_named_after_their_content() {
        let folder = folder_of(&["s.css", "s.js", "s.wasm"]);
        let template = DocumentTemplate::parse(DOCUMENT, folder.path()).unwrap();
        // `printf x | sha256sum`
        assert_eq!(template.search_ui_files, ["/search-ui-2d711642b726b044.js", "/search-ui-2d711642b726b044_bg.wasm"]);
        assert_eq!(
            template.app_files,
            ["/s.css", "/ietf-site-2d711642b726b044.js", "/ietf-site-2d711642b726b044_bg.wasm"]
        );
        let mut files = template.search_ui_files.iter().chain(&template.app_files);
        assert!(files.all(|path| folder.path().join(&path[1..]).exists()));
    }

    #[test]
    fn inline_scripts_lose_comments_and_indentation() {
        let html = "<p>// a</p><script>// Why.\n  a();\n\n  /** What. */\n  b(\"//c\"); // d\n</script>\n <p>";
        assert_eq!(without_comments(html), "<p>// a</p><script>a();\nb(\"//c\"); // d</script>\n <p>");
    }

    #[test]
    fn a_missing_file_or_place_is_named() {
        let message = |document: &str, files: &[&str]| {
            let error = DocumentTemplate::parse(document, folder_of(files).path()).err().unwrap();
            format!("{error:#}")
        };
        assert!(message(DOCUMENT, &["s.css", "s.js"]).contains("s.wasm"));
        let without = DOCUMENT.replace(HEAD, "");
        assert!(message(&without, &["s.css", "s.js", "s.wasm"]).contains(HEAD));
    }
}
