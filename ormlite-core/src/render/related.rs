//! Relations: as sub-selects of records in the query around, or as a query by the keys of its rows.

use super::Renderer;
use super::select::is_filtered_first;
use crate::node::{Gives, LinkNode, Node, RelatedNode, SelectNode};
use crate::tree::Keys;

impl Renderer {
    /// What a relation gives, as a sub-select that belongs to the row of the query around.
    pub(crate) fn related(&mut self, related: &RelatedNode) {
        let RelatedNode {
            gives, link, query, ..
        } = related;
        let link = link.conditions(self.outer_columns(link));
        match gives {
            Gives::Rows => {
                self.push("ARRAY(");
                self.records(query, link);
            }
            Gives::Row => {
                self.push("(");
                self.records(query, link);
            }
            Gives::Count => {
                self.push("(");
                self.count_linked(query, link);
            }
            Gives::Exists => {
                self.push("EXISTS (");
                self.select_linked(query, link);
            }
            Gives::NotExists => {
                self.push("NOT EXISTS (");
                self.select_linked(query, link);
            }
            Gives::Value => {
                self.push("(");
                self.select_linked(query, link);
            }
        }
        self.push(")");
    }

    /// What the columns of the query around are called there, before the relation's come in sight.
    fn outer_columns(&mut self, link: &LinkNode) -> Vec<Node> {
        let columns: Vec<_> = link.outer().collect();
        let write = |index| {
            let start = self.sql.len();
            let qualified = std::mem::replace(&mut self.qualified, true);
            self.column(&link.outer, index);
            self.qualified = qualified;
            Node::Written(self.sql.split_off(start))
        };
        columns.into_iter().map(write).collect()
    }

    /// `SELECT ROW(..) ..`
    fn records(&mut self, query: &SelectNode, link: Vec<Node>) {
        let records = std::mem::replace(&mut self.records, true);
        self.select_linked(query, link);
        self.records = records;
    }

    /// The rows of a relation for many keys at once, each with the number of its key before it.
    pub(super) fn related_to_keys(
        &mut self,
        link: &LinkNode,
        query: &SelectNode,
        width: usize,
        keys: &Keys,
    ) {
        let (name, rows) = (unused("keys", query), unused("rows", query));
        let columns = (1..=keys.columns.len()).map(|at| Node::Written(format!("{name}.\"k{at}\"")));
        let link = link.conditions(columns.collect());
        self.display(format_args!("SELECT {name}.\"n\", "));
        if query.limit.is_none() && query.offset.is_none() && !is_filtered_first(query) {
            self.within(query, |r| {
                r.qualified = true;
                r.list(&query.columns, ", ", Self::expr);
                r.from(query, link, |r| {
                    r.push(" CROSS JOIN ");
                    r.keys(keys, &name);
                });
                r.order_by(query);
            });
            return;
        }
        self.list(1..=width, ", ", |r, at| {
            r.display(format_args!("{rows}.\"c{at}\""));
        });
        self.push(" FROM ");
        self.keys(keys, &name);
        self.push(" CROSS JOIN LATERAL (");
        let qualified = std::mem::replace(&mut self.within_another, true);
        self.select_linked(query, link);
        self.within_another = qualified;
        self.display(format_args!(") AS {rows}("));
        self.list(1..=width, ", ", |r, at| {
            r.display(format_args!("\"c{at}\""))
        });
        self.push(")");
    }

    /// `unnest(..) WITH ORDINALITY AS "keys"("k1", .., "n")`
    pub(super) fn keys(&mut self, keys: &Keys, name: &str) {
        self.push("unnest(");
        self.list(&keys.columns, ", ", |r, column| {
            r.bind(&column.values);
            r.display(format_args!("::{}[]", column.ty));
        });
        self.display(format_args!(") WITH ORDINALITY AS {name}("));
        for at in 1..=keys.columns.len() {
            self.display(format_args!("\"k{at}\", "));
        }
        self.push("\"n\")");
    }
}

/// A name, quoted, that no source of the query has.
fn unused(name: &str, query: &SelectNode) -> String {
    let joined = query.joins.iter().map(|join| join.source);
    let mut sources = std::iter::once(query.from).chain(joined);
    match sources.any(|source| source.alias.unwrap_or(source.table.name) == name) {
        true => unused(&format!("{name}_"), query),
        false => format!("\"{name}\""),
    }
}
