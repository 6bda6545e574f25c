//! Checks where old addresses lead, with a list of real ones: `tests/redirects/old-addresses.txt`.

use std::collections::BTreeMap;

use model::page::without_fragment;

use crate::test_data::PublishedSite;

/// Lines with a comment (`# kind of the addresses that follow`), or an address and its target, separated by a tab.
const LIST: &str = include_str!("../../../tests/redirects/old-addresses.txt");

/// Minimum percentage of addresses that lead exactly where the list says. The others may lead to another page.
const MIN_PERCENTAGE: usize = 95;

/// An address of the list.
struct OldAddress {
    kind: &'static str,
    from: &'static str,
    to: &'static str,
}

fn list() -> Vec<OldAddress> {
    let mut kind = "";
    let mut addresses = Vec::new();
    for line in LIST.lines() {
        if let Some(comment) = line.strip_prefix("# ") {
            kind = comment;
        } else if let Some((from, to)) = line.split_once('\t') {
            addresses.push(OldAddress { kind, from, to });
        }
    }
    addresses
}

/// Returns where a host sends a visitor: to a page or file that is there, or to the target of a redirect.
fn answer(published: &PublishedSite, path: &str) -> Option<String> {
    published.find(path).or_else(|| {
        let page = [path.to_owned(), format!("{path}/")];
        page.into_iter().find(|page| published.addresses.contains(page))
    })
}

#[test]
fn r12_old_addresses_lead_to_pages_on_their_topic() {
    let published = PublishedSite::new();
    let list = list();
    assert!(list.len() > 500, "only {} addresses were read", list.len());
    let mut shares: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut others = Vec::new();
    for OldAddress { kind, from, to } in &list {
        let found = answer(&published, from).unwrap_or_else(|| panic!("{from} leads nowhere; expected {to}"));
        assert!(published.has_target(&found), "{from} leads to {found}, which does not exist");
        assert_eq!(published.find(without_fragment(&found)), None, "{from} leads to {found}, which redirects again");
        let (exact, all) = shares.entry(kind).or_default();
        *all += 1;
        if found == *to {
            *exact += 1;
        } else {
            others.push(format!("{from} leads to {found}; expected {to}"));
        }
    }
    for (kind, (exact, all)) in &shares {
        println!("{kind}: {exact} of {all}");
    }
    let exact = list.len() - others.len();
    assert!(exact * 100 >= list.len() * MIN_PERCENTAGE, "{exact} of {}\n{}", list.len(), others.join("\n"));
}

#[test]
fn r12_no_old_folder_ends_in_nothing() {
    let published = PublishedSite::new();
    for folder in [
        "about/administration",
        "about/groups/iesg",
        "about/participate",
        "chairs",
        "charter",
        "documents",
        "download",
        "dyn",
        "edu",
        "endowment",
        "forms",
        "group",
        "hackathon",
        "how",
        "html.charters",
        "id-info",
        "IESG",
        "iesg",
        "ietf",
        "ietf-ftp",
        "instructions",
        "internet-drafts",
        "ipr",
        "jabber",
        "lib",
        "liaison",
        "list",
        "live",
        "mail-archive",
        "mailman",
        "meeting/100",
        "meetings",
        "nomcom",
        "old",
        "pipermail",
        "registration",
        "rfcdiff",
        "standards",
        "tao-archive",
        "tools",
        "topics",
        "trust",
        "wg",
        "wgchair",
    ] {
        for rest in ["something", "something/", "something.html", "a/b/c.pdf"] {
            let path = format!("/{folder}/{rest}");
            let to = answer(&published, &path).unwrap_or_else(|| panic!("{path} leads nowhere"));
            assert!(published.has_target(&to), "{path} leads to {to}, which does not exist");
        }
    }
}

#[test]
fn r12_present_pages_and_files_are_never_redirected() {
    let published = PublishedSite::new();
    for address in &published.addresses {
        for path in [address.as_str(), address.trim_end_matches('/')] {
            assert_eq!(published.find(path), None, "{path} is a page or file of the site");
        }
    }
}

#[test]
fn r12_every_page_is_found_with_html_in_place_of_its_last_slash() {
    let published = PublishedSite::new();
    let pages = published.content.files.iter().filter(|(_, file)| file.starts_with("content/pages/"));
    for (page, _) in pages {
        let path = page.trim_end_matches('/');
        published.assert_redirect(&format!("{path}.html"), page);
    }
}
