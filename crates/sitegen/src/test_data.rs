//! Content for tests, compiled for 5 January 2026.

use std::collections::BTreeSet;
use std::path::Path;

use compiler::{BuildOptions, Content};
use model::page::without_fragment;
use model::{Day, paths};
use redirects::{Redirect, RedirectMatcher, RedirectsFile};

/// Compiles the small site of the compiler's tests.
pub(crate) fn content() -> Content {
    compile("../compiler/tests/integration/small-site/site")
}

/// Compiles the content of this project.
pub(crate) fn own_content() -> Content {
    compile("../..")
}

fn compile(folder: &str) -> Content {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let day = Day::parse("2026-01-05").unwrap();
    compiler::compile(&root, &BuildOptions::of(day)).unwrap_or_else(|report| panic!("{report}"))
}

/// The project's own redirects, as hosts match them, and the addresses of the site.
pub(crate) struct PublishedSite {
    pub(crate) content: Content,
    /// Addresses of pages and generated files.
    pub(crate) addresses: BTreeSet<String>,
    matcher: RedirectMatcher,
}

impl PublishedSite {
    pub(crate) fn new() -> Self {
        let content = own_content();
        let files = crate::files::all(&content, Path::new("/nowhere")).unwrap();
        let pages = content.pages.iter().map(|page| page.address.as_str());
        let pages = pages.flat_map(|page| [page.to_owned(), paths::plain_text(page), paths::og_image(page)]);
        let addresses: BTreeSet<String> = pages.chain(files.into_iter().map(|file| file.address)).collect();
        let file = RedirectsFile::new(&content.redirects, addresses.iter().map(String::as_str)).unwrap().to_string();
        let matcher = RedirectMatcher::of_file(&RedirectsFile::parse(&file).unwrap());
        Self { content, addresses, matcher }
    }

    /// Returns the target of the redirect at `path`.
    pub(crate) fn find(&self, path: &str) -> Option<String> {
        self.matcher.find(path).map(|redirect| redirect.to)
    }

    /// Returns whether `to` is on another site, or a page or file of this one.
    pub(crate) fn has_target(&self, to: &str) -> bool {
        to.starts_with("https://") || self.addresses.contains(without_fragment(to))
    }

    /// Asserts that `path` redirects to `to`, that `to` is on this site or another one, and that it does not redirect again.
    pub(crate) fn assert_redirect(&self, path: &str, to: &str) {
        assert_eq!(self.find(path).as_deref(), Some(to), "{path}");
        assert!(self.has_target(to), "{path} redirects to {to}, which does not exist");
        assert_eq!(self.find(without_fragment(to)), None, "{path} redirects to {to}, which redirects again");
    }

    /// Returns the redirects of single addresses (`plain`), or the patterns.
    pub(crate) fn redirects(&self, plain: bool) -> Vec<&Redirect> {
        self.content.redirects.iter().filter(|redirect| redirect.from.is_plain() == plain).collect()
    }
}
