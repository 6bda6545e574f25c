//! Where pages come from: the source itself, another host that answers like it, or a folder of saved pages.

use std::fs;
use std::path::{Path, PathBuf};

use polite_http::{Address, Client, Clock, Identity, Limits, Mismatch, Source};
use url::{Position, Url};

use crate::address::{ORIGIN, PageAddress};
use crate::files;

/// Says who asks, and where to complain.
const USER_AGENT: &str = "ietf-site-import (+https://www.ietf.org/)";

/// Folder of kept answers, from the root of the project.
const KEPT: &str = "target/import";

/// Maximum size of a page, in bytes. A long one has a tenth.
const MAX_PAGE_BYTES: usize = 4 << 20;

/// Gets pages and pictures.
pub(crate) enum Pages<'a> {
    /// From a host: the source, or one that answers like it.
    Host(Box<Client<'a>>),
    /// From a folder of saved pages: `about/note-well/index.html` or `about/note-well.html`, and pictures by their paths.
    Folder(PathBuf),
}

impl<'a> Pages<'a> {
    /// Gets them for the project at `root`, where answers are kept.
    pub(crate) fn new(from: &Source, root: &Path, limits: Limits, clock: &'a dyn Clock) -> Self {
        match from {
            Source::Folder(folder) => Self::Folder(folder.clone()),
            source => {
                let identity = Identity { user_agent: USER_AGENT, kept: root.join(KEPT) };
                Self::Host(Box::new(Client::new(source.clone(), identity, limits, clock)))
            }
        }
    }

    /// Returns the number of requests so far.
    pub(crate) fn requests(&self) -> usize {
        match self {
            Self::Host(client) => client.totals().requests,
            Self::Folder(_) => 0,
        }
    }

    /// Gets a page.
    ///
    /// # Errors
    /// Says what was asked, what came, and what was expected.
    pub(crate) fn page(&mut self, address: &PageAddress) -> Result<String, String> {
        self.text(ORIGIN, address.path())
    }

    /// Gets a text: a page, a sitemap, a feed.
    ///
    /// # Errors
    /// Says what was asked, what came, and what was expected.
    pub(crate) fn text(&mut self, origin: &str, path: &str) -> Result<String, String> {
        match self {
            Self::Host(client) => {
                let address = Address { origin: origin.to_owned().into(), path: path.to_owned() };
                client.get(&address, check_text).map_err(|error| error.to_string())
            }
            Self::Folder(folder) => {
                let bytes = read(folder, path)?;
                let text = String::from_utf8(bytes).map_err(|_| Mismatch::new("bytes that are not UTF-8", "UTF-8"));
                text.and_then(|text| check_text(&text)).map_err(|mismatch| format!("{path}: {mismatch}"))
            }
        }
    }

    /// Gets the bytes of a picture.
    ///
    /// # Errors
    /// Says what was asked, what came, and what was expected.
    pub(crate) fn bytes(&mut self, url: &Url) -> Result<Vec<u8>, String> {
        match self {
            Self::Host(client) => {
                let address =
                    Address { origin: url.origin().ascii_serialization().into(), path: path_and_query(url).to_owned() };
                client.get_bytes(&address, |bytes| Ok(bytes.to_vec())).map_err(|error| error.to_string())
            }
            Self::Folder(folder) => read(folder, url.path()),
        }
    }
}

/// Returns what follows the host of an address, without the fragment.
pub(crate) fn path_and_query(url: &Url) -> &str {
    &url[Position::BeforePath..Position::AfterQuery]
}

/// Checks the size of a text.
fn check_text(text: &str) -> Result<String, Mismatch> {
    if text.len() > MAX_PAGE_BYTES {
        return Err(Mismatch::new(
            format!("{} MiB", text.len() >> 20),
            format!("a page of at most {} MiB", MAX_PAGE_BYTES >> 20),
        ));
    }
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// Reads a saved file by the path of its address.
fn read(folder: &Path, path: &str) -> Result<Vec<u8>, String> {
    let name = path.trim_matches('/');
    // Nothing outside of the folder.
    if name
        .split(['/', '\\'])
        .any(|part| part.is_empty() || part == "." || part == ".." || part.contains('%') || part.contains(':'))
    {
        return Err(format!("found the path `{path}`; expected one without `..` and `%`"));
    }
    let candidates = [format!("{name}/index.html"), format!("{name}.html"), name.to_owned()];
    let file = candidates.iter().map(|candidate| folder.join(candidate)).find(|file| file.is_file());
    let file = file.ok_or_else(|| {
        format!("{path}: found neither {} in {}; expected a saved file", candidates.join(" nor "), folder.display())
    })?;
    let size = fs::metadata(&file).map_or(0, |metadata| metadata.len());
    if size > Limits::default().size {
        return Err(format!("{}: found more than {} MiB; expected less", file.display(), Limits::default().size >> 20));
    }
    fs::read(&file).map_err(|error| format!("{}: cannot be read: {error}", file.display()))
}

/// Returns the addresses of the pages in a folder, and those that are none with the reason.
pub(crate) fn saved(folder: &Path) -> Vec<Result<PageAddress, String>> {
    let address = |file: &String| {
        let path = file.strip_suffix(".html")?;
        let path = path.strip_suffix("/index").unwrap_or(path);
        Some(PageAddress::parse(&format!("/{path}/")).map_err(|error| format!("{path}.html: {error}")))
    };
    files::list(folder, "").iter().filter_map(address).collect()
}
