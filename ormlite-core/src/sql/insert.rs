//! `INSERT`: one row, or many rows as arrays.

use std::sync::Arc;

use crate::ast::{InsertNode, Node, RowsNode, SetNode};
use crate::schema::TableDesc;
use crate::sql::of_column::As;
use crate::sql::renderer::{Renderer, VisibleSource};
use crate::sql::write::plain;
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
            self.on_conflict(table, conflict);
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

/// The UUIDs of columns that the statement does not give.
fn uuids_without<'a>(
    uuids: &'a [(u16, Bind)],
    given: &[u16],
) -> impl Iterator<Item = &'a (u16, Bind)> {
    uuids.iter().filter(|(at, _)| !given.contains(at))
}
