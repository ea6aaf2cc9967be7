//! The settings of a [`Db`](crate::Db), and their defaults.

mod manager;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use crate::observe::{Observer, StatementHook};
use crate::pool::SessionReset;
use crate::url::SslMode;

/// The settings of a connection pool; made by [`Db::builder`](crate::Db::builder).
///
/// | setting | default |
/// |---|---|
/// | [`max_size`](Self::max_size) | 10 connections |
/// | [`wait_timeout`](Self::wait_timeout) | 10 s for a free connection |
/// | [`connect_timeout`](Self::connect_timeout) | 10 s for name lookup, TCP, TLS and login together |
/// | [`recycle_timeout`](Self::recycle_timeout) | 5 s to reset a session |
/// | [`idle_lifetime`](Self::idle_lifetime), [`max_lifetime`](Self::max_lifetime) | 10 and 30 minutes |
/// | [`statement_timeout`](Self::statement_timeout), [`idle_in_transaction_timeout`](Self::idle_in_transaction_timeout) | the server's |
/// | [`response_timeout`](Self::response_timeout) | `statement_timeout` + 5 s, if that is set |
/// | [`keepalive`](Self::keepalive), [`keepalive_interval`](Self::keepalive_interval), [`keepalive_retries`](Self::keepalive_retries) | 30 s, then 3 times 5 s |
/// | [`tcp_user_timeout`](Self::tcp_user_timeout) | 30 s |
/// | [`probe_idle_after`](Self::probe_idle_after) | 30 s |
/// | [`session_reset`](Self::session_reset) | [`SessionReset::WhereNeeded`] |
/// | [`statement_cache`](Self::statement_cache) | 256 prepared statements per connection |
/// | [`slow_threshold`](Self::slow_threshold) | 100 ms |
/// | [`n_plus_one_threshold`](Self::n_plus_one_threshold) | the same query 10 times from one call site |
///
/// ```no_run
/// # async fn connect() -> Result<(), ormlite_core::Error> {
/// use std::time::Duration;
///
/// let db = ormlite_postgres::Db::builder()
///     .url("postgres://shop@db.example/shop?sslmode=verify-full")
///     .max_size(5)
///     .statement_timeout(Duration::from_secs(30))
///     .connect()
///     .await?;
/// # Ok(())
/// # }
/// ```
///
/// Without a URL:
///
/// ```
/// use std::time::Duration;
///
/// use ormlite_postgres::{Db, SessionReset, SslMode};
///
/// let settings = Db::builder()
///     .host("db.example")
///     .port(6432)
///     .user("shop")
///     .password("secret")
///     .database("shop")
///     .application_name("checkout")
///     .ssl_mode(SslMode::VerifyFull)
///     .ssl_root_cert("/etc/ssl/shop.pem")
///     .transaction_pooler(true)
///     .connect_timeout(Duration::from_secs(3))
///     .wait_timeout(Duration::from_secs(5))
///     .idle_in_transaction_timeout(Duration::from_secs(60))
///     .response_timeout(Duration::from_secs(40))
///     .recycle_timeout(Duration::from_secs(2))
///     .idle_lifetime(Duration::from_secs(300))
///     .max_lifetime(None)
///     .keepalive(Duration::from_secs(20))
///     .keepalive_interval(Duration::from_secs(5))
///     .keepalive_retries(3)
///     .tcp_user_timeout(Duration::from_secs(20))
///     .probe_idle_after(Duration::from_secs(10))
///     .statement_cache(512)
///     .session_reset(SessionReset::Always)
///     .slow_threshold(Duration::from_millis(250))
///     .n_plus_one_threshold(5);
/// # let _ = settings;
/// ```
#[derive(Clone)]
#[must_use]
pub struct DbBuilder {
    url: Option<String>,
    host: Option<String>,
    port: Option<u16>,
    user: Option<String>,
    password: Option<String>,
    database: Option<String>,
    application_name: Option<String>,
    ssl_mode: Option<SslMode>,
    ssl_root_cert: Option<PathBuf>,
    require_auth: Option<String>,
    connect_timeout: Option<Duration>,
    recycle_timeout: Duration,
    idle_lifetime: Option<Duration>,
    max_lifetime: Option<Duration>,
    keepalive: Option<Duration>,
    keepalive_interval: Duration,
    keepalive_retries: u32,
    tcp_user_timeout: Option<Duration>,
    probe_idle_after: Option<Duration>,
    response_timeout: ResponseTimeout,
    session_pooler: bool,
    session_reset: SessionReset,
    statement_cache: usize,
    transaction_pooler: bool,
    pub(crate) max_size: usize,
    pub(crate) wait_timeout: Option<Duration>,
    pub(crate) statement_timeout: Option<Duration>,
    pub(crate) idle_in_transaction_timeout: Option<Duration>,
    pub(crate) observer: Observer,
}

impl DbBuilder {
    pub(crate) fn new() -> Self {
        Self {
            url: None,
            host: None,
            port: None,
            user: None,
            password: None,
            database: None,
            application_name: None,
            ssl_mode: None,
            ssl_root_cert: None,
            require_auth: None,
            connect_timeout: None,
            recycle_timeout: Duration::from_secs(5),
            idle_lifetime: Some(Duration::from_secs(10 * 60)),
            max_lifetime: Some(Duration::from_secs(30 * 60)),
            keepalive: Some(Duration::from_secs(30)),
            keepalive_interval: Duration::from_secs(5),
            keepalive_retries: 3,
            tcp_user_timeout: Some(Duration::from_secs(30)),
            probe_idle_after: Some(Duration::from_secs(30)),
            response_timeout: ResponseTimeout::Default,
            session_pooler: false,
            session_reset: SessionReset::default(),
            statement_cache: 256,
            transaction_pooler: false,
            max_size: 10,
            wait_timeout: Some(Duration::from_secs(10)),
            statement_timeout: None,
            idle_in_transaction_timeout: None,
            observer: Observer {
                slow: Some(Duration::from_millis(100)),
                n_plus_one: Some(10),
                hook: None,
            },
        }
    }

    /// The address of the database: `postgres://user:password@host:port/database?option=value`, or
    /// libpq's `host=.. user=..`. Other settings of the builder take precedence over it, except for
    /// those of TCP, where the options of the URL do.
    ///
    /// The options are libpq's: `application_name`, `channel_binding`, `connect_timeout`, `dbname`,
    /// `host`, `hostaddr`, `keepalives`, `keepalives_count`, `keepalives_idle`,
    /// `keepalives_interval`, `load_balance_hosts`, `options`, `password`, `port`,
    /// [`require_auth`](Self::require_auth), `sslcert`, `sslkey`, `sslmode` (see [`SslMode`]),
    /// `sslnegotiation`, `sslrootcert`, `target_session_attrs`, `tcp_user_timeout` (milliseconds)
    /// and `user`. An unknown option, or one that is given twice, is an error, because it may have
    /// been meant to protect the connection. No error contains a part of the text.
    ///
    /// In a URL, write `@`, `/` and `%` of a password as `%40`, `%2F` and `%25`.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The host, or the folder of a Unix socket. It is an error if the URL names a host, too.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = Some(host.into());
        self
    }

    /// The port; used with [`host`](Self::host). Default: 5432.
    pub fn port(mut self, port: u16) -> Self {
        self.port = Some(port);
        self
    }

    /// The role to log in as. Default: the name of the operating system user.
    pub fn user(mut self, user: impl Into<String>) -> Self {
        self.user = Some(user.into());
        self
    }

    /// The password of the role.
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.password = Some(password.into());
        self
    }

    /// The database. Default: the one with the name of the role.
    pub fn database(mut self, database: impl Into<String>) -> Self {
        self.database = Some(database.into());
        self
    }

    /// The name in `pg_stat_activity`. Default: the name of the executable.
    pub fn application_name(mut self, name: impl Into<String>) -> Self {
        self.application_name = Some(name.into());
        self
    }

    /// Encryption and verification of the server. Default: that of the URL, or [`SslMode::Prefer`].
    pub fn ssl_mode(mut self, mode: SslMode) -> Self {
        self.ssl_mode = Some(mode);
        self
    }

    /// A PEM file of the certificate authorities that may sign the server's certificate. Default:
    /// `sslrootcert` of the URL, or the system's authorities.
    pub fn ssl_root_cert(mut self, file: impl Into<PathBuf>) -> Self {
        self.ssl_root_cert = Some(file.into());
        self
    }

    /// The authentication methods that the server may ask for, as in libpq: a comma-separated list
    /// of `none`, `password` (clear text), `md5`, `scram-sha-256`, `gss` and `sspi`; or a list of
    /// methods to refuse, each with a `!`. Default: `require_auth` of the URL, or all.
    ///
    /// By default a password is sent in clear text only over TLS, to a loopback address and over a
    /// Unix socket, whatever the server asks for. Over another connection the list must name
    /// `password`. With `md5`, a server in the middle gets a hash from which weak passwords can be
    /// guessed. With `scram-sha-256` it gets nothing, and the server proves that it knows the
    /// password.
    ///
    /// ```
    /// let db = ormlite_postgres::Db::builder()
    ///     .url("postgres://shop@db.example/shop")
    ///     .require_auth("scram-sha-256");
    /// ```
    pub fn require_auth(mut self, methods: impl Into<String>) -> Self {
        self.require_auth = Some(methods.into());
        self
    }

    /// The most connections that the pool opens. Default: 10.
    ///
    /// Over all instances of all services, the sum must stay below the server's `max_connections`,
    /// with some left for administrators.
    pub fn max_size(mut self, connections: usize) -> Self {
        self.max_size = connections.max(1);
        self
    }

    /// Limits how long a caller waits for a connection: while all are in use, or while the server
    /// is down, starting, or has none left (53300). Default: 10 s.
    ///
    /// During that time connecting is tried again, by one caller at a time and with growing pauses.
    /// An error that waiting does not cure, such as a wrong password, is returned at once.
    ///
    /// `None` waits without limit for a connection in use, and for
    /// [`connect_timeout`](Self::connect_timeout) for the server.
    pub fn wait_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.wait_timeout = timeout.into();
        self
    }

    /// Limits one attempt to connect: name lookup, TCP, TLS, authentication and start-up. Default:
    /// `connect_timeout` of the URL, or 10 s.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Limits the reset of a session, and the test of an idle connection. After it the connection
    /// is closed. Default: 5 s.
    pub fn recycle_timeout(mut self, timeout: Duration) -> Self {
        self.recycle_timeout = timeout;
        self
    }

    /// Closes connections that were idle for so long. `None` keeps them. Default: 10 minutes.
    pub fn idle_lifetime(mut self, lifetime: impl Into<Option<Duration>>) -> Self {
        self.idle_lifetime = lifetime.into();
        self
    }

    /// Closes connections of this age, reduced by a random part of up to a tenth, so that they are
    /// not all replaced together. `None` keeps them. Default: 30 minutes.
    pub fn max_lifetime(mut self, lifetime: impl Into<Option<Duration>>) -> Self {
        self.max_lifetime = lifetime.into();
        self
    }

    /// The server's `statement_timeout`: it cancels statements that take longer. Default: the
    /// server's setting.
    ///
    /// Behind a [transaction pooler](Self::transaction_pooler) it is set in each transaction by
    /// `SET LOCAL`. A statement outside of a transaction is then limited by this crate.
    pub fn statement_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.statement_timeout = timeout.into();
        self
    }

    /// The server's `idle_in_transaction_session_timeout`: it closes connections whose transaction
    /// is idle for longer. Default: the server's setting.
    pub fn idle_in_transaction_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.idle_in_transaction_timeout = timeout.into();
        self
    }

    /// Limits how long the server may send nothing while a statement waits for its answer. Then the
    /// connection is closed, and the statement returns an error with
    /// [`is_connection_lost`](ormlite_core::Error::is_connection_lost) and
    /// [`is_timeout`](ormlite_core::Error::is_timeout), a `COMMIT` one with
    /// [`is_commit_outcome_unknown`](ormlite_core::Error::is_commit_outcome_unknown).
    ///
    /// Default: 5 s more than [`statement_timeout`](Self::statement_timeout), since the server
    /// cancels longer statements itself. Without that setting there is no limit, since a statement
    /// may take any time; then only TCP detects a server that has vanished
    /// ([`keepalive`](Self::keepalive), [`tcp_user_timeout`](Self::tcp_user_timeout)). `None` sets
    /// no limit. A transaction that sets a `statement_timeout` of its own has no limit either.
    pub fn response_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.response_timeout = ResponseTimeout::Given(timeout.into());
        self
    }

    /// The idle time after which TCP sends its first keepalive probe. `None` sends none.
    /// `keepalives_idle` of the URL takes precedence. Default: 30 s.
    pub fn keepalive(mut self, idle: impl Into<Option<Duration>>) -> Self {
        self.keepalive = idle.into();
        self
    }

    /// The time between two keepalive probes. `keepalives_interval` of the URL takes precedence.
    /// Default: 5 s.
    pub fn keepalive_interval(mut self, interval: Duration) -> Self {
        self.keepalive_interval = interval;
        self
    }

    /// The number of unanswered keepalive probes after which TCP closes the connection.
    /// `keepalives_count` of the URL takes precedence. Default: 3.
    pub fn keepalive_retries(mut self, retries: u32) -> Self {
        self.keepalive_retries = retries;
        self
    }

    /// How long sent data may stay unacknowledged before TCP closes the connection (Linux).
    /// `tcp_user_timeout` of the URL takes precedence. `None` leaves it to the operating system.
    /// Default: 30 s.
    pub fn tcp_user_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.tcp_user_timeout = timeout.into();
        self
    }

    /// Tests a connection that was idle for longer by a round trip before it is used. `None` tests
    /// none. Default: 30 s.
    ///
    /// [`recycle_timeout`](Self::recycle_timeout) limits the test. If a connection fails it,
    /// connections that have been idle for longer are closed without a test.
    pub fn probe_idle_after(mut self, idle: impl Into<Option<Duration>>) -> Self {
        self.probe_idle_after = idle.into();
        self
    }

    /// After which statements the session of a connection is reset before another caller gets it;
    /// see [`SessionReset`].
    pub fn session_reset(mut self, reset: SessionReset) -> Self {
        self.session_reset = reset;
        self
    }

    /// The number of prepared statements that each connection keeps. The least recently used is
    /// closed first. Default: 256.
    pub fn statement_cache(mut self, statements: usize) -> Self {
        self.statement_cache = statements;
        self
    }

    /// Logs a `tracing` warning about a statement that takes so long (target `ormlite::slow`), and
    /// about a wait for a connection that takes so long (target `ormlite::pool`). `None` logs none.
    /// Default: 100 ms.
    pub fn slow_threshold(mut self, threshold: impl Into<Option<Duration>>) -> Self {
        self.observer.slow = threshold.into();
        self
    }

    /// Logs a `tracing` warning (target `ormlite::n_plus_one`) when the same query is run so many
    /// times from one call site, which one query could replace. `None` logs none. Default: 10.
    ///
    /// Queries are the same if their texts are equal, whatever their values. They are counted
    /// within [`count_queries`](crate::count_queries), or per request by the layer of the feature
    /// `tower`; other queries are not counted. There is one warning per query, call site and scope.
    /// It names the call site (`call_site`), the text, the table and the remedy.
    pub fn n_plus_one_threshold(mut self, times: impl Into<Option<u32>>) -> Self {
        self.observer.n_plus_one = times.into();
        self
    }

    /// Declares that a pooler in transaction mode, such as PgBouncer, is between this pool and the
    /// server.
    ///
    /// Two transactions may then run in two server sessions, where a prepared statement of the same
    /// name can be missing or belong to another client. So statements are sent unnamed, in one
    /// round trip each, and are planned each time. Session settings are not used. Connecting reads
    /// the types of the database once, which takes a few round trips per enum type.
    ///
    /// A result with a type that was created later ends the connection. A typed query is then run
    /// again on a connection that knows the type. A statement that writes, or that is in a
    /// transaction, has been run; it returns the error of a lost connection.
    ///
    /// A pooler that is not declared is detected by the process ID in its start-up messages, and
    /// statements are sent unnamed, too. Two things still need this setting: time limits, which are
    /// then set per transaction because a pooler refuses them at start-up; and leaving out session
    /// resets, since the session belongs to other clients, too.
    pub fn transaction_pooler(mut self, present: bool) -> Self {
        self.transaction_pooler = present;
        self
    }

    /// Declares that a pooler in session mode is between this pool and the server: each connection
    /// of this pool has a server connection of its own. Prepared statements are used as without a
    /// pooler.
    ///
    /// A pooler is detected when connecting, but its mode is not. Without this setting, statements
    /// are sent unnamed behind any pooler, as behind a [transaction
    /// pooler](Self::transaction_pooler): this is safe in both modes, but each statement is planned
    /// each time. Behind a pooler in transaction mode this setting gives wrong results.
    pub fn session_pooler(mut self, present: bool) -> Self {
        self.session_pooler = present;
        self
    }

    /// Calls `hook` after each statement, in the task that ran it, so it should be short. It is not
    /// called for `BEGIN`, `COMMIT` and savepoints.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicUsize, Ordering};
    ///
    /// let statements = Arc::new(AtomicUsize::new(0));
    /// let counter = statements.clone();
    /// let db = ormlite_postgres::Db::builder().on_statement(Arc::new(move |event| {
    ///     counter.fetch_add(1, Ordering::Relaxed);
    ///     println!("{} rows in {:?}", event.rows, event.duration);
    /// }));
    /// ```
    pub fn on_statement(mut self, hook: StatementHook) -> Self {
        self.observer.hook = Some(hook);
        self
    }
}

/// The setting of [`DbBuilder::response_timeout`].
#[derive(Clone, Copy)]
enum ResponseTimeout {
    Default,
    Given(Option<Duration>),
}

/// Prints no secret: of the URL nothing, and of the host only what can be one, in case a URL or
/// password was passed there.
impl fmt::Debug for DbBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self
            .host
            .as_deref()
            .filter(|host| crate::url::is_host(host));
        f.debug_struct("DbBuilder")
            .field("host", &host)
            .field("max_size", &self.max_size)
            .finish_non_exhaustive()
    }
}
