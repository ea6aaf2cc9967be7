//! Databases on the shared server: one per test, empty or copied from a template. This module sends
//! SQL of its own and knows no tables.

mod error;
mod maintenance;
mod template;

use std::error::Error;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

pub use self::error::DatabaseError;
use self::maintenance::Maintenance;
use crate::identity;
use crate::server::Server;

/// A database of its own on the [shared server](Server::shared). It is dropped when this value is.
///
/// Its name contains the process ID. Databases of killed processes are dropped by the next process
/// that creates one, and with the server if that is private.
///
/// It needs a tokio runtime with I/O enabled, as every use of the database does.
///
/// ```
/// # async fn example() -> Result<(), ormlite_testing::DatabaseError> {
/// use ormlite_testing::TestDatabase;
///
/// let database = TestDatabase::create().await?;
/// let url = database.url(); // postgres://postgres@127.0.0.1:40123/ormlite_test_...
/// # let _ = url;
///
/// // With the tables of all crates that are linked into the program.
/// let with_tables = TestDatabase::with_tables().await?;
/// println!("{} on port {:?}", with_tables.name(), with_tables.server().port());
/// # Ok(())
/// # }
/// ```
#[must_use = "the database is dropped with this value"]
pub struct TestDatabase {
    server: &'static Server,
    name: String,
    url: String,
}

impl TestDatabase {
    /// Creates an empty database (a copy of `template0`).
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if there is no server or it returns an error. On an external server the
    /// user of `DATABASE_URL` needs the privilege to create databases.
    pub async fn create() -> Result<Self, DatabaseError> {
        let (server, maintenance) = ready().await?;
        Self::copy(server, &maintenance, "template0").await
    }

    /// Creates a copy of a template database, which `setup` fills when `key` is first used.
    ///
    /// `setup` gets the URL of an empty database. It runs once per server and `key`, in the process
    /// that comes first; other processes wait for it. So `key` must identify everything that
    /// `setup` does, like a hash of the schema. If `setup` fails, its error is returned and no
    /// template is kept, so the next call tries again. Connections that `setup` has left open are
    /// closed.
    ///
    /// The copy contains everything except what PostgreSQL stores outside of the database: settings
    /// of `ALTER DATABASE .. SET`, and privileges on the database itself. On an external server
    /// templates (`ormlite_template_..`) are kept for the next run; drop them when there are too
    /// many.
    ///
    /// ```
    /// # async fn create_tables(url: &str) -> Result<(), std::io::Error> { Ok(()) }
    /// # async fn example() -> Result<(), ormlite_testing::DatabaseError> {
    /// use ormlite_testing::TestDatabase;
    ///
    /// let database = TestDatabase::from_template("shop, version 7", async |url: &str| {
    ///     create_tables(url).await?;
    ///     Ok(())
    /// })
    /// .await?;
    /// # let _ = database;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create), and the error of `setup`: see [`DatabaseError::is_setup`].
    pub async fn from_template(
        key: &str,
        setup: impl AsyncFnOnce(&str) -> Result<(), Box<dyn Error + Send + Sync>>,
    ) -> Result<Self, DatabaseError> {
        let (server, maintenance) = ready().await?;
        let template = template::name(key);
        if !template::is_complete(&maintenance, &template).await?
            && template::begin(&maintenance, &template).await?
        {
            let outcome = setup(&server.url(&template)).await;
            template::end(&maintenance, &template, outcome).await?;
        }
        Self::copy(server, &maintenance, &template).await
    }

    /// The URL of the database.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The name of the database.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The server of the database.
    pub fn server(&self) -> &'static Server {
        self.server
    }

    async fn copy(
        server: &'static Server,
        maintenance: &Maintenance,
        template: &str,
    ) -> Result<Self, DatabaseError> {
        let name = format!("{}{}", own_prefix(), identity::unique());
        maintenance.copy(&name, template).await?;
        let url = server.url(&name);
        Ok(TestDatabase { server, name, url })
    }
}

/// Drops the database in a thread of its own: the runtime may be blocked by this very call, or no
/// longer exist. Waits for the thread, since the end of a test is often the end of its process.
impl Drop for TestDatabase {
    fn drop(&mut self) {
        let (server, name) = (self.server, self.name.clone());
        let dropping = thread::Builder::new().spawn(move || {
            let result = tokio::runtime::Builder::new_current_thread()
                .enable_io()
                .build()
                .map(|runtime| {
                    runtime.block_on(async {
                        let maintenance = Maintenance::connect(server).await?;
                        maintenance.drop(&name).await
                    })
                });
            // A private server removes its databases; on another one the user has to know.
            if let (Ok(Err(error)), true) = (result, server.is_external()) {
                eprintln!("ormlite-testing: {error}");
            }
        });
        if let Ok(thread) = dropping {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for TestDatabase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TestDatabase").field(&self.name).finish()
    }
}

/// The server, and a connection to create databases with.
async fn ready() -> Result<(&'static Server, Maintenance), DatabaseError> {
    // Starting a server takes a second or two, in which other tasks may run.
    let server = match tokio::task::spawn_blocking(Server::shared).await {
        Ok(server) => server?,
        Err(_) => Server::shared()?,
    };
    let maintenance = Maintenance::connect(server).await?;
    static SWEPT: AtomicBool = AtomicBool::new(false);
    if !SWEPT.swap(true, Ordering::Relaxed) {
        drop_abandoned(&maintenance).await?;
    }
    Ok((server, maintenance))
}

/// Drops the databases of ended processes of this host.
async fn drop_abandoned(maintenance: &Maintenance) -> Result<(), DatabaseError> {
    let prefix = own_prefix();
    for name in maintenance.names_starting_with(&prefix).await? {
        let pid = name[prefix.len()..].split('_').next();
        let pid = pid.and_then(|pid| pid.parse().ok());
        if pid.is_some_and(|pid| !identity::is_alive(pid)) {
            // Another process may be dropping it at the same time; an error does not matter.
            let _ = maintenance.drop(&name).await;
        }
    }
    Ok(())
}

/// The prefix of this host's test databases; a process ID follows.
fn own_prefix() -> String {
    format!("ormlite_test_{:08x}_", identity::host())
}
