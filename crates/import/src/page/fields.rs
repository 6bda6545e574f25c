//! Decides the fields of a page, and what a writer has to add.

use compiler::rules::{MAX_DESCRIPTION_LENGTH, MAX_POST_DESCRIPTION_LENGTH, MIN_DESCRIPTION_LENGTH, is_placeholder};

use super::Context;
use crate::address::FileKind;
use crate::convert::first_words;
use crate::extract::Extract;
use crate::losses::Losses;
use crate::markdown;
use crate::text::{excerpt, sentences};
use crate::tree::{Block, plain};

/// Returns the title. Titles are unique, so one that another page has gets that of the page above it.
pub(super) fn title(source: &Extract<'_>, context: &Context<'_>, losses: &mut Losses) -> String {
    losses.enter("title");
    let Some(other) = context.known.with_title(&source.title, context.here) else {
        return source.title.clone();
    };
    let above = if source.above.is_empty() { context.address.path().trim_matches('/') } else { &source.above };
    losses.add(excerpt(&source.title), format!("“({above})” was added; {} has the same title", other.file));
    format!("{} ({above})", source.title)
}

/// Returns the description, and whether the introduction is in it as a whole; otherwise it has to stand in the text.
pub(super) fn description(
    source: &Extract<'_>,
    kind: FileKind,
    blocks: &[Block],
    losses: &mut Losses,
) -> (Option<String>, bool) {
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
pub(super) fn topics(
    source: &Extract<'_>,
    context: &Context<'_>,
    losses: &mut Losses,
) -> (Option<Vec<String>>, Option<String>) {
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

/// Returns what a writer has to add.
pub(super) fn missing(
    source: &Extract<'_>,
    description: Option<&str>,
    topics: Option<String>,
    text: &str,
    blocks: &[Block],
) -> Vec<String> {
    let no_description = description.is_none().then(|| {
        format!("`description`: one or two sentences of {MIN_DESCRIPTION_LENGTH} characters or more; the page has no introduction")
    });
    let no_date =
        (source.is_post && source.date.is_none()).then(|| "`date`: the day of publication; none was found".to_owned());
    let no_text = text.is_empty().then(|| "the text: none was found".to_owned());
    let placeholder = placeholder(blocks).map(|words| format!("the text in place of {}", excerpt(&words)));
    [no_description, no_date, topics, no_text, placeholder].into_iter().flatten().collect()
}
