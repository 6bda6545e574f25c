//! XML of a source. A document with a DTD is rejected, and with it all entities that grow or read files.

use roxmltree::{Document, Error, Node};

use crate::error::Mismatch;

/// Parses a document whose root has this name.
pub(crate) fn parse<'a>(text: &'a str, root: &str) -> Result<Document<'a>, Mismatch> {
    let expected = format!("an XML document with the root <{root}>");
    let document = Document::parse(text).map_err(|error| match error {
        Error::DtdDetected => Mismatch::new("a document type (`<!DOCTYPE`), as HTML has", &expected),
        _ if text.trim().is_empty() => Mismatch::new("an empty answer", &expected),
        error => {
            Mismatch::new(format!("an error: {}", error.to_string().chars().take(200).collect::<String>()), &expected)
        }
    })?;
    match document.root_element().tag_name().name() {
        name if name == root => Ok(document),
        name => Err(Mismatch::new(format!("the root <{}>", name.chars().take(60).collect::<String>()), expected)),
    }
}

/// Returns the elements with a name in an element. Their namespace is not compared.
pub(crate) fn children<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'input>> + use<'a, 'input> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// Returns the text of the first element with a name. A missing element has an empty one.
pub(crate) fn text<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    let child = node.children().find(|child| child.is_element() && child.tag_name().name() == name);
    child.and_then(|child| child.text()).unwrap_or_default()
}

/// Returns the texts of all elements with a name.
pub(crate) fn texts<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> impl Iterator<Item = &'a str> + use<'a, 'input> {
    children(node, name).filter_map(|child| child.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_with_entities_are_rejected() {
        let bomb = r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>"#;
        assert!(parse(bomb, "a").unwrap_err().to_string().starts_with("found a document type"));
        assert!(parse("<a>&b;</a>", "a").unwrap_err().to_string().starts_with("found an error: "));
        assert!(parse("<!DOCTYPE html><a/>", "a").unwrap_err().to_string().starts_with("found a document type"));
        assert!(parse("", "a").unwrap_err().to_string().starts_with("found an empty answer"));
        assert!(parse("<a><b></a>", "a").is_err());
        assert!(parse("<a>&amp;</a>", "a").is_ok());
    }
}
