//! What a scene has to show: a table of rows, and remarks.

use comfy_table::{CellAlignment, Table, TableComponent, presets};

/// Rows under a head, and remarks below.
#[derive(Default)]
pub(crate) struct Sheet {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    notes: Vec<String>,
}

/// Rows that are printed.
const ROWS: usize = 3;

impl Sheet {
    pub(crate) fn new<const N: usize>(
        head: [&'static str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Self {
        Self {
            head: head.to_vec(),
            rows: rows.into_iter().map(Vec::from).collect(),
            notes: Vec::new(),
        }
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    pub(crate) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The first rows, under their head; numbers to the right.
    pub(crate) fn lines(&self) -> Vec<String> {
        if self.head.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new();
        table.load_preset(presets::NOTHING);
        table.set_style(TableComponent::HeaderLines, '─');
        table.set_style(TableComponent::MiddleHeaderIntersections, '─');
        table.set_header(&self.head);
        for row in self.rows.iter().take(ROWS) {
            table.add_row(row);
        }
        for (at, column) in table.column_iter_mut().enumerate() {
            if self.rows.iter().all(|row| is_number(&row[at])) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let mut lines: Vec<String> = table
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect();
        let rest = self.rows.len().saturating_sub(ROWS);
        if rest > 0 {
            lines.push(format!(" and {rest} more"));
        }
        lines
    }
}

fn is_number(text: &str) -> bool {
    text.chars()
        .all(|char| char.is_ascii_digit() || ".,- %".contains(char))
}

/// What there is, or a dash.
pub(crate) fn or_dash(value: Option<impl ToString>) -> String {
    value.map_or("-".to_owned(), |value| value.to_string())
}

/// An amount of money, with its cents.
pub(crate) fn money(amount: ormlite::rust_decimal::Decimal) -> String {
    format!("{amount:.2}")
}

/// A share as per cent.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
