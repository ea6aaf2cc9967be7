//! One connection as the pool keeps it: the driver's client, its prepared statements, and what
//! has to happen before it may be used again.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use deadpool_postgres::ClientWrapper;
use ormlite_core::decode::Types;
use ormlite_core::{Bind, Error};
use tokio::sync::watch;
use tokio_postgres::types::Type;

use crate::address::Address;
use crate::connect::Opened;
use crate::error::{self, Class};
use crate::statement::{Prepared, StatementCache, leaves_state};
use crate::status::{Status, TransactionStatus};
use crate::types::{self, KnownTypes};

/// How long a statement that saw only "closed" waits for the connection's own last word.
const LAST_WORD: Duration = Duration::from_secs(1);

/// How the task that moves a connection's bytes has ended, once it has.
#[derive(Debug, Clone)]
pub(crate) enum End {
    Running,
    Closed,
    Failed(Error),
}

/// A failed use of a connection.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: Error,
    pub(crate) class: Class,
    /// The prepared statement has to be prepared again.
    pub(crate) stale: bool,
}

impl Failure {
    pub(crate) fn unsent(error: Error) -> Self {
        Self {
            error,
            class: Class::Unsent,
            stale: false,
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        failure.error
    }
}

/// A use of a connection under way. Boxed where it is rare, or begun from several places: the body
/// of an `async fn` is compiled into each unit of code that awaits it, a box's only once.
pub(crate) type Attempt<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

pub(crate) struct Connection {
    client: ClientWrapper,
    statements: StatementCache,
    /// The types of the database that are not built in; only behind a transaction pooler.
    types: Option<Vec<Type>>,
    /// What records name by number.
    pub(crate) known_types: Arc<KnownTypes>,
    ended: watch::Receiver<End>,
    status: Arc<Status>,
    address: Address,
    expires: Option<Instant>,
    abandoned: AtomicBool,
    lost: AtomicBool,
    dirty: AtomicBool,
    in_transaction: AtomicBool,
}

impl Connection {
    pub(crate) fn new(
        opened: Opened,
        statements: usize,
        expires: Option<Instant>,
        known_types: Arc<KnownTypes>,
    ) -> Self {
        let Opened {
            client,
            ended,
            status,
            address,
        } = opened;
        Self {
            client,
            statements: StatementCache::new(statements),
            types: None,
            known_types,
            ended,
            status,
            address,
            expires,
            abandoned: AtomicBool::new(false),
            lost: AtomicBool::new(false),
            dirty: AtomicBool::new(false),
            in_transaction: AtomicBool::new(false),
        }
    }

    pub(crate) fn client(&self) -> &tokio_postgres::Client {
        &self.client
    }

    pub(crate) fn client_mut(&mut self) -> &mut tokio_postgres::Client {
        &mut self.client
    }

    /// What the server said with its last reply, and what it said before.
    pub(crate) fn status(&self) -> &Status {
        &self.status
    }

    /// Whether the server is in a transaction, as of its last reply.
    pub(crate) fn transaction_status(&self) -> TransactionStatus {
        self.status.get()
    }

    /// The server it leads to.
    pub(crate) fn address(&self) -> &Address {
        &self.address
    }

    /// Begins something that waits for a reply. Until the reply has been read, the connection
    /// counts as abandoned: so a future that is dropped half-way needs nobody to clean up.
    pub(crate) fn start(&self) -> Result<Work<'_>, Failure> {
        if self.lost.load(Ordering::Acquire) {
            let reason = "an earlier statement on this connection had lost it";
            return Err(Failure::unsent(Error::connection_lost(reason)));
        }
        if self.abandoned.load(Ordering::Acquire) {
            return Err(Failure::unsent(Error::abandoned()));
        }
        Ok(Work {
            connection: self,
            settled: false,
        })
    }

    /// The statement of that text, prepared now or before.
    pub(crate) async fn prepare(&self, sql: &str) -> Result<Prepared, Failure> {
        // Nearly every statement has been.
        match self.statements.get(sql) {
            Some(prepared) if !prepared.has_records || self.known_types.get().is_some() => {
                Ok(prepared)
            }
            _ => self.prepare_new(sql).await,
        }
    }

    /// Prepares a statement that has not been, and sees to it that the types are known which its records
    /// may name.
    fn prepare_new<'a>(&'a self, sql: &'a str) -> Attempt<'a, Prepared> {
        Box::pin(async move {
            if let Some(prepared) = self.statements.get(sql) {
                self.types_of_records().await?;
                return Ok(prepared);
            }
            let statement = self.prepare_uncached(sql).await?;
            let prepared = Prepared {
                has_records: types::have_records(statement.columns()),
                leaves_state: leaves_state(sql),
                statement,
            };
            self.statements.put(sql, prepared.clone());
            if prepared.has_records {
                self.types_of_records().await?;
            }
            Ok(prepared)
        })
    }

    pub(crate) fn prepare_uncached<'a>(
        &'a self,
        sql: &'a str,
    ) -> Attempt<'a, tokio_postgres::Statement> {
        Box::pin(async move {
            let work = self.start()?;
            let result = self.client.prepare(sql).await;
            work.finish(result).await
        })
    }

    pub(crate) fn forget(&self, sql: &str) {
        self.statements.evict(sql);
    }

    /// Runs text by the simple protocol.
    pub(crate) fn batch<'a>(&'a self, sql: &'a str) -> Attempt<'a, ()> {
        Box::pin(async move {
            let work = self.start()?;
            let result = self.client.batch_execute(sql).await;
            work.finish(result).await
        })
    }

    /// Whether statements must not be named, because the next one may meet another server.
    pub(crate) fn is_behind_pooler(&self) -> bool {
        self.types.is_some()
    }

    pub(crate) fn set_types(&mut self, types: Vec<Type>) {
        self.types = Some(types);
    }

    /// The types of the database that records may name, read where they are not known.
    pub(crate) fn types_of_records(&self) -> Attempt<'_, Arc<Types>> {
        types::of_database(self, &self.known_types)
    }

    /// The type to announce for a value where the statement is not prepared.
    pub(crate) fn type_of(&self, bind: &Bind) -> Result<Type, Error> {
        if let Some(ty) = bind.announced() {
            return Ok(ty.clone());
        }
        let wanted = bind.sql_type();
        let known = self.types.iter().flatten().find(|ty| wanted.is(ty));
        known.cloned().ok_or_else(|| {
            let reason = format!("the database has no type {wanted}, or got it after connecting");
            Error::invalid_query(reason)
        })
    }

    pub(crate) fn set_in_transaction(&self, open: bool) {
        self.in_transaction.store(open, Ordering::Release);
    }

    pub(crate) fn is_in_transaction(&self) -> bool {
        self.in_transaction.load(Ordering::Acquire)
    }

    /// Something was run that may have left state in the session.
    pub(crate) fn set_dirty(&self, dirty: bool) {
        self.dirty.store(dirty, Ordering::Release);
    }

    pub(crate) fn is_dirty(&self) -> bool {
        self.dirty.load(Ordering::Acquire)
    }

    /// Never hand this one on.
    pub(crate) fn give_up(&self) {
        self.lost.store(true, Ordering::Release);
    }

    /// A statement is, or may be, still running.
    pub(crate) fn is_abandoned(&self) -> bool {
        self.abandoned.load(Ordering::Acquire)
    }

    /// Whether nothing can be sent any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Whether it may be handed on as it is.
    pub(crate) fn is_reusable(&self) -> bool {
        self.is_usable()
            && !self.is_dirty()
            && !self.is_in_transaction()
            && self.transaction_status() == TransactionStatus::Idle
    }

    /// Whether a statement may be sent.
    pub(crate) fn is_usable(&self) -> bool {
        !self.is_closed() && !self.is_abandoned() && !self.lost.load(Ordering::Acquire)
    }

    pub(crate) fn has_expired(&self) -> bool {
        self.expires.is_some_and(|at| Instant::now() >= at)
    }

    /// The reason why the connection was lost, as the connection itself learnt it: the server
    /// says "idle in transaction for too long" to the connection, and to the statement nothing.
    pub(crate) async fn last_word(&self, error: Error) -> Error {
        let mut ended = self.ended.clone();
        let has_ended = ended.wait_for(|end| !matches!(end, End::Running));
        let end = match tokio::time::timeout(LAST_WORD, has_ended).await {
            Ok(Ok(end)) => end.clone(),
            _ => return error,
        };
        match end {
            End::Failed(reason) if reason.database_error().is_some() => reason,
            End::Failed(reason) => Error::connection_lost(reason),
            End::Running | End::Closed => error,
        }
    }
}

/// A request that has been, or is about to be, sent. Dropped before its reply was read, it leaves
/// the connection abandoned.
#[must_use]
pub(crate) struct Work<'c> {
    connection: &'c Connection,
    settled: bool,
}

impl Work<'_> {
    /// The reply, or the failure, has been read.
    pub(crate) async fn finish<T>(
        mut self,
        result: Result<T, tokio_postgres::Error>,
    ) -> Result<T, Failure> {
        self.settled = true;
        match result {
            Ok(reply) => Ok(reply),
            Err(error) => Err(self.connection.failed(error).await),
        }
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        if !self.settled {
            self.connection.abandoned.store(true, Ordering::Release);
        }
    }
}

impl Connection {
    fn failed(
        &self,
        error: tokio_postgres::Error,
    ) -> Pin<Box<dyn Future<Output = Failure> + Send + '_>> {
        Box::pin(async move {
            let class = error::classify(&error);
            let stale = error::is_stale_statement(&error);
            let mut error = error::statement(error);
            if class == Class::Lost {
                self.give_up();
                if error.database_error().is_none() {
                    error = self.last_word(error).await;
                }
            }
            Failure {
                error,
                class,
                stale,
            }
        })
    }
}
