//! `WITH RECURSIVE`: common table expressions before a query.

use crate::ast::WithNode;
use crate::sql::renderer::Renderer;

impl Renderer {
    /// `WITH RECURSIVE "name"(..) AS (..) `
    pub(super) fn with(&mut self, with: &WithNode) {
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
    }
}
