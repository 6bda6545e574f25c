//! Serves a finished site as a CDN would: its files, compressed (from their copies, where the build made some), its
//! `404.html` with the status 404, the headers of its `_headers` and the redirects of its `_redirects`, so that what is
//! tried and tested here is what will be deployed.

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
use dist::{NOT_FOUND, folder, headers};
use redirects::{RedirectMatcher, RedirectsFile};
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

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
    let rules: Arc<str> = folder::read(dist, headers::FILE)?.into();
    let file = RedirectsFile::parse(&folder::read(dist, redirects::FILE)?)?;
    let matcher = Arc::new(RedirectMatcher::of_file(&file));
    let not_found = ServeFile::new(dist.join(NOT_FOUND)).precompressed_br().precompressed_gzip();
    let files = ServeDir::new(dist).precompressed_br().precompressed_gzip().not_found_service(not_found);
    let site = Router::new().fallback_service(files);
    Ok(site
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(move |request, next| redirect(Arc::clone(&matcher), request, next)))
        .layer(middleware::from_fn(move |request, next| add_headers(Arc::clone(&rules), request, next))))
}

/// Redirects come before files, as on Cloudflare Pages.
async fn redirect(matcher: Arc<RedirectMatcher>, request: Request, next: Next) -> Response {
    let found = matcher.find(request.uri().path());
    let to = found.and_then(|found| HeaderValue::try_from(found.to).ok());
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
    use tower::ServiceExt;

    use super::*;

    /// A finished site.
    fn site() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("index.html", "home"),
            ("about/index.html", "page"),
            ("old/index.html", "redirect page"),
            (NOT_FOUND, "not found"),
            (headers::FILE, "/*\n  X-Frame-Options: DENY\n/about/\n  Cache-Control: immutable\n"),
            (redirects::FILE, "/old/ /about/ 301\n/old /about/ 301\n/wg/:x.html https://wg.example/:x/ 301\n"),
        ] {
            folder::write(&root.path().join(path), text).unwrap();
        }
        root
    }

    /// Status, `Cache-Control`, `Location` and text of the answer for a path.
    async fn ask(site: &Path, path: &str) -> (u16, String, Option<String>, String) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = router(site).unwrap().oneshot(request).await.unwrap();
        let header = |name| answer.headers().get(name).map(|value: &HeaderValue| value.to_str().unwrap().to_owned());
        assert_eq!(header(axum::http::header::X_FRAME_OPTIONS).as_deref(), Some("DENY"), "{path}");
        let (status, cache, location) = (answer.status().as_u16(), header(CACHE_CONTROL).unwrap(), header(LOCATION));
        let text = axum::body::to_bytes(answer.into_body(), 1000).await.unwrap();
        (status, cache, location, String::from_utf8(text.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn r1_files_have_the_headers_of_their_rules() {
        let site = site();
        let answer = |status, cache: &str, text: &str| (status, cache.to_owned(), None, text.to_owned());
        assert_eq!(ask(site.path(), "/").await, answer(200, headers::REVALIDATE, "home"));
        assert_eq!(ask(site.path(), "/about/").await, answer(200, "immutable", "page"));
        for missing in ["/nowhere/", "/rfc/rfc2119.txt", "//about", "/wg/a/b.html"] {
            assert_eq!(ask(site.path(), missing).await, answer(404, headers::REVALIDATE, "not found"), "{missing}");
        }
    }

    #[tokio::test]
    async fn r12_redirects_come_before_files() {
        let site = site();
        for (path, to) in [("/old/", "/about/"), ("/old", "/about/"), ("/wg/tls.html", "https://wg.example/tls/")] {
            let (status, _, location, _) = ask(site.path(), path).await;
            assert_eq!((status, location.as_deref()), (301, Some(to)), "{path}");
        }
        // A host that cannot redirect has the page.
        folder::write(&site.path().join(redirects::FILE), "").unwrap();
        assert_eq!(ask(site.path(), "/old/").await.3, "redirect page");
    }

    #[test]
    fn a_folder_without_a_site_is_refused() {
        let error = router(tempfile::tempdir().unwrap().path()).unwrap_err().to_string();
        assert!(error.contains("build the site first"), "{error}");
    }
}
