//! Configurations for hosts that do not read `_headers` and `_redirects`, made from these very files of a finished site.
//!
//! 1. The two files are read, and the name of the host from the published content.
//! 2. Each kind of host has its own words for them: [`nginx`], [`caddy`], [`cloudfront`], [`netlify`].
//! 3. They are written to a folder beside the site, which is not uploaded.

mod caddy;
mod cloudfront;
mod netlify;
mod nginx;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use dist::folder;
use dist::headers::{self, REVALIDATE, Rule};
use model::{Envelope, Site};
use redirects::{Redirect, RedirectsFile};

/// The header that every answer has, also where no rule names it.
const CACHE_CONTROL: &str = "Cache-Control";
/// The header that every file has, whether a rule names it or not: a server that adds one would send two.
const CONTENT_TYPE: &str = "Content-Type";

/// What a host has to be told of a finished site.
struct Hosted<'a> {
    /// Name of the host: `www.ietf.org`.
    host: &'a str,
    /// Folder of the site on the host.
    root: &'a str,
    headers: Vec<Header<'a>>,
    /// The first that fits counts.
    redirects: Vec<Redirect>,
    /// The file of the redirects, line by line.
    redirects_file: RedirectsFile,
    /// Whether nginx has the module `ngx_brotli`.
    brotli: bool,
}

/// A header, with what it says where.
#[derive(Debug, Eq, PartialEq)]
struct Header<'a> {
    name: &'a str,
    /// Its value where none of the overrides applies; `None` if it is not sent then.
    default: Option<&'a str>,
    /// Paths, in which a `*` may stand for anything, with its value there.
    overrides: Vec<(&'a str, &'a str)>,
}

/// Writes the configurations for `dist` into `out`. `root` is the folder of the site on the host; without it, it is
/// named after the host. `brotli` says that nginx has the module `ngx_brotli`.
///
/// # Errors
/// `dist` is no finished site, or the system refuses to write.
pub(crate) fn write(dist: &Path, out: &Path, root: Option<&str>, brotli: bool) -> Result<()> {
    folder::check_outside(out, dist)?;
    let read = |name: &str| folder::read(dist, name);
    let (rules, lines, site) = (read(headers::FILE)?, read(redirects::FILE)?, read("content/site.json")?);
    let redirects_file = RedirectsFile::parse(&lines)?;
    let site: Envelope<Site> = serde_json::from_str(&site).context("content/site.json")?;
    let host = site.data.host();
    let named_after_host = format!("/srv/www/{host}");
    let hosted = Hosted {
        host,
        root: root.unwrap_or(&named_after_host),
        headers: by_name(&headers::rules(&rules)),
        redirects: redirects_file.redirects(),
        redirects_file,
        brotli,
    };
    ensure!(!hosted.root.contains(['"', '\\', '$', '{', '\n']), "`{}` cannot be written for every host", hosted.root);
    for (name, text) in files(&hosted)? {
        let file = out.join(name);
        folder::write(&file, &text)?;
        println!("{}", file.display());
    }
    Ok(())
}

/// The files, by path.
fn files(hosted: &Hosted<'_>) -> Result<[(&'static str, String); 6]> {
    Ok([
        ("nginx.conf", nginx::configuration(hosted)?),
        ("Caddyfile", caddy::configuration(hosted)),
        ("cloudfront/function.js", cloudfront::function(hosted)?),
        ("cloudfront/redirects.json", cloudfront::addresses(hosted)?),
        ("cloudfront/response-headers.json", cloudfront::headers(hosted)?),
        ("netlify/_redirects", netlify::lines(&hosted.redirects_file)),
    ])
}

/// The rules by header, each with its default; `/*` is the rule for that.
fn by_name<'a>(rules: &[Rule<'a>]) -> Vec<Header<'a>> {
    let mut headers = vec![Header { name: CACHE_CONTROL, default: Some(REVALIDATE), overrides: Vec::new() }];
    for rule in rules {
        for &(name, value) in &rule.headers {
            let at = headers.iter().position(|header| header.name.eq_ignore_ascii_case(name)).unwrap_or_else(|| {
                headers.push(Header { name, default: None, overrides: Vec::new() });
                headers.len() - 1
            });
            if rule.path == "/*" {
                headers[at].default = Some(value);
            } else {
                headers[at].overrides.push((rule.path, value));
            }
        }
    }
    headers
}

/// A text of a target, with its names replaced by what `group` makes of the number of their group.
fn fill(redirect: &Redirect, group: impl Fn(usize) -> String) -> String {
    let names = redirect.from.names();
    let number = |name: &str| names.iter().position(|own| *own == name).map(|at| at + 1);
    redirects::target::fill(&redirect.to, |name| number(name).map(&group).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADERS: &str = "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'\n  \
        Strict-Transport-Security: max-age=63072000; includeSubDomains; preload\n  X-Content-Type-Options: nosniff\n  \
        X-Frame-Options: DENY\n  Referrer-Policy: no-referrer\n  Permissions-Policy: camera=()\n\
        /app-0123.js\n  Cache-Control: public, max-age=31536000, immutable\n\
        /x.ics\n  Content-Type: text/calendar; charset=utf-8\n/feeds/*\n  X-Robots-Tag: noindex\n\
        /*index.txt\n  Content-Type: text/plain; charset=utf-8\n  X-Robots-Tag: noindex\n";
    const LINES: &str = "# Made\n/IESG/liaison.html /about/liaisons/ 301\n/iesg/liaison.html /about/liaisons/ 301\n\
        /topics/ /technologies/ 301\n/topics /technologies/ 301\n/edu https://d.example/edu/ 301\n\
        /wg/:group.html https://d.example/wg/:group/about/ 301\n/how/meetings/1:number/* /meeting/1:number/ 301\n\
        /how/meetings/1:number /meeting/1:number/ 301\n/edu/* https://d.example/edu/:splat 301\n";

    pub(super) fn file() -> RedirectsFile {
        RedirectsFile::parse(LINES).unwrap()
    }

    pub(super) fn hosted() -> Hosted<'static> {
        Hosted {
            host: "www.example.org",
            root: "/srv/www/www.example.org",
            headers: by_name(&headers::rules(HEADERS)),
            redirects: file().redirects(),
            redirects_file: file(),
            brotli: false,
        }
    }

    #[test]
    fn r1_headers_know_where_they_say_what() {
        let headers = hosted().headers;
        let of = |name| headers.iter().find(|header| header.name == name).unwrap();
        let immutable = vec![("/app-0123.js", "public, max-age=31536000, immutable")];
        assert_eq!(*of(CACHE_CONTROL), Header { name: CACHE_CONTROL, default: Some(REVALIDATE), overrides: immutable });
        assert_eq!(of("X-Robots-Tag").overrides, [("/feeds/*", "noindex"), ("/*index.txt", "noindex")]);
        assert_eq!(of("X-Robots-Tag").default, None);
        assert_eq!(of("X-Frame-Options").default, Some("DENY"));
    }

    #[test]
    fn a_folder_within_the_site_and_an_unfinished_site_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("hosting");
        let error = |out| write(folder.path(), out, None, false).unwrap_err().to_string();
        assert!(error(&within).contains("within the site"));
        assert!(error(Path::new("/nowhere")).contains("build the site first"));
    }
}
