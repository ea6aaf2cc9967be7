//! `WITH RECURSIVE`: common table expressions before a query.

use crate::ast::WithNode;
use crate::sql::renderer::Renderer;

impl Renderer {
    /// `WITH RECURSIVE "name"(..) AS (..) `, whose names the rest of the query may use.
    ///
    /// Returns how many names there were before, to which the caller truncates them.
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
