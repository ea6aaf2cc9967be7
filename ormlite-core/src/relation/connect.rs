//! `connect`, `disconnect` and `set`: writing the foreign keys of children and the rows of a
//! junction table.

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

/// The primary keys that are passed to a write.
pub(super) struct RowKeys(Vec<Vec<Bind>>);

impl RowKeys {
    pub(super) fn of<K: Key>(keys: impl IntoIterator<Item = impl Into<K>>) -> Self {
        Self(
            keys.into_iter()
                .map(|key| key.into().into_binds())
                .collect(),
        )
    }

    /// The same keys, reduced to some of their columns.
    fn of_places(&self, places: &[usize]) -> Self {
        let of_one = |key: &Vec<Bind>| places.iter().map(|&at| key[at].clone()).collect();
        Self(self.0.iter().map(of_one).collect())
    }

    /// The condition that the columns equal one of the keys: `column = ANY($1)`, or for several
    /// columns `(a, b) IN (SELECT ..)` over one array per column.
    fn contain(&self, source: SourceNode, columns: &[u16]) -> Node {
        let column = |index: u16| Node::Column {
            source: source.clone(),
            index,
        };
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
                let arrays = arrays.map(|(at, &index)| {
                    KeyColumn::of_values(values(at), source.of_relation(), index)
                });
                let row = Node::call("", columns.iter().copied().map(column).collect());
                let keys = Node::Unnested(arrays.collect());
                Node::infix("IN", Precedence::Range, row, keys)
            }
        }
    }
}

/// A row of which only some columns have values.
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

/// Writing the foreign keys of the children.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, expr::*, query::*, relation::*, uuid::Uuid};
/// # #[derive(Table, Clone)]
/// # #[table(name = "users", has_many(posts = Post::author_id), crate = ormlite_core)]
/// # struct User {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "posts", many_to_many(tags = PostTag), crate = ormlite_core)]
/// # struct Post {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(references = User::id)]
/// #     author_id: Uuid,
/// #     title: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "tags", crate = ormlite_core)]
/// # struct Tag {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(unique)]
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "post_tags", primary_key(post_id, tag_id), crate = ormlite_core)]
/// # struct PostTag {
/// #     #[column(references = Post::id)]
/// #     post_id: Uuid,
/// #     #[column(references = Tag::id)]
/// #     tag_id: Uuid,
/// # }
/// # pub fn example() {
/// # let user = User { id: Uuid::nil(), name: String::new() };
/// # let (a, b) = (Uuid::nil(), Uuid::nil());
/// let connect = user.posts().connect([a, b]);
/// assert_eq!(
///     connect.to_sql().sql,
///     r#"UPDATE "posts" SET "author_id" = $1::uuid WHERE "id" = ANY($2::uuid[])"#,
/// );
///
/// let disconnect = user.posts().disconnect([a]);
/// assert_eq!(
///     disconnect.to_sql().sql,
///     r#"UPDATE "posts" SET "author_id" = NULL WHERE "author_id" = $1 AND "id" = ANY($2::uuid[])"#,
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
impl<P: Table, C: Writable, const N: usize> HasMany<P, C, N> {
    /// Sets the foreign key of these rows to the row: `UPDATE children SET foreign key = .. WHERE
    /// primary key = ANY(..)`.
    ///
    /// `.all(&db)` returns the changed rows, `.execute(&db)` their number.
    pub fn connect(
        self,
        keys: impl IntoIterator<Item = impl Into<C::Key>>,
    ) -> Update<C, Filtered, C> {
        let own = self.own();
        let filter = RowKeys::of::<C::Key>(keys).contain(SourceNode::of::<C>(), C::DESC.key);
        Update::chosen(own.sets(), filter)
    }

    /// Sets the foreign key of these rows to NULL, if they refer to the row.
    ///
    /// If the foreign key is `NOT NULL`, the server returns an error
    /// ([`is_not_null_violation`](crate::error::Error::is_not_null_violation)): delete such rows or
    /// connect them to another row.
    pub fn disconnect(
        self,
        keys: impl IntoIterator<Item = impl Into<C::Key>>,
    ) -> Update<C, Filtered, C> {
        let own = self.own();
        let these = RowKeys::of::<C::Key>(keys).contain(SourceNode::of::<C>(), C::DESC.key);
        Update::chosen(own.nulls(), own.condition().and_also(these))
    }

    /// Sets the foreign key of all rows that refer to the row to NULL.
    pub fn disconnect_all(self) -> Update<C, Filtered, C> {
        let own = self.own();
        Update::chosen(own.nulls(), own.condition())
    }

    /// Makes exactly these rows refer to the row, in one statement. The foreign key of the other
    /// rows that refer to it becomes NULL.
    ///
    /// Two transactions that do this at the same time do not see each other's changes. If that
    /// matters, lock the row first, by `.for_update()`.
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

/// Writing the rows of the junction table.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, expr::*, query::*, relation::*, uuid::Uuid};
/// # #[derive(Table, Clone)]
/// # #[table(name = "users", has_many(posts = Post::author_id), crate = ormlite_core)]
/// # struct User {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "posts", many_to_many(tags = PostTag), crate = ormlite_core)]
/// # struct Post {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(references = User::id)]
/// #     author_id: Uuid,
/// #     title: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "tags", crate = ormlite_core)]
/// # struct Tag {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(unique)]
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "post_tags", primary_key(post_id, tag_id), crate = ormlite_core)]
/// # struct PostTag {
/// #     #[column(references = Post::id)]
/// #     post_id: Uuid,
/// #     #[column(references = Tag::id)]
/// #     tag_id: Uuid,
/// # }
/// # pub fn example() {
/// # let post = Post { id: Uuid::nil(), author_id: Uuid::nil(), title: String::new() };
/// # let (a, b) = (Uuid::nil(), Uuid::nil());
/// let disconnect = post.tags().disconnect([a, b]);
/// assert_eq!(
///     disconnect.to_sql().sql,
///     r#"DELETE FROM "post_tags" WHERE "post_id" = $1 AND "tag_id" = ANY($2::uuid[])"#,
/// );
///
/// let none = post.tags().disconnect_all();
/// assert_eq!(none.to_sql().sql, r#"DELETE FROM "post_tags" WHERE "post_id" = $1"#);
///
/// // One statement deletes the other links and inserts the missing ones.
/// let set = post.tags().set([a, b]).to_sql();
/// assert!(set.sql.starts_with("WITH \"removed\" AS (DELETE FROM \"post_tags\""));
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
impl<A: Table, J: Writable, B: Table, const N: usize, const M: usize> ManyToMany<A, J, B, N, M> {
    /// Inserts the junction rows that link these rows to the row. Links that exist already, by the
    /// primary key or another unique index of the junction table, are skipped (`ON CONFLICT DO
    /// NOTHING`).
    ///
    /// It returns the new junction rows and accepts values for their other columns:
    /// `post.tags().connect([tag]).set(PostTag::position, 1)`. A soft-deleted junction row is
    /// restored.
    pub fn connect(self, keys: impl IntoIterator<Item = impl Into<B::Key>>) -> Insert<J, J> {
        self.insert(RowKeys::of::<B::Key>(keys))
    }

    /// Deletes the junction rows that link these rows to the row.
    pub fn disconnect(
        self,
        keys: impl IntoIterator<Item = impl Into<B::Key>>,
    ) -> Delete<J, Filtered, J> {
        let these = Self::are(&RowKeys::of::<B::Key>(keys));
        self.delete(Some(these))
    }

    /// Deletes all junction rows of the row.
    pub fn disconnect_all(self) -> Delete<J, Filtered, J> {
        self.delete(None)
    }

    /// Replaces the links of the row, in one statement: exactly these rows are linked to it, other
    /// links are deleted.
    ///
    /// Two transactions that do this at the same time do not see each other's changes. If that
    /// matters, lock the row first, by `.for_update()`.
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

    /// The condition that a junction row refers to one of these rows.
    fn are(keys: &RowKeys) -> Node {
        match Self::far_key() {
            Some((columns, places)) => keys
                .of_places(&places)
                .contain(SourceNode::of::<J>(), &columns),
            None => Self::no_key(),
        }
    }

    /// The junction's columns that contain the primary key of a row of `B`, and the position of
    /// each in that key. Columns shared with the foreign key to `A` get their values from there.
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
            "`{junction}` does not refer to `{far}` by its primary key; insert and delete rows of `{junction}` instead"
        ))
    }

    fn insert(self, keys: RowKeys) -> Insert<J, J> {
        Self::connecting(vec![self.key], keys)
    }

    /// The junction rows that link each row of the near keys to each row of `keys`.
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

    /// The junction rows for pairs of keys: of the row of `A`, and of the far columns.
    pub(super) fn link(pairs: Vec<(Vec<Bind>, Vec<Bind>)>, far_columns: &[u16]) -> Insert<J, J> {
        let (near, far) = (Reference::of::<J, N>(), Reference::of::<J, M>());
        // A column that both foreign keys share is inserted once.
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
            // The same link twice in one INSERT would be a conflict.
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
