//! Determines the type and the address of a content file from its path.

use model::paths::{NEWS, OFFLINE, other_service};

use crate::diagnostics::Diagnostic;
use crate::source::CONTENT;

/// The type of a content file.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum SourcePath {
    /// `content/site.toml`.
    Site,
    /// `content/menu.toml`.
    Menu,
    /// `content/home.toml`.
    Home,
    /// `content/redirects.toml`.
    Redirects,
    /// `content/LICENSE`, which is not part of the site.
    Ignored,
    /// A page, with its address.
    Page(String),
    /// A post, with its address.
    Post(String),
    /// A meeting, with its number and address.
    Meeting(u16, String),
}

/// Returns the path of the file of redirects, from the root of the project.
pub(crate) fn redirects_file() -> String {
    format!("{CONTENT}/redirects.toml")
}

impl SourcePath {
    /// Classifies the file at `path`, from the root of the project.
    pub(crate) fn parse(path: &str) -> Result<Self, Diagnostic> {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        match parts.as_slice() {
            ["site.toml"] => Ok(Self::Site),
            ["menu.toml"] => Ok(Self::Menu),
            ["home.toml"] => Ok(Self::Home),
            ["redirects.toml"] => Ok(Self::Redirects),
            ["LICENSE"] => Ok(Self::Ignored),
            ["pages", folders @ .., file] => page(folders, file),
            ["news", file] => {
                let slug = markdown(file)?;
                check_slug(slug)?;
                Ok(Self::Post(format!("{NEWS}{slug}/")))
            }
            ["meetings", file] => meeting(markdown(file)?),
            _ => Err(misplaced()),
        }
    }
}

/// Both `pages/about/introduction.md` and `pages/about/introduction/index.md` are `/about/introduction/`.
fn page(folders: &[&str], file: &str) -> Result<SourcePath, Diagnostic> {
    let slug = markdown(file)?;
    let last = (slug != "index").then_some(&slug);
    let mut address = String::from("/");
    for part in folders.iter().chain(last) {
        check_slug(part)?;
        address = address + part + "/";
    }
    let label = match other_service(&address) {
        Some(prefix) => {
            format!("found `{prefix}`, which is another service on the same host; expected another address")
        }
        None if address == OFFLINE => {
            format!("found `{OFFLINE}`, the page for visitors without a network; expected another address")
        }
        None => return Ok(SourcePath::Page(address)),
    };
    Err(Diagnostic::of_file("this address is reserved", label))
}

fn meeting(number: &str) -> Result<SourcePath, Diagnostic> {
    match number.parse::<u16>() {
        Ok(parsed) if parsed.to_string() == number => Ok(SourcePath::Meeting(parsed, format!("/meeting/{number}/"))),
        _ => Err(Diagnostic::of_file(
            "this file name is not the number of a meeting",
            format!("found `{number}.md`; expected only the number, as in `125.md`"),
        )),
    }
}

/// Returns the name of a Markdown file without its extension.
fn markdown(file: &str) -> Result<&str, Diagnostic> {
    file.strip_suffix(".md").ok_or_else(misplaced)
}

fn misplaced() -> Diagnostic {
    Diagnostic::of_file(
        "this file does not belong in the content folder",
        "expected Markdown (`.md`) in `pages/`, `news/` or `meetings/`, \
         or one of `site.toml`, `menu.toml`, `home.toml`, `redirects.toml`",
    )
    .help("images and other files that are published unchanged belong in `public/`".to_owned())
}

/// Checks a segment of an address. Its characters never need escaping, and no two addresses differ only in case.
fn check_slug(slug: &str) -> Result<(), Diagnostic> {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if slug.is_empty() || !slug.bytes().all(is_allowed) || slug.starts_with('-') || slug.ends_with('-') {
        return Err(Diagnostic::of_file(
            "this file name cannot be an address",
            format!("found `{slug}`; expected lowercase letters (a-z), digits, and hyphens between them"),
        ));
    }
    if slug == "index" {
        return Err(Diagnostic::of_file(
            "this file name cannot be an address",
            "found `index`; expected another name, because `index` stands for the folder itself",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(address: &str) -> SourcePath {
        SourcePath::Page(address.to_owned())
    }

    #[test]
    fn path_determines_type_and_address() {
        let of = |path| SourcePath::parse(path).unwrap();
        assert_eq!(of("content/pages/contact.md"), page("/contact/"));
        assert_eq!(of("content/pages/about/index.md"), page("/about/"));
        assert_eq!(of("content/pages/about/groups/iesg.md"), page("/about/groups/iesg/"));
        assert_eq!(of("content/pages/index.md"), page("/"));
        assert_eq!(of("content/news/green-wg.md"), SourcePath::Post("/blog/green-wg/".into()));
        assert_eq!(of("content/meetings/125.md"), SourcePath::Meeting(125, "/meeting/125/".into()));
        assert_eq!(of("content/menu.toml"), SourcePath::Menu);
        assert_eq!(of("content/redirects.toml"), SourcePath::Redirects);
        assert_eq!(of("content/LICENSE"), SourcePath::Ignored);
    }

    #[test]
    fn r8_unexpected_paths_are_rejected() {
        for path in [
            "content/notes.txt",
            "content/menu.yaml",
            "content/pages/about.html",
            "content/pages/picture.png",
            "content/news/2025/post.md",
            "content/events/one.md",
            "content/pages/About.md",
            "content/pages/a b.md",
            "content/pages/ä.md",
            "content/pages/-a.md",
            "content/pages/.md",
            "content/pages/index/index.md",
            "content/pages/rfc/index.md",
            "content/pages/media.md",
            "content/news/index.md",
            "content/meetings/hackathon.md",
            "content/meetings/0125.md",
            "content/meetings/+125.md",
            "content/meetings/70000.md",
            "content",
            "",
        ] {
            assert!(SourcePath::parse(path).is_err(), "{path}");
        }
    }
}
