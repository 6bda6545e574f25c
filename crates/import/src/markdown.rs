//! Writes a tree as Markdown, which is read again as the compiler reads it, and compared: a text that looks like Markdown stays a text,
//! and nothing can become HTML.

use compiler::rules::SYNTAX;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeStream};
use pulldown_cmark_to_cmark::cmark_with_options;

use crate::losses::Losses;
use crate::text::excerpt;
use crate::tree::{Block, Heading, Inlines, Table, image_tag, link_tag, plain};

/// Writes blocks. What cannot be written so that it reads the same loses its emphasis, or is left out, and is reported.
pub(crate) fn write(blocks: &[Block], losses: &mut Losses) -> String {
    losses.enter("text");
    let mut parts: Vec<String> = Vec::new();
    for mut block in merged(blocks) {
        let written = write_block(&block).or_else(|| {
            strip(&mut block);
            let written = write_block(&block)?;
            losses.add(
                format!("emphasis in {}", excerpt(&words(&block))),
                "changed or left out; it cannot be written there",
            );
            Some(written)
        });
        if written.is_none() {
            losses.add(excerpt(&words(&block)), "left out; it cannot be written as Markdown that reads the same");
        }
        parts.extend(written);
    }
    let text = parts.join("\n\n");
    if text.is_empty() { text } else { text + "\n" }
}

/// Returns blocks with lists of the same kind beside each other as one, as Markdown reads them.
fn merged(blocks: &[Block]) -> Vec<Block> {
    let mut merged: Vec<Block> = Vec::new();
    for block in blocks {
        let block = match block.clone() {
            Block::List { start, items } => {
                Block::List { start, items: items.iter().map(|item| self::merged(item)).collect() }
            }
            Block::Quote(blocks) => Block::Quote(self::merged(&blocks)),
            block => block,
        };
        match (merged.last_mut(), block) {
            (Some(Block::List { start: Some(_), items: before }), Block::List { start: Some(_), items })
            | (Some(Block::List { start: None, items: before }), Block::List { start: None, items }) => {
                before.extend(items);
            }
            (_, block) => merged.push(block),
        }
    }
    merged
}

/// Writes a block. Returns `None` if it does not read the same.
fn write_block(block: &Block) -> Option<String> {
    let mut intended = Vec::new();
    push_block(block, false, &mut intended);
    let text = render(block, &intended)?;
    let intended = normal(intended.into_iter());
    let reads_the_same = |text: &String| normal(Parser::new_ext(text, SYNTAX)) == intended;
    // A backslash can be seen at the end of a line, and spaces cannot. Those of code stay.
    Some(text.replace("  \n", "\\\n")).filter(reads_the_same).or_else(|| Some(text).filter(reads_the_same))
}

/// Renders a block, of which `events` are the events.
fn render(block: &Block, events: &[Event<'static>]) -> Option<String> {
    if let Block::Quote(blocks) = block {
        let parts: Option<Vec<String>> = blocks.iter().map(write_block).collect();
        let parts = parts?.join("\n\n");
        let lines = parts.lines().map(|line| format!("> {line}").trim_end().to_owned());
        return Some(lines.collect::<Vec<_>>().join("\n"));
    }
    let mut text = String::new();
    let options = pulldown_cmark_to_cmark::Options {
        code_block_token_count: 3,
        list_token: '-',
        increment_ordered_list_bullets: true,
        ..pulldown_cmark_to_cmark::Options::default()
    };
    cmark_with_options(events.iter(), &mut text, SYNTAX, options).ok()?;
    let text = text.trim_matches('\n');
    if let Block::Table(_) = block {
        // The second line separates the head from the rows.
        let row = |(at, row): (usize, &str)| if at == 1 { separator(row) } else { spaced_row(row) };
        return Some(text.lines().enumerate().map(row).collect::<Vec<_>>().join("\n"));
    }
    // The spaces are not those of writers.
    let id = if let Block::Heading(heading) = block { heading.id.as_deref() } else { None };
    let without_id = id.and_then(|id| text.strip_suffix(&format!(" {{ #{id} }}")));
    Some(without_id.zip(id).map_or_else(|| text.to_owned(), |(words, id)| format!("{words} {{#{id}}}")))
}

/// Returns the line below the head of a table, as short as it can be.
fn separator(row: &str) -> String {
    let shortest = |cell: &str| match (cell.starts_with(':'), cell.ends_with(':')) {
        (true, true) => ":-:",
        (true, false) => ":--",
        (false, true) => "--:",
        (false, false) => "---",
    };
    format!("|{}|", row.trim_matches('|').split('|').map(shortest).collect::<Vec<_>>().join("|"))
}

/// Returns a row of a table with spaces around its cells. A `|` after a backslash is text.
fn spaced_row(row: &str) -> String {
    let mut cells = vec![String::new()];
    let mut is_escaped = false;
    for character in row.trim().chars().skip(1) {
        if character == '|' && !is_escaped {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push(character);
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    // What follows the last `|` is no cell.
    cells.pop();
    format!("| {} |", cells.iter().map(|cell| cell.trim()).collect::<Vec<_>>().join(" | ")).replace("|  |", "| |")
}

/// Returns events in one form, however they were made.
fn normal<'e>(events: impl Iterator<Item = Event<'e>>) -> Vec<Event<'static>> {
    let events = events.map(|event| match event {
        Event::SoftBreak => Event::Text(CowStr::Borrowed(" ")),
        Event::Start(Tag::Link { dest_url, .. }) => Event::Start(link_tag(&dest_url)),
        Event::Start(Tag::Image { dest_url, .. }) => Event::Start(image_tag(&dest_url)),
        event => event,
    });
    TextMergeStream::new(events)
        .filter(|event| !matches!(event, Event::Text(text) if text.is_empty()))
        .map(Event::into_static)
        .collect()
}

fn push_block(block: &Block, is_tight: bool, events: &mut Vec<Event<'static>>) {
    match block {
        Block::Heading(heading) => push_heading(heading, events),
        Block::Paragraph(words) if is_tight => events.extend(words.iter().cloned()),
        Block::Paragraph(words) => push_within(Tag::Paragraph, words, events),
        Block::List { start, items } => {
            // Items of one paragraph each are written without empty lines between them.
            let is_simple = |item: &Vec<Block>| {
                item.iter().enumerate().all(|(at, block)| match block {
                    Block::Paragraph(_) => at == 0,
                    // Another number cannot follow a line of words.
                    Block::List { start: None | Some(1), .. } => at > 0,
                    _ => false,
                })
            };
            let is_tight = items.iter().all(is_simple);
            events.push(Event::Start(Tag::List(*start)));
            for item in items {
                events.push(Event::Start(Tag::Item));
                for block in item {
                    push_block(block, is_tight, events);
                }
                events.push(Event::End(TagEnd::Item));
            }
            events.push(Event::End(TagEnd::List(start.is_some())));
        }
        Block::Quote(blocks) => {
            events.push(Event::Start(Tag::BlockQuote(None)));
            for block in blocks {
                push_block(block, false, events);
            }
            events.push(Event::End(TagEnd::BlockQuote(None)));
        }
        Block::Code(text) => {
            events.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(CowStr::Borrowed("")))));
            events.push(Event::Text(CowStr::from(text.clone())));
            events.push(Event::End(TagEnd::CodeBlock));
        }
        Block::Table(table) => push_table(table, events),
        Block::Rule => events.push(Event::Rule),
    }
}

fn push_heading(heading: &Heading, events: &mut Vec<Event<'static>>) {
    let level = HeadingLevel::try_from(usize::from(heading.level)).unwrap_or(HeadingLevel::H6);
    let id = heading.id.clone().map(CowStr::from);
    push_within(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }, &heading.words, events);
}

fn push_table(table: &Table, events: &mut Vec<Event<'static>>) {
    events.push(Event::Start(Tag::Table(table.alignments.clone())));
    events.push(Event::Start(Tag::TableHead));
    table.head.iter().for_each(|cell| push_within(Tag::TableCell, cell, events));
    events.push(Event::End(TagEnd::TableHead));
    for row in &table.rows {
        events.push(Event::Start(Tag::TableRow));
        for cell in row {
            push_within(Tag::TableCell, cell, events);
        }
        events.push(Event::End(TagEnd::TableRow));
    }
    events.push(Event::End(TagEnd::Table));
}

fn push_within(tag: Tag<'static>, words: &Inlines, events: &mut Vec<Event<'static>>) {
    let end = tag.to_end();
    events.push(Event::Start(tag));
    events.extend(words.iter().cloned());
    events.push(Event::End(end));
}

/// Calls `change` with all words of a block.
pub(crate) fn each_words(block: &mut Block, change: &mut impl FnMut(&mut Inlines)) {
    match block {
        Block::Heading(heading) => change(&mut heading.words),
        Block::Paragraph(words) => change(words),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(|block| each_words(block, change)),
        Block::Quote(blocks) => blocks.iter_mut().for_each(|block| each_words(block, change)),
        Block::Table(table) => table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(change),
        Block::Code(_) | Block::Rule => {}
    }
}

/// Removes emphasis, and makes code of what cannot stand at the end: a backslash in a cell, and attributes in a heading.
fn strip(block: &mut Block) {
    let is_emphasis = |end: TagEnd| matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough);
    let is_heading = matches!(block, Block::Heading(_));
    each_words(block, &mut |words| {
        words.retain(|event| match event {
            Event::Start(tag) => !is_emphasis(tag.to_end()),
            Event::End(end) => !is_emphasis(*end),
            _ => true,
        });
        let Some(Event::Text(last)) = words.last().cloned() else { return };
        let attributes = last.rfind('{').filter(|_| is_heading && last.ends_with('}'));
        let at = attributes.unwrap_or_else(|| last.trim_end_matches('\\').len());
        if at < last.len() {
            words.pop();
            words.extend((at > 0).then(|| Event::Text(CowStr::from(last[..at].to_owned()))));
            words.push(Event::Code(CowStr::from(last[at..].to_owned())));
        }
    });
}

/// Returns the words of a block.
fn words(block: &Block) -> String {
    let mut all = String::new();
    each_words(&mut block.clone(), &mut |words| {
        all.push_str(&plain(words));
        all.push(' ');
    });
    all
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Alignment;

    use super::*;
    use crate::tree::{link, picture, text};

    fn written(blocks: &[Block]) -> String {
        write(blocks, &mut Losses::default())
    }

    #[test]
    fn texts_that_look_like_markdown_stay_texts() {
        for words in [
            "# no heading",
            "- no item",
            "1. no item",
            "+ x",
            "> x",
            "***",
            "-",
            ":",
            "---",
            "___",
            "[a](b)",
            "[a][b]",
            "[^1]",
            "![a](b)",
            "[ ] x",
            "<script>alert(1)</script>",
            "<!-- x -->",
            "&copy; &#60; &amp;",
            "`code`",
            "*a* _b_ **c** ~~d~~ ~e~",
            "a\\*b\\",
            "    four",
            "| a | b |",
            "Setext",
            "===",
            "```",
            "~~~ x",
            "a {#id}",
            "x {.class onclick=a}",
            "<https://evil.example/>",
            "+++",
            "[a]: /b/",
            "$x$",
            "a|b",
            "x_y_z",
        ] {
            let paragraph = Block::Paragraph(text(words.trim()));
            let item = Block::List { start: None, items: vec![vec![paragraph.clone()]] };
            let heading = Block::Heading(Heading { level: 2, id: None, words: text(words.trim()) });
            let cell = vec![text(words.trim())];
            let table = Block::Table(Table { alignments: vec![Alignment::None], head: cell.clone(), rows: vec![cell] });
            for block in [paragraph, item, heading, table] {
                let mut stripped = block.clone();
                strip(&mut stripped);
                assert!(write_block(&block).or_else(|| write_block(&stripped)).is_some(), "{block:?}");
            }
        }
    }

    #[test]
    #[expect(clippy::needless_raw_string_hashes, reason = "expect-test writes snapshots with them")]
    fn blocks_are_written_as_writers_write_them() {
        let item = |words: &str| vec![Block::Paragraph(text(words))];
        let nested = vec![
            Block::Paragraph(text("two")),
            Block::List { start: Some(1), items: vec![item("three"), item("four")] },
        ];
        let blocks = [
            Block::Heading(Heading { level: 2, id: Some("x".into()), words: text("Part") }),
            Block::Paragraph([text("See "), link("the page", "/about/"), text(".")].concat()),
            Block::List { start: None, items: vec![item("one"), nested] },
            Block::Paragraph(picture("/images/a.png", "A picture")),
            Block::Quote(item("said")),
            Block::Code("x ```\n  y\n".into()),
            Block::Rule,
        ];
        expect_test::expect![[r#"
            ## Part {#x}

            See [the page](/about/).

            - one
            - two
              1. three
              2. four

            ![A picture](/images/a.png)

            > said

            ````
            x ```
              y
            ````

            ---
        "#]]
        .assert_eq(&written(&blocks));
    }
}
