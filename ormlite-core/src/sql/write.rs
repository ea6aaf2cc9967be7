//! `INSERT`, `UPDATE` and `DELETE`.

use std::sync::Arc;

use crate::ast::{
    ConflictNode, ConflictTarget, DeleteNode, Deleted, InsertNode, Node, Precedence,
    ReplaceLinksNode, RowsNode, SetNode, SourceNode, UpdateNode, WriteNode,
};
use crate::schema::{ColumnRole, TableDesc};
use crate::sql::of_column::As;
use crate::sql::renderer::{Renderer, VisibleSource};
use crate::sql::select::not_deleted;
use crate::types::{Bind, Rows, SqlType};

impl Renderer {
    pub(super) fn insert(&mut self, node: &InsertNode, returning: bool) {
        let table = node.table;
        self.scope.push(VisibleSource::plain(plain(table)));
        self.push("INSERT INTO ");
        self.table(table.schema, table.name);
        match &node.rows {
            RowsNode::One(sets) => self.one_row(node, sets),
            RowsNode::Many {
                columns,
                rows,
                shared,
            } => self.many_rows(node, columns, rows, shared),
        }
        if let Some(conflict) = &node.conflict {
            self.conflict(table, conflict);
        }
        self.returning(&node.returning, returning);
    }

    fn one_row(&mut self, node: &InsertNode, sets: &[SetNode]) {
        let InsertNode {
            table, overriding, ..
        } = *node;
        let given: Vec<_> = sets.iter().map(|set| set.index).collect();
        let made: Vec<_> = uuids_without(&node.uuids, &given)
            .map(|(index, uuid)| SetNode {
                index: *index,
                value: Node::bind(uuid.clone()),
            })
            .collect();
        // In the order of the table. A row has few columns, and a sort is much code.
        let mut ordered: Vec<&SetNode> = Vec::with_capacity(sets.len() + made.len());
        for set in sets.iter().chain(&made) {
            let at = ordered.partition_point(|other| other.index <= set.index);
            ordered.insert(at, set);
        }
        let sets = ordered;
        if sets.is_empty() {
            return self.push(" DEFAULT VALUES");
        }
        self.columns(table, sets.iter().map(|set| set.index), overriding);
        self.push(" VALUES (");
        self.list(&sets, ", ", |r, set| r.assigned(&set.value));
        self.push(")");
    }

    /// Many rows as one array per column: the text is the same however many there are.
    ///
    /// A column of arrays cannot be such an array, since PostgreSQL's nested arrays are
    /// rectangular: its elements travel flat, beside the number of the row each belongs to, and
    /// are collected per row.
    fn many_rows(
        &mut self,
        node: &InsertNode,
        columns: &[u16],
        rows: &Arc<dyn Rows>,
        shared: &[SetNode],
    ) {
        let InsertNode {
            table, overriding, ..
        } = *node;
        // What `.set(..)` gives to every row wins over what the rows give.
        let own = |at: &u16| !shared.iter().any(|set| set.index == *at);
        let given: Vec<u16> = columns.iter().copied().filter(own).collect();
        let shared_columns = shared.iter().map(|set| set.index);
        let all: Vec<u16> = columns
            .iter()
            .copied()
            .chain(shared_columns.clone())
            .collect();
        let made: Vec<_> = uuids_without(&node.uuids, &all).collect();
        let targets = given
            .iter()
            .copied()
            .chain(made.iter().map(|(at, _)| *at))
            .chain(shared_columns);
        self.columns(table, targets, overriding);

        if rows.len() == 0 {
            // The types of no rows are not known, and nothing is to be inserted.
            let width = given.len() + made.len() + shared.len();
            self.push(" SELECT ");
            self.list(0..width, ", ", |r, _| r.push("NULL"));
            return self.push(" WHERE FALSE");
        }

        let given: Vec<Given> = given.iter().map(|&at| Given::new(rows, at)).collect();
        let width = given.len() + made.len();
        self.push(" SELECT ");
        let nested = |at: usize| given.get(at)?.nested.as_ref();
        self.list(0..width, ", ", |r, at| match nested(at) {
            Some(_) => r.display(format_args!(
                "CASE WHEN r.c{at} THEN coalesce(a{at}.v, '{{}}') END"
            )),
            None => r.display(format_args!("r.c{at}")),
        });
        if width > 0 && !shared.is_empty() {
            self.push(", ");
        }
        self.list(shared, ", ", |r, set| r.assigned(&set.value));

        if width == 0 {
            self.push(" FROM generate_series(1, ");
            self.bind(&Bind::new(rows.len() as i64));
            return self.push("::bigint) AS r(n)");
        }
        self.push(" FROM unnest(");
        let mut separator = "";
        for column in &given {
            self.push(std::mem::replace(&mut separator, ", "));
            match column.nested {
                Some(_) => self.array(&column.array),
                None => self.array_of(table, column.index, &column.array),
            }
        }
        for (_, uuids) in &made {
            self.push(std::mem::replace(&mut separator, ", "));
            self.array(uuids);
        }
        self.push(") WITH ORDINALITY AS r(");
        self.list(0..width, ", ", |r, at| {
            r.display(format_args!("c{at}"));
        });
        self.push(", n)");
        let in_order = given.iter().all(|column| column.nested.is_none());
        for (at, column) in given.into_iter().enumerate() {
            if let Some(nested) = column.nested {
                self.nested(at, table, column.index, nested);
            }
        }
        if !in_order {
            self.push(" ORDER BY r.n");
        }
    }

    /// Joins the arrays of one column, collected from their elements.
    fn nested(&mut self, at: usize, table: &'static TableDesc, index: u16, nested: Nested) {
        let Nested {
            ty,
            numbers,
            elements,
        } = nested;
        self.push(" LEFT JOIN (SELECT e.n, array_agg(e.v ORDER BY e.i) AS v FROM unnest(");
        match (elements.is_empty(), ty.is_inferred()) {
            (true, true) => self.null_of_column(table, index, As::Values),
            (true, false) => self.display(format_args!("'{{}}'::{ty}")),
            (false, true) => {
                self.bind_as_column(&Bind::array(elements), table, index, As::Values);
            }
            (false, false) => self.array(&Bind::array(elements)),
        }
        self.push(", ");
        self.bind(&Bind::new(numbers));
        self.display(format_args!(
            "::bigint[]) WITH ORDINALITY AS e(v, n, i) GROUP BY e.n) AS a{at} ON a{at}.n = r.n"
        ));
    }

    /// A column's values as one array, of the column's type.
    fn array_of(&mut self, table: &'static TableDesc, index: u16, array: &Bind) {
        match array.sql_type().is_inferred() {
            true => self.bind_as_column(array, table, index, As::Array),
            false => self.array(array),
        }
    }

    /// An array of values, its type spelled out.
    fn array(&mut self, array: &Bind) {
        self.bind(array);
        self.push("::");
        self.display(array.sql_type());
    }

    fn columns(
        &mut self,
        table: &'static TableDesc,
        columns: impl Iterator<Item = u16>,
        overriding: bool,
    ) {
        let mut columns = columns.peekable();
        // Rows of defaults alone name no column, and `()` is no list.
        if columns.peek().is_some() {
            self.push(" (");
            self.list(columns, ", ", |r, index| {
                r.ident(table.columns[usize::from(index)]);
            });
            self.push(")");
        }
        if overriding {
            self.push(" OVERRIDING SYSTEM VALUE");
        }
    }

    fn conflict(&mut self, table: &'static TableDesc, conflict: &ConflictNode) {
        self.push(" ON CONFLICT");
        match &conflict.target {
            ConflictTarget::Any => {}
            ConflictTarget::Columns { columns, predicate } => {
                self.push(" (");
                self.list(columns, ", ", |r, &index| {
                    r.ident(table.columns[usize::from(index)]);
                });
                self.push(")");
                if let Some(predicate) = predicate {
                    self.push(" WHERE ");
                    self.literals = true;
                    self.expr(predicate);
                    self.literals = false;
                }
            }
            ConflictTarget::Constraint(name) => {
                self.push(" ON CONSTRAINT ");
                self.ident(name);
            }
        }
        if !conflict.update {
            return self.push(" DO NOTHING");
        }
        if conflict.sets.is_empty() {
            self.fail(format!(
                "the upsert of `{}` sets no column; say what to set, or `.do_nothing()`",
                table.name
            ));
        }
        self.push(" DO UPDATE SET ");
        // Both the row that is there and the proposed one are in sight.
        self.qualified = true;
        match conflict.touches {
            true => self.sets(table, &conflict.sets),
            false => self.list(&conflict.sets, ", ", |r, set| r.set(table, set)),
        }
        if let Some(filter) = &conflict.filter {
            self.push(" WHERE ");
            self.expr(filter);
        }
        self.qualified = false;
    }

    /// Two writes as one statement, which gives their rows: whether each was added, and its columns.
    pub(super) fn replace_links(&mut self, node: &ReplaceLinksNode) {
        let both = [("removed", &node.removed), ("added", &node.added)];
        self.push("WITH ");
        self.list(both, ", ", |r, (name, write)| {
            r.ident(name);
            r.push(" AS (");
            match write {
                WriteNode::Insert(node) => r.insert(node, true),
                WriteNode::Update(node) => r.update(node, true),
                WriteNode::Delete(node) => r.delete(node, true),
            }
            r.push(")");
            r.scope.clear();
        });
        let columns = Node::Row(plain(node.table));
        self.push(" SELECT FALSE, ");
        self.expr(&columns);
        self.push(" FROM \"removed\" UNION ALL SELECT TRUE, ");
        self.expr(&columns);
        self.push(" FROM \"added\"");
    }

    pub(super) fn update(&mut self, node: &UpdateNode, returning: bool) {
        let table = node.table;
        self.scope.push(VisibleSource::plain(plain(table)));
        if node.sets.is_empty() {
            self.fail(format!("the update of `{}` sets no column", table.name));
        }
        self.update_rows(table, &node.sets, node.filter.as_ref(), node.deleted);
        self.returning(&node.returning, returning);
    }

    fn update_rows(
        &mut self,
        table: &'static TableDesc,
        sets: &[SetNode],
        filter: Option<&Node>,
        deleted: Deleted,
    ) {
        self.push("UPDATE ");
        self.table(table.schema, table.name);
        self.push(" SET ");
        self.sets(table, sets);
        self.condition(table, filter, deleted);
    }

    pub(super) fn delete(&mut self, node: &DeleteNode, returning: bool) {
        let table = node.table;
        self.scope.push(VisibleSource::plain(plain(table)));
        match table.column_with(ColumnRole::SoftDelete) {
            Some(index) if !node.purge => {
                let marked = SetNode {
                    index,
                    value: Node::Text("now()"),
                };
                self.update_rows(table, &[marked], node.filter.as_ref(), node.deleted);
            }
            _ => {
                self.push("DELETE FROM ");
                self.table(table.schema, table.name);
                self.condition(table, node.filter.as_ref(), node.deleted);
            }
        }
        self.returning(&node.returning, returning);
    }

    /// `column = value, ..`, and what every update sets besides.
    fn sets(&mut self, table: &'static TableDesc, sets: &[SetNode]) {
        let touched: Vec<SetNode> = touched(table, sets).collect();
        self.list(sets.iter().chain(&touched), ", ", |r, set| {
            r.set(table, set)
        });
    }

    fn set(&mut self, table: &'static TableDesc, set: &SetNode) {
        self.ident(table.columns[usize::from(set.index)]);
        self.push(" = ");
        self.assigned(&set.value);
    }

    /// What a column is given: a value takes its type from that column alone.
    fn assigned(&mut self, value: &Node) {
        self.around = self.sql.len();
        self.expr(value);
    }

    fn condition(&mut self, table: &'static TableDesc, filter: Option<&Node>, deleted: Deleted) {
        let present = not_deleted(&plain(table), deleted);
        self.all_of(" WHERE ", filter, present.as_slice());
    }

    fn returning(&mut self, nodes: &[Node], wanted: bool) {
        if wanted {
            self.push(" RETURNING ");
            self.list(nodes, ", ", Self::expr);
        }
    }
}

/// A column that the rows of an insert give.
struct Given {
    index: u16,
    /// Its values, or whether each is there where they are arrays themselves.
    array: Bind,
    nested: Option<Nested>,
}

/// The elements of a column of arrays.
struct Nested {
    /// The column's type.
    ty: &'static SqlType,
    /// The row that each element belongs to, counted from 1.
    numbers: Vec<i64>,
    elements: Vec<Bind>,
}

impl Given {
    fn new(rows: &Arc<dyn Rows>, index: u16) -> Self {
        let ty = rows.row(0).value(index).sql_type();
        if !matches!(ty, SqlType::Array(_)) {
            return Self {
                index,
                array: Bind::fields(rows.clone(), index),
                nested: None,
            };
        }
        let mut present = Vec::with_capacity(rows.len());
        let (mut numbers, mut elements) = (Vec::new(), Vec::new());
        for row in 0..rows.len() {
            let array = rows.row(row).value(index).elements();
            present.push(array.is_some());
            for element in array.into_iter().flatten() {
                numbers.push(row as i64 + 1);
                elements.push(element);
            }
        }
        Self {
            index,
            array: Bind::new(present),
            nested: Some(Nested {
                ty,
                numbers,
                elements,
            }),
        }
    }
}

fn plain(table: &'static TableDesc) -> SourceNode {
    SourceNode::table(table)
}

/// The UUIDs of columns that the statement does not give.
fn uuids_without<'a>(
    uuids: &'a [(u16, Bind)],
    given: &[u16],
) -> impl Iterator<Item = &'a (u16, Bind)> {
    uuids.iter().filter(|(at, _)| !given.contains(at))
}

/// What every update sets besides: its time and the next version.
fn touched(table: &'static TableDesc, sets: &[SetNode]) -> impl Iterator<Item = SetNode> {
    let touched = |role| {
        let index = table.column_with(role)?;
        (!sets.is_empty() && sets.iter().all(|set| set.index != index)).then_some(index)
    };
    let time = touched(ColumnRole::UpdatedAt).map(|index| SetNode {
        index,
        value: Node::Text("now()"),
    });
    let version = touched(ColumnRole::Version).map(|index| {
        let version = Node::Column {
            source: plain(table),
            index,
        };
        SetNode {
            index,
            value: Node::infix("+", Precedence::Sum, version, Node::Text("1")),
        }
    });
    time.into_iter().chain(version)
}
