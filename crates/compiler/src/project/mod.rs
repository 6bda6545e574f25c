//! Steps 2 and 3: every file by itself. What needs to know of other files is noted for later.
//!
//! 1. The path of a file says what it is and which address it has.
//! 2. The fields are read ([`crate::fields`]) and the text is compiled ([`crate::markdown`]); [`page`], [`post`],
//!    [`meeting`], [`menu`], [`home`], [`site`] and [`redirects`] turn them into types of the model.
//! 3. [`FileContext`] takes down what is wrong, and which links there are.

mod draft;
mod file_context;
mod group;
mod home;
mod markdown_file;
mod meeting;
mod menu;
mod page;
mod post;
mod redirects;
mod site;

use std::collections::btree_map::{BTreeMap, Entry as Place};
use std::path::Path;

use model::site::{Footer, Section};
use model::{Day, paths};

pub(crate) use draft::{Draft, DraftKind};
pub(crate) use file_context::Pending;
pub(crate) use group::GroupDraft;
pub(crate) use home::HomeDraft;
pub(crate) use redirects::RedirectDraft;
pub(crate) use site::Names;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::fields::{
    Form, HomeFields, KindName, MeetingFields, MenuFields, PageFields, PostFields, RedirectFields, SiteFields,
};
use crate::links::{Addresses, Entry, Published};
use crate::markdown::Pictures;
use crate::source;
use crate::source_path::SourcePath;
use file_context::FileContext;
use markdown_file::MarkdownFile;

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
    pub(crate) redirects: Vec<RedirectDraft>,
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
pub(crate) fn read(root: &Path, texts: &BTreeMap<String, String>, day: &Day, diagnostics: &mut Diagnostics) -> Project {
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
        match SourcePath::of(path) {
            Ok(source_path) => {
                let mut context = FileContext::new(day.clone());
                let found = project.read_file(&source_path, path, text, &forms, &pictures, &mut context);
                if let Some((address, entry)) = found {
                    context.diagnostics.extend(claim(&mut owners, &address, path));
                    project.addresses.pages.entry(address).or_insert(entry);
                }
                diagnostics.extend(path, context.diagnostics);
                project.links.extend(context.links.into_iter().map(|link| (path.clone(), link)));
            }
            Err(diagnostic) => diagnostics.add(path, diagnostic),
        }
    }
    for name in ["home.toml", "menu.toml", "site.toml"] {
        let path = format!("{}/{name}", source::CONTENT);
        if !texts.contains_key(&path) {
            diagnostics.add(&path, Diagnostic::of_file("this file is missing", "expected it here: the site needs it"));
        }
    }
    project.addresses.files = files;
    project.addresses.files.extend(made(&project));
    project
}

/// The files that the builder makes whatever the day is, so that texts can link to them. The calendar of a single meeting
/// is not among them: it is gone when the meeting is over.
fn made(project: &Project) -> Vec<String> {
    let is_meeting = |draft: &Draft| matches!(draft.special, DraftKind::Meeting(_));
    let calendar = project.drafts.iter().any(is_meeting).then(|| paths::UPCOMING_CALENDAR.to_owned());
    let news = project.addresses.pages.contains_key(paths::NEWS).then(|| paths::feeds(paths::NEWS));
    let feeds = news.into_iter().flatten().map(|(_, feed)| feed);
    calendar.into_iter().chain(feeds).collect()
}

impl Project {
    /// Reads one file. Gives its address, if it has one, and what links to it need to know.
    fn read_file(
        &mut self,
        source_path: &SourcePath,
        path: &str,
        text: &str,
        forms: &Forms,
        pictures: &Pictures<'_>,
        context: &mut FileContext,
    ) -> Option<(String, Entry)> {
        let whole = 0..text.len();
        match source_path {
            SourcePath::Aside => None,
            SourcePath::Site => {
                let fields = forms.site.read(text, whole, None, &mut context.diagnostics)?;
                self.names = site::names(fields, context);
                None
            }
            SourcePath::Redirects => {
                let fields = forms.redirects.read(text, whole, None, &mut context.diagnostics)?;
                self.redirects = redirects::drafts(fields, context);
                None
            }
            SourcePath::Menu => {
                let fields = forms.menu.read(text, whole, None, &mut context.diagnostics)?;
                self.menu = menu::sections(fields.section, context);
                self.menu_texts = menu::texts(fields.note, &self.menu, context);
                self.footer = fields.footer.map(|footer| menu::footer(footer, context));
                None
            }
            SourcePath::Home => {
                let fields = forms.home.read(text, whole, None, &mut context.diagnostics);
                self.home = fields.and_then(|fields| home::draft(fields, context));
                Some(("/".to_owned(), Entry { anchors: None, published: Published::Always }))
            }
            SourcePath::Page(address) => {
                let mut file = MarkdownFile::read(path, address, text, context);
                let fields = file.fields(&forms.page, context);
                let is_timeline = fields.as_ref().is_some_and(|fields| fields.kind == KindName::Timeline);
                file.compile(pictures, is_timeline, context);
                let published = published(fields.as_ref().is_some_and(|fields| fields.draft), None, context);
                file.note_links(context);
                self.drafts.extend(fields.and_then(|fields| page::draft(fields, &mut file, context)));
                Some((address.clone(), file.entry(published)))
            }
            SourcePath::Post(address) => {
                let mut file = MarkdownFile::read(path, address, text, context);
                file.compile(pictures, false, context);
                let fields = file.fields(&forms.post, context);
                let date = fields.as_ref().and_then(|fields| fields.date?.day());
                let published = published(fields.as_ref().is_some_and(|fields| fields.draft), date, context);
                file.note_links(context);
                self.drafts.extend(fields.and_then(|fields| post::draft(fields, &mut file, context)));
                Some((address.clone(), file.entry(published)))
            }
            SourcePath::Meeting(number, address) => {
                let mut file = MarkdownFile::read(path, address, text, context);
                file.compile(pictures, false, context);
                let fields = file.fields(&forms.meeting, context);
                let published = published(fields.as_ref().is_some_and(|fields| fields.draft), None, context);
                file.note_links(context);
                self.drafts.extend(fields.and_then(|fields| meeting::draft(fields, *number, &mut file, context)));
                Some((address.clone(), file.entry(published)))
            }
        }
    }
}

/// From when on a page is there, and with it, what it links to must be.
fn published(is_draft: bool, date: Option<Day>, context: &mut FileContext) -> Published {
    if is_draft {
        context.in_draft();
        return Published::Never;
    }
    context.not_before(date.clone());
    date.map_or(Published::Always, Published::From)
}

/// Records who has an address, and reports a second one.
fn claim<'a>(owners: &mut BTreeMap<String, &'a str>, address: &str, path: &'a str) -> Option<Diagnostic> {
    match owners.entry(address.to_owned()) {
        Place::Vacant(place) => {
            place.insert(path);
            None
        }
        Place::Occupied(owner) => {
            let label = format!("found `{path}` and `{}`, which are both `{address}`; expected one file", owner.get());
            Some(Diagnostic::of_file("two files have the same address", label))
        }
    }
}
