//! The transaction API of [`Db`]: a closure, a closure that is retried, and explicit begin and commit.

use ormlite_core::Error;

use super::Db;
use crate::transaction::{RetryOptions, Transaction, TransactionOptions, retry};

impl Db {
    /// Runs `body` in a transaction, which is committed when it gives `Ok`. Write it as
    /// `async |tx| { .. }`: an `async move` block inside a plain closure cannot borrow `tx`.
    ///
    /// It is rolled back when `body` gives `Err`, panics, or is dropped with its future. An error
    /// of the `COMMIT` is an error of this call.
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
    /// db.transaction(async |tx| tx.batch_execute("DELETE FROM drafts").await).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When no connection is free in time; what `body` gives (its first statement also gives the
    /// server's refusal of `BEGIN`, after which none is run); and of the `COMMIT`:
    /// [`is_rolled_back`](Error::is_rolled_back) when a statement had failed and `body` gave `Ok`
    /// all the same, [`is_commit_outcome_unknown`](Error::is_commit_outcome_unknown) when the
    /// connection broke before its reply, [`is_invalid_query`](Error::is_invalid_query) when a
    /// savepoint was still open or a statement had
    /// [ended the transaction](Transaction#statements-that-end-the-transaction), and the server's own,
    /// such as that of a deferred constraint.
    pub async fn transaction<F, T, E>(&self, body: F) -> Result<T, E>
    where
        // Write `async |tx| { .. }`: a plain closure's `async move` block cannot borrow `tx`.
        F: AsyncFnOnce(&Transaction) -> Result<T, E>,
        E: From<Error>,
    {
        self.transaction_with(TransactionOptions::new(), body).await
    }

    /// [`transaction`](Self::transaction) with options.
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
                // If `ROLLBACK` cannot be sent, closing the connection rolls back.
                let _ = tx.rollback().await;
                Err(error)
            }
        }
    }

    /// [`transaction`](Self::transaction) that is tried again, all of `body`, when a serialization
    /// failure or a deadlock has certainly rolled it back.
    ///
    /// That is so when such a failure had failed the transaction and `body` ended, with that error,
    /// another one or `Ok`; and when `COMMIT` failed by it. A failure inside a
    /// [savepoint](Transaction::savepoint) is undone with the savepoint: then only its own error
    /// is a reason, given on as `body`'s or inside of that, and an error of `body`'s own is not.
    /// Nor is a failure of other kinds, a lost connection, or a lost reply to `COMMIT`
    /// ([`is_commit_outcome_unknown`](Error::is_commit_outcome_unknown)), whatever happened before.
    ///
    /// `body` may run several times: what it does outside the database happens as often. It is
    /// cloned for each attempt, as closures can be when what they capture can.
    ///
    /// # Errors
    /// As [`transaction`](Self::transaction); after the last attempt, that one's.
    pub async fn transaction_retrying<F, T, E>(
        &self,
        options: RetryOptions,
        body: F,
    ) -> Result<T, E>
    where
        // Write `async |tx| { .. }`: a plain closure's `async move` block cannot borrow `tx`.
        // Not `AsyncFn`: its futures borrow the closure, and are then not seen to be `Send`.
        F: AsyncFnOnce(&Transaction) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        retry::run(self, options, body).await
    }

    /// Begins a transaction that the caller commits or rolls back; prefer [`transaction`](Self::transaction).
    ///
    /// It takes a connection at once. `BEGIN` is sent with the first statement, so `now()` is the
    /// time of that one: in the same round trip where that is a query and no
    /// [settings](TransactionOptions::setting) go before it. Where the server refuses it, that
    /// statement gives the error, and none after it is run.
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
    /// When no connection is free in time.
    pub async fn begin(&self) -> Result<Transaction, Error> {
        self.begin_with(&TransactionOptions::new()).await
    }

    /// Begins a transaction with options.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    pub async fn begin_with(&self, options: &TransactionOptions) -> Result<Transaction, Error> {
        Transaction::begin(self, options.begin_statement(self)).await
    }
}
