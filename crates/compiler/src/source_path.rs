//! What a file of the content folder is, and which address it has: both follow from its path alone.

use model::paths::{NEWS, OFFLINE, other_service};

use crate::diagnostics::Diagnostic;
use crate::source::CONTENT;

/// What a file is.
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
    /// Something that is for people: `content/LICENSE`.
    Aside,
    /// A page, with its address.
    Page(String),
    /// A post, with its address.
    Post(String),
    /// A meeting, with its number and address.
    Meeting(u16, String),
}

/// The file of the old addresses, from the root of the project.
pub(crate) fn redirects_file() -> String {
    format!("{CONTENT}/redirects.toml")
}

impl SourcePath {
    /// Tells what the file at `path` (from the root of the project) is.
    pub(crate) fn of(path: &str) -> Result<Self, Diagnostic> {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        match parts.as_slice() {
            ["site.toml"] => Ok(Self::Site),
            ["menu.toml"] => Ok(Self::Menu),
            ["home.toml"] => Ok(Self::Home),
            ["redirects.toml"] => Ok(Self::Redirects),
            ["LICENSE"] => Ok(Self::Aside),
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

/// `pages/about/introduction.md` is `/about/introduction/`, and so is `pages/about/introduction/index.md`.
fn page(folders: &[&str], file: &str) -> Result<SourcePath, Diagnostic> {
    let slug = markdown(file)?;
    let last = (slug != "index").then_some(&slug);
    let mut address = String::from("/");
    for part in folders.iter().chain(last) {
        check_slug(part)?;
        address = address + part + "/";
    }
    let taken = match other_service(&address) {
        Some(prefix) => format!("`{prefix}` belongs to another service of the same host"),
        None if address == OFFLINE => {
            format!("the builder has its own document at `{OFFLINE}`, for visitors without a network")
        }
        None => return Ok(SourcePath::Page(address)),
    };
    Err(Diagnostic::of_file("no page can have this address", taken))
}

fn meeting(number: &str) -> Result<SourcePath, Diagnostic> {
    match number.parse::<u16>() {
        Ok(parsed) if parsed.to_string() == number => Ok(SourcePath::Meeting(parsed, format!("/meeting/{number}/"))),
        _ => Err(Diagnostic::of_file(
            "this file name is no number of a meeting",
            format!("found `{number}.md`; expected the number and nothing else, as in `125.md`"),
        )),
    }
}

/// The name of a Markdown file without its end.
fn markdown(file: &str) -> Result<&str, Diagnostic> {
    file.strip_suffix(".md").ok_or_else(misplaced)
}

fn misplaced() -> Diagnostic {
    Diagnostic::of_file(
        "this file is nothing that the content folder can hold",
        "expected Markdown (`.md`) in `pages/`, `news/` or `meetings/`, \
         or one of `site.toml`, `menu.toml`, `home.toml`, `redirects.toml`",
    )
    .help("pictures and other files that are published as they are belong into `public/`".to_owned())
}

/// Parts of addresses are spelt with what never needs escaping and never differs only by case.
fn check_slug(slug: &str) -> Result<(), Diagnostic> {
    let fine = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if slug.is_empty() || !slug.bytes().all(fine) || slug.starts_with('-') || slug.ends_with('-') {
        return Err(Diagnostic::of_file(
            "this file name cannot be an address",
            format!("found `{slug}`; expected lower-case letters (a-z), digits, and hyphens between them"),
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
    fn a_path_is_an_address() {
        let of = |path| SourcePath::of(path).unwrap();
        assert_eq!(of("content/pages/contact.md"), page("/contact/"));
        assert_eq!(of("content/pages/about/index.md"), page("/about/"));
        assert_eq!(of("content/pages/about/groups/iesg.md"), page("/about/groups/iesg/"));
        assert_eq!(of("content/pages/index.md"), page("/"));
        assert_eq!(of("content/news/green-wg.md"), SourcePath::Post("/blog/green-wg/".into()));
        assert_eq!(of("content/meetings/125.md"), SourcePath::Meeting(125, "/meeting/125/".into()));
        assert_eq!(of("content/menu.toml"), SourcePath::Menu);
        assert_eq!(of("content/redirects.toml"), SourcePath::Redirects);
        assert_eq!(of("content/LICENSE"), SourcePath::Aside);
    }

    #[test]
    fn r8_other_names_are_refused() {
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
            assert!(SourcePath::of(path).is_err(), "{path}");
        }
    }
}
