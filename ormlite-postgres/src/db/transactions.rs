//! The transactions of a [`Db`]: by a closure, with retries, or ended explicitly.

use ormlite_core::Error;

use super::Db;
use crate::transaction::{RetryOptions, Transaction, TransactionOptions, retry};

impl Db {
    /// Runs `body` in a transaction: `BEGIN`, and `COMMIT` if it returns `Ok`.
    ///
    /// `Err`, a panic and a dropped future roll back. Write the closure as `async |tx| { .. }`: an
    /// `async move` block inside a plain closure cannot borrow `tx`. `COMMIT` is verified: a
    /// rolled-back transaction is reported as an error.
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
    /// db.transaction(async |tx| tx.batch_execute("DELETE FROM drafts").await).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// - If no connection is free in time.
    /// - The error that `body` returns. If the server refuses `BEGIN`, the first statement of
    ///   `body` returns that error, and no other statement is run.
    /// - Of `COMMIT`: [`is_rolled_back`](Error::is_rolled_back) if a statement had failed and
    ///   `body` returned `Ok` nevertheless;
    ///   [`is_commit_outcome_unknown`](Error::is_commit_outcome_unknown) if the connection was lost
    ///   before the reply; [`is_invalid_query`](Error::is_invalid_query) if a savepoint is still
    ///   open or a statement has [ended the
    ///   transaction](Transaction#statements-that-end-the-transaction); and errors of the server,
    ///   such as a violated deferred constraint.
    pub async fn transaction<F, T, E>(&self, body: F) -> Result<T, E>
    where
        // Write `async |tx| { .. }`: a plain closure's `async move` block cannot borrow `tx`.
        F: AsyncFnOnce(&Transaction) -> Result<T, E>,
        E: From<Error>,
    {
        self.transaction_with(TransactionOptions::new(), body).await
    }

    /// [`transaction`](Self::transaction) with an isolation level, access mode or settings.
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
    /// use ormlite_postgres::{Isolation, TransactionOptions};
    ///
    /// // BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY
    /// let options = TransactionOptions::new().isolation(Isolation::RepeatableRead).read_only();
    /// db.transaction_with(options, async |tx| tx.batch_execute("TABLE totals").await).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`transaction`](Self::transaction).
    pub async fn transaction_with<F, T, E>(
        &self,
        options: TransactionOptions,
        body: F,
    ) -> Result<T, E>
    where
        // Write `async |tx| { .. }`: a plain closure's `async move` block cannot borrow `tx`.
        F: AsyncFnOnce(&Transaction) -> Result<T, E>,
        E: From<Error>,
    {
        let tx = self.begin_with(&options).await?;
        match Box::pin(body(&tx)).await {
            Ok(value) => {
                tx.commit().await?;
                Ok(value)
            }
            Err(error) => {
                // If ROLLBACK cannot be sent, closing the connection rolls back.
                let _ = tx.rollback().await;
                Err(error)
            }
        }
    }

    /// [`transaction`](Self::transaction), with `body` run again after a serialization failure
    /// (40001) or a deadlock (40P01) that has certainly rolled the transaction back.
    ///
    /// It is retried if such a failure ended the transaction, whatever `body` returned then, and if
    /// `COMMIT` failed by it. A failure inside a [savepoint](Transaction::savepoint) is undone with
    /// the savepoint: the transaction is then retried only if `body` returns that error, itself or
    /// inside an error of its own. Other errors, a lost connection and a lost reply to `COMMIT`
    /// ([`is_commit_outcome_unknown`](Error::is_commit_outcome_unknown)) are never retried.
    ///
    /// `body` is cloned for each attempt. Its effects outside the database happen once per attempt.
    /// See [`TransactionOptions`] for an example.
    ///
    /// # Errors
    /// As [`transaction`](Self::transaction), of the last attempt.
    pub async fn transaction_retrying<F, T, E>(
        &self,
        options: RetryOptions,
        body: F,
    ) -> Result<T, E>
    where
        // Not `AsyncFn`: its futures borrow the closure, and the compiler does not recognize them
        // as `Send`.
        F: AsyncFnOnce(&Transaction) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        retry::run(self, options, body).await
    }

    /// Begins a transaction that is ended by [`commit`](Transaction::commit) or
    /// [`rollback`](Transaction::rollback). Prefer [`transaction`](Self::transaction).
    ///
    /// It takes a connection at once. `BEGIN` is sent with the first statement, so `now()` is the
    /// time of that statement; in the same round trip if the statement is a query and no
    /// [settings](TransactionOptions::setting) go before it. If the server refuses `BEGIN`, the
    /// first statement returns the error, and no other statement is run.
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
    /// let tx = db.begin().await?;
    /// tx.batch_execute("DELETE FROM drafts").await?;
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If no connection is free in time.
    pub async fn begin(&self) -> Result<Transaction, Error> {
        self.begin_with(&TransactionOptions::new()).await
    }

    /// [`begin`](Self::begin) with an isolation level, access mode or settings.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    pub async fn begin_with(&self, options: &TransactionOptions) -> Result<Transaction, Error> {
        Transaction::begin(self, options.begin_statement(self)).await
    }
}
