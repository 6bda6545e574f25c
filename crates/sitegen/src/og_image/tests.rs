//! Tests of whole images.

use model::PageKind;
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
    let is_free = |x, y| pixels.pixel(x, y) == Some(background);
    assert!((0..410).all(|y| (0..60).chain(1140..1200).all(|x| is_free(x, y))), "the title is wider than its box");
    assert!((60..1140).all(|x| is_free(x, 126) && is_free(x, 360)), "the title is higher than its box");
}

#[test]
fn drawing_is_cut_by_the_right_and_the_lower_edge() {
    let content = content();
    let pixels = Pixmap::decode_png(&image(&content, "/about/", "About")).unwrap();
    let background = pixels.pixel(0, 0);
    let drawn = |pixel: (u32, u32)| pixels.pixel(pixel.0, pixel.1) != background;
    assert!((440..630).any(|y| drawn((1199, y))), "no line of the drawing reaches the right edge");
    assert!((0..1200).any(|x| drawn((x, 629))), "no line of the drawing reaches the lower edge");
}

#[test]
fn no_two_sections_and_not_the_home_page_show_the_same_header() {
    let content = crate::test_data::own_content();
    let sections = content.pages.iter().filter(|page| matches!(page.kind, PageKind::Section(_)));
    // The home page shows the default.
    assert_eq!(Diagrams::new(&content.pages).all().len(), sections.count() + 1);
}
