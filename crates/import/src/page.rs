//! Makes the file of a page from its HTML.

mod fields;
mod parts;

use std::collections::BTreeSet;

use jiff::civil::Date;
use url::Url;

use crate::address::PageAddress;
use crate::convert::Converter;
use crate::extract::extract;
use crate::front_matter::Imported;
use crate::known::{Known, KnownPage};
use crate::links::Links;
use crate::losses::{Loss, Losses};
use crate::pictures::TakePicture;
use crate::tree::{self, Block};
use crate::{addresses_in_text, headings, html, markdown};
use fields::{description, missing, title, topics};
use parts::part_blocks;

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
    let published = source.date.filter(|_| source.is_post);
    let page = context.known.pages.get(context.here).cloned().unwrap_or_default();
    let page = KnownPage { date: published, ..page };
    let base = Url::parse(&context.address.url()).map_err(|error| error.to_string())?;
    let links = Links { base, known: context.known, page };
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
    let missing = missing(&source, description.as_deref(), missing_topics, &text, &blocks);
    let imported = Imported {
        title,
        description,
        // The compiler demands a date, also in a draft.
        date: source.is_post.then(|| published.unwrap_or(context.today)),
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
