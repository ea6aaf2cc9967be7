//! Relations: the accessors that `#[derive(Table)]` leaves for each reference.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::column::Column;
use crate::error::Error;
use crate::executor::Executor;
use crate::node::{Node, Precedence, SourceNode};
use crate::select::Select;
use crate::table::{ReferenceDesc, Table};
use crate::value::{Bind, Scalar, Value};

/// A foreign key's type fits the column it refers to: the same, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "a foreign key of type `{Self}` cannot refer to a column of type `{W}`",
    label = "the referenced column is `{W}`",
    note = "give the field the type `{W}`, or `Option<{W}>` for a reference that may be missing"
)]
pub trait RefersTo<W>: Value {}
impl<V: Scalar> RefersTo<V> for V {}
impl<V: Scalar> RefersTo<V> for Option<V> {}

/// The row of `P` that a row of `C` refers to by its `N`th reference.
///
/// `room.property().one(&db)` loads it; `.inner_join_by(Room::property)` joins by it.
#[must_use = "a relation does nothing until a terminal call such as `.one(&db)` runs it"]
pub struct BelongsTo<C, P, const N: usize> {
    key: Vec<Bind>,
    marker: PhantomData<fn() -> (C, P)>,
}

impl<C, P, const N: usize> fmt::Debug for BelongsTo<C, P, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BelongsTo").field(&self.key).finish()
    }
}

/// How the derive makes one; the arguments check the types of both sides. The target comes first:
/// when its type is known, a field of another type is an error in the words of [`RefersTo`].
#[doc(hidden)]
impl<C, P, const N: usize> BelongsTo<C, P, N> {
    pub fn by<V: RefersTo<W>, W>(target: Column<P, W>, value: &V) -> Self {
        Self {
            key: Vec::new(),
            marker: PhantomData,
        }
        .and(target, value)
    }

    pub fn and<V: RefersTo<W>, W>(mut self, _: Column<P, W>, value: &V) -> Self {
        self.key.push(Bind::new(value.clone()));
        self
    }
}

impl<C: Table, P: Table, const N: usize> BelongsTo<C, P, N> {
    fn reference() -> &'static ReferenceDesc {
        &C::DESC.references[N]
    }

    /// `child.key = parent.key AND ..`
    pub(crate) fn condition() -> Option<Node> {
        let (child, parent) = (SourceNode::of::<C>(), SourceNode::of::<P>());
        let ReferenceDesc { columns, target } = Self::reference();
        let mut on = None;
        for (&child_at, &parent_at) in columns.iter().zip(*target) {
            let left = Node::Column {
                source: child,
                index: child_at,
            };
            let right = Node::Column {
                source: parent,
                index: parent_at,
            };
            Node::and(
                &mut on,
                Node::infix("=", Precedence::Comparison, left, right),
            );
        }
        on
    }

    /// The query for the row, to be narrowed or selected from.
    pub fn query(self) -> Select<(P, ()), P> {
        let mut query = Select::from_source();
        let source = query.node.from;
        for (&index, bind) in Self::reference().target.iter().zip(self.key) {
            let column = Node::Column { source, index };
            Node::and(
                &mut query.node.filter,
                Node::infix("=", Precedence::Comparison, column, Node::bind(bind)),
            );
        }
        query.node.keyed = true;
        query
    }

    /// Loads the row.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) when the reference is NULL, or the row is marked as
    /// deleted; else as [`Select::one`].
    #[track_caller]
    pub fn one<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<P, Error>> + Send {
        self.query().one(db)
    }

    /// Loads the row, or `None` when the reference is NULL or the row is marked as deleted.
    ///
    /// # Errors
    /// As [`Select::optional`].
    #[track_caller]
    pub fn optional<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<P>, Error>> + Send {
        self.query().optional(db)
    }
}
