//! Steps 2 and 3: compiles each file on its own. What depends on other files is collected for later.
//!
//! 1. The path of a file determines its type and address.
//! 2. The fields are parsed ([`crate::fields`]) and the text is compiled ([`crate::markdown`]); [`page`], [`post`],
//!    [`meeting`], [`menu`], [`home`], [`site`] and [`redirects`] convert them to types of the model.
//! 3. [`FileContext`] collects diagnostics and links.

mod cancelled_meeting;
mod confirmed_links;
mod draft;
mod file_context;
mod group;
mod home;
mod imported;
mod markdown_file;
mod meeting;
mod meeting_days;
mod menu;
mod moved_meeting;
mod original;
mod page;
mod placed_groups;
mod post;
mod redirects;
mod rfc_aliases;
mod site;

use std::collections::btree_map::{BTreeMap, Entry};
use std::ops::Range;
use std::path::Path;

use model::home::Feature;
use model::page::without_fragment;
use model::{Day, paths};

pub(crate) use confirmed_links::ConfirmedLink;
pub(crate) use draft::{Draft, DraftKind};
pub(crate) use file_context::{PendingLink, Purpose};
pub(crate) use group::GroupDraft;
pub(crate) use home::{FeatureDraft, HomeDraft};
pub(crate) use menu::{FooterDraft, LinkGroupDraft, MenuEntry, SectionDraft};
pub(crate) use redirects::RedirectDraft;
pub(crate) use site::SiteConfig;

use crate::BuildOptions;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::facts::{self, Facts};
use crate::fields::{
    ConfirmedLinksFields, FieldParser, HomeFields, MeetingFields, MenuFields, PageFields, PostFields, RedirectFields,
    RfcAliasFields, SiteFields,
};
use crate::front_matter;
use crate::links::{Addresses, PageEntry, Published};
use crate::markdown::{Images, Surroundings};
use crate::public::PublicFiles;
use crate::raw_text;
use crate::source;
use crate::source_path::SourcePath;
use file_context::FileContext;
use markdown_file::MarkdownFile;

/// All compiled files. A part is missing only if its file has errors.
#[derive(Debug, Default)]
pub(crate) struct Project {
    pub(crate) site: Option<SiteConfig>,
    pub(crate) menu: Vec<SectionDraft>,
    /// Descriptions of menu links that do not lead to a page of this site, by address.
    pub(crate) menu_notes: BTreeMap<String, String>,
    pub(crate) footer: Option<FooterDraft>,
    pub(crate) home: Option<HomeDraft>,
    /// The redirects, in order of precedence.
    pub(crate) redirects: Vec<RedirectDraft>,
    /// Other names of RFCs, each with a number.
    pub(crate) rfc_aliases: Vec<(String, u32)>,
    /// Links to other sites that a person has opened.
    pub(crate) confirmed_links: Vec<ConfirmedLink>,
    /// Pages, posts and meetings: those with a file, sorted by path, and then those without.
    pub(crate) drafts: Vec<Draft>,
    /// The addresses that links can lead to.
    pub(crate) addresses: Addresses,
    /// What the owners of the facts say.
    pub(crate) facts: Facts,
    /// The links to be resolved, each with the path of its file.
    pub(crate) links: Vec<(String, PendingLink)>,
}

/// What every file is compiled with.
struct Inputs<'a> {
    parsers: Parsers,
    images: Images<'a>,
    facts: Facts,
}

/// The parsers of all types of files.
struct Parsers {
    page: FieldParser<PageFields>,
    post: FieldParser<PostFields>,
    meeting: FieldParser<MeetingFields>,
    menu: FieldParser<MenuFields>,
    home: FieldParser<HomeFields>,
    site: FieldParser<SiteFields>,
    redirects: FieldParser<RedirectFields>,
    rfc_aliases: FieldParser<RfcAliasFields>,
    confirmed_links: FieldParser<ConfirmedLinksFields>,
}

/// Compiles every file of `texts`, which are by path.
pub(crate) fn read(
    root: &Path,
    texts: &BTreeMap<String, String>,
    options: &BuildOptions,
    diagnostics: &mut Diagnostics,
) -> Project {
    let parsers = Parsers {
        page: FieldParser::new(),
        post: FieldParser::new(),
        meeting: FieldParser::new(),
        menu: FieldParser::new(),
        home: FieldParser::new(),
        site: FieldParser::new(),
        redirects: FieldParser::new(),
        rfc_aliases: FieldParser::new(),
        confirmed_links: FieldParser::new(),
    };
    let files = PublicFiles::read(root, diagnostics);
    let (facts, mut invalid_facts) = Facts::read(texts);
    let inputs = Inputs { parsers, images: Images { root, files: &files.addresses }, facts };
    let mut project = Project::default();
    let mut owners = BTreeMap::new();
    for (path, text) in texts {
        match SourcePath::parse(path) {
            Ok(source_path) => {
                let mut context = FileContext::new(options);
                context.diagnostics.extend(invalid_facts.remove(path));
                let page = project.read_file(&source_path, path, text, &inputs, &mut context);
                let conflicts = raw_text::conflicts(text);
                if conflicts.is_empty() {
                    context.diagnostics.extend(raw_text::direction_controls(text, &toml(path, text)));
                } else {
                    // Everything else follows from them.
                    context.diagnostics = conflicts;
                    context.links.clear();
                }
                if let Some((address, entry)) = page {
                    context.diagnostics.extend(claim(&mut owners, &address, path));
                    project.addresses.pages.entry(address).or_insert(entry);
                }
                diagnostics.extend(path, context.diagnostics);
                project.links.extend(context.links.into_iter().map(|link| (path.clone(), link)));
            }
            Err(diagnostic) => diagnostics.add(path, diagnostic),
        }
    }
    project.add_unwritten(&inputs.facts, options, diagnostics);
    for name in ["home.toml", "menu.toml", "site.toml"] {
        let path = format!("{}/{name}", source::CONTENT);
        if !texts.contains_key(&path) {
            diagnostics
                .add(&path, Diagnostic::of_file("this file is missing", "expected this file, which every site needs"));
        }
    }
    project.facts = inputs.facts;
    files.check_pages(project.addresses.pages.keys(), diagnostics);
    project.addresses.files = files.addresses;
    project.addresses.files.extend(generated_files(&project));
    project
}

/// Returns the generated files that exist on every day, so that texts can link to them. The calendar of a single meeting is
/// not included: it disappears when the meeting is over.
fn generated_files(project: &Project) -> Vec<String> {
    let is_meeting = |draft: &Draft| matches!(draft.kind, DraftKind::Meeting(_));
    let calendar = project.drafts.iter().any(is_meeting).then(|| paths::UPCOMING_CALENDAR.to_owned());
    let news = project.addresses.pages.contains_key(paths::NEWS).then(|| paths::feeds(paths::NEWS));
    let feeds = news.into_iter().flatten().map(|(_, feed)| feed);
    calendar.into_iter().chain(feeds).collect()
}

impl Project {
    /// Returns the features of the home page by date, without those of meetings that were cancelled.
    pub(crate) fn features(&self) -> impl Iterator<Item = &FeatureDraft> {
        let features = self.home.iter().flat_map(|home| &home.features);
        features.filter(move |draft| self.cancelled_meeting(&draft.feature).is_none())
    }

    /// Returns the title of the cancelled meeting that a feature links to.
    pub(crate) fn cancelled_meeting(&self, feature: &Feature) -> Option<&str> {
        let address = without_fragment(&feature.link.href);
        self.drafts.iter().filter(|draft| draft.address == address).find_map(|draft| match &draft.kind {
            DraftKind::Meeting(meeting) if meeting.card.cancelled => Some(draft.title.as_str()),
            _ => None,
        })
    }

    /// Adds the meetings and the groups that are known but have no file or entry, and puts each group on the page of its area.
    fn add_unwritten(&mut self, facts: &Facts, options: &BuildOptions, diagnostics: &mut Diagnostics) {
        let path = facts::path::<synced::Meeting>();
        for number in facts.meetings() {
            let address = format!("/meeting/{number}/");
            if self.addresses.pages.contains_key(&address) {
                continue;
            }
            let mut context = FileContext::new(options);
            let mut file = MarkdownFile::unwritten(&path, &address, &mut context);
            self.drafts.extend(meeting::unwritten(number, facts, &mut file, &mut context));
            diagnostics.extend(&path, context.diagnostics);
            self.addresses.pages.insert(address.clone(), file.entry(Published::Always));
        }
        // A page that is missing because of an error is not worth a warning.
        if !diagnostics.has_errors() {
            placed_groups::place(&mut self.drafts, facts, options, diagnostics);
        }
    }

    /// Compiles one file. Returns its address, if it has one, and what is needed to resolve links to it.
    fn read_file(
        &mut self,
        source_path: &SourcePath,
        path: &str,
        text: &str,
        inputs: &Inputs<'_>,
        context: &mut FileContext,
    ) -> Option<(String, PageEntry)> {
        let Inputs { parsers, images, facts } = inputs;
        let range = 0..text.len();
        match source_path {
            // The facts have been read before.
            SourcePath::Ignored | SourcePath::Synced => None,
            SourcePath::Site => {
                let fields = parsers.site.parse(text, range, None, &mut context.diagnostics)?;
                self.site = site::config(fields, context);
                None
            }
            SourcePath::Redirects => {
                let fields = parsers.redirects.parse(text, range, None, &mut context.diagnostics)?;
                self.redirects = redirects::drafts(fields, context);
                None
            }
            SourcePath::RfcAliases => {
                let fields = parsers.rfc_aliases.parse(text, range, None, &mut context.diagnostics)?;
                self.rfc_aliases = rfc_aliases::aliases(fields, facts.rfcs(), &mut context.diagnostics);
                None
            }
            SourcePath::ConfirmedLinks => {
                let fields = parsers.confirmed_links.parse(text, range, None, &mut context.diagnostics)?;
                self.confirmed_links = confirmed_links::links(fields, context);
                None
            }
            SourcePath::Menu => {
                let fields = parsers.menu.parse(text, range, None, &mut context.diagnostics)?;
                self.menu = menu::sections(fields.section, context);
                self.menu_notes = menu::notes(fields.note, &self.menu, context);
                self.footer = fields.footer.map(|footer| menu::footer(footer, context));
                None
            }
            SourcePath::Home => {
                let fields = parsers.home.parse(text, range, None, &mut context.diagnostics);
                self.home = fields.and_then(|fields| home::draft(fields, context));
                Some(("/".to_owned(), PageEntry { anchors: None, published: Published::Always }))
            }
            SourcePath::Page(address) => {
                let mut file = MarkdownFile::read(path, address, text, context);
                let fields = file.fields(&parsers.page, context);
                file.compile(images, &page::surroundings(fields.as_ref(), facts), context);
                let is_draft = fields.as_ref().is_some_and(|fields| fields.draft);
                let is_text = fields.as_ref().is_some_and(|fields| fields.kind.is_text());
                file.check_written(is_draft, is_text, context);
                let published = published(is_draft, None, context);
                file.record_links(context);
                self.drafts.extend(fields.and_then(|fields| page::draft(fields, facts, &mut file, context)));
                Some((address.clone(), file.entry(published)))
            }
            SourcePath::Post(address) => {
                let mut file = MarkdownFile::read(path, address, text, context);
                file.compile(images, &Surroundings { rfcs: facts.rfcs(), ..Surroundings::default() }, context);
                let fields = file.fields(&parsers.post, context);
                let date = fields.as_ref().and_then(|fields| fields.date.as_ref()?.day());
                let is_draft = fields.as_ref().is_some_and(|fields| fields.draft);
                file.check_written(is_draft, true, context);
                let published = published(is_draft, date, context);
                file.record_links(context);
                self.drafts.extend(fields.and_then(|fields| post::draft(fields, &mut file, context)));
                Some((address.clone(), file.entry(published)))
            }
            SourcePath::Meeting(number, address) => {
                let mut file = MarkdownFile::read(path, address, text, context);
                file.compile(images, &Surroundings { rfcs: facts.rfcs(), ..Surroundings::default() }, context);
                let fields = file.fields(&parsers.meeting, context);
                let is_draft = fields.as_ref().is_some_and(|fields| fields.draft);
                file.check_written(is_draft, false, context);
                let published = published(is_draft, None, context);
                file.record_links(context);
                self.drafts
                    .extend(fields.and_then(|fields| meeting::draft(fields, *number, facts, &mut file, context)));
                Some((address.clone(), file.entry(published)))
            }
        }
    }
}

/// Returns which part of a file is TOML.
fn toml(path: &str, text: &str) -> Range<usize> {
    match path.rsplit_once('.') {
        Some((_, "toml")) => 0..text.len(),
        _ => front_matter::split(text).map_or(0..0, |parts| parts.front_matter),
    }
}

/// Returns when a page is published, and sets the day by which the targets of its links must be.
fn published(is_draft: bool, date: Option<Day>, context: &mut FileContext) -> Published {
    if is_draft {
        context.set_draft();
        return Published::Never;
    }
    context.set_published(date.clone());
    date.map_or(Published::Always, Published::From)
}

/// Records which file has an address, and reports a second one.
fn claim<'a>(owners: &mut BTreeMap<String, &'a str>, address: &str, path: &'a str) -> Option<Diagnostic> {
    match owners.entry(address.to_owned()) {
        Entry::Vacant(entry) => {
            entry.insert(path);
            None
        }
        Entry::Occupied(owner) => {
            let label =
                format!("found `{path}` and `{}`, both for `{address}`; expected only one of them", owner.get());
            Some(Diagnostic::of_file("two files have the same address", label))
        }
    }
}
