//! Settings: what a [`Db`](crate::Db) is made from, and the defaults.

mod manager;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use crate::observe::{Observer, StatementHook};
use crate::pool::SessionReset;
use crate::url::SslMode;

/// Collects how to connect; made by [`Db::builder`](crate::Db::builder).
///
/// | setting | default |
/// |---|---|
/// | [`max_size`](Self::max_size) | 10 connections |
/// | [`wait_timeout`](Self::wait_timeout) | 10 s for a free connection |
/// | [`connect_timeout`](Self::connect_timeout) | 10 s for TCP, TLS and start-up together |
/// | [`recycle_timeout`](Self::recycle_timeout) | 5 s to clean a connection that came back dirty |
/// | [`idle_lifetime`](Self::idle_lifetime), [`max_lifetime`](Self::max_lifetime) | 10 and 30 minutes |
/// | [`statement_timeout`](Self::statement_timeout), [`idle_in_transaction_timeout`](Self::idle_in_transaction_timeout) | the server's |
/// | [`response_timeout`](Self::response_timeout) | 5 s more than `statement_timeout`, where that is set |
/// | [`keepalive`](Self::keepalive), [`keepalive_interval`](Self::keepalive_interval), [`keepalive_retries`](Self::keepalive_retries) | 30 s, then 3 times 5 s |
/// | [`tcp_user_timeout`](Self::tcp_user_timeout) | 30 s |
/// | [`probe_idle_after`](Self::probe_idle_after) | 30 s |
/// | [`session_reset`](Self::session_reset) | after all that may leave state in its session |
/// | [`statement_cache`](Self::statement_cache) | 256 prepared statements per connection |
/// | [`slow_threshold`](Self::slow_threshold) | 100 ms |
/// | [`n_plus_one_threshold`](Self::n_plus_one_threshold) | the same query 10 times from one place |
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

    /// Where the database is: `postgres://user:password@host:port/database?option=value`, or
    /// libpq's `host=.. user=..`. The other settings take precedence over it, except those of TCP, where
    /// the URL's options do.
    ///
    /// Its options are libpq's: `application_name`, `channel_binding`, `connect_timeout`, `dbname`,
    /// `host`, `hostaddr`, `keepalives`, `keepalives_count`, `keepalives_idle`,
    /// `keepalives_interval`, `load_balance_hosts`, `options`, `password`, `port`,
    /// [`require_auth`](Self::require_auth), `sslcert`, `sslkey`, `sslmode` (see [`SslMode`]),
    /// `sslnegotiation`, `sslrootcert`, `target_session_attrs`, `tcp_user_timeout` (milliseconds)
    /// and `user`. Another one, or one given twice, is an error: what is not understood may be what
    /// was to protect the connection. No error holds a part of this text.
    ///
    /// In a URL, `@`, `/` and `%` of a password are written `%40`, `%2F` and `%25`.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The host, or the folder of a Unix socket, where the URL names none.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = Some(host.into());
        self
    }

    /// The port, with [`host`](Self::host). Default: 5432.
    pub fn port(mut self, port: u16) -> Self {
        self.port = Some(port);
        self
    }

    /// The role to log in as. Default: the name of the process's user.
    pub fn user(mut self, user: impl Into<String>) -> Self {
        self.user = Some(user.into());
        self
    }

    /// Its password.
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.password = Some(password.into());
        self
    }

    /// The database. Default: one named as the role.
    pub fn database(mut self, database: impl Into<String>) -> Self {
        self.database = Some(database.into());
        self
    }

    /// The name that `pg_stat_activity` shows. Default: the name of the executable.
    pub fn application_name(mut self, name: impl Into<String>) -> Self {
        self.application_name = Some(name.into());
        self
    }

    /// Encryption and verification. Default: the URL's, else [`SslMode::Prefer`].
    pub fn ssl_mode(mut self, mode: SslMode) -> Self {
        self.ssl_mode = Some(mode);
        self
    }

    /// A PEM file of the authorities that may sign the server's certificate. Default: the URL's
    /// `sslrootcert`, else the system's.
    pub fn ssl_root_cert(mut self, file: impl Into<PathBuf>) -> Self {
        self.ssl_root_cert = Some(file.into());
        self
    }

    /// The ways in which a server may have this client log in, as libpq's option of that name:
    /// `none` (it asks for nothing), `password` (in clear), `md5`, `scram-sha-256`, `gss`, `sspi`,
    /// with commas between them; or those that it may not, each with a `!`. Default: the URL's
    /// `require_auth`, else all.
    ///
    /// `password` has to be named for the password to be sent in clear over a connection that is
    /// not encrypted and leaves the machine. Without that it is sent so over TLS, to a loopback
    /// address and over a Unix socket alone, whatever the server asks for. With `md5` a listener
    /// gets a hash that weak passwords can be guessed from; `scram-sha-256` gives nothing away and
    /// has the server prove that it knows the password.
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

    /// The most connections the pool opens.
    ///
    /// Over all instances of all services these must stay below the server's `max_connections`,
    /// with a few left for people.
    pub fn max_size(mut self, connections: usize) -> Self {
        self.max_size = connections.max(1);
        self
    }

    /// How long to wait for a connection when all are in use, or when the server takes none: it is
    /// down, starting, or has none left (53300). Connecting is tried again within that time, by one
    /// caller at a time and at growing intervals. What cannot succeed later, such as a wrong password,
    /// fails at once.
    ///
    /// `None` waits for ever for a connection in use, and for
    /// [`connect_timeout`](Self::connect_timeout) for the server.
    pub fn wait_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.wait_timeout = timeout.into();
        self
    }

    /// How long making a connection may take, all of it: looking up the name, TCP, TLS,
    /// authentication, start-up. The URL's `connect_timeout` is this one too.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// How long cleaning a connection that came back dirty may take before it is closed instead; and
    /// how long a connection that was idle for long may take to answer.
    pub fn recycle_timeout(mut self, timeout: Duration) -> Self {
        self.recycle_timeout = timeout;
        self
    }

    /// Closes connections that were idle for so long. `None` keeps them.
    pub fn idle_lifetime(mut self, lifetime: impl Into<Option<Duration>>) -> Self {
        self.idle_lifetime = lifetime.into();
        self
    }

    /// Closes connections when they are so old (less up to a tenth, so that they do not all end
    /// together). `None` keeps them.
    pub fn max_lifetime(mut self, lifetime: impl Into<Option<Duration>>) -> Self {
        self.max_lifetime = lifetime.into();
        self
    }

    /// The server stops statements that take longer (`statement_timeout`).
    ///
    /// Behind a [transaction pooler](Self::transaction_pooler) it is set inside each transaction,
    /// and this crate itself stops waiting for a single statement.
    pub fn statement_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.statement_timeout = timeout.into();
        self
    }

    /// The server ends transactions that idle for longer
    /// (`idle_in_transaction_session_timeout`), and their connections with them.
    pub fn idle_in_transaction_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.idle_in_transaction_timeout = timeout.into();
        self
    }

    /// How long the server may be silent while something waits for its answer: no byte of it arrives,
    /// and none is taken. A script may take as long for each of its statements. Then the connection is
    /// closed, and what waited fails with [`is_connection_lost`](ormlite_core::Error::is_connection_lost) and
    /// [`is_timeout`](ormlite_core::Error::is_timeout), a `COMMIT` with
    /// [`is_commit_outcome_unknown`](ormlite_core::Error::is_commit_outcome_unknown).
    ///
    /// Default: 5 s more than [`statement_timeout`](Self::statement_timeout), since the server itself
    /// ends what takes longer; where that is not set, nobody knows how long a statement may take, and
    /// only TCP notices a server that is gone ([`keepalive`](Self::keepalive),
    /// [`tcp_user_timeout`](Self::tcp_user_timeout)). `None` never gives up. A transaction that sets a
    /// `statement_timeout` of its own has no such limit.
    pub fn response_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.response_timeout = ResponseTimeout::Given(timeout.into());
        self
    }

    /// After how much idleness TCP sends its first keepalive probe. `None` sends none. The URL's
    /// `keepalives_idle` takes precedence.
    pub fn keepalive(mut self, idle: impl Into<Option<Duration>>) -> Self {
        self.keepalive = idle.into();
        self
    }

    /// The time between two keepalive probes. The URL's `keepalives_interval` takes precedence.
    pub fn keepalive_interval(mut self, interval: Duration) -> Self {
        self.keepalive_interval = interval;
        self
    }

    /// How many unanswered keepalive probes end the connection. The URL's `keepalives_count` takes
    /// precedence.
    pub fn keepalive_retries(mut self, retries: u32) -> Self {
        self.keepalive_retries = retries;
        self
    }

    /// How long sent data may stay unacknowledged before TCP ends the connection (Linux). The URL's
    /// `tcp_user_timeout` takes precedence; `None` leaves it to the operating system.
    pub fn tcp_user_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.tcp_user_timeout = timeout.into();
        self
    }

    /// A connection that was idle for longer is tested by a round trip before it is handed out. `None`
    /// tests none.
    ///
    /// [`recycle_timeout`](Self::recycle_timeout) limits the test. When a connection fails it, the
    /// connections that have been idle for longer are closed without a test.
    pub fn probe_idle_after(mut self, idle: impl Into<Option<Duration>>) -> Self {
        self.probe_idle_after = idle.into();
        self
    }

    /// Which statements have the session of their connection reset before the next caller gets it; see
    /// [`SessionReset`].
    pub fn session_reset(mut self, reset: SessionReset) -> Self {
        self.session_reset = reset;
        self
    }

    /// How many prepared statements each connection keeps, the least recently used going first.
    pub fn statement_cache(mut self, statements: usize) -> Self {
        self.statement_cache = statements;
        self
    }

    /// Warns (`tracing`) of statements that take so long (target `ormlite::slow`), and of waiting
    /// so long for a connection (target `ormlite::pool`). `None` is silent.
    pub fn slow_threshold(mut self, threshold: impl Into<Option<Duration>>) -> Self {
        self.observer.slow = threshold.into();
        self
    }

    /// Warns (`tracing`, target `ormlite::n_plus_one`) of the same query, run so many times from one
    /// place in the program, where one query for all of it would do. `None` is silent.
    ///
    /// Queries are the same when their texts are, whatever their values. They are counted within
    /// [`count_queries`](crate::count_queries), or per request by the layer of the feature `tower`;
    /// elsewhere nobody knows what belongs together. The warning comes once per query, place and
    /// such scope, while it happens, and names the place (`call_site`), the text, the table and
    /// what to do.
    pub fn n_plus_one_threshold(mut self, times: impl Into<Option<u32>>) -> Self {
        self.observer.n_plus_one = times.into();
        self
    }

    /// Declares that a pooler such as PgBouncer, in transaction mode, is between this pool and the
    /// server.
    ///
    /// Two transactions may then run in two server sessions, where a prepared statement of that name is
    /// missing or, worse, another client's. So statements are sent unnamed, in one round trip each, and
    /// are planned each time; session settings are not used; and connecting reads the types of the
    /// database once, which takes a few round trips per enumerated type.
    ///
    /// A result of a type that the database got later ends the connection: a query that is built by
    /// this crate is made again on one that knows the type; a statement that writes, or is in a
    /// transaction, has run, and fails as one whose connection was lost.
    ///
    /// A pooler that is not declared is noticed by the process ID in its start-up messages, and
    /// statements are sent unnamed too. Two things still need this setting: time limits, which are
    /// then set per transaction because a pooler refuses them at start-up; and that no session is
    /// reset, since it belongs to other clients too.
    pub fn transaction_pooler(mut self, present: bool) -> Self {
        self.transaction_pooler = present;
        self
    }

    /// Declares that a pooler in session mode is between this pool and the server: each connection of
    /// this pool has a server connection of its own.
    ///
    /// A pooler is noticed when connecting, but its mode is not. Without this setting, statements are
    /// sent unnamed behind any pooler, as behind a [transaction pooler](Self::transaction_pooler): that is
    /// safe in both modes, but each statement is planned each time. Behind a pooler in transaction
    /// mode this setting gives wrong results.
    pub fn session_pooler(mut self, present: bool) -> Self {
        self.session_pooler = present;
        self
    }

    /// Calls `hook` after each statement, on the task that ran it: keep it short. It is not called for
    /// `BEGIN`, `COMMIT` and the like.
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

/// How long the server may be silent.
#[derive(Clone, Copy)]
enum ResponseTimeout {
    Default,
    Given(Option<Duration>),
}

/// Prints no password, and none that was given in the place of something else: of the URL nothing,
/// of the host what can be one.
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
