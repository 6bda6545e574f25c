//! Whole pictures.

use resvg::tiny_skia::Pixmap;

use super::*;
use crate::test_data::content;

fn picture(content: &Content, address: &str, title: &str) -> Vec<u8> {
    let page = content.pages.iter().find(|page| page.address == address).unwrap();
    let og_images = OgImages::new(content).unwrap();
    og_images.of(&Page { title: title.to_owned(), ..page.clone() }).unwrap()
}

#[test]
fn a_picture_has_the_size_that_the_head_tells_and_few_bytes() {
    let content = content();
    for title in ["About", "A title of so many long words that it takes several lines: Łódź, Zürich and “Sécurité”"]
    {
        let file = picture(&content, "/about/", title);
        assert!(file.len() < 25_000, "{} bytes", file.len());
        let pixels = Pixmap::decode_png(&file).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (1200, 630));
    }
}

#[test]
fn r10_the_same_page_gives_the_same_picture_and_another_title_another() {
    let content = content();
    let about = picture(&content, "/about/", "About");
    assert_eq!(about, picture(&content, "/about/", "About"));
    assert_ne!(about, picture(&content, "/about/", "Abort"));
}

#[test]
fn what_the_font_cannot_write_is_not_drawn_as_boxes() {
    let content = content();
    assert_eq!(picture(&content, "/about/", "会議"), picture(&content, "/about/", &content.site.full_name));
}

#[test]
fn nothing_reaches_over_the_edge() {
    let content = content();
    let file = picture(&content, "/about/", &"Wide words in a title that does not end ".repeat(9));
    let pixels = Pixmap::decode_png(&file).unwrap();
    let ground = pixels.pixel(0, 0).unwrap();
    let edge = (0..630).flat_map(|y| (0..60).chain(1140..1200).map(move |x| (x, y)));
    assert!(edge.into_iter().all(|(x, y)| pixels.pixel(x, y) == Some(ground)));
    let gap = (0..550).map(|y| pixels.pixel(676, y));
    assert!(gap.into_iter().all(|pixel| pixel == Some(ground)), "the title reaches into the drawing");
}
