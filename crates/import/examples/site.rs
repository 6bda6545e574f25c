//! Writes a project with the pages of `tests/site/`, imported, into a folder: `cargo run -p import --example site -- FOLDER`, then
//! `script/build --site FOLDER`. It shows what becomes of each kind of page of the former website.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use import::{Options, run};
use polite_http::{Source, SystemClock};
use walkdir::WalkDir;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(root) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err("found no folder; expected one that does not exist yet".into());
    };
    if root.exists() {
        return Err(format!("found {}; expected a folder that does not exist yet", root.display()).into());
    }
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for entry in WalkDir::new(tests.join("project")) {
        let entry = entry?;
        let to = root.join(entry.path().strip_prefix(tests.join("project"))?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    let from = Source::Folder(tests.join("site"));
    let options = Options { topics: vec!["Community".into()], ..Options::new(root, from, "2026-12-01".parse()?) };
    run(&options, &SystemClock, &mut std::io::stdout().lock())?;
    Ok(())
}
