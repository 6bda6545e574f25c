//! A browser's view of HTML, by the parser and serialiser of Servo.

use html5ever::driver::ParseOpts;
use html5ever::serialize::{SerializeOpts, serialize};
use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};

/// The elements and attributes that the compiler makes. Nothing else can be on a page.
const ELEMENTS: [&str; 29] = [
    "a",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul", // and what the parser adds around a fragment
    "html",
    "body",
    "head",
    "template",
];
const ATTRIBUTES: [&str; 14] = [
    "alt",
    "aria-label",
    "class",
    "height",
    "href",
    "id",
    "lang",
    "rel",
    "role",
    "src",
    "start",
    "tabindex",
    "title",
    "width",
];

/// What `innerHTML` is after it is set to `html`.
pub(in crate::markdown) fn inner_html(html: &str) -> String {
    let dom = parse(html);
    let mut bytes = Vec::new();
    serialize(&mut bytes, &SerializableHandle::from(root(&dom)), SerializeOpts::default()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Fails if anything in `html` could do something.
pub(super) fn assert_inert(html: &str) {
    let dom = parse(html);
    visit(&root(&dom), html);
}

fn parse(html: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html)
}

/// The element in which the fragment is. It is empty once `dom` is gone.
fn root(dom: &RcDom) -> Handle {
    dom.document.children.borrow()[0].clone()
}

fn visit(node: &Handle, html: &str) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            assert!(ELEMENTS.contains(&&*name.local), "<{}> in {html}", name.local);
            for attribute in attrs.borrow().iter() {
                let (name, value) = (&*attribute.name.local, &*attribute.value);
                assert!(ATTRIBUTES.contains(&name), "{name}=\"{value}\" in {html}");
                if ["href", "src"].contains(&name) {
                    let allowed = ["https://", "mailto:", "/", "#"].iter().any(|start| value.starts_with(start));
                    assert!(allowed && !value.starts_with("//"), "{name}=\"{value}\" in {html}");
                }
            }
        }
        NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => panic!("a comment in {html}"),
        NodeData::Document | NodeData::Doctype { .. } | NodeData::Text { .. } => {}
    }
    for child in node.children.borrow().iter() {
        visit(child, html);
    }
}

#[test]
fn what_does_something_is_noticed() {
    for html in [
        "<script>1</script>",
        "<p onclick=\"1\">a</p>",
        "<a href=\"javascript:1\">a</a>",
        "<a href=\"//a.example/\">a</a>",
        "<img src=\"x\">",
        "<svg></svg>",
        "<!-- a -->",
        "<p style=\"color: red\">a</p>",
    ] {
        let noticed = std::panic::catch_unwind(|| assert_inert(html)).is_err();
        assert!(noticed, "{html}");
    }
}

#[test]
fn a_browser_gives_back_other_spellings_differently() {
    assert_eq!(inner_html("<p>a<br />b&quot;</p>"), "<p>a<br>b\"</p>");
    assert_eq!(inner_html("<p><a href='/'>\u{a0}</a></p>"), "<p><a href=\"/\">&nbsp;</a></p>");
}
