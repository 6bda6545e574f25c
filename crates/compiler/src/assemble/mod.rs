//! Step 5: pages that know of each other. Everything has been checked, so nothing can go wrong here.
//!
//! 1. What this edition does not have is left out, such as posts whose day has not come, and so are links to it from the
//!    menu ([`menu`]).
//! 2. Each page finds its section and the way to it ([`trail`]), and its neighbours ([`order`]).
//! 3. The lists are filled in: [`lists`] of meetings, [`news`], [`groups`], [`overview`] of a section, [`index`] of the
//!    site, [`home`]. [`meetings`] get their calendars.

mod groups;
mod home;
mod index;
mod lists;
mod meetings;
mod menu;
mod news;
mod order;
mod overview;
mod trail;

use std::collections::BTreeMap;

use model::page::{Index, Overview, without_fragment};
use model::site::Section;
use model::{Day, Kind, Link, Page, Site};

use news::NewsRoom;
pub(crate) use news::is_list;

use crate::fields::KindName;
use crate::project::{Draft, HomeDraft, Names, Project, Special};
use crate::report::Report;
use crate::{Content, Edition, HeldBack};

/// What pages need to know of each other.
struct Web<'a> {
    day: &'a Day,
    /// The pages that are in the build, by address.
    drafts: BTreeMap<&'a str, &'a Draft>,
    /// The menu, without what is not in the build.
    sections: &'a [Section],
    /// What overviews say of links that lead to no page of their own, by address.
    texts: &'a BTreeMap<String, String>,
    home: &'a HomeDraft,
}

/// Puts the pages together. Gives nothing if the names, the menu's foot or the home page are missing.
pub(crate) fn assemble(project: &Project, edition: &Edition) -> Option<Content> {
    let Names { name, full_name, origin, security, repository, words: _ } = project.names.as_ref()?;
    let is_there = |href: &str| edition.has(without_fragment(href), &project.addresses);
    let site = Site {
        name: name.clone(),
        full_name: full_name.clone(),
        origin: origin.clone(),
        day: edition.day.clone(),
        menu: menu::sections(&project.menu, &is_there),
        footer: menu::footer(project.footer.as_ref()?, &is_there),
    };
    let of_edition = project.drafts.iter().filter(|draft| is_there(&draft.address));
    let drafts = of_edition.map(|draft| (draft.address.as_str(), draft)).collect();
    let web = Web {
        day: &edition.day,
        drafts,
        sections: &site.menu,
        texts: &project.menu_texts,
        home: project.home.as_ref()?,
    };

    let neighbours = order::neighbours(&web);
    let news = NewsRoom::new(&web);
    let mut pages: Vec<Page> = web
        .drafts
        .values()
        .map(|draft| {
            let (previous, next) = neighbours.get(draft.address.as_str()).cloned().unwrap_or_default();
            Page {
                address: draft.address.clone(),
                title: draft.title.clone(),
                description: draft.description.clone(),
                section: trail::section(&web, draft).map(|section| section.href.clone()),
                breadcrumbs: trail::breadcrumbs(&web, draft),
                text: draft.text.clone(),
                sources: draft.sources.clone(),
                as_of: draft.as_of.clone(),
                previous,
                next,
                changed: None,
                edit: edit(repository.as_deref(), &draft.path),
                draft: project.addresses.is_held_back(&draft.address, &edition.day),
                kind: kind(&web, &news, draft),
            }
        })
        .collect();
    pages.push(home::page(&web, &news));
    pages.extend(news.pages());
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    let redirects = project.redirects.iter().map(|draft| draft.redirect.clone());
    let redirects = redirects.filter(|redirect| is_there(&redirect.to));
    let names_of = |draft: &&Draft| -> Vec<(String, String)> {
        draft.also.iter().map(|(name, _)| (name.clone(), draft.address.clone())).collect()
    };
    let names = web.drafts.values().flat_map(names_of).collect();
    let files = web.drafts.values().map(|draft| (draft.address.clone(), draft.path.clone())).collect();
    Some(Content {
        site,
        pages,
        names,
        files,
        redirects: redirects.collect(),
        security: security.clone(),
        held_back: HeldBack::of(project, edition),
        warnings: Report::default(),
    })
}

/// Where the file at `path` is edited.
fn edit(repository: Option<&str>, path: &str) -> Option<Link> {
    Some(Link { label: "Edit this page".to_owned(), href: format!("{}{path}", repository?) })
}

fn kind(web: &Web<'_>, news: &NewsRoom<'_>, draft: &Draft) -> Kind {
    match &draft.special {
        Special::Post(post) => Kind::Post(news.post(draft, post)),
        Special::Meeting(meeting) => Kind::Meeting(Box::new(meetings::meeting(web, meeting))),
        Special::Page { kind, diagram, groups } => match kind {
            // The line is drawn in the text.
            KindName::Article | KindName::Timeline => Kind::Article,
            KindName::Section => Kind::Section(Overview { diagram: *diagram, groups: overview::groups(web, draft) }),
            KindName::News => Kind::News(Box::new(news.latest())),
            KindName::Groups => Kind::Groups(groups.iter().map(|draft| draft.group.clone()).collect()),
            KindName::GroupFinder => Kind::GroupFinder(groups::all(web)),
            KindName::UpcomingMeetings => Kind::UpcomingMeetings(lists::upcoming_meetings(web)),
            KindName::PastMeetings => Kind::PastMeetings(lists::past_meetings(web)),
            KindName::Search => Kind::Search(Box::new(Index {
                letters: index::letters(web, &draft.address),
                searches: web.home.searches.clone(),
            })),
        },
    }
}
