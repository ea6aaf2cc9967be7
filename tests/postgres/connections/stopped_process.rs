//! A server process that is stopped: every wait ends, and the pool uses other connections.

use std::time::{Duration, Instant};

use ormlite_postgres::Db;

use crate::support::{backend, database, execute};

const SOON: Duration = Duration::from_secs(8);

/// A process of the server, stopped until this is dropped.
struct Stopped(i32);

impl Stopped {
    /// Stops the process of a connection. `None` if that is not permitted, or the process is on another
    /// machine.
    async fn process_of(db: &Db) -> Option<Self> {
        let pid = backend(db).await;
        // The session is reset in the meantime.
        tokio::time::sleep(Duration::from_millis(300)).await;
        signal("-STOP", pid).then_some(Self(pid))
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        signal("-CONT", self.0);
    }
}

fn signal(signal: &str, pid: i32) -> bool {
    let mut kill = std::process::Command::new("kill");
    kill.args([signal, &pid.to_string()]);
    kill.stderr(std::process::Stdio::null());
    kill.status().is_ok_and(|status| status.success())
}

/// The server accepts cancel requests, but the stopped process does not react to them.
#[tokio::test]
async fn a_process_that_is_stopped() {
    for last_use in [
        "statement",
        "dropped",
        "commit",
        "probe",
        "open transaction",
    ] {
        let database = database().await;
        let db = Db::builder()
            .url(database.url())
            .max_size(1)
            .connect_timeout(Duration::from_secs(20))
            .recycle_timeout(Duration::from_secs(1))
            .response_timeout(Duration::from_secs(2))
            .probe_idle_after(Duration::from_secs(1))
            .connect()
            .await
            .unwrap();
        db.batch_execute("CREATE TABLE rooms (n int)")
            .await
            .unwrap();
        // Prepares the insert: a statement whose preparation fails is sent to another process.
        execute(&db, "INSERT INTO rooms VALUES (1)").await.unwrap();
        let Some(stopped) = Stopped::process_of(&db).await else {
            println!("skipped: a process of the server cannot be stopped");
            return;
        };
        let since = Instant::now();
        match last_use {
            "statement" => {
                let error = execute(&db, "INSERT INTO rooms VALUES (1)")
                    .await
                    .unwrap_err();
                assert!(error.is_outcome_unknown() && error.is_timeout(), "{error}");
            }
            "dropped" => {
                let insert = execute(&db, "INSERT INTO rooms VALUES (1)");
                let dropped = tokio::time::timeout(Duration::from_millis(100), insert).await;
                assert!(dropped.is_err());
            }
            "probe" => tokio::time::sleep(Duration::from_secs(1)).await,
            _ => {
                signal("-CONT", stopped.0);
                let tx = db.begin().await.unwrap();
                execute(&tx, "INSERT INTO rooms VALUES (1)").await.unwrap();
                assert!(signal("-STOP", stopped.0));
                if last_use == "commit" {
                    let error = tx.commit().await.unwrap_err();
                    assert!(error.is_commit_outcome_unknown(), "{error}");
                }
            }
        }
        let other = backend(&db).await;
        assert_ne!(other, stopped.0, "{last_use}");
        assert!(since.elapsed() < SOON, "{last_use}: {:?}", since.elapsed());
        drop(stopped);
    }
}
