//! Serves a finished site as a CDN would: its files, compressed, its `404.html` with the status 404, and the headers of
//! its `_headers`, so that what is tried and tested here is what will be deployed.

use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

use crate::headers;

/// Serves `dist` on the loopback interface until it is stopped.
///
/// # Errors
/// There is no finished site in `dist`, or the port is taken.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn serve(dist: &Path, port: u16) -> Result<()> {
    let file = dist.join(headers::FILE);
    let rules: Arc<str> =
        fs::read_to_string(&file).with_context(|| format!("{}: build the site first", file.display()))?.into();
    let not_found = ServeFile::new(dist.join("404.html"));
    let site = Router::new().fallback_service(ServeDir::new(dist).not_found_service(not_found));
    let site = site
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(move |request, next| add_headers(Arc::clone(&rules), request, next)));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("port {port} is taken: choose another with --port"))?;
    println!("http://localhost:{port}/");
    axum::serve(listener, site).await?;
    Ok(())
}

async fn add_headers(rules: Arc<str>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let given = response.headers_mut();
    // What hosts do with files that have no rule: keep them, and ask each time whether they are still right.
    given.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=0, must-revalidate"));
    for (name, value) in headers::of_path(&rules, &path) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            given.insert(name, value);
        }
    }
    response
}
