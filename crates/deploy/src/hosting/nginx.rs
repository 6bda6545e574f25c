//! nginx: a file for its `http` context.

use std::fmt::Write;

use anyhow::{Result, ensure};
use dist::NOT_FOUND;

use super::{CONTENT_TYPE, Header, Hosted, fill};

/// What the file says of itself. Maps stand outside the server, and their names are known to all servers, so they
/// start with `site_`.
const START: &str = "# Made by `deploy hosting` from _headers and _redirects of one build: each build needs its own.
# It belongs into the http context, for example as /etc/nginx/conf.d/site.conf. docs/deploy.md says more.

# Addresses are longer than what nginx expects in a map.
map_hash_bucket_size 512;
map_hash_max_size 8192;

# The path as it was sent, without the query. What is not decoded cannot smuggle line ends into a header.
map $request_uri $site_asked {
    \"~^([^?]*)\" $1;
}

# The straight name of a folder whose index was asked for.
map $site_asked $site_folder {
    default \"\";
    \"~^(/(?:[A-Za-z0-9._~-]+/)*)index[.]html$\" $1;
}
";

pub(super) fn configuration(hosted: &Hosted<'_>) -> Result<String> {
    let mut text = START.to_owned();
    text += "\n# Redirects, in upper and lower case. Addresses count before patterns, patterns in their order.\n";
    text += "map $site_asked $site_redirect {\n    default \"\";\n";
    for redirect in &hosted.redirects {
        let to = fill(redirect, |group| format!("${group}"));
        if redirect.from.is_plain() {
            let stem = redirect.from.stem().to_ascii_lowercase();
            writeln!(text, "    \"{stem}\" \"{to}\";")?;
            if !redirect.from.is_file() {
                writeln!(text, "    \"{stem}/\" \"{to}\";")?;
            }
        } else {
            writeln!(text, "    \"~*{}\" \"{to}\";", redirect.from.regex())?;
        }
    }
    text += "}\n";

    let mut given = String::new();
    let mut types = String::new();
    for (number, header) in hosted.headers.iter().enumerate() {
        ensure!(
            !values(header).any(|value| value.contains(['"', '\\', '$'])),
            "the header {} cannot be written for nginx",
            header.name
        );
        if header.name == CONTENT_TYPE {
            for (path, media_type) in &header.overrides {
                let path = if path.contains('*') { format!("~ {}", regex(path)) } else { format!("= {path}") };
                writeln!(
                    types,
                    "    location {path} {{\n        types {{}}\n        default_type \"{media_type}\";\n    }}"
                )?;
            }
            continue;
        }
        let value = if header.overrides.is_empty() {
            header.default.unwrap_or_default().to_owned()
        } else {
            text += &map(number, header);
            format!("$site_header_{number}")
        };
        writeln!(given, "    add_header {} \"{value}\" always;", header.name)?;
    }

    let Hosted { host, root, .. } = hosted;
    let brotli =
        if hosted.brotli { "brotli_static on;" } else { "# With the module ngx_brotli: `deploy hosting --brotli`." };
    write!(
        text,
        r#"
server {{
    listen 80;
    listen [::]:80;
    # With a certificate on this machine: listen 443 ssl; ssl_certificate …; ssl_certificate_key …;
    server_name {host};
    root "{root}";

    include mime.types;
    charset utf-8;
    # XML says it by itself.
    charset_types text/plain text/css text/javascript application/javascript;
    server_tokens off;
    # What it leads to is named without scheme and port, which only the outermost server knows.
    absolute_redirect off;

    # A file with .gz beside it is sent from there; without one, what is text is compressed on the way.
    gzip_static on;
    gzip on;
    gzip_vary on;
    gzip_types text/css text/javascript application/javascript application/json application/wasm application/manifest+json image/svg+xml application/atom+xml application/feed+json application/rss+xml application/xml;
    {brotli}

{given}
    if ($site_redirect) {{
        return 301 $site_redirect;
    }}
    if ($site_folder) {{
        return 301 $site_folder;
    }}
    location / {{
        try_files $uri $uri/ =404;
    }}
    # What their names do not tell.
{types}    # They are for hosts that read them.
    location ~ ^/_(?:headers|redirects)$ {{
        return 404;
    }}
    error_page 404 /{NOT_FOUND};
    location = /{NOT_FOUND} {{
        internal;
    }}
}}
"#
    )?;
    Ok(text)
}

/// What a header says, by path.
fn map(number: usize, header: &Header<'_>) -> String {
    let path = |path: &str| if path.contains('*') { format!("~{}", regex(path)) } else { path.to_owned() };
    let lines = header.overrides.iter().map(|(rule, value)| format!("    \"{}\" \"{value}\";\n", path(rule)));
    format!(
        "\n# {}, by path.\nmap $uri $site_header_{number} {{\n    default \"{}\";\n{}}}\n",
        header.name,
        header.default.unwrap_or_default(),
        lines.collect::<String>()
    )
}

/// A path with a `*`, as a regular expression.
fn regex(path: &str) -> String {
    let regex = format!("^{}$", path.replace('.', "[.]").replace('*', ".*"));
    // What may end in anything needs no end.
    regex.strip_suffix(".*$").map(str::to_owned).unwrap_or(regex)
}

fn values<'a>(header: &'a Header<'_>) -> impl Iterator<Item = &'a str> {
    header.default.into_iter().chain(header.overrides.iter().map(|(_, value)| *value))
}

#[cfg(test)]
mod tests {
    use super::super::tests::hosted;
    use super::*;

    #[test]
    fn r12_redirects_are_a_map_that_copies_what_was_found() {
        let text = configuration(&hosted()).unwrap();
        for line in [
            "    \"/iesg/liaison.html\" \"/about/liaisons/\";\n",
            "    \"/topics\" \"/technologies/\";\n    \"/topics/\" \"/technologies/\";\n",
            "    \"~*^/wg/([^/]+)[.]html$\" \"https://d.example/wg/$1/about/\";\n",
            "    \"~*^/how/meetings/1([^/]+)(?:/(.*))?$\" \"/meeting/1$1/\";\n",
            "    \"~*^/edu(?:/(.*))?$\" \"https://d.example/edu/$1\";\n",
            "    server_name www.example.org;\n    root \"/srv/www/www.example.org\";\n",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        assert_eq!(text.matches("/iesg/liaison.html").count(), 1, "nginx refuses a key that is there twice");
    }

    #[test]
    fn the_module_for_brotli_is_asked_for_only_where_it_is() {
        let with = configuration(&Hosted { brotli: true, ..hosted() }).unwrap();
        assert!(with.contains("    brotli_static on;\n"));
        assert!(!configuration(&hosted()).unwrap().contains("brotli_static"));
    }

    #[test]
    fn r1_c4_headers_stand_in_one_place_so_that_no_location_loses_them() {
        let text = configuration(&hosted()).unwrap();
        for line in [
            "    \"/app-0123.js\" \"public, max-age=31536000, immutable\";\n",
            "    default \"public, max-age=0, must-revalidate\";\n",
            "    add_header Content-Security-Policy \"default-src 'none'; script-src 'self'\" always;\n",
            "    \"~^/feeds/\" \"noindex\";\n",
            "    \"~^/.*index[.]txt$\" \"noindex\";\n",
            "    location ~ ^/.*index[.]txt$ {\n        types {}\n        default_type \"text/plain; charset=utf-8\";\n    }\n",
            "    location = /x.ics {\n        types {}\n        default_type \"text/calendar; charset=utf-8\";\n    }\n",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        let locations = text.split("location ").skip(1);
        assert!(locations.into_iter().all(|location| !location.contains("add_header")));
    }
}
