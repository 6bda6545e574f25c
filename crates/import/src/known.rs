//! What the project has already: pages, files and redirects, as far as links and file names depend on them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use compiler::rules::{address_of_file, slug};
use jiff::civil::Date;
use model::paths::{HOME, NEWS};
use redirects::{Pattern, Redirect, RedirectMatcher};
use toml_edit::{DocumentMut, Item};

use crate::address::PageAddress;
use crate::files;
use crate::page_file::PageFile;

/// The home page.
const HOME_FILE: &str = "content/home.toml";

/// What is known of a project.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The pages, posts and meetings, by address.
    pub(crate) pages: BTreeMap<String, KnownPage>,
    /// Addresses of the files in `public/`.
    pub(crate) files: BTreeSet<String>,
    pub(crate) redirects: RedirectMatcher,
    /// Pages whose path at the source is another than here: the path there, and the address here. `None` if several have that path.
    pub(crate) elsewhere: BTreeMap<String, Option<String>>,
    /// Topics of the posts, as they are spelled.
    pub(crate) topics: BTreeSet<String>,
}

/// What is known of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownPage {
    /// Path of its file, from the root of the project.
    pub(crate) file: String,
    pub(crate) title: String,
    pub(crate) is_draft: bool,
    /// Date of publication of a post.
    pub(crate) date: Option<Date>,
    /// Ids of its headings, as far as they are known.
    pub(crate) ids: BTreeSet<String>,
}

impl Known {
    /// Reads the project at `root`. Files that cannot be read do not count; the compiler reports them.
    pub(crate) fn read(root: &Path) -> Self {
        let mut known = Self { redirects: redirects(root), ..Self::default() };
        for path in files::list(root, "content") {
            let Some(address) = address_of_file(&path) else { continue };
            let file = PageFile::parse(fs::read_to_string(root.join(&path)).unwrap_or_default());
            known.topics.extend(file.topics());
            if let Some(path) = path_at_source(&file, &address) {
                let is_taken = known.elsewhere.contains_key(&path);
                known.elsewhere.insert(path, (!is_taken).then(|| address.clone()));
            }
            known.pages.insert(address, KnownPage::new(path, &file));
        }
        if root.join(HOME_FILE).exists() {
            known.pages.insert(HOME.to_owned(), KnownPage { file: HOME_FILE.to_owned(), ..KnownPage::default() });
        }
        known.files.extend(files::list(root, "public").iter().map(|file| file["public".len()..].to_owned()));
        known
    }

    /// Returns the address on this site of a page of the source.
    pub(crate) fn here<'p>(&'p self, path: &'p str) -> &'p str {
        let is_here = self.pages.contains_key(path);
        self.elsewhere.get(path).and_then(Option::as_deref).filter(|_| !is_here).unwrap_or(path)
    }

    /// Returns the page with a title, other than the one at `address`. Titles are unique.
    pub(crate) fn with_title(&self, title: &str, address: &str) -> Option<&KnownPage> {
        let is_same = |page: &KnownPage| page.title.to_lowercase() == title.to_lowercase();
        self.pages.iter().find(|(other, page)| *other != address && is_same(page)).map(|(_, page)| page)
    }
}

impl KnownPage {
    fn new(path: String, file: &PageFile) -> Self {
        let is_post = path.starts_with("content/news/");
        Self {
            file: path,
            title: file.title().to_owned(),
            is_draft: file.is_draft(),
            date: file.date().filter(|_| is_post),
            ids: ids(file.text()),
        }
    }
}

/// Returns the path of a page at the source, if it is another than `address`.
fn path_at_source(file: &PageFile, address: &str) -> Option<String> {
    let source = PageAddress::parse(file.origin()?).ok()?;
    let is_same_kind = source.path().starts_with(NEWS) == address.starts_with(NEWS);
    (is_same_kind && source.path() != address).then(|| source.path().to_owned())
}

/// Returns the ids of the headings of a text: those that are set, and those that are made from words in ASCII.
fn ids(text: &str) -> BTreeSet<String> {
    let id = |heading: &str| {
        let words = heading.trim_start_matches('#').trim();
        if let Some((_, id)) = words.split_once("{#") {
            return Some(id.trim_end_matches('}').to_owned());
        }
        let is_plain = words.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" -".contains(&byte));
        is_plain.then(|| slug(words))
    };
    text.lines().filter(|line| line.starts_with("##")).filter_map(id).collect()
}

/// Reads the redirects of the project.
fn redirects(root: &Path) -> RedirectMatcher {
    let text = fs::read_to_string(root.join("content/redirects.toml")).unwrap_or_default();
    let document = text.parse::<DocumentMut>().unwrap_or_default();
    let mut redirects = Vec::new();
    for table in ["addresses", "patterns"] {
        for (from, to) in document.get(table).and_then(Item::as_table).into_iter().flat_map(|table| table.iter()) {
            if let (Ok(from), Some(to)) = (Pattern::parse(from), to.as_str()) {
                redirects.push(Redirect { from, to: to.to_owned() });
            }
        }
    }
    RedirectMatcher::new(&redirects)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn project_is_known_by_its_addresses() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("content/pages/about/index.md", "+++\ntitle = \"About\"\n+++\n\n## Our mission\n\n### A {#b}\n");
        write(
            "content/news/post.md",
            "+++\ntitle = \"Post\"\ndate = 2026-03-01\ntopics = [\"AI\"]\ndraft = true\n+++\n",
        );
        write("content/meetings/125.md", "+++\ncity = \"Shenzhen\"\n+++\n");
        write("content/pages/broken.md", "+++\ntitle = \n");
        write("content/redirects.toml", "[addresses]\n\"/old/\" = \"/about/\"\n[patterns]\n\"/x/:y\" = \"/about/\"\n");
        write("public/images/a.svg", "<svg/>");
        let known = Known::read(root.path());
        let addresses: Vec<&str> = known.pages.keys().map(String::as_str).collect();
        assert_eq!(addresses, ["/about/", "/blog/post/", "/broken/", "/meeting/125/"]);
        assert_eq!(known.pages["/about/"].ids, ["b".to_owned(), "our-mission".to_owned()].into());
        assert!(known.pages["/blog/post/"].is_draft);
        assert_eq!(known.pages["/blog/post/"].date, Some("2026-03-01".parse().unwrap()));
        assert!(known.files.contains("/images/a.svg"));
        assert_eq!(known.redirects.find("/x/1/").unwrap().to, "/about/");
        assert!(known.topics.contains("AI"));
        assert!(known.with_title("ABOUT", "/x/").is_some() && known.with_title("About", "/about/").is_none());
    }
}
