//! `WITH RECURSIVE`: common table expressions before a query.

use super::Renderer;
use crate::node::{OrderNode, With, WithNode};

impl With for WithNode {
    fn write(&self, r: &mut Renderer) {
        r.push("WITH RECURSIVE ");
        r.list(&self.tables, ", ", |r, table| {
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
        r.push(" ");
    }

    fn order(&self) -> &[OrderNode] {
        &self.order
    }

    fn depth(&self) -> u16 {
        self.nested()
    }
}
