//! `load`: a relation of rows that are already loaded.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use crate::ast::ErasedBox;
use crate::decode::{Decoded, Reader, RowDecoders};
use crate::error::Error;
use crate::exec::{Executes, Expected, Fetch, all, located};
use crate::load::load_for_keys;
use crate::relation::related::{Related, Relation};
use crate::schema::{Cardinality, Table};
use crate::types::Bind;

/// Loads a relation for rows that are already loaded: `load(&rooms, Room::property).all(&db)`.
///
/// The relation may have a filter, an order, a limit and relations of its own, as in
/// [`Select::with`](crate::query::Select::with). One statement loads the related rows of all rows,
/// `SELECT .. WHERE key = ANY($1)`, and one more per relation to many below it. For an empty slice
/// no statement is sent.
///
/// The keys are bound with the type of their column, so the server compares a `String` as the
/// `varchar`, `char(n)` or `citext` that it was read from.
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
/// # use ormlite_core::{Error, Executor};
/// # async fn example<E: Executor>(db: &E) -> Result<(), Error> {
/// let posts = Post::query().all(db).await?;
/// let authors: Vec<User> = load(&posts, Post::author).all(db).await?; // one per post
/// let tags: Vec<Vec<Tag>> = load(&posts, Post::tags.order_by(Tag::name)).all(db).await?;
/// # Ok(())
/// # }
/// # }
/// ```
pub fn load<T: Table, R: Relation<M, From = T>, M>(
    rows: &[T],
    relation: R,
) -> BatchLoad<T, R::Cardinality, R::Sources, R::Row> {
    let related = relation.load();
    let columns: Vec<u16> = related.link().outer().collect();
    let keys = rows.iter().map(|row| {
        let value = |at: &u16| row.value(*at).to_bind();
        columns.iter().map(value).collect()
    });
    BatchLoad {
        keys: keys.collect(),
        related,
    }
}

/// A relation to load for rows that are already loaded; see [`load`].
#[must_use = "a batch load does nothing until `.all(&db)` runs it"]
pub struct BatchLoad<C, K, Q, O> {
    /// The key values of each row.
    keys: Vec<Vec<Bind>>,
    related: Related<C, K, Q, O>,
}

impl<C, K, Q, O> fmt::Debug for BatchLoad<C, K, Q, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchLoad")
            .field("rows", &self.keys.len())
            .field("relation", &self.related)
            .finish()
    }
}

impl<C: Table, K: Cardinality, Q, O: Send + 'static> BatchLoad<C, K, Q, O>
where
    K::Of<O>: Send,
{
    /// Loads the relation and returns one item per row, in the order of the rows: a `Vec` for a
    /// relation to many, otherwise a row or an `Option`.
    ///
    /// # Errors
    /// If a statement fails, or if the row that a required foreign key refers to is not visible
    /// (row-level security).
    #[track_caller]
    pub fn all<E: Executes<Q> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<K::Of<O>>, Error>> + Send {
        let related = self.related.into_related_node();
        let expected = Expected::of(related.query.table_name());
        let decoders = RowDecoders::select(related.decoder.iter().cloned());
        let rows = Arc::new(Decoded::new(read::<K, O>, decoders));
        let running = load_for_keys(
            located(db),
            ErasedBox::new(related),
            self.keys,
            rows.clone(),
        );
        Fetch::of(running, rows, expected, all)
    }
}

fn read<K: Cardinality, O: 'static>(row: &mut Reader<'_>) -> Option<K::Of<O>> {
    let rows = row.take_records::<O>()?;
    K::of_rows(rows).or_else(|| row.missing_row())
}
