//! Where pages come from: the source itself, another host that answers like it, or a folder of saved pages.

use std::fs;
use std::path::{Path, PathBuf};

use polite_http::{Address, Client, Clock, Identity, Limits, Mismatch, Totals};
use url::Url;
use walkdir::WalkDir;

use crate::address::{ORIGIN, PageAddress};

/// Says who asks, and where to complain.
const USER_AGENT: &str = "ietf-site-import (+https://www.ietf.org/)";

/// Folder of kept answers, from the root of the project.
const KEPT: &str = "target/import";

/// Maximum size of a page, in bytes. A long one has a tenth.
const MAX_PAGE_BYTES: usize = 4 << 20;

/// Where pages come from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PageSource {
    /// A host: the source, or one that answers like it.
    Host(polite_http::Source),
    /// A folder of saved pages: `about/note-well/index.html` or `about/note-well.html`, and pictures by their paths.
    Folder(PathBuf),
}

impl PageSource {
    /// Parses the value of `--from`: an address or a folder.
    ///
    /// # Errors
    /// Says what was found and expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        match polite_http::Source::parse(text) {
            Ok(polite_http::Source::Folder(folder)) => Ok(Self::Folder(folder)),
            Ok(source) => Ok(Self::Host(source)),
            Err(_) if !text.contains("://") => {
                Err(format!("found `{text}`; expected an address (https://…) or a folder of saved pages"))
            }
            Err(error) => Err(error),
        }
    }
}

/// Gets pages and pictures.
pub(crate) enum Pages<'a> {
    Host(Box<Client<'a>>),
    Folder(PathBuf),
}

impl<'a> Pages<'a> {
    /// Gets them for the project at `root`, where answers are kept.
    pub(crate) fn new(from: &PageSource, root: &Path, limits: Limits, clock: &'a dyn Clock) -> Self {
        match from {
            PageSource::Folder(folder) => Self::Folder(folder.clone()),
            PageSource::Host(source) => {
                let identity = Identity { user_agent: USER_AGENT, kept: root.join(KEPT) };
                Self::Host(Box::new(Client::new(source.clone(), identity, limits, clock)))
            }
        }
    }

    /// Returns what was asked for so far.
    pub(crate) fn totals(&self) -> Totals {
        match self {
            Self::Host(client) => client.totals(),
            Self::Folder(_) => Totals::default(),
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
                let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
                let origin = url.origin().ascii_serialization();
                let address = Address { origin: origin.into(), path: format!("{}{query}", url.path()) };
                client.get_bytes(&address, |bytes| Ok(bytes.to_vec())).map_err(|error| error.to_string())
            }
            Self::Folder(folder) => read(folder, url.path()),
        }
    }
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
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    let address = |path: &Path| {
        let path = path.strip_prefix(folder).ok()?.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
        let path = path.strip_suffix(".html")?;
        let path = path.strip_suffix("/index").unwrap_or(path);
        Some(PageAddress::parse(&format!("/{path}/")).map_err(|error| format!("{path}.html: {error}")))
    };
    entries.filter(|entry| entry.file_type().is_file()).filter_map(|entry| address(entry.path())).collect()
}
