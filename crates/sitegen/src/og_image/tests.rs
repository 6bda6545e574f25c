//! Tests of whole images.

use resvg::tiny_skia::Pixmap;

use super::*;
use crate::test_data::content;

fn image(content: &Content, address: &str, title: &str) -> Vec<u8> {
    let page = content.pages.iter().find(|page| page.address == address).unwrap();
    let og_images = OgImages::new(content).unwrap();
    og_images.of(&Page { title: title.to_owned(), ..page.clone() }).unwrap()
}

#[test]
fn image_is_a_small_file_of_1200_by_630_pixels() {
    let content = content();
    for title in ["About", "A title of so many long words that it takes several lines: Łódź, Zürich and “Sécurité”"]
    {
        let file = image(&content, "/about/", title);
        assert!(file.len() < 25_000, "{} bytes", file.len());
        let pixels = Pixmap::decode_png(&file).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (1200, 630));
    }
}

#[test]
fn r10_same_page_gives_same_image_and_other_title_another() {
    let content = content();
    let about = image(&content, "/about/", "About");
    assert_eq!(about, image(&content, "/about/", "About"));
    assert_ne!(about, image(&content, "/about/", "Abort"));
}

#[test]
fn title_with_missing_glyphs_is_replaced_by_the_site_name() {
    let content = content();
    assert_eq!(image(&content, "/about/", "会議"), image(&content, "/about/", &content.site.full_name));
}

#[test]
fn long_title_stays_within_its_box() {
    let content = content();
    let file = image(&content, "/about/", &"Wide words in a title that does not end ".repeat(9));
    let pixels = Pixmap::decode_png(&file).unwrap();
    let background = pixels.pixel(0, 0).unwrap();
    let edge = (0..630).flat_map(|y| (0..60).chain(1140..1200).map(move |x| (x, y)));
    assert!(edge.into_iter().all(|(x, y)| pixels.pixel(x, y) == Some(background)));
    let gap = (0..550).map(|y| pixels.pixel(676, y));
    assert!(gap.into_iter().all(|pixel| pixel == Some(background)), "the title overlaps the drawing");
}
