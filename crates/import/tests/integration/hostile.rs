//! Pages that try to get something else than words into the content.

use std::fs;

use ::import::Outcome;
use polite_http::Source;
use proptest::prelude::*;

use crate::support::project::Project;

/// A page as the template makes it.
fn page(title: &str, lead: &str, blocks: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>x</title></head><body><main id=\"content\"><div><h1>{title}</h1><p class=\"lead\">{lead}</p></div>\
         <div class=\"\"><div id=\"key-info\">{blocks}</div></div></main></body></html>"
    )
}

const LEAD: &str = "An introduction that is as long as a description has to be, and that says nothing at all.";

/// Imports a page from a folder. Returns the project, the report, and the file.
fn import(html: &str) -> (Project, String, String) {
    let source = tempfile::tempdir().unwrap();
    fs::write(source.path().join("x.html"), html).unwrap();
    let project = Project::empty(Source::Folder(source.path().to_owned()));
    let (outcome, report) = project.import(&["/x/"]);
    assert_eq!(outcome, Outcome::Imported, "{report}");
    let text = project.text("content/pages/x.md");
    (project, report, text)
}

/// Imports a block, and returns the HTML that it becomes with the report.
fn html_of(block: &str) -> (String, String) {
    let (project, report, _) = import(&page(
        "Title",
        LEAD,
        &format!("<div class=\"block-raw_html\">{block}</div><div class=\"block-paragraph\"><p>End.</p></div>"),
    ));
    (project.html("/x/"), report)
}

#[test]
fn active_markup_is_left_out_and_reported() {
    for (block, reported) in [
        (
            "<script>alert(1)</script>",
            "block 1 (raw_html): <script> “alert(1)”: left out; scripts are not carried over",
        ),
        ("<p onclick=\"alert(1)\">words</p>", "onclick of <p> “alert(1)”: left out"),
        ("<img src=x onerror=alert(1) alt=words>", "onerror of <img> “alert(1)”: left out"),
        ("<svg onload=alert(1)><script>alert(1)</script></svg>", "<svg>"),
        (
            "<a href=\"javascript:alert(1)\">words</a>",
            "the link “words” to “javascript:alert(1)”: only its words are kept",
        ),
        ("<a href=\" jav&#9;ascript:alert(1)\">words</a>", "only its words are kept"),
        ("<a href=\"data:text/html,x\">words</a>", "addresses with `data:` are not carried over"),
        ("<iframe src=\"https://evil.example/\"></iframe>", "<iframe> “https://evil.example/”: left out"),
        ("<iframe src=\"https://www.youtube.com/embed/a&quot;b\"></iframe>", "<iframe>"),
        ("<iframe srcdoc=\"&lt;script&gt;\"></iframe>", "<iframe>"),
        (
            "<form action=\"https://evil.example/\"><input name=password><button>Go</button></form>",
            "<form> “Go”: left out; forms",
        ),
        ("<object data=\"x.swf\"></object>", "<object> “x.swf”: left out"),
        ("<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>", "<math> “x”: left out"),
        ("<style>body{display:none}</style>", "<style>"),
        ("<template><script>x</script></template>", ""),
        ("<noscript><p>words</p></noscript>", "<noscript> “words”: left out"),
        (
            "<unknown-element>words</unknown-element>",
            "<unknown-element> “words”: left out; Markdown has nothing for it",
        ),
        ("<p hidden>words</p>", "<p> “words”: left out; it is hidden"),
        ("<p style=\"Display : NONE\">words</p>", "<p> “words”: left out; its style hides it"),
        ("<span style=\"font-size:0px\">words</span>", "its style hides it"),
        ("<p class=\"d-none\">words</p>", "its class hides it"),
        ("<img src=\"https://evil.example/a.png\" alt=\"words\">", "left out; it is not on www.ietf.org"),
        ("<img src=\"/../../../etc/passwd\" alt=\"words\">", "the picture “words”"),
        ("<img src=\"/media/a.png\">", "it has no alternative text"),
        ("words \u{202e}turned\u{202c} \u{200b}", "2 characters that turn the direction of writing: taken out"),
        ("<meta http-equiv=refresh content=\"0;url=https://evil.example/\">", ""),
        ("<base href=\"https://evil.example/\"><a href=\"/about/\">about</a>", "<base href>: ignored"),
        ("<b><i><p>unclosed <a href=\"/about/\">about", ""),
        ("</div></div></main><script>alert(1)</script>", ""),
    ] {
        let (html, report) = html_of(block);
        for markup in [
            "<script",
            "onclick",
            "onerror",
            "onload",
            "javascript:",
            "<iframe",
            "<form",
            "<svg",
            "<object",
            "evil.example",
            "style=",
            "\u{202e}",
            "http-equiv",
        ] {
            assert!(!html.contains(markup), "{block}: {html}");
        }
        assert!(report.contains(reported), "{block}: {report}");
    }
}

#[test]
fn text_after_markup_that_closes_too_much_is_reported() {
    let (_, report, text) = import(&page(
        "Title",
        LEAD,
        "<div class=\"block-raw_html\"><p>one</p></div></div></div><div class=\"block-paragraph\"><p>two</p></div>",
    ));
    assert!(text.contains("one") && !text.contains("two"), "{text}");
    assert!(report.contains("a block outside of the text, “two”: left out"), "{report}");
}

#[test]
fn fields_cannot_be_added_by_a_title() {
    let title = "+++\n\"\"\"\ndraft = true\n''' \\u0041 &quot; \\ &#10;+++&#10;<b>alert(1)</b> \u{202e}x";
    let (project, report, text) =
        import(&page(title, LEAD, "<div class=\"block-paragraph\"><p>+++</p><p>+++ x = 1</p></div>"));
    assert!(report.contains("1 characters that turn the direction of writing: taken out"), "{report}");
    let page = project.compile().pages.into_iter().find(|page| page.address == "/x/").unwrap();
    assert_eq!(page.title, "+++ \"\"\" draft = true ''' \\u0041 \" \\ +++ alert(1) x", "{text}");
    assert_eq!(page.body.html, "<p>+++</p>\n<p>+++ x = 1</p>\n");
}

#[test]
fn texts_that_look_like_markdown_stay_texts() {
    let words = [
        "# x",
        "## x",
        "##x",
        "- x",
        "1. x",
        "1) x",
        "> x",
        "***",
        "---",
        "===",
        "```",
        "~~~",
        "[a](/b/)",
        "[a] (/b/)",
        "(a)[/b/]",
        "[a][b]",
        "[a]: /b/",
        "[^1]",
        "[^1]: x",
        "![a](/b.png)",
        "[ ] x",
        "&lt;script>alert(1)&lt;/script>",
        "&lt;!-- x -->",
        "&amp;lt;b>",
        "&amp;#60;",
        "`x`",
        "*a* _b_ **c** ~~d~~",
        "\\*a\\*",
        "| a | b |",
        "|---|---|",
        "x {#id}",
        "x {.class onclick=a}",
        "&lt;https://evil.example/>",
        "&lt;a@example.org>",
        "http://a.example/",
        "www.a.example",
        "https://localhost/x",
        "https://a.example/?b=(c)",
        "https://www.ietf.org/not/here/",
        "a\\",
        "TLS_AES_128",
        "a*b*c",
        "2 * 3 * 4",
        "a_b_",
        "$x$",
        "^x^",
        ":x:",
        "<b>a</b>b",
        "<i>a</i><b>b</b>",
        "a<b> b</b>c",
        "<code>`</code>",
        "<code>a `` b</code>",
        "<b>a<br></b>b",
        "a<br><br><br>b",
        "<em>a <strong>b</strong></em>",
        "<s>~~</s>",
        "wow!<a href=\"/about/\">x</a>",
        "[<a href=\"/about/\">x</a>](/y/)",
        "<a href=\"/about/\">[x](/y/)</a>",
    ];
    let each = |html: &str| words.map(|words| html.replace('@', words)).concat();
    let (paragraphs, items) = (each("<p>@</p>"), each("<li>@</li>"));
    let cells = each("<tr><td>@</td><td>@</td></tr>");
    let headings = each("<h3>@</h3><blockquote>@</blockquote><pre>@</pre>");
    for blocks in [paragraphs, format!("<ul>{items}</ul><ol>{items}</ol>"), format!("<table>{cells}</table>"), headings]
    {
        let (project, report, text) =
            import(&page("Title", LEAD, &format!("<div class=\"block-paragraph\">{blocks}</div>")));
        assert!(!report.contains("cannot be written as Markdown"), "{report}");
        let html = project.html("/x/");
        assert!(
            !html.contains("<script")
                && !html.contains("<!--")
                && !html.contains("onclick=\"")
                && !html.contains("src=\"/b.png"),
            "{html}\n{text}"
        );
        for (shown, count) in [
            ("# x", 1),
            ("[a](/b/)", 1),
            ("&lt;script&gt;alert(1)&lt;/script&gt;", 1),
            ("&amp;lt;b&gt;", 1),
            ("*a* _b_ **c** ~~d~~", 1),
        ] {
            assert!(html.matches(shown).count() >= count, "{shown}: {html}\n{text}");
        }
    }
}

#[test]
fn block_within_another_element_is_what_it_is() {
    let (html, _) = html_of("<div class=\"stream-field\"><div class=\"block-heading\">Part</div><p>words</p></div>");
    assert_eq!(html, "<h2 id=\"part\">Part</h2>\n<p>words</p>\n<p>End.</p>\n");
}

#[test]
fn text_that_visitors_can_open_is_taken() {
    let (html, _) =
        html_of("<h3><button data-bs-toggle=\"collapse\">Part</button></h3><div class=\"collapse\"><p>words</p></div>");
    assert_eq!(html, "<h2 id=\"part\">Part</h2>\n<p>words</p>\n<p>End.</p>\n");
}

#[test]
fn elements_within_thousands_of_others_are_left_out() {
    for (open, close) in
        [("<div>", "</div>"), ("<ul><li>", ""), ("<blockquote>", ""), ("<b>", ""), ("<table><tr><td>", "")]
    {
        let block = format!("<div class=\"block-raw_html\">{}words{}</div>", open.repeat(2_000), close.repeat(2_000));
        let (_, report, _) =
            import(&page("Title", LEAD, &format!("<div class=\"block-paragraph\"><p>Text.</p></div>{block}")));
        assert!(report.contains("/x/: new"), "{report}");
    }
}

#[test]
fn table_that_asks_for_millions_of_columns_has_few() {
    let (_, _, text) = import(&page(
        "Title",
        LEAD,
        "<div class=\"block-table\"><table><tr><th colspan=\"99999999\">a</th></tr><tr><td>b</td></tr></table></div>",
    ));
    assert!(text.len() < 5000);
}

#[test]
fn saved_pages_are_read_only_within_the_folder() {
    let project = Project::of_folder("site");
    fs::write(project.root.path().join("secret.html"), page("Secret", LEAD, "")).unwrap();
    let (outcome, report) = project.import(&["/secret/"]);
    assert_eq!(outcome, Outcome::Failed, "{report}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_compiles_and_reads_the_same(words in "[ -~äé“”–]{1,60}", other in "(\\PC|[\\[\\](){}<>*_`~|#!\\\\&:/.-]){1,40}") {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let block = format!(
            "<div class=\"block-paragraph\"><p>a {0} b</p><p>{0}</p><ul><li>{1}</li><li>{0}</li></ul><h3>b {1}</h3><table><tr><th>{1}</th></tr><tr><td>{0}</td></tr></table></div>",
            escaped(&words), escaped(&other)
        );
        let (project, report, _) = import(&page("Title", LEAD, &block));
        prop_assert!(!report.contains("cannot be written as Markdown"), "{}", report);
        let html = project.html("/x/");
        prop_assert!(!html.contains("<script"));
    }
}
