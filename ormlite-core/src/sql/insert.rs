//! `INSERT` of one row, and of many rows as arrays.

use std::sync::Arc;

use crate::ast::{InsertNode, Node, RowsNode, SetNode, SourceNode};
use crate::schema::TableDesc;
use crate::sql::column_type::BindType;
use crate::sql::renderer::{Renderer, VisibleSource};
use crate::sql::unnest::Unnest;
use crate::types::{Bind, Rows, SqlType};

impl Renderer {
    pub(super) fn insert(&mut self, node: &InsertNode, returning: bool) {
        let table = node.table;
        self.scope
            .push(VisibleSource::plain(SourceNode::table(table)));
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
        let assigned: Vec<_> = sets.iter().map(|set| set.index).collect();
        let generated: Vec<_> = uuids_without(&node.uuids, &assigned)
            .map(|(index, uuid)| SetNode {
                index: *index,
                value: Node::bind(uuid.clone()),
            })
            .collect();
        // Insertion sort, in the order of the table: a row has few columns, and a sort is more code.
        let mut ordered: Vec<&SetNode> = Vec::with_capacity(sets.len() + generated.len());
        for set in sets.iter().chain(&generated) {
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

    /// Inserts many rows, with one array per column: `SELECT .. FROM unnest($1, $2, ..)`. The text does
    /// not depend on the number of rows.
    ///
    /// The values of an array column cannot be such an array, since PostgreSQL's nested arrays are
    /// rectangular. Its elements are one array, the numbers of their rows another, and the server
    /// collects the elements per row.
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
        // `.set(..)` overrides the values of the rows.
        let is_own = |at: &u16| !shared.iter().any(|set| set.index == *at);
        let own: Vec<u16> = columns.iter().copied().filter(is_own).collect();
        let shared_columns = shared.iter().map(|set| set.index);
        let all: Vec<u16> = columns
            .iter()
            .copied()
            .chain(shared_columns.clone())
            .collect();
        let generated: Vec<_> = uuids_without(&node.uuids, &all).collect();
        let targets = own
            .iter()
            .copied()
            .chain(generated.iter().map(|(at, _)| *at))
            .chain(shared_columns);
        self.columns(table, targets, overriding);

        if rows.len() == 0 {
            // Without rows the types are not known, and nothing is inserted.
            let width = own.len() + generated.len() + shared.len();
            self.push(" SELECT ");
            self.list(0..width, ", ", |r, _| r.push("NULL"));
            return self.push(" WHERE FALSE");
        }

        let own: Vec<_> = own.iter().map(|&at| ColumnValues::new(rows, at)).collect();
        let width = own.len() + generated.len();
        self.push(" SELECT ");
        let elements = |at: usize| own.get(at)?.elements.as_ref();
        self.list(0..width, ", ", |r, at| match elements(at) {
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
        let unnest = Unnest::of(
            own.iter()
                .any(|column| column.array.sql_type().is_composite()),
        );
        self.push(" FROM ");
        self.push(unnest.start());
        let mut separator = "";
        for column in &own {
            self.push(std::mem::replace(&mut separator, unnest.separator()));
            match column.elements {
                Some(_) => self.array(&column.array),
                None => self.array_of(table, column.index, &column.array),
            }
        }
        for (_, uuids) in &generated {
            self.push(std::mem::replace(&mut separator, unnest.separator()));
            self.array(uuids);
        }
        self.end_unnest(unnest, rows.len());
        self.push(" AS r(");
        self.list(0..width, ", ", |r, at| {
            r.display(format_args!("c{at}"));
        });
        self.push(", n)");
        let has_joins = own.iter().any(|column| column.elements.is_some());
        for (at, column) in own.into_iter().enumerate() {
            if let Some(elements) = column.elements {
                self.join_elements(at, table, column.index, elements);
            }
        }
        // A join does not keep the order of the rows.
        if has_joins {
            self.push(" ORDER BY r.n");
        }
    }

    /// ` LEFT JOIN (SELECT .., array_agg(..) FROM unnest(..) GROUP BY ..)`: the arrays of one column.
    fn join_elements(
        &mut self,
        at: usize,
        table: &'static TableDesc,
        index: u16,
        elements: ArrayElements,
    ) {
        let ArrayElements { ty, rows, values } = elements;
        let (unnest, count) = (Unnest::of(ty.is_composite()), values.len());
        self.push(" LEFT JOIN (SELECT e.n, array_agg(e.v ORDER BY e.i) AS v");
        self.push(" FROM ");
        self.push(unnest.start());
        match (values.is_empty(), ty.is_inferred()) {
            (true, true) => self.null_of_column(table, index, BindType::Column),
            (true, false) => self.display(format_args!("'{{}}'::{ty}")),
            (false, true) => {
                self.bind_as_column(&Bind::array(values), table, index, BindType::Column);
            }
            (false, false) => self.array(&Bind::array(values)),
        }
        self.push(unnest.separator());
        self.bind(&Bind::new(rows));
        self.push("::bigint[]");
        self.end_unnest(unnest, count);
        self.display(format_args!(
            " AS e(v, n, i) GROUP BY e.n) AS a{at} ON a{at}.n = r.n"
        ));
    }

    /// Ends a list of arrays of `count` elements, and adds the numbers of the elements.
    fn end_unnest(&mut self, unnest: Unnest, count: usize) {
        match unnest {
            Unnest::Together => self.push(") WITH ORDINALITY"),
            Unnest::Each => {
                self.push("), generate_series(1, ");
                self.bind(&Bind::new(count as i64));
                self.push("::bigint))");
            }
        }
    }

    /// Writes the values of a column as one array, with the element type of the column.
    fn array_of(&mut self, table: &'static TableDesc, index: u16, array: &Bind) {
        match array.sql_type().is_inferred() {
            true => self.bind_as_column(array, table, index, BindType::ArrayOfColumn),
            false => self.array(array),
        }
    }

    /// `$1::type[]`
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
        // A row of defaults has no columns, and PostgreSQL has no empty column list.
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

/// The values of a column in all rows of an insert.
struct ColumnValues {
    index: u16,
    /// The values. For an array column, whether each value is not NULL.
    array: Bind,
    elements: Option<ArrayElements>,
}

/// The elements of an array column in all rows of an insert.
struct ArrayElements {
    /// The type of the column.
    ty: &'static SqlType,
    /// The row of each element, counted from 1.
    rows: Vec<i64>,
    values: Vec<Bind>,
}

impl ColumnValues {
    fn new(rows: &Arc<dyn Rows>, index: u16) -> Self {
        let ty = rows.row(0).value(index).sql_type();
        if !matches!(ty.undomained(), SqlType::Array(_)) {
            return Self {
                index,
                array: Bind::fields(rows.clone(), index),
                elements: None,
            };
        }
        let mut present = Vec::with_capacity(rows.len());
        let (mut element_rows, mut values) = (Vec::new(), Vec::new());
        for row in 0..rows.len() {
            let array = rows.row(row).value(index).elements();
            present.push(array.is_some());
            for element in array.into_iter().flatten() {
                element_rows.push(row as i64 + 1);
                values.push(element);
            }
        }
        Self {
            index,
            array: Bind::new(present),
            elements: Some(ArrayElements {
                ty,
                rows: element_rows,
                values,
            }),
        }
    }
}

/// Returns the generated UUIDs of the columns that the statement does not assign.
fn uuids_without<'a>(
    uuids: &'a [(u16, Bind)],
    assigned: &[u16],
) -> impl Iterator<Item = &'a (u16, Bind)> {
    uuids.iter().filter(|(at, _)| !assigned.contains(at))
}
