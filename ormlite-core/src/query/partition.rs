//! Partitions of a partitioned table: created while a program runs, listed and detached.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::ops::{Range, RangeFrom, RangeTo};
use std::sync::Arc;

use crate::ast::PartitionBound;
use crate::decode::{RowSet, decode_all};
use crate::error::Error;
use crate::exec::{BoxFuture, Done, Executes, Executor, Statement};
use crate::schema::{Column, Table, TableDesc};
use crate::sql;
use crate::types::{Bind, Value};

/// A partition that needs a bound: see
/// [`create_partition`](crate::query::TableQuery::create_partition).
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Error, Executor, Table, query::*};
/// # use ormlite_core::chrono::NaiveDate;
/// #[derive(Table)]
/// #[table(name = "visits", partition_by = range(day), crate = ormlite_core)]
/// struct Visit {
///     day: NaiveDate,
///     guest: String,
/// }
///
/// # pub
/// async fn month<E: Executor>(db: &E, first: NaiveDate, next: NaiveDate) -> Result<(), Error> {
///     // CREATE TABLE "visits_2026_03" (LIKE "visits" ..);
///     // ALTER TABLE "visits" ATTACH PARTITION "visits_2026_03"
///     //     FOR VALUES FROM ('2026-03-01') TO ('2026-04-01')
///     Visit::create_partition("visits_2026_03").range(Visit::day, first..next).execute(db).await?;
///     for partition in Visit::partitions().all(db).await? {
///         println!("{} {}", partition.name, partition.bound);
///     }
///     // ALTER TABLE "visits" DETACH PARTITION "visits_2025_03" CONCURRENTLY
///     Visit::detach_partition("visits_2025_03").concurrently().execute(db).await
/// }
/// # }
/// ```
#[must_use = "a partition is created by `.range(..)`, `.list(..)`, `.hash(..)` or `.default_partition()`, and `.execute(&db)`"]
pub struct NewPartition<T> {
    name: String,
    table: PhantomData<fn() -> T>,
}

impl<T: Table> NewPartition<T> {
    pub(crate) fn start(name: String) -> Self {
        Self {
            name,
            table: PhantomData,
        }
    }

    /// The rows from a value, included, to another one, excluded: `FOR VALUES FROM (..) TO (..)`.
    ///
    /// A key of several columns takes tuples: `.range((Visit::hotel, Visit::day), (1, first)..(1, next))`.
    /// `..to` is from `MINVALUE`, `from..` is to `MAXVALUE`.
    pub fn range<C: PartitionColumns<T>>(
        self,
        columns: C,
        values: impl PartitionRange<C::Values>,
    ) -> CreatePartition<T> {
        let (from, to) = values.ends();
        let bound = PartitionBound::Range {
            from: from.map(C::into_binds),
            to: to.map(C::into_binds),
        };
        self.with(bound, columns.names())
    }

    /// The rows whose value is one of these: `FOR VALUES IN (..)`. `None` is NULL.
    pub fn list<V: Value>(
        self,
        column: Column<T, V>,
        values: impl IntoIterator<Item = V>,
    ) -> CreatePartition<T> {
        let values = values.into_iter().map(Bind::new);
        self.with(PartitionBound::List(values.collect()), column.names())
    }

    /// The rows whose hash has this remainder: `FOR VALUES WITH (MODULUS .., REMAINDER ..)`.
    pub fn hash(self, modulus: u32, remainder: u32) -> CreatePartition<T> {
        self.with(PartitionBound::Hash { modulus, remainder }, Vec::new())
    }

    /// The rows of no other partition: `DEFAULT`.
    pub fn default_partition(self) -> CreatePartition<T> {
        self.with(PartitionBound::Default, Vec::new())
    }

    fn with(self, bound: PartitionBound, key: Vec<&'static str>) -> CreatePartition<T> {
        CreatePartition {
            name: self.name,
            bound,
            key,
            table: PhantomData,
        }
    }
}

/// The columns of a partition key: one column, or a tuple of up to four.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a column of the table `{T}` nor a tuple of its columns",
    note = "name the columns of the partition key, in their order"
)]
pub trait PartitionColumns<T> {
    /// A value for each column.
    type Values;
    #[doc(hidden)]
    fn names(&self) -> Vec<&'static str>;
    #[doc(hidden)]
    fn into_binds(values: Self::Values) -> Vec<Bind>;
}

impl<T: Table, V: Value> PartitionColumns<T> for Column<T, V> {
    type Values = V::Inner;

    fn names(&self) -> Vec<&'static str> {
        vec![T::DESC.columns[usize::from(self.index())]]
    }

    fn into_binds(values: V::Inner) -> Vec<Bind> {
        vec![Bind::new(values)]
    }
}

macro_rules! partition_columns_of_tuple {
    ($($($name:ident)+;)*) => { $(
        impl<T: Table, $($name: Value),+> PartitionColumns<T> for ($(Column<T, $name>,)+) {
            type Values = ($($name::Inner,)+);

            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn names(&self) -> Vec<&'static str> {
                let ($($name,)+) = self;
                [$($name.names()),+].concat()
            }

            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn into_binds(values: Self::Values) -> Vec<Bind> {
                let ($($name,)+) = values;
                vec![$(Bind::new($name)),+]
            }
        }
    )* };
}
partition_columns_of_tuple! { A; A B; A B C; A B C D; }

/// The values of a range partition: `from..to`, `from..` or `..to`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a range of `{V}`",
    label = "expected a range of `{V}`",
    note = "write `from..to`, `from..` or `..to` with values of the columns; the upper value is excluded"
)]
pub trait PartitionRange<V> {
    #[doc(hidden)]
    fn ends(self) -> (Option<V>, Option<V>);
}

impl<V> PartitionRange<V> for Range<V> {
    fn ends(self) -> (Option<V>, Option<V>) {
        (Some(self.start), Some(self.end))
    }
}

impl<V> PartitionRange<V> for RangeFrom<V> {
    fn ends(self) -> (Option<V>, Option<V>) {
        (Some(self.start), None)
    }
}

impl<V> PartitionRange<V> for RangeTo<V> {
    fn ends(self) -> (Option<V>, Option<V>) {
        (None, Some(self.end))
    }
}

/// A partition that is created if the table has none of that name.
///
/// It is created like the table and attached, in one statement: other than `CREATE TABLE .. PARTITION
/// OF`, this does not block queries of the table, except where it has a default partition, whose rows
/// are checked under a lock.
#[must_use = "a partition is created by `.execute(&db)`"]
pub struct CreatePartition<T> {
    name: String,
    bound: PartitionBound,
    key: Vec<&'static str>,
    table: PhantomData<fn() -> T>,
}

impl<T: Table> CreatePartition<T> {
    /// Creates the partition.
    ///
    /// It sends two statements: the first asks the server for the bound as SQL text and for the columns of
    /// the partition key. In a transaction use that as `db`.
    ///
    /// # Errors
    /// - [`is_invalid_query`](Error::is_invalid_query): the name is longer than 63 bytes, or the
    ///   columns are not those of the partition key.
    /// - The server refuses the bound, which overlaps with that of another partition, or rows of the
    ///   default partition belong to the new one; or another table has the name.
    #[track_caller]
    pub fn execute<'a, E: Executes<(T, ())> + Executor>(self, db: &'a E) -> BoxFuture<'a, ()> {
        let width = self.key.len();
        let bound = sql::partition_bound(T::DESC, width, &self.bound).located();
        create(db.fetch(bound), db, T::DESC, self.name, self.key)
    }
}

/// Not generic over the table.
fn create<'a, E: Executor>(
    bound: BoxFuture<'a, Box<dyn RowSet>>,
    db: &'a E,
    table: &'static TableDesc,
    name: String,
    key: Vec<&'static str>,
) -> BoxFuture<'a, ()> {
    Box::pin(async move {
        check_name(&name)?;
        let found = bound.await?;
        let bound = bound_of(&*found, table, &key)?;
        db.execute(sql::create_partition(table, &name, &bound))
            .await?;
        Ok(())
    })
}

/// The text of the bound.
fn bound_of(found: &dyn RowSet, table: &TableDesc, key: &[&str]) -> Result<String, Error> {
    let rows = decode_all(found, |row| {
        Some((row.take::<String>()?, row.take::<Vec<Option<String>>>()?))
    })?;
    let Some((bound, columns)) = rows.into_iter().next() else {
        let reason = format!("the table `{}` is not partitioned", table.name);
        return Err(Error::invalid_query(reason));
    };
    let is_key = columns
        .iter()
        .map(Option::as_deref)
        .eq(key.iter().copied().map(Some));
    if key.is_empty() || is_key {
        return Ok(bound);
    }
    let columns: Vec<_> = columns
        .iter()
        .map(|column| column.as_deref().unwrap_or("an expression"))
        .collect();
    Err(Error::invalid_query(format!(
        "the partition key of `{}` is ({}), not ({})",
        table.name,
        columns.join(", "),
        key.join(", ")
    )))
}

/// The server would cut a longer name.
fn check_name(name: &str) -> Result<(), Error> {
    match name.len() {
        0 => Err(Error::invalid_query(
            "the name of a partition is empty".to_owned(),
        )),
        1..=63 => Ok(()),
        bytes => Err(Error::invalid_query(format!(
            "the name of a partition has {bytes} bytes, and PostgreSQL allows 63: `{name}`"
        ))),
    }
}

impl<T> fmt::Debug for NewPartition<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewPartition")
            .field("name", &self.name)
            .finish()
    }
}

impl<T> fmt::Debug for CreatePartition<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CreatePartition")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// An `ALTER TABLE .. DETACH PARTITION`: the partition becomes a table of its own with its rows.
#[must_use = "a partition is detached by `.execute(&db)`"]
pub struct DetachPartition<T> {
    name: String,
    concurrently: bool,
    table: PhantomData<fn() -> T>,
}

impl<T: Table> DetachPartition<T> {
    pub(crate) fn start(name: String) -> Self {
        Self {
            name,
            concurrently: false,
            table: PhantomData,
        }
    }

    /// Does not block queries of the table: `CONCURRENTLY`, since PostgreSQL 14.
    ///
    /// It cannot run in a transaction, nor on a table that has a default partition.
    pub fn concurrently(mut self) -> Self {
        self.concurrently = true;
        self
    }

    /// The SQL text, as `execute` sends it, without running the statement.
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        sql::detach_partition(T::DESC, &self.name, self.concurrently).exported()
    }

    /// Runs the statement.
    ///
    /// # Errors
    /// If the statement fails: the table has no such partition.
    #[track_caller]
    pub fn execute<E: Executes<(T, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        let statement = sql::detach_partition(T::DESC, &self.name, self.concurrently);
        Done(db.run_built(statement.located(), Arc::new(())))
    }
}

impl<T> fmt::Debug for DetachPartition<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut detach = f.debug_struct("DetachPartition");
        detach.field("name", &self.name);
        detach.field("concurrently", &self.concurrently).finish()
    }
}

/// A partition of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// The schema.
    pub schema: String,
    /// The name.
    pub name: String,
    /// The bound: `FOR VALUES FROM (..) TO (..)`, `FOR VALUES IN (..)`, `FOR VALUES WITH (..)` or
    /// `DEFAULT`.
    pub bound: String,
}

/// The query for the partitions of a table.
#[must_use = "a query does nothing until `.all(&db)` runs it"]
pub struct Partitions<T> {
    table: PhantomData<fn() -> T>,
}

impl<T: Table> Partitions<T> {
    pub(crate) fn start() -> Self {
        Self { table: PhantomData }
    }

    /// The partitions by their names, without those of partitions.
    ///
    /// # Errors
    /// If the statement fails.
    #[track_caller]
    pub fn all<'a, E: Executes<(T, ())> + Executor>(
        self,
        db: &'a E,
    ) -> BoxFuture<'a, Vec<Partition>> {
        let rows = db.fetch(sql::partitions(T::DESC).located());
        listed(rows)
    }
}

fn listed<'a>(rows: BoxFuture<'a, Box<dyn RowSet>>) -> BoxFuture<'a, Vec<Partition>> {
    Box::pin(async move {
        decode_all(&*rows.await?, |row| {
            Some(Partition {
                schema: row.take()?,
                name: row.take()?,
                bound: row.take()?,
            })
        })
    })
}

impl<T> fmt::Debug for Partitions<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Partitions").finish()
    }
}
