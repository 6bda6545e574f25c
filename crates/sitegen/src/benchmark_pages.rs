//! Pages that are there to be counted: how long a build of many takes, and what it needs.

use model::{Page, PageKind};

/// The folder of such pages.
const FOLDER: &str = "/benchmark/";

/// `count` more pages, each a copy of one of the articles with a title and an address of its own.
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
    fn each_has_an_address_of_its_own_and_the_text_of_an_article() {
        let page = |kind, html: &str| Page {
            body: Body { html: html.into(), table_of_contents: Vec::new() },
            ..Page::new("/about/".into(), "About".into(), String::new(), kind)
        };
        let made = pages(3, &[page(PageKind::PastMeetings(Vec::new()), "no"), page(PageKind::Article, "yes")]);
        let addresses: Vec<&str> = made.iter().map(|page| page.address.as_str()).collect();
        assert_eq!(addresses, ["/benchmark/0/", "/benchmark/1/", "/benchmark/2/"]);
        assert!(made.iter().all(|page| page.body.html == "yes"));
    }
}
