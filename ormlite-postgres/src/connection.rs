//! One connection as the pool keeps it: the driver's client, its prepared statements, and what
//! has to happen before it may be used again.

mod dirt;
mod work;

use work::lost_by;
pub(crate) use work::{Failure, Work};

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use deadpool_postgres::ClientWrapper;
use ormlite_core::decode::Types;
use ormlite_core::{Bind, Error};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_postgres::CancelToken;
use tokio_postgres::types::Type;

use crate::address::Address;
use crate::connect::Opened;
use crate::pulse::Pulse;
use crate::statement::{Prepared, StatementCache};
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

/// A use of a connection under way. Boxed where it is rare, or begun from several places: the body
/// of an `async fn` is compiled into each unit of code that awaits it, a box's only once.
pub(crate) type Attempt<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

pub(crate) struct Connection {
    client: ClientWrapper,
    statements: StatementCache,
    /// What a statement's text depends on beside itself, while that is not the session's own.
    scope: Mutex<Option<String>>,
    scoped: AtomicBool,
    /// The types of the database that are not built in; only behind a transaction pooler.
    types: Option<Vec<Type>>,
    /// How often the pool had found types to be missing when this connection began.
    types_of: u32,
    /// What records name by number.
    pub(crate) known_types: Arc<KnownTypes>,
    /// Another process than the one that answers has introduced itself.
    pooled: bool,
    ended: watch::Receiver<End>,
    status: Arc<Status>,
    address: Address,
    expires: Option<Instant>,
    abandoned: AtomicBool,
    lost: AtomicBool,
    dirty: AtomicU8,
    in_transaction: AtomicBool,
    pulse: Arc<Pulse>,
    /// What cleans it, while it is in the pool.
    cleaning: Mutex<Option<JoinHandle<()>>>,
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
            pulse,
            address,
        } = opened;
        Self {
            client,
            statements: StatementCache::new(statements),
            scope: Mutex::new(None),
            scoped: AtomicBool::new(false),
            types: None,
            types_of: known_types.generation(),
            known_types,
            pooled: false,
            ended,
            status,
            address,
            expires,
            abandoned: AtomicBool::new(false),
            lost: AtomicBool::new(false),
            dirty: AtomicU8::new(dirt::NOTHING),
            in_transaction: AtomicBool::new(false),
            pulse,
            cleaning: Mutex::new(None),
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

    /// What a cancel request needs.
    pub(crate) fn cancelling(&self) -> (Address, CancelToken) {
        (self.address.clone(), self.client.cancel_token())
    }

    /// Begins something that waits for a reply. Until the reply has been read, the connection
    /// counts as abandoned: so a future that is dropped half-way needs nobody to clean up.
    pub(crate) fn start(&self) -> Result<Work<'_>, Failure> {
        if self.lost.load(Ordering::Acquire) {
            let reason = "an earlier statement on this connection had lost it";
            return Err(Failure::lost_before(Error::connection_lost(reason)));
        }
        if self.abandoned.load(Ordering::Acquire) {
            return Err(Failure::unsent(Error::abandoned()));
        }
        if self.is_closed() {
            return Err(self.lost_before());
        }
        self.pulse.begin();
        Ok(Work {
            connection: self,
            settled: false,
        })
    }

    #[cold]
    fn lost_before(&self) -> Failure {
        let error = match &*self.ended.borrow() {
            End::Failed(reason) => lost_by(reason.clone()),
            _ => Error::connection_lost("the server had closed it"),
        };
        self.give_up();
        Failure::lost_before(error)
    }

    /// The statement of that text, prepared now or before.
    pub(crate) async fn prepare(&self, sql: &str) -> Result<Prepared, Failure> {
        // Nearly every statement has been.
        let kept = match self.scoped.load(Ordering::Acquire) {
            false => self.statements.get(sql),
            true => self.statements.get(&self.scoped_key(sql)),
        };
        match kept {
            Some(prepared) if !prepared.has_records || self.known_types.get().is_some() => {
                Ok(prepared)
            }
            kept => self.prepare_new(sql, kept).await,
        }
    }

    /// Prepares a statement that has not been, and sees to it that the types are known which its records
    /// may name.
    fn prepare_new<'a>(&'a self, sql: &'a str, kept: Option<Prepared>) -> Attempt<'a, Prepared> {
        Box::pin(async move {
            if let Some(prepared) = kept {
                self.types_of_records().await?;
                return Ok(prepared);
            }
            let statement = self.prepare_uncached(sql).await?;
            let prepared = Prepared {
                has_records: types::have_records(statement.columns()),
                kept: true,
                statement,
            };
            let new = Prepared {
                kept: false,
                ..prepared.clone()
            };
            self.statements.put(self.scoped_key(sql), prepared);
            if new.has_records {
                self.types_of_records().await?;
            }
            Ok(new)
        })
    }

    /// The text by which a statement is kept. Names in it that have no schema, and so the types of
    /// its parameters, depend on `search_path`.
    fn scoped_key(&self, sql: &str) -> String {
        match &*self.scope() {
            Some(scope) => format!("{scope}\0{sql}"),
            None => sql.to_owned(),
        }
    }

    /// Settings that hold until the transaction ends.
    pub(crate) fn set_settings(&self, settings: &[(String, String)]) {
        const NAMES: [&str; 3] = ["search_path", "role", "session_authorization"];
        let is = |name: &str, known: &str| name.trim().eq_ignore_ascii_case(known);
        let mut scope = String::new();
        for (name, value) in settings {
            if NAMES.iter().any(|known| is(name, known)) {
                scope.push_str(&format!("{name}={value:?};"));
            }
            if is(name, "statement_timeout") {
                self.pulse.exempt(true);
            }
        }
        if !scope.is_empty() {
            *self.scope() = Some(scope);
            self.scoped.store(true, Ordering::Release);
        }
    }

    fn scope(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.scope.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn prepare_uncached<'a>(
        &'a self,
        sql: &'a str,
    ) -> Attempt<'a, tokio_postgres::Statement> {
        Box::pin(async move {
            let work = self.start()?;
            let result = self.client.prepare(sql).await;
            let result = work.finish(result, true).await;
            // Whatever happened, it was not run.
            result.map_err(|failure| Failure {
                error: failure.error.not_run(),
                not_run: true,
                answered: false,
                ..failure
            })
        })
    }

    /// Prepares the statement anew when it is needed next.
    pub(crate) fn forget(&self, sql: &str) {
        self.statements.evict(&self.scoped_key(sql));
    }

    /// Forgets what the driver knows of types, such as one that has got another name.
    pub(crate) fn forget_types(&self) {
        self.client.clear_type_cache();
    }

    /// Runs text by the simple protocol.
    pub(crate) fn batch<'a>(&'a self, sql: &'a str) -> Attempt<'a, ()> {
        Box::pin(async move {
            let work = self.start()?;
            let result = self.client.batch_execute(sql).await;
            work.finish(result, true).await
        })
    }

    /// Whether statements must not be named, because the next one may meet another server.
    pub(crate) fn is_unnamed(&self) -> bool {
        self.types.is_some()
    }

    /// The connection leads to a pooler.
    pub(crate) fn set_pooled(&mut self) {
        self.pooled = true;
    }

    pub(crate) fn set_types(&mut self, types: Vec<Type>) {
        self.types = Some(types);
        self.status.refuse_names(true);
    }

    /// Whether the database may have got types since this connection has read them.
    pub(crate) fn has_old_types(&self) -> bool {
        self.is_unnamed() && self.types_of != self.known_types.generation()
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
        if !open {
            if self.scoped.swap(false, Ordering::AcqRel) {
                *self.scope() = None;
            }
            self.pulse.exempt(false);
        }
    }

    pub(crate) fn is_in_transaction(&self) -> bool {
        self.in_transaction.load(Ordering::Acquire)
    }

    pub(crate) fn pulse(&self) -> &Arc<Pulse> {
        &self.pulse
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

    pub(crate) fn has_expired(&self, now: Instant) -> bool {
        self.expires.is_some_and(|at| now >= at)
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
            End::Failed(reason) => lost_by(reason),
            End::Running | End::Closed => error,
        }
    }
}
