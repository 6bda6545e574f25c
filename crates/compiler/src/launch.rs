//! What is to be done before the site stands at the address of the official one, which it is prepared to replace.
//!
//! Until then its texts that sum up official ones send their readers there. Once it is the official site, they would
//! lead to themselves.

use std::fmt;

use model::page::without_fragment;
use model::paths::{self, without_origin};
use redirects::RedirectMatcher;

use crate::Content;
use crate::diagnostics::count;
use crate::links::Target;
use crate::missing_posts::missing_posts;
use crate::project::{Draft, Project, Purpose, SiteConfig};
use crate::reserved_name::is_reserved;
use crate::source::CONTENT;

/// What is open.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Launch {
    /// Origin of the official site.
    official: String,
    /// Settings of the site to be made, a sentence for each.
    settings: Vec<String>,
    /// Kinds of facts for which their owners have never been asked.
    facts: Vec<&'static str>,
    /// Pages that sum up an official one, by path.
    pages: Vec<Summary>,
    /// Likewise for posts.
    posts: Vec<Summary>,
    /// URLs of posts of the official site that are not here.
    announced: Vec<String>,
    /// Other links of a page to what the official site has at its address, by path.
    links: Vec<(String, String)>,
}

/// A text that is to be replaced by its original, or by one of the site's own.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Summary {
    /// Path of the file.
    path: String,
    title: String,
    /// URL of the original, or of the blog that has it.
    original: String,
}

impl Launch {
    /// Collects what is open. Drafts are not listed: they are not on the site.
    pub(crate) fn collect(project: &Project) -> Self {
        let Some(site) = &project.site else { return Self::default() };
        let is_published = |draft: &&Draft| !project.addresses.is_draft(&draft.address);
        let drafts = project.drafts.iter().filter(is_published);
        let summaries = drafts.filter_map(|draft| summary(draft, &site.official));
        let summaries: Vec<Summary> = summaries.collect();
        let links = links_to_itself(project, &site.official, &summaries);
        let is_post = |summary: &Summary| summary.path.starts_with(&format!("{CONTENT}/news/"));
        let (posts, pages) = summaries.into_iter().partition(is_post);
        let (settings, facts) = (settings(site), project.facts.not_asked_for());
        let announced = missing_posts(project.facts.posts(), project.drafts.iter(), &project.addresses);
        let announced = announced.map(|post| post.url.to_string()).collect();
        Self { official: site.official.clone(), settings, facts, pages, posts, announced, links }
    }

    /// Returns the number of things that are open.
    #[must_use]
    pub const fn open(&self) -> usize {
        self.settings.len()
            + self.facts.len()
            + self.pages.len()
            + self.posts.len()
            + self.announced.len()
            + self.links.len()
    }
}

impl Content {
    /// Returns a reminder, for those who build the site, that its origin is a reserved name.
    ///
    /// It is no warning: nothing in the content is wrong, and it stays until the site has a name. A warning would make
    /// `--strict` useless until then, or be silenced and forgotten.
    #[must_use]
    pub fn reserved_origin(&self) -> Option<String> {
        let origin = &self.site.origin;
        is_reserved(origin).then(|| {
            format!(
                "note: `origin` in {CONTENT}/site.toml is `{origin}`, a reserved name. Canonical addresses, feeds and calendars have it. \
                 Before you publish the site, set it to where the site is served.\n"
            )
        })
    }
}

/// Returns what a draft sums up, if that is a page of the official site.
fn summary(draft: &Draft, official: &str) -> Option<Summary> {
    let original = draft.original.as_ref().map(|original| &original.link.href)?;
    without_origin(original, official)?;
    Some(Summary { path: draft.path.clone(), title: draft.title.clone(), original: original.clone() })
}

/// Returns the settings to be made.
fn settings(SiteConfig { origin, official, security, repository, .. }: &SiteConfig) -> Vec<String> {
    let mut settings = Vec::new();
    if security.is_none() {
        settings.push("`security_contact` is missing: there is no /.well-known/security.txt.".to_owned());
    }
    if repository.is_none() {
        settings.push("`repository` is missing: pages have no link by which they can be edited.".to_owned());
    }
    if is_reserved(official) {
        settings.push(format!("`official` is `{official}`, a reserved name; expected that of the official site."));
    } else if origin != official {
        let reserved = if is_reserved(origin) { ", a reserved name" } else { "" };
        let expected = format!("expected `{official}`, as soon as nothing else is open.");
        settings.push(format!("`origin` is `{origin}`{reserved}; {expected}"));
    }
    settings
}

/// Returns the links of pages to what the official site has at their own addresses, each with its file. Once the site
/// is the official one, these pages lead to themselves. Those of the pages `besides` are not listed.
fn links_to_itself(project: &Project, official: &str, besides: &[Summary]) -> Vec<(String, String)> {
    let redirects = RedirectMatcher::new(project.redirects.iter().map(|draft| &draft.redirect));
    let links = project.links.iter().filter_map(|(path, link)| {
        let Target::External(href) = &link.target else { return None };
        let to = without_origin(without_fragment(href), official)?;
        let is_own = |path: &str| path.trim_end_matches('/') == link.page.trim_end_matches('/');
        let is_to_itself = is_own(to) || redirects.find(to).is_some_and(|found| is_own(without_fragment(&found.to)));
        let is_draft = project.addresses.is_draft(&link.page);
        let is_left_out = is_draft || besides.iter().any(|summary| summary.path == *path);
        (link.purpose == Purpose::ReadOn && is_to_itself && !is_left_out).then(|| (path.clone(), href.clone()))
    });
    links.collect()
}

/// A list for each kind, with the command that imports an original.
impl fmt::Display for Launch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { official, settings, facts, pages, posts, announced, links } = self;
        if self.open() == 0 {
            return write!(formatter, "nothing is left to do before this site is {official}");
        }
        writeln!(formatter, "To be done before this site is {official}:")?;
        if !settings.is_empty() {
            writeln!(formatter, "\n{CONTENT}/site.toml:")?;
            settings.iter().try_for_each(|setting| writeln!(formatter, "  {setting}"))?;
        }
        if !facts.is_empty() {
            writeln!(formatter, "\n{CONTENT}/synced/:\n  script/sync {}", facts.join(" "))?;
        }
        for (kind, summaries) in [("page", pages), ("post", posts)] {
            if summaries.is_empty() {
                continue;
            }
            let number = count(summaries.len(), kind);
            writeln!(formatter, "\n{number} to be imported, or to be made the site's own by removing `original`:")?;
            summaries.iter().try_for_each(|summary| writeln!(formatter, "  {summary}"))?;
        }
        if !announced.is_empty() {
            writeln!(formatter, "\n{} of the official site that are not here:", count(announced.len(), "post"))?;
            announced.iter().try_for_each(|url| writeln!(formatter, "  script/import {url}"))?;
        }
        if !links.is_empty() {
            writeln!(
                formatter,
                "\n{}, each from a page to what the official site has there:",
                count(links.len(), "link")
            )?;
            links.iter().try_for_each(|(path, href)| writeln!(formatter, "  {path}: {href}"))?;
        }
        write!(formatter, "\n{} open", count(self.open(), "thing"))
    }
}

/// The command, with the path as a comment of the shell.
impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, title, original } = self;
        if paths::is_blog(original) {
            write!(formatter, "script/import --replace URL  # {path}: find the URL of \"{title}\" at {original}")
        } else {
            write!(formatter, "script/import --replace {original}  # {path}")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use expect_test::expect;
    use model::Day;

    use super::*;
    use crate::BuildOptions;

    const SITE: &str = "name = \"IETF\"\nfull_name = \"Internet Engineering Task Force\"\n";

    /// Compiles a site of `files` (paths in `content/`, and front matter without what every page needs) with these
    /// settings. Each page links to what the official site has at the address of the page `own`.
    fn compiled(settings: &str, files: &[(&str, &str)]) -> Content {
        let description = "Words that say what this page is about, as many of them as a description needs at least.";
        let file = |(path, fields): &(&str, &str)| {
            let text = format!(
                "+++\ntitle = \"{path}\"\ndescription = \"{description}\"\n{fields}\n+++\n\nSee [the official page](https://www.ietf.org/own).\n"
            );
            (format!("{CONTENT}/{path}"), text)
        };
        let mut texts: BTreeMap<String, String> = files.iter().map(file).collect();
        for (path, text) in [
            ("site.toml", format!("{SITE}{settings}")),
            ("menu.toml", "[footer]\n".to_owned()),
            ("home.toml", format!("title = \"Home\"\ndescription = \"{description}\"\n")),
        ] {
            texts.insert(format!("{CONTENT}/{path}"), text);
        }
        let options = BuildOptions::of(Day::parse("2026-01-05").unwrap());
        crate::compile_texts(Path::new("/nowhere"), texts, &options).unwrap_or_else(|report| panic!("{report}"))
    }

    #[test]
    fn summaries_of_official_texts_and_missing_settings_are_open() {
        let post = |original: &str| format!("date = 2026-01-01\ntopics = [\"Community\"]\noriginal = \"{original}\"");
        let content = compiled(
            "origin = \"https://www.ietf.example\"\nofficial = \"https://www.ietf.org\"",
            &[
                ("news/known.md", &post("https://www.ietf.org/blog/known/")),
                ("news/sought.md", &post("https://www.ietf.org/blog/")),
                ("news/of-another-site.md", &post("https://www.iab.org/news/")),
                ("news/draft.md", &(post("https://www.ietf.org/blog/draft/") + "\ndraft = true")),
                ("pages/privacy.md", "original = \"https://www.ietf.org/privacy-statement/\""),
                ("pages/own.md", ""),
            ],
        );
        assert_eq!(content.launch.open(), 12);
        expect![[r#"
            To be done before this site is https://www.ietf.org:

            content/site.toml:
              `security_contact` is missing: there is no /.well-known/security.txt.
              `repository` is missing: pages have no link by which they can be edited.
              `origin` is `https://www.ietf.example`, a reserved name; expected `https://www.ietf.org`, as soon as nothing else is open.

            content/synced/:
              script/sync meetings groups people rfcs news

            1 page to be imported, or to be made the site's own by removing `original`:
              script/import --replace https://www.ietf.org/privacy-statement/  # content/pages/privacy.md

            2 posts to be imported, or to be made the site's own by removing `original`:
              script/import --replace https://www.ietf.org/blog/known/  # content/news/known.md
              script/import --replace URL  # content/news/sought.md: find the URL of "news/sought.md" at https://www.ietf.org/blog/

            1 link, each from a page to what the official site has there:
              content/pages/own.md: https://www.ietf.org/own

            12 things open"#]]
        .assert_eq(&content.launch.to_string());
    }

    #[test]
    fn nothing_is_open_for_a_site_that_is_the_official_one() {
        let settings = "origin = \"https://www.ietf.org\"\nsecurity_contact = \"mailto:a@ietf.org\"\n\
                        repository = \"https://git.example.org/edit/\"";
        let mut launch = compiled(settings, &[]).launch;
        assert_eq!(launch.to_string().lines().last(), Some("5 things open"), "the facts are missing");
        launch.facts.clear();
        assert_eq!(launch.open(), 0);
        assert_eq!(launch.to_string(), "nothing is left to do before this site is https://www.ietf.org");
    }

    #[test]
    fn origin_other_than_the_official_one_is_open() {
        let settings = "origin = \"https://new.ietf.org\"\nofficial = \"https://www.ietf.org\"";
        let content = compiled(settings, &[]);
        assert!(
            content.launch.to_string().contains("`origin` is `https://new.ietf.org`; expected `https://www.ietf.org`"),
            "{}",
            content.launch
        );
        assert_eq!(content.reserved_origin(), None);
    }

    #[test]
    fn reserved_origin_is_a_note_and_no_warning() {
        let content = compiled("origin = \"https://www.ietf.example\"", &[]);
        assert!(content.warnings.is_empty());
        let note = content.reserved_origin().unwrap();
        assert!(
            note.starts_with("note: `origin` in content/site.toml is `https://www.ietf.example`, a reserved"),
            "{note}"
        );
    }
}
