//! Behind a real PgBouncer in transaction mode. Skipped where none is installed: it is looked for
//! on the PATH, in `/usr/sbin`, and where `ORMLITE_PGBOUNCER` says.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use futures_util::TryStreamExt;
use ormlite_core::{Bind, Error, Executor};
use ormlite_postgres::Db;
use ormlite_testing::TestDatabase;
use tokio::time::timeout;

use crate::support::{database, eventually, execute, running, statement, value, values};

/// A PgBouncer of the test's own; ends with it.
pub(crate) struct PgBouncer {
    process: Child,
    folder: PathBuf,
    pub(crate) url: String,
}

impl Drop for PgBouncer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn program() -> Option<PathBuf> {
    let named = std::env::var_os("ORMLITE_PGBOUNCER").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([Path::new("/usr/sbin").to_owned()]);
    named
        .into_iter()
        .chain(folders.map(|folder| folder.join("pgbouncer")))
        .find(|file| file.is_file())
}

impl PgBouncer {
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

/// Starts one in transaction mode before the server of `database`, with two connections to it.
pub(crate) async fn pgbouncer(database: &TestDatabase) -> Option<PgBouncer> {
    pgbouncer_in(database, "transaction").await
}

/// Starts one in the given mode.
pub(crate) async fn pgbouncer_in(database: &TestDatabase, mode: &str) -> Option<PgBouncer> {
    let program = program()?;
    let (credentials, rest) = database.url().rsplit_once('@')?;
    let (address, name) = rest.rsplit_once('/')?;
    let (host, port) = address.rsplit_once(':')?;
    let user = credentials.rsplit_once('/')?.1.split(':').next()?;
    let free = std::net::TcpListener::bind("127.0.0.1:0").ok()?;
    let own_port = free.local_addr().ok()?.port();
    drop(free);

    let folder = std::env::temp_dir().join(format!("ormlite_pgbouncer_{own_port}"));
    std::fs::create_dir_all(&folder).unwrap();
    let settings = folder.join("pgbouncer.ini");
    let text = format!(
        "[databases]\n* = host={host} port={port} user={user}\n\
         [pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {own_port}\nunix_socket_dir =\n\
         auth_type = any\npool_mode = {mode}\ndefault_pool_size = 2\n"
    );
    std::fs::write(&settings, text).unwrap();
    let mut command = Command::new(program);
    // It refuses to be root.
    if Path::new("/proc/self").exists() && is_root() {
        command.args(["-u", "nobody"]);
    }
    let process = command
        .arg(&settings)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let started = PgBouncer {
        process,
        folder,
        url: format!("postgres://{user}@127.0.0.1:{own_port}/{name}"),
    };
    eventually("PgBouncer listens", async || {
        let address = ("127.0.0.1", own_port);
        tokio::net::TcpStream::connect(address).await.is_ok()
    })
    .await;
    Some(started)
}

fn is_root() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().any(|line| line.starts_with("Uid:\t0\t"))
}

#[tokio::test]
async fn results_are_right_and_cancelling_leaves_it_alive() {
    let database = database().await;
    let Some(mut pgbouncer) = pgbouncer(&database).await else {
        println!("skipped: no pgbouncer");
        return;
    };
    let direct = Db::connect(database.url()).await.unwrap();
    direct
        .batch_execute(
            "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TABLE rooms (n int, m mood);
             INSERT INTO rooms VALUES (1, 'glad')",
        )
        .await
        .unwrap();
    // More connections than the server has behind the pooler.
    let db = Db::builder()
        .url(&pgbouncer.url)
        .transaction_pooler(true)
        .max_size(6)
        .connect()
        .await
        .unwrap();
    let tasks: Vec<_> = (0..6)
        .map(|task| {
            let db = db.clone();
            tokio::spawn(async move {
                for n in 0..40 {
                    let sql = format!("SELECT $1::int4 * 1000 + {n}");
                    let rows = db.fetch(statement(&sql, [Bind::new(task)])).await?;
                    assert_eq!(values::<i32>(&*rows), [task * 1000 + n]);
                    let rows = db.fetch(statement("SELECT m FROM rooms", [])).await?;
                    let (ty, raw) = rows.row(0).raw(0).unwrap();
                    assert_eq!((ty.name(), raw), ("mood", Some(&b"glad"[..])));
                    db.transaction(async |tx| {
                        let sql = "SELECT g FROM rooms, generate_series(1, 5) g";
                        let batches = tx.stream(statement(sql, []), 2);
                        let batches: Vec<_> = batches.try_collect().await?;
                        assert_eq!(batches.len(), 3);
                        Ok::<_, Error>(())
                    })
                    .await?;
                }
                Ok::<_, Error>(())
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }

    for _ in 0..3 {
        let sleep = execute(&db, "SELECT pg_sleep(28)");
        assert!(timeout(Duration::from_millis(200), sleep).await.is_err());
        eventually("the statement is cancelled", async || {
            running(&direct, "pg_sleep(28)").await == 0
        })
        .await;
        assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
    }
    let ended = pgbouncer.process.try_wait().unwrap();
    assert!(ended.is_none(), "PgBouncer has ended: {ended:?}");
    db.close().await;
}
