//! `opensearch.xml` (`OpenSearch` 1.1, draft 6): lets the address bar of a browser search the site.

use anyhow::Result;
use model::Site;
use model::paths::{OPENSEARCH, SEARCH, SEARCH_PARAMETER};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::file::File;

/// Maximum length of a short name, in characters.
const MAX_SHORT_NAME: usize = 16;

/// Returns the file.
///
/// # Errors
/// Fails if the XML cannot be written.
pub(crate) fn file(site: &Site) -> Result<File> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let short_name: String = site.name.chars().take(MAX_SHORT_NAME).collect();
    let results = site.absolute(&format!("{SEARCH}?{SEARCH_PARAMETER}={{searchTerms}}"));
    let description = writer.create_element("OpenSearchDescription");
    description.with_attribute(("xmlns", "http://a9.com/-/spec/opensearch/1.1/")).write_inner_content(|writer| {
        let texts = [
            ("ShortName", short_name.as_str()),
            ("Description", &format!("Search the site of the {}", site.full_name)),
            ("InputEncoding", "UTF-8"),
        ];
        for (name, text) in texts {
            writer.create_element(name).write_text_content(BytesText::new(text))?;
        }
        let icon = site.absolute("/icons/icon-192.png");
        let image = [("width", "192"), ("height", "192"), ("type", "image/png")];
        writer.create_element("Image").with_attributes(image).write_text_content(BytesText::new(&icon))?;
        let url = [("type", "text/html"), ("template", results.as_str())];
        writer.create_element("Url").with_attributes(url).write_empty()?;
        let own = [("type", MEDIA_TYPE), ("rel", "self"), ("template", &site.absolute(OPENSEARCH))];
        writer.create_element("Url").with_attributes(own).write_empty()?;
        Ok(())
    })?;
    let text = String::from_utf8(writer.into_inner())? + "\n";
    Ok(File { address: OPENSEARCH.to_owned(), media_type: MEDIA_TYPE.to_owned(), text })
}

const MEDIA_TYPE: &str = "application/opensearchdescription+xml";

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::test_data::content;

    #[test]
    fn address_bars_are_led_to_the_page_of_results() {
        expect![[r#"
            <?xml version="1.0" encoding="UTF-8"?>
            <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
             <ShortName>IETF</ShortName>
             <Description>Search the site of the Internet Engineering Task Force</Description>
             <InputEncoding>UTF-8</InputEncoding>
             <Image width="192" height="192" type="image/png">https://www.ietf.org/icons/icon-192.png</Image>
             <Url type="text/html" template="https://www.ietf.org/search/?query={searchTerms}"/>
             <Url type="application/opensearchdescription+xml" rel="self" template="https://www.ietf.org/opensearch.xml"/>
            </OpenSearchDescription>
        "#]].assert_eq(&file(&content().site).unwrap().text);
    }
}
