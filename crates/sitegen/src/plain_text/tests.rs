//! Tests with whole pages.

use std::sync::Arc;

use ietf_site::content::CurrentPage;
use model::Page;

use super::*;
use crate::prerender::render;
use crate::test_data::own_content;

fn copy_of(site: &Arc<Site>, page: &Page) -> String {
    let current = CurrentPage { address: page.address.clone(), result: Ok(Arc::new(page.clone())) };
    copy(site, &page.address, &render(site, &current).body).unwrap()
}

#[test]
fn page_is_laid_out_like_an_rfc() {
    let site = crate::test_data::content().site;
    let html = r##"
        <header class="site-header"><a href="/">IETF</a></header>
        <main><h1>R&amp;D</h1>
        <p>See <a href="/about/">the <em>IETF</em></a>, <a href="#x">below</a>, and a &quot;very&quot; long line of words about <a href="/about/">it</a>.</p>
        <h2 id="x">Facts</h2>
        <dl class="facts"><div class="facts__row"><dt>Place</dt><dd>Vienna</dd></div></dl>
        <ul><li><h3><a href="https://a.example/?b&amp;c">Title</a></h3><p>Text.</p></li></ul>
        <table><thead><tr><th>Name</th><th>Number</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr></tbody></table>
        <form action="https://s.example/"><input name="q"></form><form><button>Go</button></form></main>"##;
    expect_test::expect![[r#"
        Internet Engineering Task Force (IETF)
        https://www.ietf.org/r/

        R&D
        ===

           See the IETF [1], below, and a "very" long line of words about
           it [1].

        Facts
        -----

           * Place: Vienna
           * Title [2]
             Text.

           ----+------
           Name|Number
           ----+------
           a   |1
           ----+------

           Search there [3]

        Links
        -----

           [1] https://www.ietf.org/about/
           [2] https://a.example/?b&c
           [3] https://s.example/
    "#]]
    .assert_eq(&copy(&site, "/r/", html).unwrap());
}

#[test]
fn notes_deletions_and_tasks_are_told_in_words() {
    let site = crate::test_data::content().site;
    let html = r##"<main><h1>A</h1>
        <p>One<sup><a href="#note-1" id="note-1-text" aria-label="Note 1">[1]</a></sup> is <del>old</del> <a href="/new/">new</a>.</p>
        <ul><li><strong>Done:</strong> a</li><li><strong>Open:</strong> b</li></ul>
        <section aria-label="Notes"><hr>
        <ol><li id="note-1"><p>See the minutes. <a href="#note-1-text" aria-label="Back to the text">↩</a></p></li></ol></section></main>"##;
    expect_test::expect![[r"
        Internet Engineering Task Force (IETF)
        https://www.ietf.org/a/

        A
        =

           One (note 1) is [deleted: old] new [1].
           * Done: a
           * Open: b

           Notes:
           1. See the minutes.

        Links
        -----

           [1] https://www.ietf.org/new/
    "]]
    .assert_eq(&copy(&site, "/a/", html).unwrap());
}

#[test]
fn pages_of_the_site_fit_in_72_columns_and_have_no_markup() {
    let content = own_content();
    let site = Arc::new(content.site.clone());
    for page in &content.pages {
        let text = copy_of(&site, page);
        assert!(text.contains(&page.title.split(' ').next().unwrap().to_owned()), "{}", page.address);
        for line in text.lines() {
            let columns = line.chars().count();
            let has_address = line.contains("://") || line.contains("mailto:");
            assert!(columns <= COLUMNS || has_address, "{}: {columns} columns: {line}", page.address);
            assert_eq!(line, line.trim_end(), "{}", page.address);
        }
        for markup in ["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&#", "<!", "</", "\u{1}", "\u{a0}"] {
            assert!(!text.contains(markup), "{}: {markup}", page.address);
        }
        assert!(!text.contains("\n\n\n\n"), "{}", page.address);
    }
}
