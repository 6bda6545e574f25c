//! The steps of a production build.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use compiler::{BuildOptions, History, WorkingCopy};
use dist::folder::{self, write};
use dist::{BUILD_FILE, Manifest, NOT_FOUND, Provenance};
use ietf_site::content::{CurrentPage, NOT_FOUND_PATH, PageError};
use model::{Page, PageKind, Site, paths};
use rayon::prelude::*;
use redirects::RedirectsFile;
use search::manifest::Manifest as SearchManifest;
use url::Url;

use crate::document_template::DocumentTemplate;
use crate::og_image::OgImages;
use crate::prerender::render;
use crate::rfc_files::RfcFiles;
use crate::{benchmark_pages, files, headers, offline, plain_text, precompressed, redirect_pages};

/// Options of a build.
pub(crate) struct Options<'a> {
    /// Day to build for, `YYYY-MM-DD`. By default the day of `SOURCE_DATE_EPOCH`, or today (UTC).
    pub(crate) on: Option<&'a str>,
    /// Whether the service worker caches the site for offline reading.
    pub(crate) offline: bool,
    /// Number of additional pages for measurements. They have no Open Graph images, which would dominate the build time.
    pub(crate) benchmark_pages: usize,
    /// Whether to write compressed copies.
    pub(crate) compress: bool,
    /// Names and versions of the build tools.
    pub(crate) tools: &'a [(String, String)],
}

/// Makes the index of the search, and prints how long it took without compiling the content.
///
/// # Errors
/// Reports errors in the content.
pub(crate) fn index(root: &Path, on: Option<&str>) -> Result<()> {
    let day = compiler::build_day(on)?;
    let content = compiler::compile(root, &BuildOptions::of(day)).map_err(|report| anyhow!("{report}"))?;
    let started = Instant::now();
    let files = content.search_files();
    let (documents, time) = (content.pages.len() + content.rfcs.len(), started.elapsed().as_millis());
    let memory = peak_memory().map(|kilobytes| format!(", {} MB", kilobytes / 1024));
    println!("{documents} pages and RFCs in {} files in {time} ms{}", files.len(), memory.unwrap_or_default());
    Ok(())
}

/// Returns the most memory that this process has had, with that for the content, in kilobytes; `None` where the system does not say.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().trim_end_matches(" kB").parse().ok()
}

/// Turns the folder that Trunk has staged into the finished site.
///
/// # Errors
/// Reports errors in the content. Fails also if a file cannot be read or written.
pub(crate) fn build(root: &Path, staging: &Path, options: &Options<'_>) -> Result<()> {
    let started = Instant::now();
    let day = compiler::build_day(options.on)?;
    let mut content = compiler::compile(root, &BuildOptions::of(day.clone())).map_err(|report| anyhow!("{report}"))?;
    eprint!("{}{}{}", content.warnings, content.reserved_origin().unwrap_or_default(), content.schedule);
    match History::read(root, &day) {
        Ok(history) => content.add_changes(&history),
        Err(reason) => eprintln!("{reason}"),
    }
    let content_pages = content.pages.len();
    content.pages.extend(benchmark_pages::pages(options.benchmark_pages, &content.pages));
    let document = DocumentTemplate::read(staging)?;
    let rfc_files = RfcFiles::rename(staging)?;
    for page in &mut content.pages {
        page.body.html = rfc_files.fill(&page.body.html);
        page.style = page.style.as_deref().map(|style| rfc_files.fill(style));
    }
    content.write(&staging.join("content"))?;
    let files = files::all(&content, root)?;
    for file in &files {
        write(&file_of(staging, &file.address), &file.text)?;
    }

    let site = Arc::new(content.site.clone());
    content.pages.par_iter().try_for_each(|page| write_page(staging, &document, &site, page))?;
    for (file, error) in
        [(staging.join(NOT_FOUND), PageError::NotFound), (file_of(staging, paths::OFFLINE), PageError::Offline)]
    {
        let current = CurrentPage { address: NOT_FOUND_PATH.to_owned(), result: Err(error) };
        write(&file, document.fill(&render(&site, &current)))?;
    }
    let og_images = OgImages::new(&content)?;
    content.pages[..content_pages]
        .par_iter()
        .filter(|page| !paths::is_rfc_list(&page.address))
        .try_for_each(|page| write(&file_of(staging, &paths::og_image(&page.address)), &og_images.of(page)?))?;

    let present: Vec<String> = folder::files(staging)?.iter().map(|file| folder::address(file)).collect();
    let redirects_file = RedirectsFile::new(&content.redirects, present.iter().map(String::as_str))?;
    write(&staging.join(redirects::FILE), redirects_file.to_string())?;
    redirect_pages::write(staging, &content)?;

    let headers =
        headers::Headers::new(&document, &rfc_files, &index_folder(staging)?, &form_targets(&content.pages), &files);
    write(&staging.join(dist::headers::FILE), headers.to_string())?;
    let worker = if options.offline {
        offline::service_worker(staging, &site, &document.app_files)?
    } else {
        offline::SELF_REMOVING_WORKER.to_owned()
    };
    write(&staging.join(dist::SERVICE_WORKER), &worker)?;
    if options.compress {
        precompressed::write(staging, |path| headers.is_immutable(path))?;
    }
    let WorkingCopy { commit, has_changes } = WorkingCopy::read(root);
    let provenance =
        Provenance { commit: commit.as_deref(), uncommitted_changes: has_changes, day: &day, tools: options.tools };
    let manifest = Manifest::new(staging, &provenance, |path| headers.is_immutable(path))?;
    write(&staging.join(BUILD_FILE), &manifest.to_json()?)?;
    println!("Built {} pages for {} in {} ms", content.pages.len(), day.as_str(), started.elapsed().as_millis());
    Ok(())
}

/// Returns the address of the folder with the search index.
fn index_folder(staging: &Path) -> Result<String> {
    let file = file_of(staging, search::MANIFEST);
    let manifest = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let manifest = SearchManifest::parse(&manifest).context("the manifest of the search index cannot be read")?;
    Ok(manifest.address(""))
}

/// Writes the document of a page and its plain text copy.
fn write_page(staging: &Path, document: &DocumentTemplate, site: &Arc<Site>, page: &Page) -> Result<()> {
    let address = &page.address;
    let rendered = render(site, &CurrentPage { address: address.clone(), result: Ok(Arc::new(page.clone())) });
    let text = plain_text::copy(site, address, &rendered.body)?;
    write(&file_of(staging, &paths::plain_text(address)), &text)?;
    write(&file_of(staging, address), document.fill(&rendered))
}

/// Returns the file that servers send for an address.
fn file_of(folder: &Path, address: &str) -> PathBuf {
    let path = folder.join(address.trim_start_matches('/'));
    if address.ends_with('/') { path.join("index.html") } else { path }
}

/// Returns the origins of the other sites that search forms are submitted to.
fn form_targets(pages: &[Page]) -> Vec<String> {
    let mut targets: Vec<String> = pages
        .iter()
        .flat_map(|page| match &page.kind {
            PageKind::Home(home) => home.searches.as_slice(),
            PageKind::Search(index) => &index.searches,
            _ => &[],
        })
        .filter_map(|form| origin(&form.action))
        .collect();
    targets.sort();
    targets.dedup();
    targets
}

/// Returns the origin of an `https` URL.
fn origin(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| url.scheme() == "https")?;
    Some(url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use dist::folder;

    use super::*;

    /// Creates a folder as Trunk stages it. Its name starts with `prefix`.
    fn staged(prefix: &str) -> tempfile::TempDir {
        let folder = tempfile::Builder::new().prefix(prefix).tempdir().unwrap();
        let document = r#"<!doctype html><html><head><script>a()</script><!--page-head-->
            <link rel="stylesheet" href="/s-1.css"><link rel="modulepreload" href="/s-1.js"><meta name="app-wasm" content="/s-1.wasm">
            <meta name="search-ui" content="/search-ui.js" data-wasm="/search-ui_bg.wasm"></head><body><div id="app"></div></body></html>"#;
        let assets = [
            "s-1.css",
            "s-1.js",
            "s-1.wasm",
            "search-ui.js",
            "search-ui_bg.wasm",
            "extra.css",
            "rfc-list.js",
            "rfc-list_bg.wasm",
        ]
        .map(|file| (file, file));
        for (file, text) in assets.into_iter().chain([("index.html", document)]) {
            fs::write(folder.path().join(file), text).unwrap();
        }
        folder
    }

    #[test]
    fn r10_builds_in_different_folders_are_identical() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/tests/integration/small-site/site");
        let tools = [("rustc".to_owned(), "1.95.0".to_owned())];
        let options =
            Options { on: Some("2026-01-05"), offline: true, benchmark_pages: 0, compress: true, tools: &tools };
        let built = ["one-", "another name-"].map(|name| {
            let folder = staged(name);
            build(&root, folder.path(), &options).unwrap();
            let read = |path: String| (fs::read(folder.path().join(&path)).unwrap(), path);
            folder::files(folder.path()).unwrap().into_iter().map(read).collect::<Vec<_>>()
        });
        let names = built.each_ref().map(|files| files.iter().map(|(_, name)| name).collect::<Vec<_>>());
        assert_eq!(names[0], names[1]);
        for written in ["build.json", "_headers", "sw.js", "index.html", "index.html.br", "sitemap.xml"] {
            assert!(names[0].iter().any(|name| *name == written), "{written} is not in {:?}", names[0]);
        }
        for ((one, name), (other, _)) in built[0].iter().zip(&built[1]) {
            assert!(one == other, "{name} differs");
        }
    }

    #[test]
    fn addresses_with_a_trailing_slash_map_to_index_files() {
        let file = |address| file_of(Path::new("dist"), address);
        assert_eq!(file("/"), Path::new("dist/index.html"));
        assert_eq!(file("/about/introduction/"), Path::new("dist/about/introduction/index.html"));
        assert_eq!(file("/blog/feed.atom"), Path::new("dist/blog/feed.atom"));
    }

    #[test]
    fn c1_origin_of_a_form_target_is_scheme_and_host() {
        assert_eq!(origin("https://example.org/search/?q").as_deref(), Some("https://example.org"));
        assert_eq!(origin("https://example.org").as_deref(), Some("https://example.org"));
        assert_eq!(origin("/search/"), None);
    }
}
