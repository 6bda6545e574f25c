//! Step 6: writes the content as JSON, and the search index.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use model::page::json_path;
use model::rfc::Rfc;
use model::{Envelope, Page, Site};
use schemars::schema_for;
use serde::Serialize;

use crate::Content;

impl Content {
    /// Writes `site.json`, `pages/**.json`, `rfcs.json`, their JSON Schemas (`schema/*.json`), the files of the list of RFCs
    /// ([`rfc_list::columns`]) and the index of [`search`] below `folder`.
    ///
    /// Everything is generated before anything is written, and each file is replaced atomically, so that readers never see
    /// incomplete files. No file is removed: Trunk provides an empty folder for each build.
    ///
    /// # Errors
    ///
    /// If a file cannot be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let files = self.files()?;
        for (path, json) in &files {
            replace(&folder.join(path), json)?;
        }
        Ok(())
    }

    /// Returns the files to write, by path.
    fn files(&self) -> io::Result<BTreeMap<String, String>> {
        let mut files = BTreeMap::new();
        for page in &self.pages {
            files.insert(json_path(&page.address), json(&Envelope::new(page))?);
        }
        files.insert("site.json".to_owned(), json(&Envelope::new(&self.site))?);
        files.insert("schema/page.json".to_owned(), json(&schema_for!(Envelope<Page>))?);
        files.insert("schema/site.json".to_owned(), json(&schema_for!(Envelope<Site>))?);
        files.insert("schema/rfcs.json".to_owned(), json(&schema_for!(Envelope<Vec<Rfc>>))?);
        if !self.rfc_list.is_empty() {
            files.extend(self.rfc_files.iter().map(|(name, text)| (format!("rfcs/{name}.txt"), text.clone())));
            files.insert("rfcs.json".to_owned(), json(&Envelope::new(&self.rfc_list))?);
        }
        files.extend(self.search_files());
        Ok(files)
    }

    /// Makes the files of the search, by their paths below the folder of the content.
    #[must_use]
    pub fn search_files(&self) -> BTreeMap<String, String> {
        search::index::files(&self.pages, &self.aliases, &self.rfcs, &self.rfc_aliases)
    }
}

fn json(value: &impl Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(value)? + "\n")
}

/// Writes a file atomically. A file with the same content is left alone.
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
