//! Generated pages for measuring builds of large sites.

use model::{Page, PageKind};

/// Folder of the generated pages.
const FOLDER: &str = "/benchmark/";

/// Generates `count` pages: copies of the articles among `pages`, with unique titles and addresses.
pub(crate) fn pages(count: usize, pages: &[Page]) -> Vec<Page> {
    let articles = pages.iter().filter(|page| matches!(page.kind, PageKind::Article)).cycle().take(count);
    articles
        .enumerate()
        .map(|(number, article)| Page {
            address: format!("{FOLDER}{number}/"),
            title: format!("{} {number}", article.title),
            ..article.clone()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use model::page::Body;

    use super::*;

    #[test]
    fn pages_have_unique_addresses_and_the_text_of_articles() {
        let page = |kind, html: &str| Page {
            body: Body { html: html.into(), table_of_contents: Vec::new() },
            ..Page::new("/about/".into(), "About".into(), String::new(), kind)
        };
        let generated = pages(3, &[page(PageKind::PastMeetings(Vec::new()), "no"), page(PageKind::Article, "yes")]);
        let addresses: Vec<&str> = generated.iter().map(|page| page.address.as_str()).collect();
        assert_eq!(addresses, ["/benchmark/0/", "/benchmark/1/", "/benchmark/2/"]);
        assert!(generated.iter().all(|page| page.body.html == "yes"));
    }
}
