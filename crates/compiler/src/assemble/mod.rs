//! Step 5: pages that know of each other. Everything has been checked, so nothing can go wrong here.
//!
//! 1. What this edition does not have is left out, such as posts whose day has not come, and so are links to it from the
//!    menu ([`menu`]).
//! 2. Each page finds its section and the way to it ([`trail`]), and its neighbours ([`order`]).
//! 3. The lists are filled in: [`lists`] of meetings, [`news`], [`groups`], [`overview`] of a section, [`index`] of the
//!    site, [`home`]. [`meetings`] get their calendars.

mod breadcrumbs;
mod groups;
mod home;
mod index;
mod lists;
mod meetings;
mod menu;
mod news;
mod order;
mod overview;

use std::collections::BTreeMap;

use model::page::{Index, Overview, without_fragment};
use model::site::Section;
use model::{Day, Page, PageKind, Site};

use news::NewsIndex;
pub(crate) use news::is_list;

use crate::diagnostics::Report;
use crate::fields::KindName;
use crate::project::{Draft, DraftKind, HomeDraft, Names, Project};
use crate::{BuildOptions, Content, HeldBack};

/// What pages need to know of each other.
struct SiteGraph<'a> {
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
pub(crate) fn assemble(project: &Project, options: &BuildOptions) -> Option<Content> {
    let Names { name, full_name, origin, security, repository, words: _ } = project.names.as_ref()?;
    let is_there = |href: &str| options.has(without_fragment(href), &project.addresses);
    let site = Site {
        name: name.clone(),
        full_name: full_name.clone(),
        origin: origin.clone(),
        day: options.day.clone(),
        menu: menu::sections(&project.menu, &is_there),
        footer: menu::footer(project.footer.as_ref()?, &is_there),
    };
    let of_edition = project.drafts.iter().filter(|draft| is_there(&draft.address));
    let drafts = of_edition.map(|draft| (draft.address.as_str(), draft)).collect();
    let graph = SiteGraph {
        day: &options.day,
        drafts,
        sections: &site.menu,
        texts: &project.menu_texts,
        home: project.home.as_ref()?,
    };

    let neighbours = order::neighbours(&graph);
    let news = NewsIndex::new(&graph);
    let mut pages: Vec<Page> = graph
        .drafts
        .values()
        .map(|draft| {
            let (previous, next) = neighbours.get(draft.address.as_str()).cloned().unwrap_or_default();
            Page {
                address: draft.address.clone(),
                title: draft.title.clone(),
                description: draft.description.clone(),
                section: breadcrumbs::section(&graph, draft).map(|section| section.href.clone()),
                breadcrumbs: breadcrumbs::breadcrumbs(&graph, draft),
                body: draft.body.clone(),
                sources: draft.sources.clone(),
                as_of: draft.as_of.clone(),
                previous,
                next,
                changed: None,
                edit_url: repository.as_ref().map(|repository| format!("{repository}{}", draft.path)),
                draft: project.addresses.is_held_back(&draft.address, &options.day),
                kind: kind(&graph, &news, draft),
            }
        })
        .collect();
    pages.push(home::page(&graph, &news));
    pages.extend(news.pages());
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    let redirects = project.redirects.iter().map(|draft| draft.redirect.clone());
    let redirects = redirects.filter(|redirect| is_there(&redirect.to));
    let names_of = |draft: &&Draft| -> Vec<(String, String)> {
        draft.aliases.iter().map(|(name, _)| (name.clone(), draft.address.clone())).collect()
    };
    let names = graph.drafts.values().flat_map(names_of).collect();
    let files = graph.drafts.values().map(|draft| (draft.address.clone(), draft.path.clone())).collect();
    Some(Content {
        site,
        pages,
        names,
        files,
        redirects: redirects.collect(),
        security: security.clone(),
        held_back: HeldBack::of(project, options),
        warnings: Report::default(),
    })
}

fn kind(graph: &SiteGraph<'_>, news: &NewsIndex<'_>, draft: &Draft) -> PageKind {
    match &draft.special {
        DraftKind::Post(post) => PageKind::Post(news.post(draft, post)),
        DraftKind::Meeting(meeting) => PageKind::Meeting(Box::new(meetings::meeting(graph, meeting))),
        DraftKind::Page { kind, diagram, groups } => match kind {
            // The line is drawn in the text.
            KindName::Article | KindName::Timeline => PageKind::Article,
            KindName::Section => {
                PageKind::Section(Overview { diagram: *diagram, groups: overview::groups(graph, draft) })
            }
            KindName::News => PageKind::News(Box::new(news.latest())),
            KindName::Groups => PageKind::Groups(groups.iter().map(|draft| draft.group.clone()).collect()),
            KindName::GroupFinder => PageKind::GroupFinder(groups::all(graph)),
            KindName::UpcomingMeetings => PageKind::UpcomingMeetings(lists::upcoming_meetings(graph)),
            KindName::PastMeetings => PageKind::PastMeetings(lists::past_meetings(graph)),
            KindName::Search => PageKind::Search(Box::new(Index {
                letters: index::letters(graph, &draft.address),
                searches: graph.home.searches.clone(),
            })),
        },
    }
}
