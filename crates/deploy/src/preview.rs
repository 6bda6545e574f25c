//! Serves a finished site as a CDN would, so that tests run against what will be deployed: compressed files (from
//! precompressed copies if the build made some), `404.html` with status 404, and the rules of `_headers` and `_redirects`.

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
use redirects::target::with_query;
use redirects::{RedirectMatcher, RedirectsFile};
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

/// Serves `dist` on the loopback interface until the process ends.
///
/// # Errors
/// Fails if `dist` holds no finished site, or if the port is in use.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn serve(dist: &Path, port: u16) -> Result<()> {
    let site = router(dist)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("cannot listen on port {port}; choose another one with --port"))?;
    println!("http://localhost:{port}/");
    // Nagle's algorithm would delay the end of each response by 40 ms, until the browser has acknowledged its start.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            eprintln!("{error}");
        }
    });
    axum::serve(listener, site).await?;
    Ok(())
}

/// Creates the routes and middleware for `dist`.
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

/// Redirects before files are looked up, as Cloudflare Pages does.
async fn redirect(matcher: Arc<RedirectMatcher>, request: Request, next: Next) -> Response {
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let redirect = matcher.find(request.uri().path());
    let to = redirect.and_then(|redirect| HeaderValue::try_from(with_query(&redirect.to, &query)).ok());
    match to {
        Some(to) => (StatusCode::MOVED_PERMANENTLY, [(LOCATION, to)]).into_response(),
        None => next.run(request).await,
    }
}

async fn add_headers(rules: Arc<str>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    // `//about` would redirect to `//about/`, which browsers resolve to a host. CDNs merge the slashes or answer 404.
    if path.contains("//") {
        *request.uri_mut() = Uri::from_static("/404/");
    }
    let mut response = next.run(request).await;
    let response_headers = response.headers_mut();
    response_headers.insert(CACHE_CONTROL, HeaderValue::from_static(headers::REVALIDATE));
    // CDNs compare content. By modification time, an older build that is restored, or one of the same second, would count as
    // unchanged.
    response_headers.remove(LAST_MODIFIED);
    response_headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    for (name, value) in headers::of_path(&rules, &path) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response_headers.insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use tower::ServiceExt;

    use super::*;

    /// Creates a finished site.
    fn site() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("index.html", "home"),
            ("about/index.html", "page"),
            ("old/index.html", "redirect page"),
            (NOT_FOUND, "not found"),
            (headers::FILE, "/*\n  X-Frame-Options: DENY\n/about/\n  Cache-Control: immutable\n"),
            ("wg/present.html", "present"),
            (
                redirects::FILE,
                "/wg/present.html /wg/present.html 200\n/old/ /about/ 301\n/old /about/ 301\n\
                 /wg/:x.html https://wg.example/:x/ 301\n",
            ),
        ] {
            folder::write(&root.path().join(path), text).unwrap();
        }
        root
    }

    /// Requests `path`. Returns status, `Cache-Control`, `Location` and body of the response.
    async fn get(site: &Path, path: &str) -> (u16, String, Option<String>, String) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = router(site).unwrap().oneshot(request).await.unwrap();
        let header = |name| response.headers().get(name).map(|value: &HeaderValue| value.to_str().unwrap().to_owned());
        assert_eq!(header(axum::http::header::X_FRAME_OPTIONS).as_deref(), Some("DENY"), "{path}");
        let (status, cache, location) = (response.status().as_u16(), header(CACHE_CONTROL).unwrap(), header(LOCATION));
        let text = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
        (status, cache, location, String::from_utf8(text.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn r1_responses_have_the_headers_of_matching_rules() {
        let site = site();
        let response = |status, cache: &str, text: &str| (status, cache.to_owned(), None, text.to_owned());
        assert_eq!(get(site.path(), "/").await, response(200, headers::REVALIDATE, "home"));
        assert_eq!(get(site.path(), "/about/").await, response(200, "immutable", "page"));
        for missing in ["/nowhere/", "/rfc/rfc2119.txt", "//about", "/wg/a/b.html"] {
            assert_eq!(get(site.path(), missing).await, response(404, headers::REVALIDATE, "not found"), "{missing}");
        }
    }

    #[tokio::test]
    async fn r12_redirects_come_before_files() {
        let site = site();
        for (path, to) in [
            ("/old/", "/about/"),
            ("/old", "/about/"),
            ("/old?a=1&b", "/about/?a=1&b"),
            ("/wg/tls.html", "https://wg.example/tls/"),
        ] {
            let (status, _, location, _) = get(site.path(), path).await;
            assert_eq!((status, location.as_deref()), (301, Some(to)), "{path}");
        }
        assert_eq!(get(site.path(), "/wg/present.html").await.3, "present");
        // Without the rule, the redirect page is served.
        folder::write(&site.path().join(redirects::FILE), "").unwrap();
        assert_eq!(get(site.path(), "/old/").await.3, "redirect page");
    }

    #[test]
    fn folder_without_a_site_is_rejected() {
        let error = router(tempfile::tempdir().unwrap().path()).unwrap_err().to_string();
        assert!(error.contains("build the site first"), "{error}");
    }
}
