//! Caddy: a Caddyfile.

use dist::{NOT_FOUND, headers};
use redirects::Redirect;

use super::{CONTENT_TYPE, Header, Hosted, fill};

pub(super) fn configuration(hosted: &Hosted<'_>) -> String {
    let redirect = |redirect: &Redirect| {
        let from = redirect.from.regex();
        format!("\t\t\"~(?i){from}\" \"{}\"\n", fill(redirect, |group| format!("${{{group}}}")))
    };
    let redirects: String = hosted.redirects.iter().map(redirect).collect();
    let given: String = hosted.headers.iter().enumerate().flat_map(|(number, own)| header(number, own)).collect();
    let missing: String = hosted.headers.iter().filter_map(of_missing).collect();
    let (host, root) = (hosted.host, hosted.root);
    let hidden = [headers::FILE, redirects::FILE].join(" ");
    format!(
        "\
# Made by `deploy hosting` from _headers and _redirects of one build: each build needs its own. docs/deploy.md says more.
{host} {{
\troot * \"{root}\"
\tencode gzip

\t# Redirects, in upper and lower case. Addresses count before patterns, patterns in their order.
\tmap {{path}} {{site_redirect}} {{
{redirects}\t\tdefault \"\"
\t}}
\t@moved expression `{{site_redirect}} != \"\"`
\tredir @moved {{site_redirect}} 301

{given}
\tfile_server {{
\t\tprecompressed br gzip
\t\thide {hidden}
\t}}
\thandle_errors {{
\t\t@missing expression `{{err.status_code}} == 404`
{missing}\t\trewrite @missing /{NOT_FOUND}
\t\tfile_server @missing {{
\t\t\tprecompressed br gzip
\t\t}}
\t}}
}}
"
    )
}

/// A path as Caddy matches it: a `*` at the start reaches over all folders, one after a slash over one of them only.
fn pattern(path: &str) -> &str {
    path.strip_prefix('/').filter(|rest| rest.starts_with('*') && rest.len() > 1).unwrap_or(path)
}

/// What a header says, in lines. Caddy applies every line that fits, so each path has to fit one.
fn header(number: usize, header: &Header<'_>) -> Vec<String> {
    let Header { name, default, overrides } = header;
    let mut lines = Vec::new();
    for (at, (path, value)) in overrides.iter().enumerate() {
        let path = pattern(path);
        lines.push(format!("\t@header_{number}_{at} path {path}\n\theader @header_{number}_{at} {name} \"{value}\"\n"));
    }
    let paths = overrides.iter().map(|(path, _)| pattern(path)).collect::<Vec<_>>().join(" ");
    lines.extend(default.map(|value| {
        if paths.is_empty() {
            format!("\theader {name} \"{value}\"\n")
        } else {
            format!("\t@header_{number} not path {paths}\n\theader @header_{number} {name} \"{value}\"\n")
        }
    }));
    lines
}

/// The line for an answer that says that nothing is there: Caddy leaves it the headers of the path that was asked for.
fn of_missing(header: &Header<'_>) -> Option<String> {
    let Header { name, default, overrides } = header;
    let own = if *name == CONTENT_TYPE { Some("text/html; charset=utf-8") } else { *default };
    let line = own.map_or_else(|| format!("-{name}"), |value| format!("{name} \"{value}\""));
    (!overrides.is_empty()).then(|| format!("\t\theader @missing {line}\n"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::hosted;
    use super::*;

    #[test]
    fn r12_r1_redirects_are_a_map_and_each_path_has_one_value() {
        let text = configuration(&hosted());
        for line in [
            "\t\t\"~(?i)^/IESG/liaison[.]html$\" \"/about/liaisons/\"\n",
            "\t\t\"~(?i)^/wg/([^/]+)[.]html$\" \"https://d.example/wg/${1}/about/\"\n",
            "\t@header_0_0 path /app-0123.js\n\theader @header_0_0 Cache-Control \"public, max-age=31536000, immutable\"\n",
            "\t@header_0 not path /app-0123.js\n\theader @header_0 Cache-Control \"public, max-age=0, must-revalidate\"\n",
            "\t@header_7_1 path *index.txt\n\theader @header_7_1 Content-Type \"text/plain; charset=utf-8\"\n",
            "\theader X-Frame-Options \"DENY\"\n",
            "\thide _headers _redirects\n",
            "\t\theader @missing Cache-Control \"public, max-age=0, must-revalidate\"\n",
            "\t\theader @missing Content-Type \"text/html; charset=utf-8\"\n",
            "\t\theader @missing -X-Robots-Tag\n",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}
