//! The steps of a production build.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use ietf_site::content::{Shown, VisitorError};
use model::{Kind, Page};
use rayon::prelude::*;

use crate::headers;
use crate::prerender::document;
use crate::shell::Shell;

/// Name of the document for addresses that lead nowhere; CDNs look for it.
const NOT_FOUND: &str = "404.html";

/// Turns the folder that Trunk has staged into the finished site.
///
/// # Errors
/// What writers got wrong, or a file that cannot be read or written.
pub(crate) fn build(root: &Path, staging: &Path, on: Option<&str>) -> Result<()> {
    let started = Instant::now();
    let day = compiler::build_day(on, root)?;
    let content = compiler::compile(root, &day).map_err(|report| anyhow!("{report}"))?;
    let shell = Shell::read(staging)?;
    content.write(&staging.join("content"))?;

    let site = Arc::new(content.site);
    content.pages.par_iter().try_for_each(|page| {
        let shown = Shown { address: page.address.clone(), outcome: Ok(Arc::new(page.clone())) };
        write(&file_of(staging, &page.address), &document(&shell, &site, &shown))
    })?;
    let nowhere = Shown { address: "/404/".to_owned(), outcome: Err(VisitorError::NotFound) };
    write(&staging.join(NOT_FOUND), &document(&shell, &site, &nowhere))?;

    let headers = headers::Headers::new(&shell, &form_targets(&content.pages));
    write(&staging.join(headers::FILE), &headers.to_string())?;
    println!("{} pages as of {} in {} ms", content.pages.len(), day.as_str(), started.elapsed().as_millis());
    Ok(())
}

/// The file that a server answers an address with.
fn file_of(folder: &Path, address: &str) -> std::path::PathBuf {
    folder.join(address.trim_start_matches('/')).join("index.html")
}

fn write(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().context("a file without a folder")?;
    fs::create_dir_all(folder).and_then(|()| fs::write(file, text)).with_context(|| file.display().to_string())
}

/// Origins that forms of the site are sent to.
fn form_targets(pages: &[Page]) -> Vec<String> {
    let mut targets: Vec<String> = pages
        .iter()
        .flat_map(|page| match &page.kind {
            Kind::Home(home) => home.searches.as_slice(),
            Kind::Search(index) => &index.searches,
            _ => &[],
        })
        .filter_map(|form| origin(&form.action))
        .collect();
    targets.sort();
    targets.dedup();
    targets
}

/// Scheme and host of an `https` address.
fn origin(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(format!("https://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_an_address_is_its_index() {
        let file = |address| file_of(Path::new("dist"), address);
        assert_eq!(file("/"), Path::new("dist/index.html"));
        assert_eq!(file("/about/introduction/"), Path::new("dist/about/introduction/index.html"));
    }

    #[test]
    fn c1_the_origin_of_a_form_is_scheme_and_host() {
        assert_eq!(origin("https://example.org/search/?q").as_deref(), Some("https://example.org"));
        assert_eq!(origin("https://example.org").as_deref(), Some("https://example.org"));
        assert_eq!(origin("/search/"), None);
    }
}
