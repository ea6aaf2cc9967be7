//! `WITH RECURSIVE`: common table expressions before a query.

use crate::ast::WithNode;
use crate::sql::renderer::Renderer;

impl Renderer {
    /// `WITH RECURSIVE "name"(..) AS (..) `
    pub(super) fn with(&mut self, with: &WithNode) {
        self.push("WITH RECURSIVE ");
        self.list(&with.tables, ", ", |r, table| {
            r.ident(table.name);
            r.push("(");
            r.list(&table.columns, ", ", |r, name| r.ident(name));
            r.push(") AS (");
            r.select(&table.query);
            if let Some((union, next)) = &table.next {
                r.push(" ");
                r.push(union);
                r.push(" ");
                r.select(next);
            }
            r.push(")");
        });
        self.push(" ");
    }
}
