//! The statements of typed queries in a transaction.

use std::pin::pin;
use std::sync::Arc;

use ormlite_core::decode::{RowSet, RowSink};
use ormlite_core::exec::{BoxFuture, BoxStream, Transactional};
use ormlite_core::{Executor, Statement};

use super::Transaction;
use crate::observe;
use crate::run;
use crate::stream;

impl Transaction {
    fn run_within(
        &self,
        statement: Statement,
        rows: Arc<dyn RowSink>,
        built: bool,
    ) -> BoxFuture<'_, u64> {
        Box::pin(async move {
            run::check(&statement)?;
            self.session.check(self.level)?;
            let connection = self.session.connection();
            self.session.db().note(connection, &statement, built);
            let span = observe::span(&statement);
            let run = pin!(self.session.run(self.level, &statement, &*rows));
            let observer = self.session.db().observer();
            observer.watch(&span, &statement, run).await
        })
    }
}

impl Executor for Transaction {
    fn run(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        let built = statement.is_built();
        self.run_within(statement, rows, built)
    }

    fn run_built(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        self.run_within(statement, rows, true)
    }

    fn stream(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        let built = statement.is_built();
        stream::of_transaction(self, statement, batch, built)
    }

    fn stream_built(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        stream::of_transaction(self, statement, batch, true)
    }
}

impl Transactional for Transaction {}
