//! Configuration for Amazon `CloudFront` in front of S3: a function for viewer requests, the redirects for its key-value
//! store, and a response headers policy.
//!
//! The size of a function is limited, so only patterns are in the function; exact paths are in the store.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};

use super::{CACHE_CONTROL, Header, Hosted, fill};

/// Maximum size of a function, in bytes.
const MAX_FUNCTION_SIZE: usize = 10 * 1024;
/// Maximum length of a header value in a response headers policy.
const MAX_HEADER_LENGTH: usize = 1783;

const FUNCTION: &str = include_str!("cloudfront.js");
/// Value in the store of a path that is served although a pattern matches it. The function knows it.
const KEPT: &str = "200";

/// Returns the function, with the patterns filled in.
pub(super) fn function(hosted: &Hosted<'_>) -> Result<String> {
    let patterns = hosted.redirects.iter().filter(|redirect| !redirect.from.is_plain());
    let lines: Vec<String> = patterns
        .map(|redirect| json!([redirect.from.regex(), fill(redirect, |group| format!("${group}"))]).to_string())
        .collect();
    let function = FUNCTION.replace("const patterns = [];", &format!("const patterns = [\n{}\n];", lines.join(",\n")));
    ensure!(
        function.len() <= MAX_FUNCTION_SIZE,
        "content/redirects.toml: `[patterns]` makes a function of {} bytes; expected at most {MAX_FUNCTION_SIZE}, the limit of \
         CloudFront",
        function.len()
    );
    Ok(function)
}

/// Returns the static redirects, and the paths that are kept, in the import format of key-value stores. The keys are in lower
/// case, without a trailing slash.
pub(super) fn addresses(hosted: &Hosted<'_>) -> Result<String> {
    let plain = hosted.redirects.iter().filter(|redirect| redirect.from.is_plain());
    let redirects = plain.map(|redirect| (redirect.from.stem(), redirect.to.as_str()));
    let kept = hosted.redirects_file.kept().iter().map(|path| (path.trim_end_matches('/').to_owned(), KEPT));
    let values: BTreeMap<String, &str> =
        redirects.chain(kept).map(|(key, value)| (key.to_ascii_lowercase(), value)).collect();
    let data: Vec<Value> = values.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect();
    Ok(serde_json::to_string_pretty(&json!({ "data": data }))? + "\n")
}

/// Returns the policy for `aws cloudfront create-response-headers-policy`. Headers by path are omitted: S3 stores them, such
/// as `Cache-Control`, with each object.
pub(super) fn headers(hosted: &Hosted<'_>) -> Result<String> {
    let (mut security, mut custom) = (Map::new(), Vec::new());
    let default = |header: &Header<'_>| header.default.unwrap_or_default().to_owned();
    for header in hosted.headers.iter().filter(|header| header.default.is_some() && header.name != CACHE_CONTROL) {
        let value = default(header);
        ensure!(
            value.len() <= MAX_HEADER_LENGTH,
            "{} has {} characters; expected at most {MAX_HEADER_LENGTH}, the limit of CloudFront",
            header.name,
            value.len()
        );
        let (name, mut settings) = match header.name {
            "Content-Security-Policy" => ("ContentSecurityPolicy", json!({ "ContentSecurityPolicy": value })),
            "Strict-Transport-Security" => ("StrictTransportSecurity", transport(&value)?),
            "X-Content-Type-Options" if value == "nosniff" => ("ContentTypeOptions", json!({})),
            "X-Frame-Options" => ("FrameOptions", json!({ "FrameOption": value })),
            "Referrer-Policy" => ("ReferrerPolicy", json!({ "ReferrerPolicy": value })),
            name => {
                custom.push(json!({ "Header": name, "Value": value, "Override": true }));
                continue;
            }
        };
        settings["Override"] = true.into();
        security.insert(name.to_owned(), settings);
    }
    let policy = json!({
        "Name": hosted.host.replace('.', "-"),
        "Comment": format!("Headers of {}", hosted.host),
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": { "Quantity": custom.len(), "Items": custom },
    });
    Ok(serde_json::to_string_pretty(&policy)? + "\n")
}

/// Returns the settings for a Strict-Transport-Security header (RFC 6797).
fn transport(value: &str) -> Result<Value> {
    let mut settings = json!({ "IncludeSubdomains": false, "Preload": false });
    for directive in value.split("; ") {
        match directive.split_once('=') {
            Some(("max-age", seconds)) => {
                settings["AccessControlMaxAgeSec"] = seconds.parse::<u32>().context("max-age")?.into();
            }
            None if directive == "includeSubDomains" => settings["IncludeSubdomains"] = true.into(),
            None if directive == "preload" => settings["Preload"] = true.into(),
            _ => bail!("CloudFront has no setting for `{directive}` of Strict-Transport-Security"),
        }
    }
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::super::tests::hosted;
    use super::*;

    /// Runs the function in Node.js, with a stub of the store. Returns the URI that is requested from S3 for each path, or
    /// status and `Location` of a redirect.
    fn results(paths: &[&str]) -> Vec<Value> {
        let store = addresses(&hosted()).unwrap();
        let stub = format!(
            "const data = new Map({store}.data.map(({{ key, value }}) => [key, value]));
            const cf = {{ kvs: () => ({{ get: async (key) => {{
              if (!data.has(key)) throw new Error(\"KeyNotFound\");
              return data.get(key);
            }} }}) }};"
        );
        let function = function(&hosted()).unwrap().replace("import cf from \"cloudfront\";", &stub);
        let script = format!(
            "{function}
            for (const address of {}) {{
              const [uri, query] = address.split(\"?\");
              const querystring = {{}};
              const all = new URLSearchParams(query);
              for (const name of all.keys()) {{
                const multiValue = all.getAll(name).map((value) => ({{ value }}));
                querystring[name] = multiValue.length > 1 ? {{ ...multiValue[0], multiValue }} : multiValue[0];
              }}
              const result = await handler({{ request: {{ uri, querystring, method: \"GET\", headers: {{}} }} }});
              console.log(JSON.stringify(result.uri ?? [result.statusCode, result.headers.location.value]));
            }}",
            json!(paths)
        );
        let output = Command::new("node").args(["--input-type=module", "--eval", &script]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn r12_c7_function_redirects_and_maps_folders_to_their_index() {
        let cases = [
            ("/", json!("/index.html")),
            ("/about/", json!("/about/index.html")),
            ("/app-0123.js", json!("/app-0123.js")),
            ("/about", json!([301, "/about/"])),
            ("/about/index.html", json!([301, "/about/"])),
            ("/about?a=1&b=&a=2", json!([301, "/about/?a=1&a=2&b"])),
            ("/topics?a=1", json!([301, "/technologies/?a=1"])),
            ("/wg/tls.html?a=1", json!([301, "https://d.example/wg/tls/about/?a=1"])),
            ("/topics", json!([301, "/technologies/"])),
            ("/Topics/", json!([301, "/technologies/"])),
            ("/iesg/Liaison.html", json!([301, "/about/liaisons/"])),
            ("/wg/tls.html", json!([301, "https://d.example/wg/tls/about/"])),
            ("/wg/present.html", json!("/wg/present.html")),
            ("/how/meetings/117/agenda", json!([301, "/meeting/117/"])),
            ("/how/meetings/117", json!([301, "/meeting/117/"])),
            ("/edu", json!([301, "https://d.example/edu/"])),
            ("/edu/a/b.pdf", json!([301, "https://d.example/edu/a/b.pdf"])),
            ("//evil.example", json!("//evil.example")),
            ("//evil.example/index.html", json!("//evil.example/index.html")),
            ("/\\evil", json!("/\\evil")),
            ("//evil", json!("//evil")),
        ];
        let results = results(&cases.each_ref().map(|(path, _)| *path));
        for ((path, expected), result) in cases.iter().zip(results) {
            assert_eq!(result, *expected, "{path}");
        }
    }

    #[test]
    fn c4_security_headers_use_the_security_settings_of_the_policy() {
        let policy: Value = serde_json::from_str(&headers(&hosted()).unwrap()).unwrap();
        let security = &policy["SecurityHeadersConfig"];
        assert_eq!(
            security["StrictTransportSecurity"],
            json!({ "AccessControlMaxAgeSec": 63_072_000, "IncludeSubdomains": true, "Preload": true, "Override": true })
        );
        assert_eq!(security["FrameOptions"], json!({ "FrameOption": "DENY", "Override": true }));
        assert_eq!(security["ContentTypeOptions"], json!({ "Override": true }));
        assert_eq!(security["ContentSecurityPolicy"]["ContentSecurityPolicy"], "default-src 'none'; script-src 'self'");
        let custom = json!([{ "Header": "Permissions-Policy", "Value": "camera=()", "Override": true }]);
        assert_eq!(policy["CustomHeadersConfig"], json!({ "Quantity": 1, "Items": custom }));
        assert_eq!(policy["Name"], "www-example-org");
    }
}
