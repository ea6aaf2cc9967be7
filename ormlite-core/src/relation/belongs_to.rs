//! Belongs-to: the row that a row refers to.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::ast::{LinkNode, Node, SelectNode, columns_equal};
use crate::error::Error;
use crate::exec::Executor;
use crate::query::{Link, Select};
use crate::relation::link::Reference;
use crate::schema::{Cardinality, Column, Deletion, One, Table};
use crate::types::{Bind, Scalar, Value};
use crate::typing::Nullable;

/// A foreign key's type fits the column it refers to: the same, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "a foreign key of type `{Self}` cannot refer to a column of type `{W}`",
    label = "the referenced column is `{W}`",
    note = "give the field the type `{W}`, or `Option<{W}>` for a reference that may be missing"
)]
pub trait RefersTo<W>: Value {}
impl<V: Scalar> RefersTo<V> for V {}
impl<V: Scalar> RefersTo<V> for Option<V> {}

/// The row of `P` that a row of `C` refers to by its `N`th reference, whose key may be NULL where
/// `K` is [`Optional`].
///
/// `room.property().one(&db)` loads it; `.with(Room::property)` loads it with each room of a query,
/// and `.inner_join_by(Room::property)` joins by it.
#[must_use = "a relation does nothing until a terminal call such as `.one(&db)` runs it"]
pub struct BelongsTo<C, P, const N: usize, K = One> {
    key: Vec<Bind>,
    /// What the row says of which target it refers to.
    when: Option<Bind>,
    marker: PhantomData<fn() -> (C, P, K)>,
}

impl<C, P, const N: usize, K> fmt::Debug for BelongsTo<C, P, N, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BelongsTo").field(&self.key).finish()
    }
}

/// How the derive makes one; the arguments check the types of both sides. The target comes first:
/// when its type is known, a field of another type is an error in the words of [`RefersTo`].
#[doc(hidden)]
impl<C, P, const N: usize, K> BelongsTo<C, P, N, K> {
    pub fn by<V: RefersTo<W>, W>(target: Column<P, W>, value: &V) -> Self {
        Self {
            key: Vec::new(),
            when: None,
            marker: PhantomData,
        }
        .and(target, value)
    }

    pub fn when<V: Value>(mut self, value: &V) -> Self {
        self.when = Some(Bind::new(value.clone()));
        self
    }

    pub fn and<V: RefersTo<W>, W>(mut self, _: Column<P, W>, value: &V) -> Self {
        self.key.push(Bind::new(value.clone()));
        self
    }
}

impl<C: Table, P: Table, const N: usize, K: Cardinality> Link for BelongsTo<C, P, N, K> {
    type From = C;
    type To = P;
    type Cardinality = <P::Deletion as Deletion>::Reference<K>;
    type WithDeleted = K;
    type Sources = (P, ());
    type Joined<Q> = (P, Q);
    type LeftJoined<Q> = (Nullable<P>, Q);

    fn node() -> (LinkNode, SelectNode) {
        Reference::of::<C, N>().to_parent::<C, P>()
    }
}

impl<C: Table, P: Table, const N: usize, K> BelongsTo<C, P, N, K> {
    /// The query for the row, to be narrowed or selected from.
    pub fn query(self) -> Select<(P, ()), P> {
        let mut query = Select::from_source();
        let reference = Reference::of::<C, N>();
        query.node.filter = columns_equal(query.node.from, reference.target, self.key);
        if let Some(same) = self.when.and_then(|said| reference.is_said_by(said)) {
            Node::and(&mut query.node.filter, same);
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

/// `Self` is the table `T`.
#[diagnostic::on_unimplemented(
    message = "this reference leads to `{Self}`, and not to `{T}`",
    label = "refers to `{Self}`",
    note = "name the column, or the relation, by which the rows refer to `{T}`"
)]
pub trait IsTable<T> {}
impl<T> IsTable<T> for T {}

/// The number of the reference that an accessor stands for, where it leads to `P`.
#[doc(hidden)]
pub const fn inverse<P, C, X: IsTable<P>, const N: usize, K>(
    _: fn(&C) -> BelongsTo<C, X, N, K>,
) -> usize {
    N
}
