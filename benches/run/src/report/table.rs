//! Tables in Markdown.

use std::fmt::Write as _;

/// A table: the first column to the left, the others to the right.
pub(super) struct Table(String);

impl Table {
    /// With its head.
    pub(super) fn new<S: AsRef<str>>(head: impl IntoIterator<Item = S>) -> Self {
        let mut table = Self(String::new());
        let mut columns = 0;
        table.row(head.into_iter().inspect(|_| columns += 1));
        table.row((0..columns).map(|column| if column == 0 { "---" } else { "---:" }));
        table
    }

    /// Adds a row.
    pub(super) fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.0.push('|');
        for cell in cells {
            let _ = write!(self.0, " {} |", cell.as_ref());
        }
        self.0.push('\n');
    }

    /// The text, a line for each row.
    pub(super) fn finish(self) -> String {
        self.0
    }
}
