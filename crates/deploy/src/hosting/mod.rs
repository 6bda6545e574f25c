//! Generates configuration files for hosts that do not read `_headers` and `_redirects`: `deploy hosting`.
//!
//! 1. Reads these two files of a finished site, and the host name from its content.
//! 2. Translates them for each host: [`nginx`], [`caddy`], [`cloudfront`], [`netlify`].
//! 3. Writes the results to a folder outside the site, so that they are not uploaded.

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

/// Header that every response has, even without a rule.
const CACHE_CONTROL: &str = "Cache-Control";
/// Header that servers set by themselves: adding one would send two.
const CONTENT_TYPE: &str = "Content-Type";

/// What the configuration of a host depends on.
struct Hosted<'a> {
    /// Name of the host: `www.ietf.org`.
    host: &'a str,
    /// Folder of the site on the host.
    root: &'a str,
    headers: Vec<Header<'a>>,
    /// Redirects; the first match wins.
    redirects: Vec<Redirect>,
    /// The same redirects as lines of `_redirects`.
    redirects_file: RedirectsFile,
    /// Whether nginx has the module `ngx_brotli`.
    brotli: bool,
}

/// A header and its values.
#[derive(Debug, Eq, PartialEq)]
struct Header<'a> {
    name: &'a str,
    /// Value if no override matches, or `None` if the header is omitted then.
    default: Option<&'a str>,
    /// Paths, which may have a `*`, and the values there.
    overrides: Vec<(&'a str, &'a str)>,
}

/// Writes the configuration files for the site in `dist` to `out`. `root` is the folder of the site on the host,
/// `/srv/www/HOST` by default. `brotli` says whether nginx has the module `ngx_brotli`.
///
/// # Errors
/// Fails if `dist` holds no finished site, if a value cannot be expressed for a host, or if a file cannot be written.
pub(crate) fn write(dist: &Path, out: &Path, root: Option<&str>, brotli: bool) -> Result<()> {
    folder::check_outside(out, dist)?;
    let read = |name: &str| folder::read(dist, name);
    let (rules, lines, site) = (read(headers::FILE)?, read(redirects::FILE)?, read("content/site.json")?);
    let redirects_file = RedirectsFile::parse(&lines)?;
    let site: Envelope<Site> = serde_json::from_str(&site).context("content/site.json")?;
    let host = site.data.host();
    let default_root = format!("/srv/www/{host}");
    let hosted = Hosted {
        host,
        root: root.unwrap_or(&default_root),
        headers: group_by_name(&headers::rules(&rules)),
        redirects: redirects_file.redirects(),
        redirects_file,
        brotli,
    };
    ensure!(
        !hosted.root.contains(['"', '\\', '$', '{', '\n']),
        "found the folder `{}`; expected one without `\"`, `\\`, `$`, `{{` and line breaks",
        hosted.root
    );
    for (name, text) in files(&hosted)? {
        let file = out.join(name);
        folder::write(&file, &text)?;
        println!("{}", file.display());
    }
    Ok(())
}

/// Returns the configuration files, by path.
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

/// Groups the rules by header. The value for `/*` is the default.
fn group_by_name<'a>(rules: &[Rule<'a>]) -> Vec<Header<'a>> {
    let mut headers = vec![Header { name: CACHE_CONTROL, default: Some(REVALIDATE), overrides: Vec::new() }];
    for rule in rules {
        for &(name, value) in &rule.headers {
            let index = headers.iter().position(|header| header.name.eq_ignore_ascii_case(name)).unwrap_or_else(|| {
                headers.push(Header { name, default: None, overrides: Vec::new() });
                headers.len() - 1
            });
            if rule.path == "/*" {
                headers[index].default = Some(value);
            } else {
                headers[index].overrides.push((rule.path, value));
            }
        }
    }
    headers
}

/// Returns the target of a redirect, with its placeholders replaced by references to the capture groups of the pattern's
/// regular expression. `group` formats the number of a group.
fn fill(redirect: &Redirect, group: impl Fn(usize) -> String) -> String {
    let names = redirect.from.names();
    let number = |name: &str| names.iter().position(|own| *own == name).map(|index| index + 1);
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
    const LINES: &str = "# Made\n/wg/present.html /wg/present.html 200\n\
        /IESG/liaison.html /about/liaisons/ 301\n/iesg/liaison.html /about/liaisons/ 301\n\
        /topics/ /technologies/ 301\n/topics /technologies/ 301\n/edu https://d.example/edu/ 301\n\
        /wg/:group.html https://d.example/wg/:group/about/ 301\n/how/meetings/1:number* /meeting/1:number/ 301\n\
        /edu/* https://d.example/edu/:splat 301\n";

    pub(super) fn file() -> RedirectsFile {
        RedirectsFile::parse(LINES).unwrap()
    }

    pub(super) fn hosted() -> Hosted<'static> {
        Hosted {
            host: "www.example.org",
            root: "/srv/www/www.example.org",
            headers: group_by_name(&headers::rules(HEADERS)),
            redirects: file().redirects(),
            redirects_file: file(),
            brotli: false,
        }
    }

    #[test]
    fn r1_headers_have_a_default_and_overrides_by_path() {
        let headers = hosted().headers;
        let of = |name| headers.iter().find(|header| header.name == name).unwrap();
        let immutable = vec![("/app-0123.js", "public, max-age=31536000, immutable")];
        assert_eq!(*of(CACHE_CONTROL), Header { name: CACHE_CONTROL, default: Some(REVALIDATE), overrides: immutable });
        assert_eq!(of("X-Robots-Tag").overrides, [("/feeds/*", "noindex"), ("/*index.txt", "noindex")]);
        assert_eq!(of("X-Robots-Tag").default, None);
        assert_eq!(of("X-Frame-Options").default, Some("DENY"));
    }

    #[test]
    fn output_within_the_site_and_unfinished_site_are_rejected() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("hosting");
        let error = |out| write(folder.path(), out, None, false).unwrap_err().to_string();
        assert!(error(&within).contains("within the site"));
        assert!(error(Path::new("/nowhere")).contains("build the site first"));
    }
}
