//! Step 3: a page from its lines.

use std::fmt::Write;

use model::Site;

use super::INDENT;
use super::layout::Line;

/// What headings are underlined with, from the first level on; those below stand at the edge, which is enough.
const RULES: [&str; 2] = ["=", "-"];

/// The page: where it is, its text, where its links lead.
pub(super) fn write(site: &Site, address: &str, lines: &[Line], targets: &[String]) -> String {
    let mut page = format!("{} ({})\n{}\n", site.full_name, site.name, site.absolute(address));
    for heading_or_text in lines.chunk_by(|one, other| one.level == other.level) {
        match heading_or_text[0].level {
            0 => text(&mut page, heading_or_text),
            level => heading(&mut page, level, heading_or_text.iter().map(|line| line.text.as_str())),
        }
    }
    if !targets.is_empty() {
        heading(&mut page, 2, std::iter::once("Links"));
        for (at, target) in targets.iter().enumerate() {
            _ = writeln!(page, "{:INDENT$}[{}] {target}", "", at + 1);
        }
    }
    page
}

/// Text, without the empty lines at its start and its end.
fn text(page: &mut String, lines: &[Line]) {
    let is_text = |line: &Line| !line.text.is_empty();
    let start = lines.iter().position(is_text).unwrap_or(lines.len());
    let end = lines.iter().rposition(is_text).map_or(start, |last| last + 1);
    for Line { text, .. } in &lines[start..end] {
        _ = if text.is_empty() { writeln!(page) } else { writeln!(page, "{:INDENT$}{text}", "") };
    }
}

/// A heading, with a line as long as its longest below it.
fn heading<'a>(page: &mut String, level: usize, lines: impl Iterator<Item = &'a str>) {
    page.push('\n');
    let mut longest = 0;
    for line in lines {
        longest = longest.max(line.chars().count());
        _ = writeln!(page, "{line}");
    }
    if let Some(rule) = RULES.get(level - 1) {
        _ = writeln!(page, "{}", rule.repeat(longest));
    }
    page.push('\n');
}
