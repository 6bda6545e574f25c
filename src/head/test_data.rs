//! Test data: a site and a page.

use model::site::Footer;
use model::{Day, Page, PageKind, Site};

pub(super) fn site() -> Site {
    Site {
        name: "IETF".to_owned(),
        full_name: "Internet Engineering Task Force".to_owned(),
        origin: "https://www.ietf.org".to_owned(),
        day: Day::parse("2026-01-05").unwrap(),
        menu: Vec::new(),
        footer: Footer { columns: Vec::new(), bottom: Vec::new() },
    }
}

pub(super) fn page(address: &str, kind: PageKind) -> Page {
    Page::new(address.to_owned(), "A page".to_owned(), "What it says.".to_owned(), kind)
}
