//! Host names that are reserved for examples and tests, and never lead to a site.

/// Domains that nobody can register (RFC 2606, RFC 6761).
const RESERVED: [&str; 7] = ["example", "invalid", "localhost", "test", "example.com", "example.net", "example.org"];

/// Returns whether `origin`, `https://` and a host, has a reserved name.
pub(crate) fn is_reserved(origin: &str) -> bool {
    let host = origin.trim_start_matches("https://").trim_end_matches('.');
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    RESERVED.iter().any(|domain| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::is_reserved;

    #[test]
    fn names_for_examples_are_told_from_those_of_sites() {
        for origin in
            ["https://www.ietf.example", "https://www.example.org", "https://example.com:8443", "https://a.TEST"]
        {
            assert!(is_reserved(origin), "{origin}");
        }
        for origin in
            ["https://www.ietf.org", "https://example.ietf.org", "https://counterexample.org", "https://test.de"]
        {
            assert!(!is_reserved(origin), "{origin}");
        }
    }
}
