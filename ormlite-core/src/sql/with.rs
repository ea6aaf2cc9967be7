//! `WITH RECURSIVE`: common table expressions before a query.

use crate::ast::WithNode;
use crate::sql::renderer::Renderer;

impl Renderer {
    /// `WITH RECURSIVE "name"(..) AS (..) `. The names are visible in the rest of the query.
    ///
    /// Returns the number of names that were visible before; the caller truncates the list to it.
    pub(super) fn with(&mut self, with: Option<&WithNode>) -> usize {
        let around = self.ctes.len();
        let Some(with) = with else {
            return around;
        };
        let names = with.tables.iter().map(|table| table.name.clone());
        self.ctes.extend(names);
        self.push("WITH RECURSIVE ");
        self.list(&with.tables, ", ", |r, table| {
            r.ident(&table.name);
            r.push("(");
            r.list(&table.columns, ", ", |r, name| r.ident(name));
            r.push(") AS (");
            r.query(&table.query);
            r.push(")");
        });
        self.push(" ");
        around
    }
}
