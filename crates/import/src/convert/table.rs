//! Tables. In Markdown they have a head, and one line of words in each cell.

use pulldown_cmark::Alignment;
use scraper::ElementRef;

use super::flow::Flow;
use super::{Converter, Place, tag};
use crate::html::has_class;
use crate::text::excerpt;
use crate::tree::{Block, Inlines, Table, plain};

/// Maximum number of columns, against an attribute that asks for millions of them.
const MAX_COLUMNS: usize = 50;

/// A row while the table is read.
struct Row {
    cells: Vec<Inlines>,
    alignments: Vec<Alignment>,
    is_head: bool,
}

impl Converter<'_> {
    pub(super) fn table(&mut self, element: ElementRef<'_>, flow: &mut Flow, place: Place) {
        if place.inline {
            self.losses.add("a table within a table or heading", "it became text");
            self.children(*element, flow, place);
            return;
        }
        flow.end_paragraph();
        let mut rows = Vec::new();
        self.rows(element, flow, &mut rows, place);
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        if columns == 0 {
            return;
        }
        for row in &mut rows {
            row.cells.resize(columns, Inlines::new());
        }
        if !rows[0].is_head {
            let words: Vec<String> = rows[0].cells.iter().map(|cell| plain(cell)).collect();
            self.losses.add(
                format!("a table without a head, {}", excerpt(&words.join(" | "))),
                "its first row became the head",
            );
        }
        let alignments = (0..columns).map(|column| alignment(&rows, column)).collect();
        let head = rows.remove(0).cells;
        let rows = rows.into_iter().map(|row| row.cells).collect();
        flow.block(Block::Table(Table { alignments, head, rows }));
    }

    /// Reads the rows of a table, or of a part of it. The caption becomes a paragraph before the table.
    fn rows(&mut self, element: ElementRef<'_>, flow: &mut Flow, rows: &mut Vec<Row>, place: Place) {
        for child in element.child_elements() {
            match child.value().name() {
                "caption" => self.caption(child, flow, place),
                "thead" | "tbody" | "tfoot" => self.rows(child, flow, rows, place),
                "tr" => {
                    let row = self.row(child, element.value().name() == "thead", place);
                    if !row.cells.iter().all(Vec::is_empty) {
                        rows.push(row);
                    }
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, element: ElementRef<'_>, is_in_thead: bool, place: Place) -> Row {
        let mut row = Row { cells: Vec::new(), alignments: Vec::new(), is_head: true };
        for cell in element.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th")) {
            let is_th = cell.value().name() == "th";
            row.is_head &= is_th || is_in_thead;
            self.report_handlers(cell);
            if cell
                .descendent_elements()
                .any(|inner| matches!(inner.value().name(), "ul" | "ol" | "pre" | "blockquote"))
            {
                self.losses.add(format!("{} with a list or quotation", tag(cell)), "it became one line");
            }
            row.cells.push(self.inline(cell, place.deeper()));
            row.alignments.push(own_alignment(cell));
            let span = |name| cell.value().attr(name).and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1);
            if span("colspan") > 1 || span("rowspan") > 1 {
                let words = plain(row.cells.last().map_or(&[], Vec::as_slice));
                self.losses.add(
                    format!("the cell {} over several columns or rows", excerpt(&words)),
                    "it is in the first of them",
                );
            }
            for _ in 1..span("colspan").min(MAX_COLUMNS) {
                row.cells.push(Inlines::new());
                row.alignments.push(Alignment::None);
            }
        }
        row.cells.truncate(MAX_COLUMNS);
        row
    }
}

/// Returns the alignment of a cell: from the class of the editor for tables, or from the style.
fn own_alignment(cell: ElementRef<'_>) -> Alignment {
    let style = cell.value().attr("style").unwrap_or_default().replace(' ', "");
    let is = |class: &str, value: &str| {
        has_class(cell, class)
            || style.contains(&format!("text-align:{value}"))
            || cell.value().attr("align") == Some(value)
    };
    if is("htRight", "right") {
        Alignment::Right
    } else if is("htCenter", "center") {
        Alignment::Center
    } else {
        Alignment::None
    }
}

/// Returns the alignment that all cells of a column below the head have.
fn alignment(rows: &[Row], column: usize) -> Alignment {
    let mut of_cells = rows.iter().skip(1).map(|row| row.alignments.get(column).copied().unwrap_or(Alignment::None));
    let first = of_cells.next().unwrap_or(Alignment::None);
    if of_cells.all(|alignment| alignment == first) { first } else { Alignment::None }
}
