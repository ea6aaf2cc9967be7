//! A connection: the driver's client, its prepared statements, and the state that decides whether
//! it can be used again. It knows no pool.

mod activity;
mod connector;
mod disconnect;
mod failure;
mod in_flight;
mod record_types;
mod session_state;
mod statement_cache;
mod statements;

pub(crate) use self::activity::{Activity, Snapshot};
pub(crate) use self::connector::Connector;
pub(crate) use self::failure::{Attempt, Failure};
pub(crate) use self::in_flight::InFlight;
pub(crate) use self::record_types::{KnownTypes, have_records, hold_records};
pub(crate) use self::statement_cache::Prepared;

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use deadpool_postgres::ClientWrapper;
use ormlite_core::{Bind, Error};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_postgres::CancelToken;
use tokio_postgres::types::Type;

use self::connector::Opened;
use self::disconnect::{Disconnect, lost_by};
use self::statement_cache::StatementCache;
use crate::wire::{Address, Status, TransactionStatus};

/// How long a statement whose connection was lost waits for the reason of the disconnect.
const DISCONNECT_REASON: Duration = Duration::from_secs(1);

pub(crate) struct Connection {
    client: ClientWrapper,
    statements: StatementCache,
    /// The settings of the transaction that the meaning of a statement's text depends on, such as
    /// `search_path`.
    scope: Mutex<Option<String>>,
    scoped: AtomicBool,
    /// The types of the database that are not built in; only behind a transaction pooler.
    types: Option<Vec<Type>>,
    /// The generation of the pool's known types when this connection was opened.
    types_of: u32,
    /// The types that composite records name by OID.
    pub(crate) known_types: Arc<KnownTypes>,
    /// The process ID at start-up was not that of the answering backend: a pooler is in front.
    pooled: bool,
    disconnected: watch::Receiver<Option<Disconnect>>,
    status: Arc<Status>,
    address: Address,
    expires: Option<Instant>,
    abandoned: AtomicBool,
    lost: AtomicBool,
    /// What may be left in the session, by the levels of `session_state`; 0 is nothing.
    dirty: AtomicU8,
    in_transaction: AtomicBool,
    activity: Arc<Activity>,
    /// The task that resets it, while it is in the pool.
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
            disconnected,
            status,
            activity,
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
            disconnected,
            status,
            address,
            expires,
            abandoned: AtomicBool::new(false),
            lost: AtomicBool::new(false),
            dirty: AtomicU8::default(),
            in_transaction: AtomicBool::new(false),
            activity,
            cleaning: Mutex::new(None),
        }
    }

    pub(crate) fn client(&self) -> &tokio_postgres::Client {
        &self.client
    }

    pub(crate) fn client_mut(&mut self) -> &mut tokio_postgres::Client {
        &mut self.client
    }

    /// What the server's replies have reported.
    pub(crate) fn status(&self) -> &Status {
        &self.status
    }

    /// Whether the server is in a transaction, according to its last reply.
    pub(crate) fn transaction_status(&self) -> TransactionStatus {
        self.status.get()
    }

    /// The address of the server.
    pub(crate) fn address(&self) -> &Address {
        &self.address
    }

    /// What a cancel request needs.
    pub(crate) fn cancelling(&self) -> (Address, CancelToken) {
        (self.address.clone(), self.client.cancel_token())
    }

    /// Records settings that apply until the transaction ends.
    pub(crate) fn set_settings(&self, settings: &[(String, String)]) {
        const NAMES: [&str; 3] = ["search_path", "role", "session_authorization"];
        let is = |name: &str, known: &str| name.trim().eq_ignore_ascii_case(known);
        let mut scope = String::new();
        for (name, value) in settings {
            if NAMES.iter().any(|known| is(name, known)) {
                scope.push_str(&format!("{name}={value:?};"));
            }
            if is(name, "statement_timeout") {
                self.activity.exempt(true);
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

    /// Whether statements must not have a name, because the next one may run on another server
    /// connection.
    pub(crate) fn is_unnamed(&self) -> bool {
        self.types.is_some()
    }

    /// Records that a pooler is in front of the server.
    pub(crate) fn set_pooled(&mut self) {
        self.pooled = true;
    }

    pub(crate) fn set_types(&mut self, types: Vec<Type>) {
        self.types = Some(types);
        self.status.refuse_names(true);
    }

    /// Whether the database may have types that were created after this connection has read them.
    pub(crate) fn has_old_types(&self) -> bool {
        self.is_unnamed() && self.types_of != self.known_types.generation()
    }

    /// The type to declare for a value of a statement that is not prepared.
    pub(crate) fn type_of(&self, bind: &Bind) -> Result<Type, Error> {
        if let Some(ty) = bind.declared_type() {
            return Ok(ty.clone());
        }
        // For a domain the server has described the type that it is over.
        let wanted = bind.sql_type().undomained();
        let known = self.types.iter().flatten().find(|ty| wanted.is(ty));
        known.cloned().ok_or_else(|| {
            let reason =
                format!("the database has no type {wanted}, or it was created after connecting");
            Error::invalid_query(reason)
        })
    }

    pub(crate) fn set_in_transaction(&self, open: bool) {
        self.in_transaction.store(open, Ordering::Release);
        if !open {
            if self.scoped.swap(false, Ordering::AcqRel) {
                *self.scope() = None;
            }
            self.activity.exempt(false);
        }
    }

    pub(crate) fn is_in_transaction(&self) -> bool {
        self.in_transaction.load(Ordering::Acquire)
    }

    pub(crate) fn activity(&self) -> &Arc<Activity> {
        &self.activity
    }

    /// Excludes the connection from further use.
    pub(crate) fn give_up(&self) {
        self.lost.store(true, Ordering::Release);
    }

    /// Whether a statement is, or may be, still running.
    pub(crate) fn is_abandoned(&self) -> bool {
        self.abandoned.load(Ordering::Acquire)
    }

    /// Whether nothing can be sent any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Whether the next caller can use it without a reset.
    pub(crate) fn is_reusable(&self) -> bool {
        self.is_usable()
            && !self.is_dirty()
            && !self.is_in_transaction()
            && self.transaction_status() == TransactionStatus::Idle
    }

    /// Whether a statement can be sent.
    pub(crate) fn is_usable(&self) -> bool {
        !self.is_closed() && !self.is_abandoned() && !self.lost.load(Ordering::Acquire)
    }

    pub(crate) fn has_expired(&self, now: Instant) -> bool {
        self.expires.is_some_and(|at| now >= at)
    }

    /// The error of a statement whose connection was lost, with the reason of the disconnect: the
    /// server sends "terminating connection due to idle-in-transaction timeout" to the connection,
    /// and nothing to the statement.
    pub(crate) async fn disconnect_reason(&self, error: Error) -> Error {
        let mut disconnected = self.disconnected.clone();
        let has_ended = disconnected.wait_for(Option::is_some);
        let disconnect = match tokio::time::timeout(DISCONNECT_REASON, has_ended).await {
            Ok(Ok(disconnect)) => disconnect.clone(),
            _ => return error,
        };
        match disconnect {
            Some(Disconnect::Failed(reason)) => lost_by(reason),
            Some(Disconnect::Closed) | None => error,
        }
    }
}
