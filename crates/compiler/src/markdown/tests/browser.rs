//! Parses and serializes HTML like a browser, with the code of Servo.

use html5ever::driver::ParseOpts;
use html5ever::serialize::{SerializeOpts, serialize};
use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};

/// The elements that the compiler generates.
const ELEMENTS: [&str; 32] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
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
    "section",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul", // The rest is what the parser adds around a fragment.
    "html",
    "body",
    "head",
    "template",
];
/// The attributes that the compiler generates.
const ATTRIBUTES: [&str; 13] =
    ["alt", "aria-label", "class", "height", "href", "id", "lang", "rel", "role", "src", "start", "title", "width"];

/// Returns `innerHTML` after it is set to `html`.
pub(in crate::markdown) fn inner_html(html: &str) -> String {
    let dom = parse(html);
    let mut bytes = Vec::new();
    serialize(&mut bytes, &SerializableHandle::from(root(&dom)), SerializeOpts::default()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Panics if `html` contains anything active, or anything that the compiler does not generate.
pub(super) fn assert_inert(html: &str) {
    let dom = parse(html);
    visit(&root(&dom), html);
}

fn parse(html: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html)
}

/// Returns the element that contains the fragment. It becomes empty when `dom` is dropped.
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
fn active_html_is_detected() {
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
        let detected = std::panic::catch_unwind(|| assert_inert(html)).is_err();
        assert!(detected, "{html}");
    }
}

#[test]
fn inner_html_normalizes_other_forms() {
    assert_eq!(inner_html("<p>a<br />b&quot;</p>"), "<p>a<br>b\"</p>");
    assert_eq!(inner_html("<p><a href='/'>\u{a0}</a></p>"), "<p><a href=\"/\">&nbsp;</a></p>");
}
