//! Step 3: writes a page from its lines.

use std::fmt::Write;

use model::Site;

use super::INDENT;
use super::layout::Line;

/// Underlines of headings, by level. Lower levels are recognizable by their missing indentation.
const UNDERLINES: [&str; 2] = ["=", "-"];

/// Returns the page: site and URL, text, and the list of links.
pub(super) fn write(site: &Site, address: &str, lines: &[Line], targets: &[String]) -> String {
    let mut page = format!("{} ({})\n{}\n", site.full_name, site.name, site.absolute(address));
    for block in lines.chunk_by(|a, b| a.level == b.level) {
        match block[0].level {
            0 => write_text(&mut page, block),
            level => write_heading(&mut page, level, block.iter().map(|line| line.text.as_str())),
        }
    }
    if !targets.is_empty() {
        write_heading(&mut page, 2, std::iter::once("Links"));
        for (index, target) in targets.iter().enumerate() {
            _ = writeln!(page, "{:INDENT$}[{}] {target}", "", index + 1);
        }
    }
    page
}

/// Writes text, without leading and trailing empty lines.
fn write_text(page: &mut String, lines: &[Line]) {
    let is_text = |line: &Line| !line.text.is_empty();
    let start = lines.iter().position(is_text).unwrap_or(lines.len());
    let end = lines.iter().rposition(is_text).map_or(start, |last| last + 1);
    for Line { text, .. } in &lines[start..end] {
        _ = if text.is_empty() { writeln!(page) } else { writeln!(page, "{:INDENT$}{text}", "") };
    }
}

/// Writes a heading with its underline, as long as the longest line.
fn write_heading<'a>(page: &mut String, level: usize, lines: impl Iterator<Item = &'a str>) {
    page.push('\n');
    let mut length = 0;
    for line in lines {
        length = length.max(line.chars().count());
        _ = writeln!(page, "{line}");
    }
    if let Some(underline) = UNDERLINES.get(level - 1) {
        _ = writeln!(page, "{}", underline.repeat(length));
    }
    page.push('\n');
}
