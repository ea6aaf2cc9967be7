//! Connecting rows: which children a row has, and which rows a junction connects it with.

use std::collections::HashSet;
use std::sync::Arc;

use crate::ast::{KeyColumn, Node, Precedence, RowsNode, SourceNode};
use crate::query::{Delete, Filtered, Insert, Update};
use crate::relation::has::HasMany;
use crate::relation::link::{LinkedBy, Reference};
use crate::relation::many_to_many::ManyToMany;
use crate::relation::replace::ReplaceLinks;
use crate::schema::{ColumnRole, Key, Table, Writable};
use crate::types::{AnyValue, Bind, Fields, no_column};

/// Keys of rows, as a write is given them.
pub(super) struct RowKeys(Vec<Vec<Bind>>);

impl RowKeys {
    pub(super) fn of<K: Key>(keys: impl IntoIterator<Item = impl Into<K>>) -> Self {
        Self(
            keys.into_iter()
                .map(|key| key.into().into_binds())
                .collect(),
        )
    }

    /// The keys made of these columns of theirs.
    fn of_places(&self, places: &[usize]) -> Self {
        let of_one = |key: &Vec<Bind>| places.iter().map(|&at| key[at].clone()).collect();
        Self(self.0.iter().map(of_one).collect())
    }

    /// Whether the columns are one of the keys: `column = ANY($1)`, or `(a, b) IN (SELECT ..)` of an
    /// array for each.
    fn contain(&self, source: SourceNode, columns: &[u16]) -> Node {
        let column = |index: u16| Node::Column { source, index };
        match columns {
            [] => Node::Text("FALSE"),
            _ if self.0.is_empty() => Node::Text("FALSE"),
            &[index] => {
                let keys = self.0.iter().flatten().cloned().collect();
                let any = Node::quantified("ANY", Node::bind(Bind::array(keys)));
                Node::infix("=", Precedence::Comparison, column(index), any)
            }
            _ => {
                let values = |at: usize| self.0.iter().map(|key| key[at].clone()).collect();
                let arrays = columns.iter().enumerate();
                let arrays = arrays
                    .map(|(at, &index)| KeyColumn::of_values(values(at), source.table, index));
                let row = Node::call("", columns.iter().copied().map(column).collect());
                let keys = Node::Unnested(arrays.collect());
                Node::infix("IN", Precedence::Range, row, keys)
            }
        }
    }
}

/// A row of which some columns are given, as values.
struct Given {
    columns: Arc<[u16]>,
    values: Vec<Bind>,
}

impl Fields for Given {
    fn value(&self, index: u16) -> &dyn AnyValue {
        let at = self.columns.iter().position(|own| *own == index);
        match at.and_then(|at| self.values.get(at)) {
            Some(value) => value.value(),
            None => no_column(index),
        }
    }
}

/// The keys of children.
impl<P: Table, C: Writable, const N: usize> HasMany<P, C, N> {
    /// Makes these rows the row's: an update of their references.
    ///
    /// It gives the rows that it changed: `.all(&db)`, or their number: `.execute(&db)`.
    pub fn connect(
        self,
        keys: impl IntoIterator<Item = impl Into<C::Key>>,
    ) -> Update<C, Filtered, C> {
        let own = self.own();
        let filter = RowKeys::of::<C::Key>(keys).contain(SourceNode::of::<C>(), C::DESC.key);
        Update::chosen(own.sets(), filter)
    }

    /// Makes these rows nobody's, where they are the row's: their references become NULL.
    ///
    /// A reference that must not be NULL is an error of the server's
    /// ([`is_not_null_violation`](crate::error::Error::is_not_null_violation)): such rows are deleted, or
    /// connected elsewhere.
    pub fn disconnect(
        self,
        keys: impl IntoIterator<Item = impl Into<C::Key>>,
    ) -> Update<C, Filtered, C> {
        let own = self.own();
        let these = RowKeys::of::<C::Key>(keys).contain(SourceNode::of::<C>(), C::DESC.key);
        Update::chosen(own.nulls(), own.condition().and_also(these))
    }

    /// Makes all of the row's rows nobody's.
    pub fn disconnect_all(self) -> Update<C, Filtered, C> {
        let own = self.own();
        Update::chosen(own.nulls(), own.condition())
    }

    /// Makes exactly these rows the row's, by one statement: others that were become nobody's.
    ///
    /// Of two that do so at once, each sees what was there before it: where that matters, lock the row
    /// first, `.for_update()`.
    pub fn set(self, keys: impl IntoIterator<Item = impl Into<C::Key>>) -> ReplaceLinks<C> {
        let own = self.own();
        let these = RowKeys::of::<C::Key>(keys).contain(SourceNode::of::<C>(), C::DESC.key);
        let removed = own.condition().and_also(these.clone().negated());
        let added = these.and_also(own.condition().is("IS NOT TRUE"));
        ReplaceLinks::updates(
            Update::chosen(own.nulls(), removed),
            Update::chosen(own.sets(), added),
        )
    }

    fn own(self) -> LinkedBy {
        Reference::of::<C, N>().linked_by(self.key)
    }
}

/// The keys of the rows that a junction connects.
impl<A: Table, J: Writable, B: Table, const N: usize, const M: usize> ManyToMany<A, J, B, N, M> {
    /// Connects these rows with the row: an insert into the junction, of those that are not there, as
    /// its primary key or another unique index says.
    ///
    /// It gives the junction's new rows, and takes what else they hold:
    /// `post.tags().connect([tag]).set(PostTag::position, 1)`. A row of the junction that is marked
    /// as deleted is there again.
    pub fn connect(self, keys: impl IntoIterator<Item = impl Into<B::Key>>) -> Insert<J, J> {
        self.insert(RowKeys::of::<B::Key>(keys))
    }

    /// Disconnects these rows from the row: a delete from the junction.
    pub fn disconnect(
        self,
        keys: impl IntoIterator<Item = impl Into<B::Key>>,
    ) -> Delete<J, Filtered, J> {
        let these = Self::are(&RowKeys::of::<B::Key>(keys));
        self.delete(Some(these))
    }

    /// Disconnects every row from the row.
    pub fn disconnect_all(self) -> Delete<J, Filtered, J> {
        self.delete(None)
    }

    /// Connects exactly these rows with the row, by one statement: others are disconnected.
    ///
    /// Of two that do so at once, each sees the links that were there before it: where that matters,
    /// lock the row first, `.for_update()`.
    pub fn set(self, keys: impl IntoIterator<Item = impl Into<B::Key>>) -> ReplaceLinks<J> {
        let keys = RowKeys::of::<B::Key>(keys);
        let again = Self {
            key: self.key.clone(),
            marker: self.marker,
        };
        ReplaceLinks::links(
            self.delete(Some(Self::are(&keys).negated())),
            again.insert(keys),
        )
    }

    /// Whether a row of the junction leads to one of these.
    fn are(keys: &RowKeys) -> Node {
        match Self::far_key() {
            Some((columns, places)) => keys
                .of_places(&places)
                .contain(SourceNode::of::<J>(), &columns),
            None => Self::no_key(),
        }
    }

    /// The junction's columns that hold the key of a row of `B`, and which of the key's each is. It
    /// may share columns with those that refer to `A`, which have their values from there.
    fn far_key() -> Option<(Vec<u16>, Vec<usize>)> {
        let (near, far) = (Reference::of::<J, N>(), Reference::of::<J, M>());
        let place = |target| B::DESC.key.iter().position(|at| *at == target);
        let (mut columns, mut places) = (Vec::new(), Vec::new());
        for (&column, &target) in far.columns.iter().zip(far.target) {
            match place(target) {
                Some(place) => {
                    columns.push(column);
                    places.push(place);
                }
                None if near.columns.contains(&column) => {}
                None => return None,
            }
        }
        (places.len() == B::DESC.key.len()).then_some((columns, places))
    }

    fn no_key() -> Node {
        let (junction, far) = (J::DESC.name, B::DESC.name);
        Node::Invalid(format!(
            "`{junction}` does not refer to `{far}` by its primary key; write its rows themselves"
        ))
    }

    fn insert(self, keys: RowKeys) -> Insert<J, J> {
        Self::connecting(vec![self.key], keys)
    }

    /// The junction's rows that connect each of the rows of these keys with all of those.
    pub(super) fn connecting(near: Vec<Vec<Bind>>, keys: RowKeys) -> Insert<J, J> {
        let Some((columns, places)) = Self::far_key() else {
            return Insert::refused(Self::no_key());
        };
        let keys = keys.of_places(&places).0;
        let pairs = near.into_iter().flat_map(|near| {
            let far = keys.iter().cloned();
            far.map(move |far| (near.clone(), far))
        });
        Self::link(pairs.collect(), &columns)
    }

    /// The junction's rows for pairs of keys: of the row of `A`, and of these columns.
    pub(super) fn link(pairs: Vec<(Vec<Bind>, Vec<Bind>)>, far_columns: &[u16]) -> Insert<J, J> {
        let (near, far) = (Reference::of::<J, N>(), Reference::of::<J, M>());
        // A column that both references share is given once.
        let own: Vec<usize> = (0..far_columns.len())
            .filter(|&at| !near.columns.contains(&far_columns[at]))
            .collect();
        let mut columns = near.columns.to_vec();
        columns.extend(own.iter().map(|&at| far_columns[at]));
        let given: Arc<[u16]> = columns.clone().into();
        let mut seen = HashSet::new();
        let mut rows = Vec::with_capacity(pairs.len());
        for (near, far) in pairs {
            let far = own.iter().map(|&at| far[at].clone());
            let values: Vec<Bind> = near.into_iter().chain(far).collect();
            let known: Option<Vec<_>> = values.iter().map(Bind::encoded).collect();
            // One link is enough for two that are asked for.
            if known.is_none_or(|known| seen.insert(known)) {
                let columns = given.clone();
                rows.push(Given { columns, values });
            }
        }
        let said = near.when_column().into_iter().chain(far.when_column());
        let key = columns.iter().copied().chain(said).collect();
        let insert = Insert::of_rows(RowsNode::Many {
            columns: columns.clone(),
            rows: Arc::new(rows),
            shared: near.when_set().into_iter().chain(far.when_set()).collect(),
        });
        match J::DESC.column_with(ColumnRole::SoftDelete) {
            None => insert.on_conflict_do_nothing(),
            Some(deleted) => insert.again(key, deleted),
        }
    }

    fn delete(self, further: Option<Node>) -> Delete<J, Filtered, J> {
        let near = Reference::of::<J, N>().linked_by(self.key).condition();
        let to_far = Reference::of::<J, M>().when_condition();
        let further = to_far.into_iter().chain(further);
        Delete::chosen(further.fold(near, Node::and_also))
    }
}
