//! Step 6: writes the content as JSON, and the files of the search.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use model::page::json_path;
use model::{Envelope, Page, Site};
use schemars::schema_for;
use serde::Serialize;
use walkdir::WalkDir;

use crate::Content;

/// The folder of the pages, in which nothing else is.
const PAGES: &str = "pages";

impl Content {
    /// Writes `site.json`, `pages/**.json` and their JSON Schemas, `schema/*.json`, and the files of the [`search`] below
    /// `folder`.
    ///
    /// Everything is made before anything is written, each file replaces the one before it in one step, and pages that
    /// are no more are removed at the end: whoever reads meanwhile finds whole files.
    ///
    /// # Errors
    ///
    /// If the system refuses to write.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let files = self.files()?;
        for (path, json) in &files {
            replace(&folder.join(path), json)?;
        }
        for entry in WalkDir::new(folder.join(PAGES)).sort_by_file_name() {
            let entry = entry?;
            let path = entry.path();
            let name = path.strip_prefix(folder).ok().and_then(Path::to_str).unwrap_or_default();
            let old = path.extension().is_some_and(|extension| extension == "json") && !files.contains_key(name);
            if entry.file_type().is_file() && old {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// What is written, by path.
    fn files(&self) -> io::Result<BTreeMap<String, String>> {
        let mut files = BTreeMap::new();
        for page in &self.pages {
            files.insert(json_path(&page.address), json(&Envelope::new(page))?);
        }
        files.insert("site.json".to_owned(), json(&Envelope::new(&self.site))?);
        files.insert("schema/page.json".to_owned(), json(&schema_for!(Envelope<Page>))?);
        files.insert("schema/site.json".to_owned(), json(&schema_for!(Envelope<Site>))?);
        files.extend(search::index::files(&self.pages, &self.names));
        Ok(files)
    }
}

fn json(value: &impl Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(value)? + "\n")
}

/// Puts a file in the place of another one in one step, and leaves it alone if it says the same.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let new = path.with_extension("new");
    fs::write(&new, text)?;
    fs::rename(&new, path)
}
