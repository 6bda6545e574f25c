//! Makes the file of a page from its HTML.

use std::collections::BTreeSet;

use compiler::rules::{MAX_DESCRIPTION_LENGTH, MAX_POST_DESCRIPTION_LENGTH, MIN_DESCRIPTION_LENGTH, is_placeholder};
use jiff::civil::Date;
use pulldown_cmark::{CowStr, Event};
use url::Url;

use crate::address::{FileKind, PageAddress};
use crate::convert::{Converter, first_words};
use crate::extract::{Extract, LinkItem, Part, extract};
use crate::front_matter::Imported;
use crate::known::{Known, KnownPage};
use crate::links::Links;
use crate::losses::{Loss, Losses};
use crate::pictures::TakePicture;
use crate::text::{excerpt, sentences};
use crate::tree::{self, Block, Inlines, plain};
use crate::{addresses_in_text, headings, html, markdown};

/// A page that was converted.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) imported: Imported,
    /// What could not be carried over.
    pub(crate) losses: Vec<Loss>,
    /// What a writer has to add before the page can be published.
    pub(crate) missing: Vec<String>,
    /// Ids of its headings.
    pub(crate) ids: BTreeSet<String>,
}

/// What is known of a page before it is converted.
pub(crate) struct Context<'a> {
    pub(crate) address: &'a PageAddress,
    /// Address on this site.
    pub(crate) here: &'a str,
    pub(crate) known: &'a Known,
    /// The page itself, as far as it is known.
    pub(crate) page: KnownPage,
    /// Topics for a post, from the command or the file that is there.
    pub(crate) topics: &'a [String],
    /// Day of the import.
    pub(crate) today: Date,
}

/// Converts a page.
///
/// # Errors
/// Says what was found in place of a page.
pub(crate) fn convert(text: &str, context: &Context<'_>, pictures: &mut dyn TakePicture) -> Result<Page, String> {
    let mut losses = Losses::default();
    losses.enter("page");
    let path = context.address.path();
    if path != context.here && context.known.redirects.find(path).is_none() {
        losses
            .add(format!("the address `{path}`"), format!("`{}` here; add it to content/redirects.toml", context.here));
    }
    let html = html::parse(text);
    let source = extract(&html, context.address, &mut losses)?;
    let page = KnownPage { date: source.date.filter(|_| source.is_post), ..context.page.clone() };
    let base = Url::parse(&context.address.url()).map_err(|error| error.to_string())?;
    let links = Links { base, known: context.known, page, ids: &context.page.ids };
    let mut converter = Converter { links: &links, pictures, references: &source.references, losses: &mut losses };
    let mut blocks = Vec::new();
    for part in &source.parts {
        blocks.extend(part_blocks(part, &mut converter));
    }
    remove_lines(&mut blocks);
    losses.enter("text");
    addresses_in_text::mark(&mut blocks, &links, &mut losses);
    headings::arrange(&mut blocks);
    let (description, is_whole) = description(&source, context.address.kind(), &blocks, &mut losses);
    if !is_whole {
        blocks.insert(0, Block::Paragraph(tree::text(&source.introduction)));
        addresses_in_text::mark(&mut blocks[..1], &links, &mut losses);
    }
    let ids = headings::ids(&blocks);
    let text = markdown::write(&blocks, &mut losses);
    let title = title(&source, context, &mut losses);
    let (topics, missing_topics) = topics(&source, context, &mut losses);

    let mut missing = Vec::new();
    if description.is_none() {
        missing.push(
            "`description`: one or two sentences of 60 characters or more; the page has no introduction".to_owned(),
        );
    }
    if source.is_post && source.date.is_none() {
        missing.push("`date`: the day of publication; none was found".to_owned());
    }
    missing.extend(missing_topics);
    if text.is_empty() {
        missing.push("the text: none was found".to_owned());
    }
    if let Some(words) = placeholder(&blocks) {
        missing.push(format!("the text in place of {}", excerpt(&words)));
    }
    let imported = Imported {
        title,
        description,
        // The compiler demands a date, also in a draft.
        date: source.is_post.then(|| source.date.unwrap_or(context.today)),
        authors: source.authors.iter().map(|author| author.name.clone()).collect(),
        topics,
        as_of: source.date.filter(|_| !source.is_post),
        is_draft: !missing.is_empty(),
        text,
    };
    Ok(Page { imported, losses: losses.into_list(), missing, ids })
}

/// Removes lines that separate nothing: below a heading, above one, beside another line, and at the ends.
fn remove_lines(blocks: &mut Vec<Block>) {
    let is_break = |block: Option<&Block>| matches!(block, None | Some(Block::Rule | Block::Heading(_)));
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        if *block != Block::Rule || !(is_break(kept.last()) || is_break(blocks.get(at + 1))) {
            kept.push(block.clone());
        }
    }
    *blocks = kept;
}

/// Converts a part of a page.
fn part_blocks(part: &Part<'_>, converter: &mut Converter<'_>) -> Vec<Block> {
    match part {
        Part::Heading(level, words) => {
            vec![Block::Heading(tree::Heading { level: *level, id: None, words: tree::text(words) })]
        }
        Part::Paragraph(words) if words.is_empty() => Vec::new(),
        Part::Paragraph(words) => vec![Block::Paragraph(tree::text(words))],
        Part::Note(words) => vec![Block::emphasis(tree::text(words))],
        Part::Blocks(name, nodes) => converter.blocks(nodes.iter().copied(), name),
        Part::Links(items) => {
            converter.losses.enter("list of links");
            let items: Vec<Vec<Block>> = items
                .iter()
                .map(|item| link_item(item, converter))
                .filter(|words| !words.is_empty())
                .map(|words| vec![Block::Paragraph(words)])
                .collect();
            if items.is_empty() { Vec::new() } else { vec![Block::List { start: None, items }] }
        }
    }
}

/// Converts an item of a list of links.
fn link_item(item: &LinkItem, converter: &mut Converter<'_>) -> Inlines {
    let words = item.words.clone();
    if words.is_empty() {
        return Inlines::new();
    }
    let mut events = Inlines::new();
    if !item.before.is_empty() {
        events.extend(tree::text(&item.before));
    }
    match item.href.as_deref().map(|href| converter.links.resolve(href)) {
        Some(Ok(resolved)) => {
            if let Some(note) = resolved.note {
                converter.losses.add(format!("the link {}", excerpt(&words)), note);
            }
            events.extend(tree::link(&words, &resolved.href));
        }
        Some(Err(reason)) => {
            let href = item.href.as_deref().unwrap_or_default();
            converter.losses.add(
                format!("the link {} to {}", excerpt(&words), excerpt(href)),
                format!("only its words are kept; {reason}"),
            );
            events.push(Event::Text(CowStr::from(words)));
        }
        None => events.push(Event::Text(CowStr::from(words))),
    }
    if !item.after.is_empty() {
        events.push(Event::Text(CowStr::from(item.after.clone())));
    }
    pulldown_cmark::TextMergeStream::new(events.into_iter()).collect()
}

/// Returns the title. Titles are unique, so one that another page has gets that of the page above it.
fn title(source: &Extract<'_>, context: &Context<'_>, losses: &mut Losses) -> String {
    losses.enter("title");
    let Some(other) = context.known.with_title(&source.title, context.here) else {
        return source.title.clone();
    };
    let above = if source.above.is_empty() { context.address.path().trim_matches('/') } else { &source.above };
    losses.add(excerpt(&source.title), format!("“({above})” was added; {} has the same title", other.file));
    format!("{} ({above})", source.title)
}

/// Returns the description, and whether the introduction is in it as a whole; otherwise it has to stand in the text.
fn description(source: &Extract<'_>, kind: FileKind, blocks: &[Block], losses: &mut Losses) -> (Option<String>, bool) {
    let max = match kind {
        FileKind::Page => MAX_DESCRIPTION_LENGTH,
        FileKind::Post => MAX_POST_DESCRIPTION_LENGTH,
    };
    losses.enter("introduction");
    let fits = |text: &str| (MIN_DESCRIPTION_LENGTH..=max).contains(&text.chars().count());
    let introduction = &source.introduction;
    if fits(introduction) {
        return (Some(introduction.clone()), true);
    }
    let searched = source.search_description.clone().filter(|text| fits(text));
    let is_empty = introduction.is_empty();
    if let Some(start) = sentences(introduction, MIN_DESCRIPTION_LENGTH, max) {
        losses.add(
            excerpt(introduction),
            "its first sentences became the description, and all of it the start of the text; it is too long",
        );
        return (Some(start), false);
    }
    if let Some(searched) = searched {
        losses
            .add("the description", "that for search engines was taken; there is no introduction of the right length");
        return (Some(searched), is_empty);
    }
    if introduction.chars().count() > max {
        losses.add(
            excerpt(introduction),
            "its start became the description, and all of it the start of the text; it is too long",
        );
        let start: String = introduction.chars().take(max - 1).collect();
        let end = start.rfind(' ').unwrap_or(start.len());
        return (Some(format!("{}…", start[..end].trim_end())), false);
    }
    let all = format!("{introduction} {}", first_words(blocks));
    let start = sentences(all.trim(), MIN_DESCRIPTION_LENGTH, max);
    if start.is_some() {
        losses.add(
            "the description",
            "the first sentences of the text were taken; there is no introduction of the right length",
        );
    }
    (start, is_empty)
}

/// Returns the topics of a post, and what a writer has to add.
fn topics(source: &Extract<'_>, context: &Context<'_>, losses: &mut Losses) -> (Option<Vec<String>>, Option<String>) {
    if !source.is_post {
        return (None, None);
    }
    if !context.topics.is_empty() {
        return (Some(context.topics.to_vec()), None);
    }
    losses.enter("topics");
    if let Some(topic) = &source.topic {
        // As the posts of this site spell it.
        let known = context.known.topics.iter().find(|known| known.to_lowercase() == topic.to_lowercase());
        if let Some(known) = known {
            return (Some(vec![known.clone()]), None);
        }
        losses.add(excerpt(topic), "left out; no post of this site has this topic");
    }
    let missing =
        "`topics`: the page of a post does not say them; see docs/writing.md, or import it with `--topic`".to_owned();
    (Some(Vec::new()), Some(missing))
}

/// Returns a text that stands for one to come.
fn placeholder(blocks: &[Block]) -> Option<String> {
    let mut found = None;
    for block in blocks {
        markdown::each_words(&mut block.clone(), &mut |words| {
            let text = plain(words);
            if is_placeholder(&text) {
                found.get_or_insert(text);
            }
        });
    }
    found
}
