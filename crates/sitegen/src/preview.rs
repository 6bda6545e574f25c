//! Serves a finished site as a CDN would: its files, compressed (from their copies, where the build made some), its
//! `404.html` with the status 404, the headers of its `_headers` and the redirects of its `_redirects`, so that what is
//! tried and tested here is what will be deployed.

use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, LAST_MODIFIED, LOCATION, VARY};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

use crate::headers;
use crate::redirects::{self, Answers};

/// Serves `dist` on the loopback interface until it is stopped.
///
/// # Errors
/// There is no finished site in `dist`, or the port is taken.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn serve(dist: &Path, port: u16) -> Result<()> {
    let site = router(dist)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("port {port} is taken: choose another with --port"))?;
    println!("http://localhost:{port}/");
    // Nagle's algorithm would hold the end of each answer back for 40 ms, until the browser has acknowledged its start.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            eprintln!("{error}");
        }
    });
    axum::serve(listener, site).await?;
    Ok(())
}

/// What answers for `dist`.
fn router(dist: &Path) -> Result<Router> {
    let read = |name| {
        let file = dist.join(name);
        fs::read_to_string(&file).with_context(|| format!("{}: build the site first", file.display()))
    };
    let rules: Arc<str> = read(headers::FILE)?.into();
    let answers = Arc::new(Answers::new(&read(redirects::FILE)?)?);
    let not_found = ServeFile::new(dist.join("404.html")).precompressed_br().precompressed_gzip();
    let files = ServeDir::new(dist).precompressed_br().precompressed_gzip().not_found_service(not_found);
    let site = Router::new().fallback_service(files);
    Ok(site
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(move |request, next| redirect(Arc::clone(&answers), request, next)))
        .layer(middleware::from_fn(move |request, next| add_headers(Arc::clone(&rules), request, next))))
}

/// Redirects come before files, as on Cloudflare Pages.
async fn redirect(answers: Arc<Answers>, request: Request, next: Next) -> Response {
    let to = answers.of_path(request.uri().path()).and_then(|to| HeaderValue::try_from(to).ok());
    match to {
        Some(to) => (StatusCode::MOVED_PERMANENTLY, [(LOCATION, to)]).into_response(),
        None => next.run(request).await,
    }
}

async fn add_headers(rules: Arc<str>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    // `//about` would be sent on to `//about/`, which is the name of a host. CDNs merge slashes or find nothing.
    if path.contains("//") {
        *request.uri_mut() = Uri::from_static("/404/");
    }
    let mut response = next.run(request).await;
    let given = response.headers_mut();
    given.insert(CACHE_CONTROL, HeaderValue::from_static(headers::REVALIDATE));
    // CDNs compare content. Times of files would call an older build that comes back, or one of the same second, unchanged.
    given.remove(LAST_MODIFIED);
    given.insert(VARY, HeaderValue::from_static("accept-encoding"));
    for (name, value) in headers::of_path(&rules, &path) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            given.insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use compiler::Edition;
    use compiler::redirects::Redirect;
    use model::Day;
    use tower::ServiceExt;

    use super::*;
    use crate::redirects::{Lines, forwarding};

    /// The content of the project, with an empty document for each page, and its router.
    struct Staged {
        redirects: Vec<Redirect>,
        router: Router,
        folder: tempfile::TempDir,
    }

    fn staged() -> Staged {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let content = compiler::compile(&root, &Edition::of(Day::parse("2026-11-24").unwrap())).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path();
        for page in &content.pages {
            let place = dist.join(page.address.trim_start_matches('/'));
            fs::create_dir_all(&place).unwrap();
            fs::write(place.join("index.html"), "page").unwrap();
        }
        for file in crate::files::all(&content, &root).unwrap() {
            let place = dist.join(file.address.trim_start_matches('/'));
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, file.text).unwrap();
        }
        fs::write(dist.join("404.html"), "not found").unwrap();
        fs::write(dist.join(headers::FILE), "/*\n  X-Frame-Options: DENY\n").unwrap();
        fs::write(dist.join(redirects::FILE), Lines::new(&content.redirects).unwrap().to_string()).unwrap();
        forwarding::write(dist, &content).unwrap();
        Staged { redirects: content.redirects, router: router(dist).unwrap(), folder }
    }

    impl Staged {
        /// Status and `Location` of the answer for a path.
        async fn ask(&self, path: &str) -> (u16, Option<String>) {
            let request = Request::get(path).body(Body::empty()).unwrap();
            let answer = self.router.clone().oneshot(request).await.unwrap();
            assert_eq!(answer.headers().get("x-frame-options").unwrap(), "DENY", "{path}");
            let location = answer.headers().get(LOCATION).map(|value| value.to_str().unwrap().to_owned());
            (answer.status().as_u16(), location)
        }

        /// Asks for `path`, and for what the answer leads to if that is a page of the site.
        async fn leads(&self, path: &str, to: &str) {
            assert_eq!(self.ask(path).await, (301, Some(to.to_owned())), "{path}");
            if to.starts_with('/') {
                let page = to.split('#').next().unwrap();
                assert_eq!(self.ask(page).await, (200, None), "{path} leads to {to}");
            } else {
                assert!(to.starts_with("https://"), "{path} leads to {to}");
            }
        }
    }

    #[tokio::test]
    async fn r12_every_old_address_leads_to_its_page_at_once() {
        let staged = staged();
        let plain: Vec<_> = staged.redirects.iter().filter(|redirect| redirect.from.is_plain()).collect();
        assert!(plain.len() > 150, "the old addresses are not where they are looked for");
        for Redirect { from, to } in plain {
            let stem = from.stem();
            staged.leads(&stem, to).await;
            staged.leads(&stem.to_ascii_lowercase(), to).await;
            if !from.is_file() {
                staged.leads(&format!("{stem}/"), to).await;
            }
        }
    }

    #[tokio::test]
    async fn r12_every_pattern_leads_to_its_page_at_once() {
        let staged = staged();
        let patterns: Vec<_> = staged.redirects.iter().filter(|redirect| !redirect.from.is_plain()).collect();
        assert!(patterns.len() > 50, "the patterns are not where they are looked for");
        // Each meeting has a page, and so every number that is made with this digit.
        let filled = |text: &str, names: &[&str]| {
            names.iter().fold(text.to_owned(), |text, name| text.replace(&format!(":{name}"), "2"))
        };
        for Redirect { from, to } in patterns {
            let path = filled(&from.stem(), &from.names());
            // The folder itself can be an address of its own.
            if !staged.redirects.iter().any(|other| other.from.is_plain() && other.from.stem() == path) {
                staged.leads(&path, &filled(to, &from.names())).await;
            }
            if from.has_rest() {
                staged.leads(&format!("{path}/2"), &filled(to, &from.names())).await;
            }
        }
    }

    #[tokio::test]
    async fn r12_addresses_of_the_kinds_that_rfcs_have_lead_where_they_should() {
        let staged = staged();
        for (path, to) in [
            ("/iesg/", "/about/groups/iesg/"),
            ("/tao.html", "/participate/get-started/"),
            ("/how/meetings/117/", "/meeting/117/"),
            ("/how/meetings/112/agenda", "/meeting/112/"),
            ("/meetings/69-IETF.html", "/meeting/69/"),
            ("/registration/ietf106/hackathonregistration.py", "/meeting/106/"),
            ("/standards/rfcs/", "/process/rfcs/"),
            ("/blog/2014/11/mac-privacy/", "/blog/"),
            ("/ipr", "https://datatracker.ietf.org/ipr/"),
            ("/html.charters/atommib-charter.html", "https://datatracker.ietf.org/wg/atommib/about/"),
            ("/wg/concluded/geopriv.html", "https://datatracker.ietf.org/wg/geopriv/about/"),
            ("/mailman/listinfo/hackathon", "https://mailman3.ietf.org/mailman3/lists/hackathon@ietf.org/"),
            (
                "/mail-archive/web/netconf/current/msg05222.html",
                "https://mailarchive.ietf.org/arch/legacy/msg/netconf/5222/",
            ),
            ("/charter/charter-ietf-httpbis-09.txt", "https://datatracker.ietf.org/doc/charter-ietf-httpbis/09/"),
        ] {
            staged.leads(path, to).await;
        }
    }

    #[tokio::test]
    async fn a7_folders_of_others_are_left_alone() {
        let staged = staged();
        for path in ["/rfc/rfc2119.txt", "/id/", "/archive/id/", "/proceedings/64/", "/slides/x.pdf", "/media/x.pdf"] {
            assert_eq!(staged.ask(path).await, (404, None), "{path}");
        }
    }

    #[tokio::test]
    async fn r12_hosts_that_cannot_redirect_have_a_document_at_every_old_address() {
        let staged = staged();
        fs::write(staged.folder.path().join(redirects::FILE), "").unwrap();
        let router = router(staged.folder.path()).unwrap();
        let cannot = Staged { router, ..staged };
        for Redirect { from, to } in cannot.redirects.iter().filter(|redirect| redirect.from.is_plain()) {
            let path = if from.is_file() { from.stem() } else { format!("{}/", from.stem()) };
            if !forwarding::has_document(from) {
                assert!([".pdf", ".txt", ".dir"].iter().any(|end| path.ends_with(end)), "{path}");
                assert_eq!(cannot.ask(&path).await, (404, None), "{path}");
                continue;
            }
            assert_eq!(cannot.ask(&path).await, (200, None), "{path}");
            let request = Request::get(&path).body(Body::empty()).unwrap();
            let body = cannot.router.clone().oneshot(request).await.unwrap().into_body();
            let text = String::from_utf8(axum::body::to_bytes(body, 10_000).await.unwrap().to_vec()).unwrap();
            assert!(text.contains(&format!("content=\"0; url={to}\"")), "{path}: {text}");
        }
    }
}
