//! Step 5: assembles the pages. The content has been checked, so there are no errors here.
//!
//! 1. Drafts and posts with a future date are left out, and so are links to them in the menu, which gets the next meetings
//!    ([`menu`]).
//! 2. Each page gets its section and its [`breadcrumbs`], and the previous and the next page ([`order`]).
//! 3. The lists are filled: [`lists`] of meetings, [`news`] with posts that were [`announced`], [`groups`], the [`overview`] of a
//!    section, the [`index`] of the site, [`home`]. [`meetings`] get their calendars. [`rfcs`] get into the texts of the pages that
//!    show them.
//! 4. Redirects to pages that are left out are left out too, and each page gets one from its [`html_addresses`].

mod announced;
mod breadcrumbs;
mod groups;
mod home;
mod html_addresses;
mod index;
mod lists;
mod meetings;
mod menu;
mod news;
mod order;
mod overview;
mod rfcs;

use std::collections::BTreeMap;

use model::page::{Index, Overview, without_fragment};
use model::site::Section;
use model::{Day, Page, PageKind, Site};
use redirects::Redirect;
use rfc_list::view;

use news::NewsIndex;
pub(crate) use news::is_post_list;
use rfcs::RfcIndex;

use crate::diagnostics::Report;
use crate::fields::KindName;
use crate::links::Addresses;
use crate::project::{Draft, DraftKind, FeatureDraft, HomeDraft, Project, SiteConfig};
use crate::{BuildOptions, Content, Launch, Schedule, Stale};

/// The pages of the build and the menu, which link to each other.
struct SiteGraph<'a> {
    day: &'a Day,
    /// The pages of the build, by address.
    drafts: BTreeMap<&'a str, &'a Draft>,
    /// The menu, without links to unpublished pages.
    sections: &'a [Section],
    /// Descriptions of menu links that do not lead to a page of this site, by address.
    menu_notes: &'a BTreeMap<String, String>,
    home: &'a HomeDraft,
    /// All addresses, also of pages that are held back.
    addresses: &'a Addresses,
    /// Posts of the IETF blog, oldest first, whether this site has them or not.
    announced: &'a [synced::Post],
    /// The features of the home page, by date.
    features: Vec<&'a FeatureDraft>,
}

/// Assembles the pages. Returns `None` if the settings of the site, the footer or the home page are missing.
pub(crate) fn assemble(project: &Project, options: &BuildOptions) -> Option<Content> {
    let SiteConfig { name, full_name, origin, official, security, repository, words: _ } = project.site.as_ref()?;
    let is_published = |href: &str| options.includes(without_fragment(href), &project.addresses);
    let published = project.drafts.iter().filter(|draft| is_published(&draft.address));
    let drafts: BTreeMap<&str, &Draft> = published.map(|draft| (draft.address.as_str(), draft)).collect();
    let next_meetings = menu::next_meetings(&drafts, &options.day);
    let site = Site {
        name: name.clone(),
        full_name: full_name.clone(),
        origin: origin.clone(),
        day: options.day.clone(),
        menu: menu::sections(&project.menu, &next_meetings, &is_published),
        footer: menu::footer(project.footer.as_ref()?, &next_meetings, &is_published),
    };
    let graph = SiteGraph {
        day: &options.day,
        drafts,
        sections: &site.menu,
        menu_notes: &project.menu_notes,
        home: project.home.as_ref()?,
        addresses: &project.addresses,
        announced: project.facts.posts(),
        features: project.features().collect(),
    };

    let neighbors = order::neighbors(&graph);
    let news = NewsIndex::new(&graph);
    let rfcs = RfcIndex::new(&project.facts);
    let mut pages: Vec<Page> = graph
        .drafts
        .values()
        .map(|draft| {
            let (previous, next) = neighbors.get(draft.address.as_str()).cloned().unwrap_or_default();
            let page = Page {
                address: draft.address.clone(),
                title: draft.title.clone(),
                description: draft.description.clone(),
                section: breadcrumbs::section(&graph, draft).map(|section| section.href.clone()),
                breadcrumbs: breadcrumbs::breadcrumbs(&graph, draft),
                original: draft.original.as_ref().map(|original| original.link.clone()),
                calls_to_action: match &draft.kind {
                    DraftKind::Page { calls_to_action, .. } => calls_to_action.clone(),
                    DraftKind::Post(_) | DraftKind::Meeting(_) => Vec::new(),
                },
                body: draft.body.clone(),
                style: needs_style(draft).then(|| view::style().into_string()),
                sources: draft.sources.clone(),
                as_of: draft.as_of.clone(),
                members: draft.members.clone(),
                previous,
                next,
                changed: None,
                edit_url: repository
                    .as_ref()
                    .filter(|_| draft.is_written())
                    .map(|base| format!("{base}{}", draft.path)),
                draft: project.addresses.is_held_back(&draft.address, &options.day),
                kind: kind(&graph, &news, &rfcs, draft),
            };
            rfcs.complete(page, draft)
        })
        .collect();
    let lists: Vec<Page> = pages.iter().flat_map(|page| rfcs.lists(page)).collect();
    pages.extend(lists);
    pages.push(home::page(&graph, &news, &rfcs));
    pages.extend(news.pages());
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    let redirects = project.redirects.iter().map(|draft| draft.redirect.clone());
    let mut redirects: Vec<Redirect> = redirects.filter(|redirect| is_published(&redirect.to)).collect();
    redirects.extend(html_addresses::redirects(&graph, &redirects));
    let aliases_of = |draft: &&Draft| -> Vec<(String, String)> {
        draft.aliases.iter().map(|(alias, _)| (alias.clone(), draft.address.clone())).collect()
    };
    let aliases = graph.drafts.values().flat_map(aliases_of).collect();
    let written = graph.drafts.values().filter(|draft| draft.is_written());
    let files = written.map(|draft| (draft.address.clone(), draft.path.clone())).collect();
    Some(Content {
        site,
        official: official.clone(),
        pages,
        aliases,
        rfcs: project.facts.rfcs().to_vec(),
        rfc_list: rfcs.rfcs,
        rfc_files: rfcs.files,
        rfc_aliases: project.rfc_aliases.clone(),
        files,
        redirects,
        security: security.clone(),
        schedule: Schedule::collect(project, options),
        stale: Stale::collect(project, options),
        launch: Launch::collect(project),
        warnings: Report::default(),
    })
}

/// Returns whether a page needs the style sheet that few pages need.
fn needs_style(draft: &Draft) -> bool {
    match &draft.kind {
        DraftKind::Meeting(_) => true,
        DraftKind::Post(_) => false,
        DraftKind::Page { kind, rfcs_of, .. } => {
            !(rfcs_of.is_empty() && draft.members.is_empty())
                || matches!(
                    kind,
                    KindName::Groups
                        | KindName::GroupFinder
                        | KindName::PastMeetings
                        | KindName::Rfcs
                        | KindName::RfcFigures
                        | KindName::Timeline
                )
        }
    }
}

fn kind(graph: &SiteGraph<'_>, news: &NewsIndex<'_>, rfcs: &RfcIndex, draft: &Draft) -> PageKind {
    match &draft.kind {
        DraftKind::Post(post) => PageKind::Post(news.post(draft, post)),
        DraftKind::Meeting(meeting) => PageKind::Meeting(Box::new(meetings::meeting(graph, meeting))),
        DraftKind::Page { kind, diagram, groups, .. } => match kind {
            // The timeline is part of the text, and so are lists and figures of RFCs: their views would be in the app.
            KindName::Article | KindName::Timeline | KindName::Rfcs | KindName::RfcFigures => PageKind::Article,
            KindName::Section => {
                let groups = overview::groups(graph, draft);
                PageKind::Section(Overview { diagram: *diagram, meetings: overview::meetings(graph, &groups), groups })
            }
            KindName::News => PageKind::News(Box::new(news.latest())),
            KindName::Groups => PageKind::Groups(groups.iter().map(|draft| rfcs.group(&draft.group)).collect()),
            KindName::GroupFinder => PageKind::GroupFinder(groups::all(graph)),
            KindName::UpcomingMeetings => {
                PageKind::UpcomingMeetings(lists::upcoming_meetings(&graph.drafts, graph.day))
            }
            KindName::PastMeetings => PageKind::PastMeetings(lists::past_meetings(graph)),
            KindName::Search => PageKind::Search(Box::new(Index {
                letters: index::letters(graph, &draft.address),
                searches: graph.home.searches.clone(),
            })),
        },
    }
}
