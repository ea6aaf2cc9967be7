//! `Update`: UPDATE by filter, by key, by row and by patch, with optimistic locking.

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

/// An UPDATE of rows of `T`, whose `RETURNING` rows are read as `O`.
///
/// `F` is [`Filtered`] once the rows have been chosen; only then the terminal calls compile.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, alias, expr::*, query::*, relation::*, uuid::Uuid};
/// # #[derive(Table, Clone)]
/// # #[table(name = "room_types", crate = ormlite_core)]
/// # struct RoomType {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "rooms", unique(number), crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(references = RoomType::id)]
/// #     room_type_id: Option<Uuid>,
/// #     number: String,
/// #     #[column(default = "0")]
/// #     floor: i32,
/// # }
/// # pub fn example() {
/// let raised = Room::update()
///     .set(Room::floor, Room::floor + 1)
///     .filter(Room::number.like("1%"));
/// assert_eq!(
///     raised.to_sql().sql,
///     r#"UPDATE "rooms" SET "floor" = "floor" + $1::integer WHERE "number" LIKE $2"#,
/// );
///
/// let renumbered = Room::update()
///     .set(Room::number, "102")
///     .set_opt(Room::floor, None::<i32>) // `None` leaves the column unchanged
///     .find(Uuid::nil())
///     .returning(Room::floor);
/// assert_eq!(
///     renumbered.to_sql().sql,
///     r#"UPDATE "rooms" SET "number" = $1 WHERE "id" = $2 RETURNING "floor""#,
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
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
    ", if no column is set ([`is_invalid_query`](crate::error::Error::is_invalid_query)), or, with a version, \
     if the row has changed ([`is_stale_version`](crate::error::Error::is_stale_version))."
);

impl<T, F, O> fmt::Debug for Update<T, F, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Update").field(&self.node).finish()
    }
}

impl<T: Table> Update<T, Filtered, T> {
    /// An update with these assignments and this `WHERE` condition.
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
    /// `AND column = expected`: optimistic locking by a version that is not read from a row.
    ///
    /// The update returns an error with [`is_stale_version`](crate::error::Error::is_stale_version)
    /// if no row matches.
    pub fn version<V: Value>(mut self, column: Column<T, V>, expected: V) -> Self {
        and_equal::<T>(&mut self.node.filter, column.index(), Bind::new(expected));
        self.expected.version = true;
        self
    }

    /// `SET column = value`. The value may be an expression over the row: `.set(Room::floor,
    /// Room::floor + 1)`.
    pub fn set<V: Value, A: Assign<V>, I>(mut self, column: Column<T, V>, value: A) -> Self
    where
        A::Scope: Within<(T, ()), I> + Own<Null: FitsColumn<V::Nullable>>,
    {
        set(&mut self.node.sets, column.index(), value.into_assigned());
        self
    }

    /// [`set`](Self::set) if the value is `Some`; the column stays unchanged if it is `None`.
    pub fn set_opt<V: Value, A: Assign<V>, I>(self, column: Column<T, V>, value: Option<A>) -> Self
    where
        A::Scope: Within<(T, ()), I> + Own<Null: FitsColumn<V::Nullable>>,
    {
        match value {
            Some(value) => self.set(column, value),
            None => self,
        }
    }

    /// Sets the columns that a `#[derive(Patch)]` struct contains.
    pub fn patch<P: Patch<T>>(mut self, patch: P) -> Self {
        patch.apply(&mut Assignments {
            sets: &mut self.node.sets,
            marker: PhantomData,
        });
        self
    }

    /// Also updates soft-deleted rows.
    pub fn with_deleted(mut self) -> Self {
        self.node.deleted = Deleted::Included;
        self
    }

    /// Updates only soft-deleted rows.
    pub fn only_deleted(mut self) -> Self {
        self.node.deleted = Deleted::Only;
        self
    }
}

/// A partial update of `T`; implemented by `#[derive(Patch)]`.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Patch, Table, query::*, uuid::Uuid};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     number: String,
/// #     floor: i32,
/// # }
/// #[derive(Patch)]
/// #[patch(table = Room, crate = ormlite_core)]
/// struct RoomPatch {
///     number: Option<String>,
///     floor: Option<i32>,
/// }
///
/// # pub fn example() {
/// let patch = RoomPatch { number: None, floor: Some(3) };
/// assert_eq!(
///     Room::update().patch(patch).find(Uuid::nil()).to_sql().sql,
///     r#"UPDATE "rooms" SET "floor" = $1 WHERE "id" = $2"#,
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a patch of the table `{T}`",
    note = "derive it: `#[derive(Patch)] #[patch(table = {T})]`"
)]
pub trait Patch<T: Table> {
    /// Sets the columns of the patch.
    fn apply(self, assignments: &mut Assignments<'_, T>);
}

/// The assignments of an [`Update`], which a [`Patch`] adds to.
#[derive(Debug)]
pub struct Assignments<'a, T> {
    sets: &'a mut Vec<SetNode>,
    marker: PhantomData<fn() -> T>,
}

impl<T: Table> Assignments<'_, T> {
    /// Sets a column to the value of a patch's field, if it has one.
    pub fn set_field<V: Value, F: PatchField<V>>(&mut self, column: Column<T, V>, field: F) {
        if let Some(value) = field.into_value() {
            set(self.sets, column.index(), Node::bind(Bind::new(value)));
        }
    }
}

/// A field of a [`Patch`] for a column of type `V`. A field of type `V` always sets the column, an
/// `Option<V>` if it is `Some`. For a nullable column that is an `Option<Option<_>>`, where
/// `Some(None)` sets NULL.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot patch a column of type `{V}`",
    note = "give the field the type `Option<{V}>` (set when `Some`) or `{V}` (always set)"
)]
pub trait PatchField<V> {
    /// The value to set, if any.
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
