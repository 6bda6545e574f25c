//! Lists the files of a folder.

use std::path::{MAIN_SEPARATOR, Path};

use walkdir::WalkDir;

/// Returns the files below `root/folder`, by their paths from `root`, with slashes. Names that are not UTF-8 do not count.
pub(crate) fn list(root: &Path, folder: &str) -> Vec<String> {
    let entries = WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let path = |path: &Path| Some(path.strip_prefix(root).ok()?.to_str()?.replace(MAIN_SEPARATOR, "/"));
    files.filter_map(|entry| path(entry.path())).collect()
}
