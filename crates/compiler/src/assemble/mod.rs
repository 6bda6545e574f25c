//! Step 5: pages that know of each other. Everything has been checked, so nothing can go wrong here.
//!
//! 1. Drafts of posts whose day has not come are left out, and so are links to them from the menu ([`menu`]).
//! 2. Each page finds its section and the way to it ([`trail`]), and its neighbours ([`order`]).
//! 3. The lists are filled in: [`lists`] of posts and meetings, [`overview`] of a section, [`index`] of the site,
//!    [`home`].

mod home;
mod index;
mod lists;
mod menu;
mod order;
mod overview;
mod trail;

use std::collections::BTreeMap;

use model::page::{Index, Overview};
use model::site::Section;
use model::{Day, Kind, Page, Site};

use crate::Content;
use crate::fields::KindName;
use crate::project::{Draft, HomeDraft, Names, Project, Special};

/// The address of the list of posts, which is also the section that posts belong to.
const NEWS: &str = "/blog/";

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
pub(crate) fn assemble(project: &Project, day: &Day) -> Option<Content> {
    let Names { name, full_name, origin } = project.names.as_ref()?;
    let site = Site {
        name: name.clone(),
        full_name: full_name.clone(),
        origin: origin.clone(),
        day: day.clone(),
        menu: menu::sections(&project.menu, &project.addresses, day),
        footer: menu::footer(project.footer.as_ref()?, &project.addresses, day),
    };
    let is_published = |draft: &&Draft| !project.addresses.is_ahead(&draft.address, day);
    let drafts = project.drafts.iter().filter(is_published).map(|draft| (draft.address.as_str(), draft)).collect();
    let web = Web { day, drafts, sections: &site.menu, texts: &project.menu_texts, home: project.home.as_ref()? };

    let neighbours = order::neighbours(&web);
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
                kind: kind(&web, draft),
            }
        })
        .collect();
    pages.push(home::page(&web));
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    Some(Content { site, pages })
}

fn kind(web: &Web<'_>, draft: &Draft) -> Kind {
    match &draft.special {
        Special::Post(post) => Kind::Post(post.clone()),
        Special::Meeting(meeting) => Kind::Meeting(meeting.clone()),
        Special::Page { kind, diagram } => match kind {
            KindName::Article => Kind::Article,
            KindName::Section => Kind::Section(Overview { diagram: *diagram, groups: overview::groups(web, draft) }),
            KindName::News => Kind::News(lists::news(web)),
            KindName::UpcomingMeetings => Kind::UpcomingMeetings(lists::upcoming_meetings(web)),
            KindName::PastMeetings => Kind::PastMeetings(lists::past_meetings(web)),
            KindName::Search => Kind::Search(Box::new(Index {
                letters: index::letters(web, &draft.address),
                searches: web.home.searches.clone(),
            })),
        },
    }
}
