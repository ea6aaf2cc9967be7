//! Nested inserts: rows with their children and linked rows, one statement per level.

use std::fmt;
use std::sync::Arc;

use crate::ast::RowsNode;
use crate::error::Error;
use crate::exec::{BoxFuture, Executes, Executor, Expected, Transactional, located, one};
use crate::query::{AppendTo, Appended, ConflictColumns, Insert, Link, TableQuery};
use crate::relation::connect::RowKeys;
use crate::relation::has::HasMany;
use crate::relation::link::Reference;
use crate::relation::many_to_many::ManyToMany;
use crate::schema::{Insertable, Table, Writable};
use crate::types::{AnyValue, Bind, Fields};

/// What runs after rows were inserted. It returns an item for each of them.
type Then<T, O> = Box<dyn for<'a> FnOnce(&'a dyn Executor, Vec<T>) -> BoxFuture<'a, Vec<O>> + Send>;

/// An insert of rows that are complete.
type Ready<C> = Box<dyn for<'a> FnOnce(&'a dyn Executor) -> BoxFuture<'a, Vec<C>> + Send>;

/// An INSERT of rows of `T` with their children, which returns an `O` per row; made by
/// [`CreateMethods`].
///
/// One statement inserts the rows of `T`, one more the children of all of them, and so on for each
/// level. It must run in a transaction, so that a failure leaves nothing behind.
#[must_use = "an insert does nothing until a terminal call such as `.one(tx)` runs it"]
pub struct Create<T, O> {
    insert: Insert<T, T>,
    then: Then<T, O>,
}

impl<T, O> fmt::Debug for Create<T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Create").field(&self.insert).finish()
    }
}

/// The rows of `C` to insert with each row of `P`; made by [`children`]. Each child with its own
/// children is returned as an `O`.
#[must_use = "children are inserted with their parents: `.create_tree(..)`"]
pub struct ChildInserts<P, C, O> {
    /// Makes the child rows of the parents, and counts those of each parent.
    rows: Box<dyn FnOnce(&[P]) -> (Ready<C>, Vec<usize>) + Send>,
    then: Then<C, O>,
}

impl<P, C, O> fmt::Debug for ChildInserts<P, C, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChildInserts").finish_non_exhaustive()
    }
}

/// A relation whose rows can be inserted with their parents: has-many and many-to-many.
#[diagnostic::on_unimplemented(
    message = "rows of this relation cannot be created with their parents",
    note = "only rows of has-many and many-to-many relations can; insert the row that a foreign key refers to first"
)]
pub trait Creates: Link<From: Table, To: Writable> {
    /// Inserts the rows. Each key is that of a parent, with the number of its children.
    #[doc(hidden)]
    fn create<'a, R: Insertable<Self::To>>(
        db: &'a dyn Executor,
        rows: Vec<R>,
        keys: Vec<(Vec<Bind>, usize)>,
    ) -> BoxFuture<'a, Vec<Self::To>>;

    #[doc(hidden)]
    fn key_of(row: &Self::From) -> Vec<Bind>;
}

impl<P: Table, C: Writable + Send, const N: usize> Creates for HasMany<P, C, N> {
    fn create<'a, R: Insertable<C>>(
        db: &'a dyn Executor,
        rows: Vec<R>,
        keys: Vec<(Vec<Bind>, usize)>,
    ) -> BoxFuture<'a, Vec<C>> {
        let reference = Reference::of::<C, N>();
        let shared = reference.when_set().into_iter().collect();
        let mut columns = R::columns();
        columns.retain(|at| !reference.columns.contains(at));
        columns.extend(reference.columns);
        let of_each = keys.into_iter().flat_map(|(key, count)| {
            let key: Arc<[Bind]> = key.into();
            std::iter::repeat_n(key, count)
        });
        let rows = rows.into_iter().zip(of_each).map(|(row, key)| Linked {
            row,
            columns: reference.columns,
            key,
        });
        let rows: Vec<_> = rows.collect();
        let count = rows.len();
        let insert = Insert::<C, C>::of_rows(RowsNode::Many {
            columns,
            rows: Arc::new(rows),
            shared,
        });
        all_of(db, insert, count)
    }

    fn key_of(row: &P) -> Vec<Bind> {
        Reference::of::<C, N>().key_of(row)
    }
}

/// A row whose foreign key is replaced by the key of its parent.
struct Linked<R> {
    row: R,
    columns: &'static [u16],
    key: Arc<[Bind]>,
}

impl<R: Fields> Fields for Linked<R> {
    fn value(&self, index: u16) -> &dyn AnyValue {
        match self.columns.iter().position(|own| *own == index) {
            Some(at) => self.key[at].value(),
            None => self.row.value(index),
        }
    }
}

impl<A: Table, J: Writable, B: Writable + Send, const N: usize, const M: usize> Creates
    for ManyToMany<A, J, B, N, M>
{
    fn create<'a, R: Insertable<B>>(
        db: &'a dyn Executor,
        rows: Vec<R>,
        keys: Vec<(Vec<Bind>, usize)>,
    ) -> BoxFuture<'a, Vec<B>> {
        let count = rows.len();
        Box::pin(async move {
            let rows = all_of(db, B::insert_many(rows), count).await?;
            if rows.is_empty() {
                return Ok(rows);
            }
            let far = Reference::of::<J, M>();
            let near = keys
                .into_iter()
                .flat_map(|(key, count)| std::iter::repeat_n(key, count));
            let links = near.zip(&rows).map(|(near, row)| (near, far.key_of(row)));
            Self::link(links.collect(), far.columns).execute(db).await?;
            Ok(rows)
        })
    }

    fn key_of(row: &A) -> Vec<Bind> {
        Reference::of::<J, N>().key_of(row)
    }
}

/// Inserts rows and checks that the server returned all of them.
fn all_of<'a, C: Writable + Send>(
    db: &'a dyn Executor,
    insert: Insert<C, C>,
    count: usize,
) -> BoxFuture<'a, Vec<C>> {
    Box::pin(async move {
        if count == 0 {
            return Ok(Vec::new());
        }
        let rows = insert.all(db).await?;
        match rows.len() == count {
            true => Ok(rows),
            // The returned rows can no longer be assigned to their parents.
            false => Err(Error::invalid_query(format!(
                "a trigger of `{}` skipped or added rows, so the rows cannot be assigned to their parents",
                C::DESC.name
            ))),
        }
    })
}

/// The child rows to insert with each row of `P`: `children(Property::rooms, |property| [NewRoom {
/// .. }])`, for [`create_tree`](CreateMethods::create_tree).
///
/// The foreign key of a child is always that of its parent, whatever value the closure gave it.
pub fn children<P, L, R, I>(
    _: impl Fn(&P) -> L,
    rows: impl Fn(&P) -> I + Send + 'static,
) -> ChildInserts<P, L::To, L::To>
where
    P: Table,
    L: Creates<From = P>,
    L::To: Send,
    I: IntoIterator<Item = R>,
    R: Insertable<L::To>,
{
    ChildInserts {
        rows: Box::new(move |parents| {
            let (mut all, mut keys, mut counts) = (Vec::new(), Vec::new(), Vec::new());
            for parent in parents {
                let before = all.len();
                all.extend(rows(parent));
                let count = all.len() - before;
                keys.push((L::key_of(parent), count));
                counts.push(count);
            }
            (Box::new(move |db| L::create(db, all, keys)), counts)
        }),
        then: as_they_are(),
    }
}

/// Runs `before`, then inserts the children.
fn and_then<T, O, C, X>(
    before: Then<T, O>,
    children: ChildInserts<T, C, X>,
) -> Then<T, Appended<O, Vec<X>>>
where
    T: Send + 'static,
    C: Send + 'static,
    X: Send + 'static,
    O: Send + 'static,
    Vec<X>: AppendTo<O>,
{
    Box::new(move |db, parents: Vec<T>| {
        let (insert, counts) = (children.rows)(&parents);
        Box::pin(async move {
            let before = before(db, parents).await?;
            let rows = insert(db).await?;
            let mut rows = (children.then)(db, rows).await?.into_iter();
            let each = before.into_iter().zip(counts);
            Ok(each
                .map(|(row, count)| rows.by_ref().take(count).collect::<Vec<_>>().append_to(row))
                .collect())
        })
    })
}

/// Nested inserts: methods of an [`Insert`] of whole rows, of [`children`], and of their results.
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
/// # use ormlite_core::{Error, exec::Transactional};
/// # async fn example<E: Transactional>(tx: &E, sql: Uuid) -> Result<(), Error> {
/// let (user, posts): (User, Vec<Post>) = User::insert(NewUser { name: "Ada".into() })
///     .create(User::posts, |user| {
///         ["First", "Second"].map(|title| NewPost { author_id: user.id, title: title.into() })
///     })
///     .one(tx)
///     .await?;
///
/// // A level more: each post with its new tags, and connected to an existing one.
/// let posts = children(User::posts, |user| [NewPost { author_id: user.id, title: "Third".into() }]);
/// let tags = |post: &Post| [NewTag { name: post.title.clone() }];
/// let written: (User, Vec<(Post, Vec<Tag>)>) = User::insert(NewUser { name: "Grace".into() })
///     .create_tree(posts.create(Post::tags, tags).connect(Post::tags, [sql]))
///     .one(tx)
///     .await?;
/// # let _ = (user, written);
/// # Ok(())
/// # }
/// # }
/// ```
pub trait CreateMethods: Sized {
    /// The table of the inserted rows.
    type Table: Writable + Send;
    /// What is returned per row.
    type Row: Send + 'static;
    /// The same insert, returning an `O` per row.
    type Giving<O>;

    #[doc(hidden)]
    fn giving<O>(
        self,
        then: impl FnOnce(Then<Self::Table, Self::Row>) -> Then<Self::Table, O>,
    ) -> Self::Giving<O>;

    /// Inserts child rows with each row: `.create(Property::rooms, |property| [NewRoom { .. }])`.
    ///
    /// One statement inserts the children of all rows. Their foreign key is always that of their
    /// parent, whatever value the closure gave it. Rows of a many-to-many relation are inserted and
    /// linked by rows of the junction table.
    fn create<L, R, I>(
        self,
        relation: impl Fn(&Self::Table) -> L,
        rows: impl Fn(&Self::Table) -> I + Send + 'static,
    ) -> Self::Giving<Appended<Self::Row, Vec<L::To>>>
    where
        L: Creates<From = Self::Table, To: Send>,
        I: IntoIterator<Item = R>,
        R: Insertable<L::To>,
        Vec<L::To>: AppendTo<Self::Row>,
    {
        self.create_tree(children(relation, rows))
    }

    /// [`create`](Self::create) for children that have children of their own:
    /// `.create_tree(children(Property::rooms, |property| ..).create(Room::beds, |room| ..))`.
    fn create_tree<C: Send + 'static, X: Send + 'static>(
        self,
        children: ChildInserts<Self::Table, C, X>,
    ) -> Self::Giving<Appended<Self::Row, Vec<X>>>
    where
        Vec<X>: AppendTo<Self::Row>,
    {
        self.giving(|before| and_then(before, children))
    }

    /// Links each row to existing rows by the junction table, in one statement for all:
    /// `.connect(Post::tags, [tag_id])`.
    fn connect<J, B, const N: usize, const M: usize>(
        self,
        _: impl Fn(&Self::Table) -> ManyToMany<Self::Table, J, B, N, M>,
        keys: impl IntoIterator<Item = impl Into<B::Key>>,
    ) -> Self::Giving<Self::Row>
    where
        J: Writable,
        B: Table,
    {
        let keys = RowKeys::of::<B::Key>(keys);
        self.giving(|before| {
            Box::new(move |db, rows: Vec<Self::Table>| {
                let reference = Reference::of::<J, N>();
                let near = rows.iter().map(|row| reference.key_of(row)).collect();
                let links = ManyToMany::<Self::Table, J, B, N, M>::connecting(near, keys);
                Box::pin(async move {
                    let given = before(db, rows).await?;
                    links.execute(db).await?;
                    Ok(given)
                })
            })
        })
    }
}

impl<T: Writable + Send> CreateMethods for Insert<T, T> {
    type Table = T;
    type Row = T;
    type Giving<O> = Create<T, O>;

    fn giving<O>(self, then: impl FnOnce(Then<T, T>) -> Then<T, O>) -> Create<T, O> {
        Create {
            insert: self,
            then: then(as_they_are()),
        }
    }
}

impl<T: Writable + Send, P: Send + 'static> CreateMethods for Create<T, P> {
    type Table = T;
    type Row = P;
    type Giving<O> = Create<T, O>;

    fn giving<O>(self, then: impl FnOnce(Then<T, P>) -> Then<T, O>) -> Create<T, O> {
        Create {
            insert: self.insert,
            then: then(self.then),
        }
    }
}

impl<T, C: Writable + Send, P: Send + 'static> CreateMethods for ChildInserts<T, C, P> {
    type Table = C;
    type Row = P;
    type Giving<O> = ChildInserts<T, C, O>;

    fn giving<O>(self, then: impl FnOnce(Then<C, P>) -> Then<C, O>) -> ChildInserts<T, C, O> {
        ChildInserts {
            rows: self.rows,
            then: then(self.then),
        }
    }
}

/// Returns the inserted rows unchanged.
fn as_they_are<T: Send + 'static>() -> Then<T, T> {
    Box::new(|_, rows| Box::pin(async move { Ok(rows) }))
}

impl<T: Writable + Send, O: Send + 'static> Create<T, O> {
    /// Inserts the row with its children and returns them.
    ///
    /// # Errors
    /// As [`Insert::one`], for each of the statements. Roll the transaction back then.
    #[track_caller]
    pub fn one<E: Transactional + Executes<(T, ())> + ?Sized>(self, db: &E) -> BoxFuture<'_, O> {
        let all = self.all(db);
        Box::pin(async move { one(all.await?, Expected::of(T::DESC.name)) })
    }

    /// Inserts the rows with their children and returns them.
    ///
    /// # Errors
    /// As [`Insert::all`], for each of the statements. Roll the transaction back then.
    #[track_caller]
    pub fn all<E: Transactional + Executes<(T, ())> + ?Sized>(
        self,
        db: &E,
    ) -> BoxFuture<'_, Vec<O>> {
        let db = located(db);
        Box::pin(async move {
            let rows = self.insert.all(&*db).await?;
            (self.then)(&*db, rows).await
        })
    }
}

/// Rows of a many-to-many relation to link to a row, created if they do not exist; see
/// [`ManyToMany::connect_or_create`].
#[must_use = "a write does nothing until `.all(tx)` runs it"]
pub struct ConnectOrCreate<J, B> {
    upsert: Result<Insert<B, B>, Error>,
    link: Box<dyn FnOnce(&[B]) -> Insert<J, J> + Send>,
    /// For each given row, its position among the distinct rows.
    places: Vec<usize>,
}

impl<J, B> fmt::Debug for ConnectOrCreate<J, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ConnectOrCreate")
            .field(&self.upsert)
            .finish()
    }
}

impl<A: Table, J: Writable, B: Writable, const N: usize, const M: usize> ManyToMany<A, J, B, N, M> {
    /// Links rows to the row, and creates those that do not exist by the unique index over
    /// `unique`.
    ///
    /// An existing row keeps its values; a soft-deleted one is restored. If several transactions do
    /// this at the same time, each row is created once.
    ///
    /// ```
    /// # #[cfg(feature = "derive")]
    /// # mod example {
    /// # use ormlite_core::{Table, expr::*, query::*, relation::*, uuid::Uuid};
    /// # #[derive(Table, Clone)]
    /// # #[table(name = "posts", many_to_many(tags = PostTag), crate = ormlite_core)]
    /// # struct Post {
    /// #     #[column(primary_key, default = "gen_random_uuid()")]
    /// #     id: Uuid,
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
    /// # use ormlite_core::{Error, exec::Transactional};
    /// # async fn example<E: Transactional>(tx: &E, post: &Post) -> Result<(), Error> {
    /// let tags: Vec<Tag> = post
    ///     .tags()
    ///     .connect_or_create(Tag::name, [NewTag { name: "rust".into() }])
    ///     .all(tx)
    ///     .await?;
    /// # let _ = tags;
    /// # Ok(())
    /// # }
    /// # }
    /// ```
    pub fn connect_or_create<R: Insertable<B>, C: ConflictColumns<B>>(
        self,
        unique: C,
        rows: impl IntoIterator<Item = R>,
    ) -> ConnectOrCreate<J, B> {
        let columns = unique.indexes();
        let own = R::columns();
        let missing = columns.iter().find(|at| !own.contains(at));
        let missing = missing.map(|&at| B::DESC.columns[usize::from(at)]);
        let key_of = |row: &R| match missing {
            None => columns
                .iter()
                .map(|&at| row.value(at).to_bind().encoded())
                .collect(),
            Some(_) => Vec::new(),
        };
        let mut rows: Vec<_> = rows
            .into_iter()
            .map(|row| (key_of(&row), row))
            .enumerate()
            .collect();
        // In the order of their keys, so that two transactions that create the same rows do not
        // deadlock.
        rows.sort_by(|(_, (a, _)), (_, (b, _))| a.cmp(b));
        let mut places = vec![0; rows.len()];
        let (mut differing, mut last) = (Vec::new(), None);
        for (at, (key, row)) in rows {
            // Values that cannot be compared here count as distinct.
            if last.as_ref() != Some(&key) || key.contains(&None) {
                differing.push(row);
                last = Some(key);
            }
            places[at] = differing.len() - 1;
        }
        let near = self.key;
        ConnectOrCreate {
            upsert: match missing {
                None => Ok(B::insert_many(differing)
                    .on_conflict(Columns(columns))
                    .or_get_existing()
                    .reviving()),
                Some(column) => Err(Error::invalid_query(format!(
                    "`connect_or_create` finds rows of `{}` by `{column}`, but the given rows have no value for it",
                    B::DESC.name
                ))),
            },
            link: Box::new(move |rows| {
                let far = Reference::of::<J, M>();
                let pairs = rows.iter().map(|row| (near.clone(), far.key_of(row)));
                Self::link(pairs.collect(), far.columns)
            }),
            places,
        }
    }
}

/// Columns by their index.
struct Columns(Vec<u16>);

impl<T> ConflictColumns<T> for Columns {
    fn indexes(self) -> Vec<u16> {
        self.0
    }
}

impl<J: Writable + Send, B: Writable + Clone> ConnectOrCreate<J, B> {
    /// Runs the two statements and returns the rows, in the order in which they were given.
    ///
    /// # Errors
    /// If a statement fails. Roll the transaction back then.
    #[track_caller]
    pub fn all<E: Transactional + Executes<(B, ())> + ?Sized>(
        self,
        db: &E,
    ) -> BoxFuture<'_, Vec<B>> {
        let db = located(db);
        Box::pin(async move {
            let rows = match self.places.is_empty() {
                true => return Ok(Vec::new()),
                false => self.upsert?.all(&*db).await?,
            };
            (self.link)(&rows).execute(&*db).await?;
            let row = |&at: &usize| rows.get(at).cloned();
            let rows: Option<Vec<_>> = self.places.iter().map(row).collect();
            rows.ok_or_else(|| Error::not_found(B::DESC.name))
        })
    }
}
