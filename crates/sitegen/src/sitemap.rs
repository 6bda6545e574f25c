//! `sitemap.xml` (sitemaps.org, version 0.9): every page, with the day of its last change if known. The lists of a hundred RFCs each
//! are left out: the RFC Editor has a page for each of their RFCs.

use anyhow::{Result, ensure};
use compiler::Content;
use model::Page;
use model::paths::is_rfc_list;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::file::File;

/// Address of the sitemap.
pub(crate) const ADDRESS: &str = "/sitemap.xml";

/// Maximum number of pages in a sitemap.
const MAX_PAGES: usize = 50_000;

/// Returns the sitemap.
///
/// # Errors
/// Fails if there are more pages than a sitemap can hold.
pub(crate) fn file(content: &Content) -> Result<File> {
    let pages: Vec<&Page> = content.pages.iter().filter(|page| !is_rfc_list(&page.address)).collect();
    ensure!(
        pages.len() <= MAX_PAGES,
        "found {} pages; expected at most {MAX_PAGES}, the limit of a sitemap (a sitemap index is not implemented)",
        pages.len()
    );
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let set = writer.create_element("urlset").with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    set.write_inner_content(|writer| {
        for page in pages {
            let address = content.site.absolute(&page.address);
            writer.create_element("url").write_inner_content(|writer| {
                writer.create_element("loc").write_text_content(BytesText::new(&address))?;
                if let Some(day) = page.last_change(&content.site.day) {
                    writer.create_element("lastmod").write_text_content(BytesText::new(day.as_str()))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    let text = String::from_utf8(writer.into_inner())? + "\n";
    Ok(File { address: ADDRESS.to_owned(), media_type: "application/xml".to_owned(), text })
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;

    use super::*;
    use crate::test_data::{content, own_content};

    /// Parses the URL and the day of each entry.
    fn entries(xml: &str) -> Vec<(String, Option<String>)> {
        let (mut reader, mut entries, mut element) = (Reader::from_str(xml), Vec::new(), String::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => element = String::from_utf8(start.name().as_ref().to_vec()).unwrap(),
                Event::Text(text) => {
                    let text = text.decode().unwrap().trim().to_owned();
                    match element.as_str() {
                        "loc" => entries.push((text, None)),
                        "lastmod" => entries.last_mut().unwrap().1 = Some(text),
                        _ => assert_eq!(text, ""),
                    }
                }
                Event::End(_) => element.clear(),
                Event::Eof => return entries,
                _ => {}
            }
        }
    }

    #[test]
    fn every_page_is_listed_with_its_last_change_if_known() {
        let entries = entries(&file(&content()).unwrap().text);
        assert_eq!(entries.len(), content().pages.len());
        let day = |address: &str| {
            let url = format!("https://www.ietf.org{address}");
            entries.iter().find(|(loc, _)| *loc == url).unwrap_or_else(|| panic!("{address}")).1.as_deref()
        };
        assert_eq!(day("/blog/today/"), Some("2026-01-05"), "the day of the post");
        assert_eq!(day("/blog/"), Some("2026-01-05"), "the day of the newest post");
        assert_eq!(day("/contact/"), None);
    }

    #[test]
    fn sitemap_of_the_whole_site_parses() {
        let content = own_content();
        let entries = entries(&file(&content).unwrap().text);
        let pages = content.pages.iter().filter(|page| !is_rfc_list(&page.address));
        let pages = pages.map(|page| content.site.absolute(&page.address));
        assert!(entries.iter().map(|(address, _)| address.clone()).eq(pages));
        let days: Vec<&str> = entries.iter().filter_map(|(_, day)| day.as_deref()).collect();
        assert!(days.len() > entries.len() / 2);
        assert!(days.iter().all(|day| *day <= content.site.day.as_str()), "no change is after the day of the build");
    }
}
