//! Relations: as a correlated subquery, or as a query by the keys of the parent rows.

use crate::ast::{
    Definition, Distinct, Gives, KeyColumn, KeyType, Keys, LinkNode, Node, QueryNode, RelatedNode,
    SourceNode, width,
};
use crate::sql::column_type::BindType;
use crate::sql::renderer::{Context, Renderer};
use crate::sql::select::is_filtered_first;
use crate::sql::unnest::Unnest;

impl Renderer {
    /// Writes a relation as a correlated subquery: `ARRAY(SELECT ROW(..) ..)`, `(SELECT count(*) ..)`,
    /// `EXISTS (SELECT ..)`.
    pub(crate) fn related(&mut self, related: &RelatedNode) {
        let RelatedNode {
            gives, link, query, ..
        } = related;
        let link = link.conditions(self.outer_columns(link));
        self.push(match gives {
            Gives::Rows => "ARRAY(",
            Gives::Row | Gives::Count | Gives::Value => "(",
            Gives::Exists => "EXISTS (",
            Gives::NotExists => "NOT EXISTS (",
        });
        match gives {
            Gives::Rows | Gives::Row => self.records(query, link),
            Gives::Count => self.count_linked(query, link),
            Gives::Exists | Gives::NotExists | Gives::Value => self.query_linked(query, link),
        }
        self.push(")");
    }

    /// Renders the columns of the outer query, before the sources of the relation are in scope.
    fn outer_columns(&mut self, link: &LinkNode) -> Vec<Node> {
        let columns: Vec<_> = link.outer().collect();
        let render = |index| {
            let start = self.sql.len();
            let change = |context: &mut Context| context.qualified = true;
            self.in_context(change, |r| r.column(&link.outer, index));
            Node::Written(self.sql.split_off(start))
        };
        columns.into_iter().map(render).collect()
    }

    /// `SELECT ROW(..) ..`
    ///
    /// `SELECT DISTINCT` can be ordered only by selected expressions, and a record is one expression. So
    /// the records of distinct, ordered rows are made in a query around theirs.
    fn records(&mut self, query: &QueryNode, link: Vec<Node>) {
        if matches!(query.select().distinct, Distinct::Rows) && !query.order().is_empty() {
            let width = query.select().columns.iter().map(width).sum();
            self.push("SELECT ROW(");
            self.named_columns("\"rows\"", width);
            self.push(") FROM (");
            self.query_linked(query, link);
            self.push(") AS \"rows\"");
            return self.column_names(width);
        }
        let change = |context: &mut Context| context.records = true;
        self.in_context(change, |r| r.query_linked(query, link));
    }

    /// Selects the rows of a relation for many keys, each after the number of its key.
    pub(super) fn select_by_keys(
        &mut self,
        link: &LinkNode,
        query: &QueryNode,
        width: usize,
        keys: &KeySource<'_>,
    ) {
        let rows = unused_name("rows", query);
        let columns = keys.columns.iter().cloned().map(Node::Written);
        let link = link.conditions(columns.collect());
        self.display(format_args!("SELECT {}, ", keys.number));
        // `LIMIT`, `DISTINCT` and the like apply to the rows of each key, which needs a lateral subquery.
        let is_limited = query.limit.is_some() || query.offset.is_some();
        let is_plain = !is_limited && query.lock.is_none() && query.is_row_by_row();
        let is_joined = keys.bound.is_some() && is_plain;
        if is_joined && !is_filtered_first(query) {
            self.within(query, |r| {
                r.context.qualified = true;
                r.list(&query.select().columns, ", ", Self::expr);
                r.from(query, link, |r| {
                    r.push(" CROSS JOIN ");
                    r.keys(keys);
                });
                r.order_by(query);
            });
            return;
        }
        self.named_columns(&rows, width);
        self.push(" FROM ");
        self.keys(keys);
        self.push(" CROSS JOIN LATERAL (");
        let change = |context: &mut Context| context.within_another = true;
        self.in_context(change, |r| r.query_linked(query, link));
        if keys.bound.is_none() && !is_limited {
            // Keeps the planner from flattening the subquery into a join. It cannot estimate the number
            // of rows of a level, and might read the whole table for a few of them.
            self.push(" OFFSET 0");
        }
        self.display(format_args!(") AS {rows}"));
        self.column_names(width);
    }

    /// `unnest(..) WITH ORDINALITY AS "keys"("k1", .., "n")`, or the name of the level with the keys.
    pub(super) fn keys(&mut self, source: &KeySource<'_>) {
        let Some(keys) = source.bound else {
            return self.push(&source.name);
        };
        let unnest = Unnest::of_keys(&keys.columns);
        self.push(unnest.start());
        self.list(&keys.columns, unnest.separator(), Self::key_column);
        match (unnest, keys.columns.first()) {
            (Unnest::Each, Some(first)) => {
                self.push("), generate_subscripts(");
                self.key_column(first);
                self.push(", 1)::bigint)");
            }
            _ => self.push(") WITH ORDINALITY"),
        }
        self.display(format_args!(" AS {}(", source.name));
        for at in 1..=keys.columns.len() {
            self.display(format_args!("\"k{at}\", "));
        }
        self.push("\"n\")");
    }

    /// `$1::type[]`, or a parameter with the type of a column.
    pub(super) fn key_column(&mut self, column: &KeyColumn) {
        match &column.ty {
            KeyType::Written(ty) => {
                self.bind(&column.values);
                self.display(format_args!("::{ty}[]"));
            }
            KeyType::OfColumn(table, index) => {
                self.bind_as_column(&column.values, table, *index, BindType::ArrayOfColumn);
            }
        }
    }

    /// `"rows"."c1", "rows"."c2", ..`: the columns that [`column_names`](Self::column_names) names.
    fn named_columns(&mut self, source: &str, width: usize) {
        self.list(1..=width, ", ", |r, at| {
            r.display(format_args!("{source}.\"c{at}\""));
        });
    }

    /// `("c1", "c2", ..)`
    pub(super) fn column_names(&mut self, width: usize) {
        self.push("(");
        self.list(1..=width, ", ", |r, at| {
            r.display(format_args!("\"c{at}\""));
        });
        self.push(")");
    }
}

/// A source with a row for each key. All names are quoted.
pub(super) struct KeySource<'a> {
    pub(super) name: String,
    /// The columns of the key.
    pub(super) columns: Vec<String>,
    /// The number of the key.
    pub(super) number: String,
    /// The keys, if they are parameters of the statement.
    pub(super) bound: Option<&'a Keys>,
}

impl<'a> KeySource<'a> {
    /// Returns a source of bound keys, with a name that no source of the query has.
    pub(super) fn bound(keys: &'a Keys, query: &QueryNode) -> Self {
        let name = unused_name("keys", query);
        let columns = 1..=keys.columns.len();
        Self {
            columns: columns.map(|at| format!("{name}.\"k{at}\"")).collect(),
            number: format!("{name}.\"n\""),
            name,
            bound: Some(keys),
        }
    }
}

/// Returns the name, quoted, with `_` appended until no source of the query has it.
fn unused_name(name: &str, query: &QueryNode) -> String {
    match is_name_used(name, query) {
        true => unused_name(&format!("{name}_"), query),
        false => format!("\"{name}\""),
    }
}

/// Whether a source of the query, or of a derived table in it, has that name.
pub(super) fn is_name_used(name: &str, query: &QueryNode) -> bool {
    let joined = query.select().joins.iter().map(|join| &join.source);
    let mut sources = std::iter::once(&query.select().from).chain(joined);
    sources.any(|source| {
        source.name() == name || derived(source).is_some_and(|q| is_name_used(name, q))
    })
}

/// The query of a derived table.
fn derived(source: &SourceNode) -> Option<&QueryNode> {
    let SourceNode::Named(named) = source else {
        return None;
    };
    match &named.definition {
        Definition::Query(query) | Definition::Lateral(query) => Some(query),
        Definition::Cte(_) | Definition::Function(_) | Definition::Values(_) => None,
    }
}
