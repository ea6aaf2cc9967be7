//! `WITH RECURSIVE`: common table expressions before a query.

use super::Renderer;
use crate::node::CteNode;

/// Known from the queries that have some alone, so that a service without any does not have it.
pub(crate) fn with(r: &mut Renderer, tables: &[CteNode]) {
    r.push("WITH RECURSIVE ");
    r.list(tables, ", ", |r, table| {
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
