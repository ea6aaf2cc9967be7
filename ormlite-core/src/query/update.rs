//! Updates: by filter, by row, by patch; and optimistic locking.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::ast::{Deleted, Node, SetNode, SourceNode, UpdateNode, WriteNode};
use crate::decode::Decode;
use crate::exec::Expected;
use crate::expr::Expression;
use crate::query::insert::set;
use crate::query::rows::{Filtered, RowsChosen, Unfiltered, and_equal, choosing_rows};
use crate::query::selection::Selection;
use crate::query::terminal::{Assign, terminal_calls, whole_row};
use crate::schema::{Column, Table, Writable};
use crate::sql;
use crate::types::{Bind, Value};
use crate::typing::{Boolean, FitsColumn, Own, Within};

/// An update of `T` that gives an `O` per row.
///
/// `F` says whether its rows have been chosen; it runs only once they have.
#[must_use = "an update does nothing until a terminal call such as `.execute(&db)` runs it"]
pub struct Update<T, F, O> {
    node: Box<UpdateNode>,
    decode: Decode<O>,
    expected: Expected,
    returns: bool,
    marker: PhantomData<fn() -> (T, F)>,
}

terminal_calls!(
    [T, F, O: Send + 'static] [F: RowsChosen] Update<T, F, O>, O, sql::update,
    ", when nothing is set ([`is_invalid_query`](crate::error::Error::is_invalid_query)), or, by version, \
     when the row has changed ([`is_stale_version`](crate::error::Error::is_stale_version))."
);

impl<T, F, O> fmt::Debug for Update<T, F, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Update").field(&self.node).finish()
    }
}

impl<T: Table> Update<T, Filtered, T> {
    /// An update of the rows for which a condition holds.
    pub(crate) fn chosen(sets: Vec<SetNode>, filter: Node) -> Self
    where
        T: Writable,
    {
        let mut update = Update::start();
        (update.node.sets, update.node.filter) = (sets, Some(filter));
        update.retyped()
    }

    pub(crate) fn into_node(self) -> WriteNode {
        WriteNode::Update(*self.node)
    }
}

impl<T: Writable> Update<T, Unfiltered, T> {
    pub(crate) fn start() -> Self {
        Self {
            node: Box::new(UpdateNode {
                table: T::DESC,
                sets: Vec::new(),
                filter: None,
                deleted: Deleted::Hidden,
                returning: vec![Node::Row(SourceNode::of::<T>())],
            }),
            decode: whole_row(),
            expected: Expected::of(T::DESC.name),
            returns: false,
            marker: PhantomData,
        }
    }
}

choosing_rows!(Update, "Updates", "update", "updated");

impl<T: Table, F, O> Update<T, F, O> {
    /// Only as long as the column, usually the table's `version`, has this value: else the update
    /// fails with [`is_stale_version`](crate::error::Error::is_stale_version).
    pub fn version<V: Value>(mut self, column: Column<T, V>, expected: V) -> Self {
        and_equal::<T>(&mut self.node.filter, column.index(), Bind::new(expected));
        self.expected.version = true;
        self
    }

    /// `SET column = value`, where the value may be an expression over the row.
    pub fn set<V: Value, A: Assign<V>, I>(mut self, column: Column<T, V>, value: A) -> Self
    where
        A::Scope: Within<(T, ()), I> + Own<Null: FitsColumn<V::Nullable>>,
    {
        set(&mut self.node.sets, column.index(), value.into_assigned());
        self
    }

    /// [`set`](Self::set) where there is a value, else the column stays as it is.
    pub fn set_opt<V: Value, A: Assign<V>, I>(self, column: Column<T, V>, value: Option<A>) -> Self
    where
        A::Scope: Within<(T, ()), I> + Own<Null: FitsColumn<V::Nullable>>,
    {
        match value {
            Some(value) => self.set(column, value),
            None => self,
        }
    }

    /// Sets what the patch holds.
    pub fn patch<P: Patch<T>>(mut self, patch: P) -> Self {
        patch.apply(&mut Assignments {
            sets: &mut self.node.sets,
            marker: PhantomData,
        });
        self
    }

    /// Updates rows that are marked as deleted, too.
    pub fn with_deleted(mut self) -> Self {
        self.node.deleted = Deleted::Included;
        self
    }

    /// Updates only rows that are marked as deleted.
    pub fn only_deleted(mut self) -> Self {
        self.node.deleted = Deleted::Only;
        self
    }
}

/// A partial update of `T`, by `#[derive(Patch)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a patch of the table `{T}`",
    note = "derive it: `#[derive(Patch)] #[patch(table = {T})]`"
)]
pub trait Patch<T: Table> {
    /// Sets the columns that the patch holds.
    fn apply(self, assignments: &mut Assignments<'_, T>);
}

/// Where a [`Patch`] puts its columns.
#[derive(Debug)]
pub struct Assignments<'a, T> {
    sets: &'a mut Vec<SetNode>,
    marker: PhantomData<fn() -> T>,
}

impl<T: Table> Assignments<'_, T> {
    /// Sets a column to what a patch's field holds, if anything.
    pub fn set_field<V: Value, F: PatchField<V>>(&mut self, column: Column<T, V>, field: F) {
        if let Some(value) = field.into_value() {
            set(self.sets, column.index(), Node::bind(Bind::new(value)));
        }
    }
}

/// A field of a [`Patch`] for a column of type `V`: a `V` always sets it, an `Option<V>` where
/// there is one. For a nullable column that is `Option<Option<_>>`.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot patch a column of type `{V}`",
    note = "give the field the type `Option<{V}>` (set when `Some`) or `{V}` (always set)"
)]
pub trait PatchField<V> {
    /// The value to set.
    fn into_value(self) -> Option<V>;
}

impl<V: Value> PatchField<V> for V {
    fn into_value(self) -> Option<V> {
        Some(self)
    }
}

impl<V: Value> PatchField<V> for Option<V> {
    fn into_value(self) -> Option<V> {
        self
    }
}
