//! The template of all pages: the document that Trunk generated.
//!
//! 1. Reads it from the staging folder, with the names of script, wasm and style.
//! 2. Renames scripts and wasm after the hash of their content. Trunk hashes the files of the app before they are optimized, and
//!    those of the search not at all. Adds Subresource Integrity (W3C) to all of them.
//! 3. Records the hash of each inline script for the Content Security Policy (W3C).
//! 4. Splits the document at the placeholders of head and body.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use sha2::{Digest, Sha256};

use crate::prerender::Rendered;

/// Start of the file names of the app.
const APP: &str = "ietf-site";
/// Placeholder of the page's head.
const HEAD: &str = "<!--page-head-->";
/// Placeholder of the page's body.
const BODY: &str = r#"<div id="app"></div>"#;

/// The template of all pages.
pub(crate) struct DocumentTemplate {
    /// HTML before the head of the page, between head and body, and after the body.
    parts: [String; 3],
    /// Source expression `'sha256-…'` of each inline script, in document order.
    pub(crate) script_hashes: Vec<String>,
    /// Addresses of the app's script, wasm and style. Their names have a hash, and their content never changes.
    pub(crate) app_files: Vec<String>,
    /// Addresses of the search's script and wasm, which are hashed too.
    pub(crate) search_ui_files: Vec<String>,
}

impl DocumentTemplate {
    /// Reads the document that Trunk has staged.
    ///
    /// # Errors
    /// Fails if a file is missing, or if the document lacks a placeholder of `index.html`.
    pub(crate) fn read(staging: &Path) -> Result<Self> {
        let file = staging.join("index.html");
        let html = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        Self::parse(&html, staging)
    }

    fn parse(html: &str, staging: &Path) -> Result<Self> {
        // Without the indentation of index.html, which every page would repeat.
        let html = &html.lines().map(str::trim).collect::<String>();
        let scripts = RefCell::new(Vec::<String>::new());
        let files = RefCell::new(Vec::new());
        let rename = |old: &str, stem: &str, ending: &str| rename(staging, old, stem, ending);
        let search_ui =
            [rename("/search-ui.js", "search-ui", ".js")?, rename("/search-ui_bg.wasm", "search-ui", "_bg.wasm")?];
        let address_of = |element: &Element, attribute: &str| {
            element
                .get_attribute(attribute)
                .with_context(|| format!("found a `{}` in Trunk's document without `{attribute}`", element.tag_name()))
        };
        let update = |element: &mut Element, address: &str, integrity: &str, asset: HashedAsset| -> Result<()> {
            element.set_attribute(address, &asset.path)?;
            element.set_attribute(integrity, &asset.integrity)?;
            files.borrow_mut().push(asset.path);
            Ok(())
        };
        let settings = RewriteStrSettings {
            element_content_handlers: vec![
                element!("link[rel=modulepreload]", |link| {
                    let asset = rename(&address_of(link, "href")?, APP, ".js")?;
                    Ok(update(link, "href", "integrity", asset)?)
                }),
                element!("meta[name=app-wasm]", |meta| {
                    let asset = rename(&address_of(meta, "content")?, APP, "_bg.wasm")?;
                    Ok(update(meta, "content", "data-integrity", asset)?)
                }),
                element!("link[rel=stylesheet]", |link| {
                    let asset = hashed_by_trunk(staging, address_of(link, "href")?)?;
                    Ok(update(link, "href", "integrity", asset)?)
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
        ensure!(app_files.len() == 3, "found {app_files:?} in Trunk's document; expected a script, a wasm and a style");
        let (before, rest) = html.split_once(HEAD).with_context(|| format!("index.html has no {HEAD}"))?;
        let (between, after) = rest.split_once(BODY).with_context(|| format!("index.html has no {BODY}"))?;
        Ok(Self {
            parts: [before, between, after].map(str::to_owned),
            script_hashes: scripts.iter().map(|script| hash_source(script)).collect(),
            app_files,
            search_ui_files: search_ui.map(|file| file.path).to_vec(),
        })
    }

    /// Returns the document of a page.
    pub(crate) fn fill(&self, Rendered { head, body, data }: &Rendered) -> String {
        let [before, between, after] = &self.parts;
        format!(r#"{before}{head}{between}<div id="app">{body}</div>{data}{after}"#)
    }
}

/// A file with a hash in its name.
pub(crate) struct HashedAsset {
    pub(crate) path: String,
    pub(crate) integrity: String,
}

/// Reads a file whose name Trunk has hashed.
fn hashed_by_trunk(staging: &Path, path: String) -> Result<HashedAsset> {
    let integrity = integrity_of(&read(&staged(staging, &path))?);
    Ok(HashedAsset { path, integrity })
}

/// Renames a file after the hash of its content.
pub(crate) fn rename(staging: &Path, old: &str, stem: &str, ending: &str) -> Result<HashedAsset> {
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

/// Returns the first eight bytes of a hash as a number: enough to tell versions of a file apart.
pub(crate) fn first_bytes(hash: &[u8]) -> u64 {
    hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn integrity_of(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Returns the source expression of an inline script for the Content Security Policy.
fn hash_source(script: &str) -> String {
    format!("'{}'", integrity_of(script.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r#"<!doctype html><html><head><script>a()</script><!--page-head-->
        <link rel="stylesheet" href="/s.css"><link rel="modulepreload" href="/s.js"><meta name="app-wasm" content="/s.wasm">
        <meta name="search-ui" content="/search-ui.js" data-wasm="/search-ui_bg.wasm"><script type="module">b()</script></head><body><div id="app"></div></body></html>"#;

    fn staging_with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in [files, &["search-ui.js", "search-ui_bg.wasm"]].concat() {
            fs::write(folder.path().join(file), "x").unwrap();
        }
        folder
    }

    #[test]
    fn c2_inline_scripts_have_hashes() {
        let folder = staging_with(&["s.css", "s.js", "s.wasm"]);
        let template = DocumentTemplate::parse(DOCUMENT, folder.path()).unwrap();
        assert_eq!(template.script_hashes, [hash_source("a()"), hash_source("b()")]);
        // `printf 'a()' | openssl dgst -sha256 -binary | base64`
        assert_eq!(template.script_hashes[0], "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='");
    }

    #[test]
    fn c3_script_wasm_and_style_have_integrity() {
        let folder = staging_with(&["s.css", "s.js", "s.wasm"]);
        let document = DocumentTemplate::parse(DOCUMENT, folder.path()).unwrap().fill(&Rendered {
            head: "<title>t</title>".to_owned(),
            body: "<p>b</p>".to_owned(),
            data: String::new(),
        });
        let integrity = format!("sha256-{}", STANDARD.encode(Sha256::digest("x")));
        assert_eq!(document.matches(&integrity).count(), 5, "{document}");
        assert!(document.contains("<title>t</title>"));
        assert!(document.contains(r#"<div id="app"><p>b</p></div>"#));
    }

    #[test]
    fn files_of_app_and_search_are_named_after_their_content() {
        let folder = staging_with(&["s.css", "s.js", "s.wasm"]);
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
    fn missing_file_or_placeholder_is_named() {
        let message = |document: &str, files: &[&str]| {
            let error = DocumentTemplate::parse(document, staging_with(files).path()).err().unwrap();
            format!("{error:#}")
        };
        assert!(message(DOCUMENT, &["s.css", "s.js"]).contains("s.wasm"));
        let without = DOCUMENT.replace(HEAD, "");
        assert!(message(&without, &["s.css", "s.js", "s.wasm"]).contains(HEAD));
    }
}
