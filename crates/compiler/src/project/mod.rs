//! Steps 2 and 3: every file by itself. What needs to know of other files is noted for later.
//!
//! 1. The path of a file says what it is and which address it has.
//! 2. The fields are read ([`crate::fields`]) and the text is compiled ([`crate::markdown`]); [`page`], [`post`],
//!    [`meeting`], [`menu`], [`home`], [`site`] and [`redirects`] turn them into types of the model.
//! 3. [`Notes`] takes down what is wrong, and which links there are.

mod draft;
mod group;
mod home;
mod markdown_file;
mod meeting;
mod menu;
mod notes;
mod page;
mod post;
mod redirects;
mod site;

use std::collections::btree_map::{BTreeMap, Entry as Place};
use std::path::Path;

use model::site::{Footer, Section};
use model::{Day, files};

pub(crate) use draft::{Draft, Special};
pub(crate) use group::GroupDraft;
pub(crate) use home::HomeDraft;
pub(crate) use notes::Pending;
pub(crate) use site::Names;

use crate::fields::{
    Form, HomeFields, KindName, MeetingFields, MenuFields, PageFields, PostFields, RedirectFields, SiteFields,
};
use crate::links::{Addresses, Entry, Published};
use crate::location::Location;
use crate::markdown::Pictures;
use crate::report::{Messages, Problem};
use crate::source;
use markdown_file::MarkdownFile;
use notes::Notes;

/// Everything that was read. A part is missing only if something is wrong with its file.
#[derive(Debug, Default)]
pub(crate) struct Project {
    pub(crate) names: Option<Names>,
    pub(crate) menu: Vec<Section>,
    /// What overviews say of links of the menu that lead to no page of their own, by address.
    pub(crate) menu_texts: BTreeMap<String, String>,
    pub(crate) footer: Option<Footer>,
    pub(crate) home: Option<HomeDraft>,
    /// Old addresses, in the order in which they count.
    pub(crate) redirects: Vec<crate::redirect_check::Draft>,
    /// Pages, posts and meetings, in the order of their files.
    pub(crate) drafts: Vec<Draft>,
    /// Everything that links can lead to.
    pub(crate) addresses: Addresses,
    /// The links that are yet to be resolved, each with the path of its file.
    pub(crate) links: Vec<(String, Pending)>,
}

/// The forms of all kinds of files.
struct Forms {
    page: Form<PageFields>,
    post: Form<PostFields>,
    meeting: Form<MeetingFields>,
    menu: Form<MenuFields>,
    home: Form<HomeFields>,
    site: Form<SiteFields>,
    redirects: Form<RedirectFields>,
}

/// Reads every file of `texts`, which are by path.
pub(crate) fn read(root: &Path, texts: &BTreeMap<String, String>, day: &Day, messages: &mut Messages) -> Project {
    let forms = Forms {
        page: Form::new(),
        post: Form::new(),
        meeting: Form::new(),
        menu: Form::new(),
        home: Form::new(),
        site: Form::new(),
        redirects: Form::new(),
    };
    let files = source::public_files(root);
    let pictures = Pictures { root, files: &files };
    let mut project = Project::default();
    let mut owners = BTreeMap::new();
    for (path, text) in texts {
        match Location::of(path) {
            Ok(location) => {
                let mut notes = Notes::new(day.clone());
                let found = project.read_file(&location, path, text, &forms, &pictures, &mut notes);
                if let Some((address, entry)) = found {
                    notes.problems.extend(claim(&mut owners, &address, path));
                    project.addresses.pages.entry(address).or_insert(entry);
                }
                messages.extend(path, notes.problems);
                project.links.extend(notes.links.into_iter().map(|link| (path.clone(), link)));
            }
            Err(problem) => messages.add(path, problem),
        }
    }
    for name in ["home.toml", "menu.toml", "site.toml"] {
        let path = format!("{}/{name}", source::CONTENT);
        if !texts.contains_key(&path) {
            messages.add(&path, Problem::of_file("this file is missing", "expected it here: the site needs it"));
        }
    }
    project.addresses.files = files;
    project.addresses.files.extend(made(&project));
    project
}

/// The files that the builder makes whatever the day is, so that texts can link to them. The calendar of a single meeting
/// is not among them: it is gone when the meeting is over.
fn made(project: &Project) -> Vec<String> {
    let is_meeting = |draft: &Draft| matches!(draft.special, Special::Meeting(_));
    let calendar = project.drafts.iter().any(is_meeting).then(|| files::UPCOMING_CALENDAR.to_owned());
    let news = project.addresses.pages.contains_key(files::NEWS).then(|| files::feeds(files::NEWS));
    let feeds = news.into_iter().flatten().map(|(_, feed)| feed);
    calendar.into_iter().chain(feeds).collect()
}

impl Project {
    /// Reads one file. Gives its address, if it has one, and what links to it need to know.
    fn read_file(
        &mut self,
        location: &Location,
        path: &str,
        text: &str,
        forms: &Forms,
        pictures: &Pictures<'_>,
        notes: &mut Notes,
    ) -> Option<(String, Entry)> {
        let whole = 0..text.len();
        match location {
            Location::Aside => None,
            Location::Site => {
                let fields = forms.site.read(text, whole, None, &mut notes.problems)?;
                self.names = site::names(fields, notes);
                None
            }
            Location::Redirects => {
                let fields = forms.redirects.read(text, whole, None, &mut notes.problems)?;
                self.redirects = redirects::drafts(fields, notes);
                None
            }
            Location::Menu => {
                let fields = forms.menu.read(text, whole, None, &mut notes.problems)?;
                self.menu = menu::sections(fields.section, notes);
                self.menu_texts = menu::texts(fields.note, &self.menu, notes);
                self.footer = fields.footer.map(|footer| menu::footer(footer, notes));
                None
            }
            Location::Home => {
                let fields = forms.home.read(text, whole, None, &mut notes.problems);
                self.home = fields.and_then(|fields| home::draft(fields, notes));
                Some(("/".to_owned(), Entry { anchors: None, published: Published::Always }))
            }
            Location::Page(address) => {
                let mut file = MarkdownFile::read(path, address, text, notes);
                let fields = file.fields(&forms.page, notes);
                let is_timeline = fields.as_ref().is_some_and(|fields| fields.kind == KindName::Timeline);
                file.compile(pictures, is_timeline, notes);
                let published = published(fields.as_ref().is_some_and(|fields| fields.draft), None, notes);
                file.note_links(notes);
                self.drafts.extend(fields.and_then(|fields| page::draft(fields, &mut file, notes)));
                Some((address.clone(), file.entry(published)))
            }
            Location::Post(address) => {
                let mut file = MarkdownFile::read(path, address, text, notes);
                file.compile(pictures, false, notes);
                let fields = file.fields(&forms.post, notes);
                let date = fields.as_ref().and_then(|fields| fields.date?.day());
                let published = published(fields.as_ref().is_some_and(|fields| fields.draft), date, notes);
                file.note_links(notes);
                self.drafts.extend(fields.and_then(|fields| post::draft(fields, &mut file, notes)));
                Some((address.clone(), file.entry(published)))
            }
            Location::Meeting(number, address) => {
                let mut file = MarkdownFile::read(path, address, text, notes);
                file.compile(pictures, false, notes);
                let fields = file.fields(&forms.meeting, notes);
                let published = published(fields.as_ref().is_some_and(|fields| fields.draft), None, notes);
                file.note_links(notes);
                self.drafts.extend(fields.and_then(|fields| meeting::draft(fields, *number, &mut file, notes)));
                Some((address.clone(), file.entry(published)))
            }
        }
    }
}

/// From when on a page is there, and with it, what it links to must be.
fn published(is_draft: bool, date: Option<Day>, notes: &mut Notes) -> Published {
    if is_draft {
        notes.in_draft();
        return Published::Never;
    }
    notes.not_before(date.clone());
    date.map_or(Published::Always, Published::From)
}

/// Notes who has an address, and reports a second one.
fn claim<'a>(owners: &mut BTreeMap<String, &'a str>, address: &str, path: &'a str) -> Option<Problem> {
    match owners.entry(address.to_owned()) {
        Place::Vacant(place) => {
            place.insert(path);
            None
        }
        Place::Occupied(owner) => {
            let label = format!("found `{path}` and `{}`, which are both `{address}`; expected one file", owner.get());
            Some(Problem::of_file("two files have the same address", label))
        }
    }
}
