//! `robots.txt` (RFC 9309): allows everything and names the sitemap.

use model::Site;

use crate::file::File;
use crate::sitemap;

/// Returns the file.
pub(crate) fn file(site: &Site) -> File {
    File {
        address: "/robots.txt".to_owned(),
        media_type: "text/plain; charset=utf-8".to_owned(),
        text: format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.absolute(sitemap::ADDRESS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::content;

    #[test]
    fn robots_txt_names_the_sitemap() {
        let text = file(&content().site).text;
        assert!(text.contains("\nSitemap: https://www.ietf.org/sitemap.xml\n"), "{text}");
    }
}
