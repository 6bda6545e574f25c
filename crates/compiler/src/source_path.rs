//! Determines the type and the address of a content file from its path.

use model::paths::{NEWS, OFFLINE, other_service};

use crate::diagnostics::Diagnostic;
use crate::facts;
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
    /// `content/rfc-aliases.toml`.
    RfcAliases,
    /// `content/confirmed-links.toml`.
    ConfirmedLinks,
    /// Facts that other hosts own: `content/synced/meetings.toml`.
    Synced,
    /// `content/LICENSE`, which is not part of the site.
    Ignored,
    /// A page, with its address.
    Page(String),
    /// A post, with its address.
    Post(String),
    /// A meeting, with its number and address.
    Meeting(u16, String),
}

/// Returns the path of the file of confirmed links, from the root of the project.
pub(crate) fn confirmed_links_file() -> String {
    format!("{CONTENT}/confirmed-links.toml")
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
            ["rfc-aliases.toml"] => Ok(Self::RfcAliases),
            ["confirmed-links.toml"] => Ok(Self::ConfirmedLinks),
            ["synced", file] if facts::has(file) => Ok(Self::Synced),
            ["LICENSE"] => Ok(Self::Ignored),
            ["pages", folders @ .., file] => page(path, folders, file),
            ["news", file] => {
                let slug = markdown(path, file)?;
                check_slug(slug)?;
                Ok(Self::Post(format!("{NEWS}{slug}/")))
            }
            ["meetings", file] => meeting(markdown(path, file)?),
            _ => Err(misplaced(path)),
        }
    }
}

/// Both `pages/about/introduction.md` and `pages/about/introduction/index.md` are `/about/introduction/`.
fn page(path: &str, folders: &[&str], file: &str) -> Result<SourcePath, Diagnostic> {
    let slug = markdown(path, file)?;
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
fn markdown<'f>(path: &str, file: &'f str) -> Result<&'f str, Diagnostic> {
    file.strip_suffix(".md").ok_or_else(|| misplaced(path))
}

fn misplaced(path: &str) -> Diagnostic {
    let label = match better_path(path) {
        Some(better) => format!("found `{path}`; expected `{better}`"),
        None => "expected Markdown (`.md`) in `pages/`, `news/` or `meetings/`, \
                 or one of `site.toml`, `menu.toml`, `home.toml`, `redirects.toml`, `rfc-aliases.toml`, \
                 `confirmed-links.toml`"
            .to_owned(),
    };
    let help = match better_path(path) {
        Some(better) if better.starts_with("content/news/") => {
            "posts lie directly in `content/news/`, whatever their year"
        }
        Some(better) if better.starts_with("content/meetings/") => "meetings lie directly in `content/meetings/`",
        Some(_) => "pages lie in `content/pages/`; their folders are part of their addresses",
        None => "images and other files that are published unchanged belong in `public/`",
    };
    Diagnostic::of_file("this file does not belong here", label).help(help.to_owned())
}

/// Returns where a Markdown file was meant to be.
fn better_path(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let (file, folders) = parts.split_last()?;
    let (stem, extension) = file.rsplit_once('.')?;
    if !["md", "markdown", "mdown", "mkd"].contains(&extension.to_ascii_lowercase().as_str()) {
        return None;
    }
    Some(match folders {
        ["pages", folders @ ..] | folders if !folders.first().is_some_and(|first| is_list(first)) => {
            let file = format!("{stem}.md");
            let parts: Vec<&str> = [CONTENT, "pages"].iter().chain(folders).copied().chain([file.as_str()]).collect();
            parts.join("/")
        }
        ["meetings" | "meeting", ..] => format!("{CONTENT}/meetings/{stem}.md"),
        _ => format!("{CONTENT}/news/{stem}.md"),
    })
}

/// Returns whether a folder is that of posts or meetings, or was meant to be.
fn is_list(folder: &str) -> bool {
    ["blog", "meeting", "meetings", "news", "post", "posts"].contains(&folder)
}

/// Returns whether a text has the characters of a segment of an address. They never need escaping, and no two addresses differ only
/// in case.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_allowed) && !text.starts_with('-') && !text.ends_with('-')
}

/// Checks a segment of an address.
fn check_slug(slug: &str) -> Result<(), Diagnostic> {
    if !is_slug(slug) {
        let better: String =
            crate::markdown::slug(slug).chars().filter(|&part| part == '-' || part.is_ascii_alphanumeric()).collect();
        let help = (!better.is_empty()).then(|| format!("call it `{better}`"));
        return Err(Diagnostic::of_file(
            "this file name cannot be an address",
            format!("found `{slug}`; expected lowercase letters (a-z), digits, and hyphens between them"),
        )
        .help(help));
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
        assert_eq!(of("content/synced/rfcs.toml"), SourcePath::Synced);
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
            "content/synced/notes.toml",
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
