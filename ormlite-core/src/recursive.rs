//! Walks: the rows that a reference of a table to itself leads to, step by step, from some rows up
//! or down, by one recursive statement.
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
//! // Where a category stands: its parent first, the root last.
//! let above: Vec<Category> = Category::find(id).ancestors(Category::parent).all(db).await?;
//!
//! // All that is beneath one, nested.
//! let food = Category::query().filter(Category::slug.eq("food"));
//! let menu: Vec<Tree<Category>> = food
//!     .descendants(Category::parent)
//!     .max_depth(3)
//!     .order_by(Category::name)
//!     .tree(db)
//!     .await?;
//!
//! // As part of another query: the products of a category and of all beneath it.
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
//! A row is met once, however many ways lead to it, and a cycle ends where it closes. Rows that are
//! marked as deleted are not walked through, and what is beyond them is not met.

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

use crate::ast::{Deleted, ErasedBox, LinkNode, Node, SelectNode};
use crate::error::Error;
use crate::exec::{Executor, Statement};
use crate::expr::{Expression, OrderTerms};
use crate::query::{Link, Select, SourceQuery};
use crate::recursive::plan::{Direction, Plan, WIDEST};
use crate::relation::{BelongsTo, HasMany, IsTable};
use crate::schema::Table;
use crate::types::Bind;
use crate::typing::{Boolean, Sources, Within};

/// The rows that are met on the way from the rows of a query, along a reference: `D` says which way.
///
/// See [`Select::descendants`] and [`Select::ancestors`].
#[must_use = "a walk does nothing until a terminal call such as `.all(&db)` runs it"]
pub struct RecursiveQuery<T, D> {
    plan: Plan,
    limit: Option<u32>,
    marker: PhantomData<fn() -> (T, D)>,
}

/// Downwards, from a row to those that refer to it.
#[derive(Debug, Clone, Copy)]
pub enum Down {}

/// Upwards, from a row to the one it refers to.
#[derive(Debug, Clone, Copy)]
pub enum Up {}

/// The rows beneath others; see [`Select::descendants`].
pub type Descendants<T> = RecursiveQuery<T, Down>;

/// The rows above others; see [`Select::ancestors`].
pub type Ancestors<T> = RecursiveQuery<T, Up>;

impl<T, D> Clone for RecursiveQuery<T, D> {
    fn clone(&self) -> Self {
        Self {
            plan: self.plan.clone(),
            limit: self.limit,
            marker: PhantomData,
        }
    }
}

impl<T, D> fmt::Debug for RecursiveQuery<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Walk").field(&self.plan).finish()
    }
}

impl<Q: Sources<Correlated = ()>, T: Table> Select<Q, T> {
    /// The rows beneath those of this query, by a reference of the table to itself: those that refer
    /// to them, those that refer to these, and so on.
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
    /// An index on the referring columns is what makes it quick. See [`walk`](crate::recursive) for an
    /// example.
    pub fn descendants<X: IsTable<T>, const N: usize, K>(
        self,
        reference: fn(&T) -> BelongsTo<T, X, N, K>,
    ) -> Descendants<T> {
        let _ = reference;
        let (link, _) = <HasMany<T, T, N> as Link>::node();
        self.walk::<_, N>(Direction::Down, link)
    }

    /// The rows above those of this query, by a reference of the table to itself: those they refer
    /// to, those that these refer to, and so on; the nearest first.
    ///
    /// What was met on several ways has the depth of the shortest.
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
    /// The column `m1` ends a way that has come into a cycle: it marks the row at depth 1, 2, 4, 8
    /// and so on, and a row that is marked is not walked into again.
    pub fn ancestors<X: IsTable<T>, const N: usize, K>(
        self,
        reference: fn(&T) -> BelongsTo<T, X, N, K>,
    ) -> Ancestors<T> {
        let _ = reference;
        let (link, _) = <HasMany<T, T, N> as Link>::node();
        self.walk::<_, N>(Direction::Up, link.reversed())
    }

    fn walk<D, const N: usize>(self, way: Direction, link: LinkNode) -> RecursiveQuery<T, D> {
        const {
            let reference = &T::DESC.references[N];
            assert!(
                reference.columns.len() <= WIDEST,
                "a walk goes along a reference of up to eight columns"
            );
        };
        RecursiveQuery {
            plan: Plan::new(way, link, self.into_node()),
            limit: None,
            marker: PhantomData,
        }
    }
}

impl<T: Table, D> RecursiveQuery<T, D> {
    /// Goes so many steps at most: 1 for the children, or for the parent.
    pub fn max_depth(mut self, steps: u32) -> Self {
        let steps = i32::try_from(steps).unwrap_or(i32::MAX);
        self.plan.max_depth = Some(Bind::new(steps));
        self
    }

    /// Gives the rows where it starts, too, at the depth 0. Without it none of them is given, also
    /// where one is beneath another.
    pub fn including_self(mut self) -> Self {
        self.plan.including_self = true;
        self
    }

    /// Walks through the rows for which the predicate is true: another is left out, with all that is
    /// met through it alone. Further filters are joined by `AND`; the rows where it starts are the
    /// query's, whatever they are.
    ///
    /// To walk through every row and leave some out of what is given, filter the
    /// [`query`](Self::query): `.query().filter(..)`.
    pub fn filter<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<(T, ()), I>,
    {
        Node::and(&mut self.plan.filter, predicate.into_node());
        self
    }

    /// The order of rows of one depth, and of the children of a row in a [`tree`](RecursiveQuery::tree), after
    /// the terms given before.
    pub fn order_by<O: OrderTerms<(T, ()), I>, I>(mut self, terms: O) -> Self {
        terms.push(&mut self.plan.order_by);
        self
    }

    /// Walks through rows that are marked as deleted, too, and gives them.
    ///
    /// The rows where it starts are those of the query, which sees deleted ones where it says so
    /// itself; the walk does then, too.
    pub fn with_deleted(mut self) -> Self {
        self.plan.deleted = Deleted::Included;
        self
    }

    /// Gives so many rows at most: those of the smallest depth.
    pub fn limit(mut self, rows: u32) -> Self {
        self.limit = Some(rows);
        self
    }

    /// The walk as a query: to be filtered, joined, selected from, loaded with relations, streamed,
    /// or used within another query.
    ///
    /// Its rows stand in the order of their depth, then in that of [`order_by`](Self::order_by),
    /// until the query is given an order of its own. [`Step::depth`] is one of its columns.
    ///
    /// The rows of a relation cannot be walked from: `Property::rooms.query(..)` with a walk is an
    /// error when it runs.
    pub fn query(self) -> Select<(Step, (T, ())), T> {
        limited(Select::from_node(self.plan.flat()), self.limit)
    }

    /// The walk as a query that gives each row with its depth: `(Category, i32)`.
    pub fn with_depth(self) -> Select<(Step, (T, ())), (T, i32)> {
        self.query().select((T::row(), Step::depth))
    }

    /// Runs it and gives the rows that it met, in the order of their depth.
    ///
    /// # Errors
    /// As [`Select::all`].
    #[track_caller]
    pub fn all<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<T>, Error>> + Send {
        self.query().all(db)
    }

    /// Runs it and gives the first row that it met, if it met any: of the ancestors the nearest.
    ///
    /// # Errors
    /// As [`Select::all`].
    #[track_caller]
    pub fn first<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<T>, Error>> + Send {
        self.query().first(db)
    }

    /// Runs it and gives the number of rows that it met, counted by the server.
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn count<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<i64, Error>> + Send {
        self.query().count(db)
    }

    /// Runs it as `SELECT EXISTS (..)`: whether it meets a row.
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn exists<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<bool, Error>> + Send {
        self.query().exists(db)
    }

    /// The server's plan for [`all`](Self::all), as the text of `EXPLAIN`.
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn explain<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<String, Error>> + Send {
        self.query().explain(db)
    }

    /// The SQL text of [`all`](Self::all) and the values bound to it, without running it.
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        self.clone().query().to_sql()
    }
}

impl<T: Table> RecursiveQuery<T, Down> {
    /// Runs it and gives the rows of the query, in its order, each with all that is beneath it.
    ///
    /// It is one statement, which numbers the rows of each depth; so no keys are compared here. A row
    /// that is beneath several rows of the query is there for each of them: the trees of a whole
    /// table start from the rows that refer to none,
    /// `.filter(Category::parent_id.is_null())`. A row is not beneath itself, where a cycle leads
    /// back to it.
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
    pub fn tree<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<Tree<T>>, Error>> + Send {
        self.nested(|rows| rows).all(db)
    }

    /// The [`tree`](Self::tree) of something else than whole rows: what the query gives for each of
    /// them, with their relations loaded or with some of their columns selected.
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
    /// The query keeps the order of the walk. It may not leave out a row that has others beneath it;
    /// [`filter`](RecursiveQuery::filter) does so with all of them.
    pub fn nested<Q, O: Send + 'static>(
        self,
        change: impl FnOnce(Select<(Step, (T, ())), T>) -> Select<Q, O>,
    ) -> Nested<O> {
        let (node, order) = self.plan.nested();
        let query = change(limited(Select::from_node(node), self.limit));
        Nested::new(query, order)
    }
}

fn limited<Q, O>(query: Select<Q, O>, rows: Option<u32>) -> Select<Q, O> {
    match rows {
        Some(rows) => query.limit(rows),
        None => query,
    }
}

impl Plan {
    fn new(way: Direction, link: LinkNode, start: ErasedBox<SelectNode>) -> Self {
        let deleted = match start.deleted {
            Deleted::Hidden => Deleted::Hidden,
            Deleted::Included | Deleted::Only => Deleted::Included,
        };
        Self {
            way,
            link,
            start: start.shallow(),
            filter: None,
            order_by: Vec::new(),
            max_depth: None,
            including_self: false,
            deleted,
        }
    }
}
