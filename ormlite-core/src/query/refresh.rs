//! `Refresh`: computes the rows of a materialized view anew.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::error::Error;
use crate::exec::{Done, Executes, Statement};
use crate::schema::Table;
use crate::sql;

/// A `REFRESH MATERIALIZED VIEW`: its query is run, and its rows replace the stored ones.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Error, Executor, Table, query::*};
/// #[derive(Table)]
/// #[table(
///     name = "sales_by_month",
///     materialized_view = "SELECT month, sum(amount) AS amount FROM sales GROUP BY month",
///     index(month, unique),
///     crate = ormlite_core
/// )]
/// struct SalesByMonth {
///     month: i32,
///     amount: i64,
/// }
///
/// # pub fn example() {
/// let refresh = SalesByMonth::refresh();
/// assert_eq!(refresh.to_sql().sql, r#"REFRESH MATERIALIZED VIEW "sales_by_month""#);
/// let refresh = refresh.concurrently();
/// assert_eq!(refresh.to_sql().sql, r#"REFRESH MATERIALIZED VIEW CONCURRENTLY "sales_by_month""#);
/// # }
/// # async fn run<E: Executor>(db: &E) -> Result<(), Error> {
/// SalesByMonth::refresh().execute(db).await?;
/// # Ok(())
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[must_use = "a refresh does nothing until `.execute(&db)` runs it"]
pub struct Refresh<T> {
    concurrently: bool,
    view: PhantomData<fn() -> T>,
}

impl<T: Table> Refresh<T> {
    pub(crate) fn start() -> Self {
        Self {
            concurrently: false,
            view: PhantomData,
        }
    }

    /// Does not block those who read the view: `CONCURRENTLY`.
    ///
    /// It needs a unique index over columns, without a condition, such as
    /// `#[table(index(month, unique))]`, and that the view has been filled before. It is allowed in a
    /// transaction.
    pub fn concurrently(mut self) -> Self {
        self.concurrently = true;
        self
    }

    /// The SQL text, as `execute` sends it, without running the statement.
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        sql::refresh(T::DESC, self.concurrently).exported()
    }

    /// Runs the statement.
    ///
    /// # Errors
    /// If the statement fails: its role does not own the view, or `CONCURRENTLY` lacks a unique
    /// index or a view with rows.
    #[track_caller]
    pub fn execute<E: Executes<(T, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        let statement = sql::refresh(T::DESC, self.concurrently);
        Done(db.run_built(statement.located(), Arc::new(())))
    }
}

impl<T> fmt::Debug for Refresh<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut refresh = f.debug_struct("Refresh");
        refresh.field("concurrently", &self.concurrently).finish()
    }
}
