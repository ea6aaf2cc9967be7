//! Recursive queries along a foreign key of a table to itself: the ancestors and the descendants of
//! rows, by one `WITH RECURSIVE` statement.
//!
//! ```
//! # #[cfg(feature = "derive")]
//! # mod example {
//! # use ormlite_core::{Error, Executor, Table, expr::*, query::*, recursive::{Step, Tree}, uuid::Uuid};
//! #[derive(Table)]
//! #[table(name = "categories", crate = ormlite_core)]
//! struct Category {
//!     #[column(primary_key)]
//!     id: Uuid,
//!     slug: String,
//!     name: String,
//!     #[column(references = Category::id, index)]
//!     parent_id: Option<Uuid>,
//! }
//!
//! #[derive(Table)]
//! #[table(name = "products", crate = ormlite_core)]
//! struct Product {
//!     #[column(primary_key)]
//!     id: Uuid,
//!     #[column(references = Category::id)]
//!     category_id: Uuid,
//! }
//!
//! # async fn example<E: Executor>(db: &E, id: Uuid) -> Result<(), Error> {
//! // The ancestors of a category: its parent first, the root last.
//! let above: Vec<Category> = Category::find(id).ancestors(Category::parent).all(db).await?;
//!
//! // The categories below one, nested.
//! let food = Category::query().filter(Category::slug.eq("food"));
//! let menu: Vec<Tree<Category>> = food
//!     .descendants(Category::parent)
//!     .max_depth(3)
//!     .order_by(Category::name)
//!     .tree(db)
//!     .await?;
//!
//! // As a subquery: the products of a category and of all categories below it.
//! let categories = Category::find(id).descendants(Category::parent).including_self();
//! let products = Product::query()
//!     .filter(Product::category_id.in_(categories.query().select(Category::id)))
//!     .all(db)
//!     .await?;
//! # let _ = (above, menu, products, Step::depth);
//! # Ok(())
//! # }
//! # }
//! ```
//!
//! Each row is returned once, even if several paths lead to it. Cycles end at the row that closes
//! them. Soft-deleted rows are not followed, so the rows beyond them are not found.

mod nested;
mod plan;
mod step;
mod tree;

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

pub use crate::recursive::nested::Nested;
pub use crate::recursive::step::Step;
pub use crate::recursive::tree::{Children, Iter, Tree};

use crate::ast::{Deleted, LinkNode};
use crate::error::Error;
use crate::exec::{Executes, Statement};
use crate::expr::{Expression, OrderTerms};
use crate::query::{Link, Select, SourceQuery};
use crate::recursive::plan::{Direction, Plan, WIDEST};
use crate::relation::{BelongsTo, HasMany, IsTable};
use crate::schema::Table;
use crate::types::Bind;
use crate::typing::{Boolean, Sources, Within};

/// A recursive query from the rows of a query along a foreign key. `D` is its direction, [`Down`]
/// or [`Up`].
///
/// Made by [`Select::descendants`] and [`Select::ancestors`].
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, expr::*, query::*, uuid::Uuid};
/// # #[derive(Table)]
/// # #[table(name = "categories", crate = ormlite_core)]
/// # struct Category {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     name: String,
/// #     hidden: bool,
/// #     #[column(references = Category::id)]
/// #     parent_id: Option<Uuid>,
/// # }
/// # pub fn example() {
/// let below = Category::find(Uuid::nil())
///     .descendants(Category::parent)
///     .including_self() // the category itself, at the depth 0
///     .max_depth(3)
///     .filter(Category::hidden.eq(false)) // also leaves out what is below a hidden row
///     .order_by(Category::name)
///     .limit(100);
/// assert!(below.to_sql().sql.starts_with("WITH RECURSIVE \"walk_start\""));
///
/// // `(Category, i32)`
/// let with_depth = below.with_depth();
/// # let _ = with_depth.to_sql();
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[must_use = "a recursive query does nothing until a terminal call such as `.all(&db)` runs it"]
pub struct RecursiveQuery<T, D> {
    plan: Plan,
    /// The clauses of each step, and the limit of the result.
    step: Select<(T, ()), T>,
    marker: PhantomData<fn() -> D>,
}

/// The direction from a row to the rows that refer to it.
#[derive(Debug, Clone, Copy)]
pub enum Down {}

/// The direction from a row to the row that it refers to.
#[derive(Debug, Clone, Copy)]
pub enum Up {}

/// The rows below the rows of a query; see [`Select::descendants`].
pub type Descendants<T> = RecursiveQuery<T, Down>;

/// The rows above the rows of a query; see [`Select::ancestors`].
pub type Ancestors<T> = RecursiveQuery<T, Up>;

impl<T, D> Clone for RecursiveQuery<T, D> {
    fn clone(&self) -> Self {
        Self {
            plan: self.plan.clone(),
            step: self.step.clone(),
            marker: PhantomData,
        }
    }
}

impl<T, D> fmt::Debug for RecursiveQuery<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_tuple("RecursiveQuery");
        debug.field(&self.plan).field(&self.step).finish()
    }
}

impl<Q: Sources<Correlated = ()>, T: Table> Select<Q, T> {
    /// The descendants of the rows of this query along a foreign key of the table to itself: the rows
    /// that refer to them, the rows that refer to those, and so on.
    ///
    /// ```text
    /// WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "categories" WHERE "slug" = $1),
    /// "walk"("k1", "depth") AS (
    ///     SELECT "k1", 0 FROM "walk_start"
    ///     UNION ALL
    ///     SELECT "categories"."id", "walk"."depth" + 1 FROM "walk"
    ///     INNER JOIN "categories" ON "categories"."parent_id" = "walk"."k1"
    ///     WHERE "categories"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")
    /// )
    /// SELECT "categories"."id", .. FROM "categories"
    /// INNER JOIN "walk" ON "categories"."id" = "walk"."k1" AND "walk"."depth" > 0
    /// ORDER BY "walk"."depth" ASC
    /// ```
    ///
    /// It needs an index on the foreign key to be fast. See the [module](crate::recursive) for an
    /// example.
    pub fn descendants<X: IsTable<T>, const N: usize, K>(
        self,
        reference: fn(&T) -> BelongsTo<T, X, N, K>,
    ) -> Descendants<T> {
        let _ = reference;
        let (link, _) = <HasMany<T, T, N> as Link>::node();
        self.start::<_, N>(Direction::Down, link)
    }

    /// The ancestors of the rows of this query along a foreign key of the table to itself: the rows
    /// they refer to, the rows that those refer to, and so on; the nearest first.
    ///
    /// A row that is reached by several paths has the depth of the shortest.
    ///
    /// ```text
    /// WITH RECURSIVE "walk_start"("k1", "r1") AS (SELECT "id", "parent_id" FROM "categories" WHERE "id" = $1),
    /// "walk_steps"("k1", "r1", "depth", "m1") AS (
    ///     SELECT "k1", "r1", 0, "k1" FROM "walk_start"
    ///     UNION
    ///     SELECT "categories"."id", "categories"."parent_id", "walk_steps"."depth" + 1,
    ///         CASE WHEN "walk_steps"."depth" & "walk_steps"."depth" + 1 = 0
    ///             THEN "categories"."id" ELSE "walk_steps"."m1" END
    ///     FROM "walk_steps" INNER JOIN "categories" ON "walk_steps"."r1" = "categories"."id"
    ///     WHERE "categories"."id" <> "walk_steps"."m1"
    ///         AND "categories"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")
    /// ),
    /// "walk"("k1", "depth") AS (
    ///     SELECT "k1", min("depth") FROM "walk_steps" GROUP BY "k1"
    /// )
    /// SELECT "categories"."id", .. FROM "categories"
    /// INNER JOIN "walk" ON "categories"."id" = "walk"."k1" AND "walk"."depth" > 0
    /// ORDER BY "walk"."depth" ASC
    /// ```
    ///
    /// The column `m1` ends a path that has entered a cycle: it contains the key of the path's row at
    /// depth 1, 2, 4, 8 and so on, and that row is not visited again.
    pub fn ancestors<X: IsTable<T>, const N: usize, K>(
        self,
        reference: fn(&T) -> BelongsTo<T, X, N, K>,
    ) -> Ancestors<T> {
        let _ = reference;
        let (link, _) = <HasMany<T, T, N> as Link>::node();
        self.start::<_, N>(Direction::Up, link.reversed())
    }

    fn start<D, const N: usize>(
        self,
        direction: Direction,
        link: LinkNode,
    ) -> RecursiveQuery<T, D> {
        const {
            let reference = &T::DESC.references[N];
            assert!(
                reference.columns.len() <= WIDEST,
                "a recursive query supports a foreign key of up to eight columns"
            );
        };
        let start = self.into_node().shallow();
        let step = Select::from_source();
        RecursiveQuery {
            // A query that includes soft-deleted rows also follows them.
            step: match start.select().deleted {
                Deleted::Hidden => step,
                Deleted::Included | Deleted::Only => step.with_deleted(),
            },
            plan: Plan {
                direction,
                link,
                start,
                max_depth: None,
                including_self: false,
            },
            marker: PhantomData,
        }
    }
}

impl<T: Table, D> RecursiveQuery<T, D> {
    /// Limits the depth: 1 for the children or the parent.
    pub fn max_depth(mut self, steps: u32) -> Self {
        let steps = i32::try_from(steps).unwrap_or(i32::MAX);
        self.plan.max_depth = Some(Bind::new(steps));
        self
    }

    /// Also returns the rows of the starting query, at the depth 0. Without it none of them is
    /// returned, even if one is below another.
    pub fn including_self(mut self) -> Self {
        self.plan.including_self = true;
        self
    }

    /// Follows only rows for which the predicate is true. Other rows are left out, with all rows
    /// that can only be reached through them. Further filters are joined by `AND`. The rows of the
    /// starting query are not filtered.
    ///
    /// To follow every row and leave some out of the result, filter the [`query`](Self::query):
    /// `.query().filter(..)`.
    pub fn filter<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<(T, ()), I>,
    {
        self.step = self.step.filter(predicate);
        self
    }

    /// [`filter`](Self::filter) if the predicate is `Some`.
    pub fn filter_opt<P: Expression<Value: Boolean>, I>(mut self, predicate: Option<P>) -> Self
    where
        P::Scope: Within<(T, ()), I>,
    {
        self.step = self.step.filter_opt(predicate);
        self
    }

    /// The order of the rows of one depth, and of the children of a row in a
    /// [`tree`](RecursiveQuery::tree). The terms follow those of earlier calls.
    pub fn order_by<O: OrderTerms<(T, ()), I>, I>(mut self, terms: O) -> Self {
        self.step = self.step.order_by(terms);
        self
    }

    /// Also follows and returns soft-deleted rows.
    ///
    /// This is also the case if the starting query includes soft-deleted rows.
    pub fn with_deleted(mut self) -> Self {
        self.step = self.step.with_deleted();
        self
    }

    /// `LIMIT rows`: returns the rows of the smallest depth.
    pub fn limit(mut self, rows: u32) -> Self {
        self.step = self.step.limit(rows);
        self
    }

    /// The recursive query as a [`Select`], to filter, join, select from, load relations, stream,
    /// or use as a subquery.
    ///
    /// Its rows are ordered by their depth, then by [`order_by`](Self::order_by), unless the query
    /// gets an order of its own. [`Step::depth`] is one of its columns.
    ///
    /// The rows of a relation cannot be the start: a recursive query inside
    /// `Property::rooms.query(..)` is an error when it is run.
    pub fn query(self) -> Select<(Step, (T, ())), T> {
        Select::from_node(self.plan.flat(&self.step.node))
    }

    /// The [`query`](Self::query) with the depth of each row: `(Category, i32)`.
    pub fn with_depth(self) -> Select<(Step, (T, ())), (T, i32)> {
        self.query().select((T::row(), Step::depth))
    }

    /// Runs the query and returns its rows, ordered by their depth.
    ///
    /// # Errors
    /// As [`Select::all`].
    #[track_caller]
    pub fn all<E: Executes<(T, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<T>, Error>> + Send {
        self.query().all(db)
    }

    /// Runs the query and returns its first row, if there is one: of the ancestors, the nearest.
    ///
    /// # Errors
    /// As [`Select::all`].
    #[track_caller]
    pub fn first<E: Executes<(T, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<T>, Error>> + Send {
        self.query().first(db)
    }

    /// Runs the query as `SELECT count(*)` and returns the number of its rows.
    ///
    /// # Errors
    /// If the statement fails.
    #[track_caller]
    pub fn count<E: Executes<(T, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<i64, Error>> + Send {
        self.query().count(db)
    }

    /// Runs the query as `SELECT EXISTS (..)` and returns whether it has a row.
    ///
    /// # Errors
    /// If the statement fails.
    #[track_caller]
    pub fn exists<E: Executes<(T, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<bool, Error>> + Send {
        self.query().exists(db)
    }

    /// The server's plan for [`all`](Self::all): the text of `EXPLAIN`.
    ///
    /// # Errors
    /// If the statement fails.
    #[track_caller]
    pub fn explain<E: Executes<(T, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<String, Error>> + Send {
        self.query().explain(db)
    }

    /// The SQL text of [`all`](Self::all) and the bound values, without running the query.
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        self.clone().query().to_sql()
    }
}

impl<T: Table> RecursiveQuery<T, Down> {
    /// Runs the query and returns the rows of the starting query, in its order, each with its
    /// descendants as a [`Tree`].
    ///
    /// One statement numbers the rows of each depth, so no keys are compared by the client. A row
    /// that is below several rows of the starting query is in the tree of each of them. For the trees
    /// of a whole table, start from the roots: `.filter(Category::parent_id.is_null())`. In a cycle, a
    /// row is not below itself.
    ///
    /// ```text
    /// WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "categories" WHERE "slug" = $1),
    /// "walk"("k1", "depth", "m1", "n", "parent") AS (
    ///     SELECT "k1", 0, "k1", row_number() OVER (), NULL::bigint FROM "walk_start"
    ///     UNION ALL
    ///     SELECT "categories"."id", "walk"."depth" + 1, "walk"."m1", row_number() OVER (), "walk"."n" FROM "walk"
    ///     INNER JOIN "categories" ON "categories"."parent_id" = "walk"."k1"
    ///     WHERE "categories"."id" <> "walk"."m1"
    /// )
    /// SELECT "walk"."depth", "walk"."n", "walk"."parent", "categories"."id", .. FROM "categories"
    /// INNER JOIN "walk" ON "categories"."id" = "walk"."k1"
    /// ORDER BY "walk"."depth" ASC, CASE WHEN "walk"."depth" = 0 THEN "walk"."n" END ASC, "categories"."name" ASC
    /// ```
    ///
    /// # Errors
    /// As [`Select::all`].
    #[track_caller]
    pub fn tree<E: Executes<(T, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<Tree<T>>, Error>> + Send {
        self.nested(|rows| rows).all(db)
    }

    /// The [`tree`](Self::tree) of something other than whole rows: of rows with relations, or of
    /// selected columns.
    ///
    /// ```
    /// # #[cfg(feature = "derive")]
    /// # mod example {
    /// # use ormlite_core::{Error, Executor, Table, query::TableQuery, recursive::Tree, uuid::Uuid};
    /// # #[derive(Table)]
    /// # #[table(name = "categories", crate = ormlite_core)]
    /// # struct Category {
    /// #     #[column(primary_key)]
    /// #     id: Uuid,
    /// #     name: String,
    /// #     #[column(references = Category::id)]
    /// #     parent_id: Option<Uuid>,
    /// # }
    /// # async fn example<E: Executor>(db: &E, id: Uuid) -> Result<(), Error> {
    /// let names: Vec<Tree<String>> = Category::find(id)
    ///     .descendants(Category::parent)
    ///     .nested(|categories| categories.select(Category::name))
    ///     .all(db)
    ///     .await?;
    /// # let _ = names;
    /// # Ok(())
    /// # }
    /// # }
    /// ```
    ///
    /// The order of the query stays that of the tree. The query must not leave out a row that has
    /// children; [`filter`](RecursiveQuery::filter) leaves out a row with all rows below it.
    pub fn nested<Q, O: Send + 'static>(
        self,
        change: impl FnOnce(Select<(Step, (T, ())), T>) -> Select<Q, O>,
    ) -> Nested<Q, O> {
        let (node, order) = self.plan.nested(&self.step.node);
        Nested::new(change(Select::from_node(node)), order)
    }
}
