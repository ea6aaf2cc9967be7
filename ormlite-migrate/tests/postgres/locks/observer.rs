//! Runs one step, and reads from the system catalogs what the server did for it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use ormlite_postgres::{Db, RawClient};
use ormlite_schema::model::Name;
use ormlite_schema::plan::{LockMode, Plan, Step, Transaction, Work};

/// Relations that a user locks: tables, views and materialized views.
const RELATIONS: &str = "
    SELECT c.oid, n.nspname, c.relname FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_'
        AND n.nspname <> 'information_schema'";

/// Tables and indexes with their files, and how often this transaction has begun to scan them.
const FILES: &str = "
    SELECT c.oid, i.indrelid, c.relfilenode, pg_stat_get_xact_numscans(c.oid),
        pg_stat_get_xact_tuples_returned(c.oid)
    FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
    WHERE c.relkind IN ('r', 'm', 'i') AND c.oid >= 16384";

const LOCKS: &str = "
    SELECT relation, mode FROM pg_locks
    WHERE pid = $1 AND locktype = 'relation'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

const WAITS: &str = "SELECT EXISTS (SELECT FROM pg_locks WHERE pid = $1 AND NOT granted)";

/// What a step did with the tables that existed before the plan.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Measured {
    /// The strongest lock on each.
    pub(super) locks: BTreeMap<Name, LockMode>,
    pub(super) work: Work,
    /// Rows that were read by scans.
    pub(super) rows_read: i64,
}

/// The connections of a plan that is watched.
pub(super) struct Observer {
    /// Runs the steps.
    runner: RawClient,
    pid: i32,
    /// Keeps statements outside of a transaction from ending.
    holder: RawClient,
    watcher: RawClient,
    /// The tables that existed before the plan.
    tables: BTreeSet<u32>,
}

#[derive(Debug, Clone, Copy)]
struct File {
    table: u32,
    node: u32,
    scans: i64,
    rows: i64,
}

impl Observer {
    pub(super) async fn of(db: &Db, plan: &Plan) -> Self {
        let runner = db.client().await.expect("a connection");
        let row = runner.query_one("SELECT pg_backend_pid()", &[]).await;
        let pid = row.expect("a process").get(0);
        // In UTC, a `timestamp` is stored as a `timestamp with time zone` is.
        for setting in plan
            .settings()
            .iter()
            .chain(&["SET TimeZone = 'Europe/Berlin'"])
        {
            let set = runner.batch_execute(setting).await;
            set.expect("a setting");
        }
        Self {
            pid,
            tables: relations(&runner).await.into_keys().collect(),
            runner,
            holder: db.client().await.expect("a connection"),
            watcher: db.client().await.expect("a connection"),
        }
    }

    /// The tables that existed before the plan, by the names that they have now.
    async fn names(&self) -> BTreeMap<u32, Name> {
        let mut names = relations(&self.watcher).await;
        names.retain(|oid, _| self.tables.contains(oid));
        names
    }

    /// Runs a step without measuring it.
    ///
    /// # Errors
    /// That of the statement.
    pub(super) async fn run_unwatched(&self, step: &Step) -> Result<(), String> {
        execute(&self.runner, &step.sql).await
    }

    /// Runs a step.
    ///
    /// # Errors
    /// That of the statement.
    pub(super) async fn run(&self, step: &Step) -> Result<Measured, String> {
        match step.transaction {
            Transaction::None => self.run_held(step).await,
            Transaction::Shared | Transaction::Own => self.run_in_transaction(step).await,
        }
    }

    /// Locks are held until the end of the transaction, so they are read before it.
    async fn run_in_transaction(&self, step: &Step) -> Result<Measured, String> {
        let names = self.names().await;
        execute(&self.runner, "BEGIN").await?;
        let before = files(&self.runner).await;
        execute(&self.runner, &step.sql).await?;
        let locks = self.locks(&self.runner, &names).await;
        let after = files(&self.runner).await;
        execute(&self.runner, "COMMIT").await?;
        Ok(self.measured(locks, &before, &after))
    }

    /// A statement that builds or drops an index `CONCURRENTLY` waits at its end for the
    /// transactions that use the table or an older snapshot. One such transaction is open, so the
    /// locks are read while the statement waits for it.
    async fn run_held(&self, step: &Step) -> Result<Measured, String> {
        execute(&self.holder, "BEGIN ISOLATION LEVEL REPEATABLE READ").await?;
        let names = self.names().await;
        for name in names.values() {
            // `EXPLAIN` reads no row of a materialized view that has none yet.
            let read = format!("EXPLAIN SELECT FROM {}", name.quoted());
            execute(&self.holder, &read).await?;
        }
        let before = files(&self.watcher).await;
        let run = execute(&self.runner, &step.sql);
        let watch = async {
            while !self.waits().await {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            self.locks(&self.watcher, &names).await
        };
        tokio::pin!(run, watch);
        let locks = tokio::select! {
            ended = &mut run => {
                ended?;
                return Err(format!("it waits for no transaction: {}", step.sql));
            }
            locks = &mut watch => locks,
        };
        execute(&self.holder, "COMMIT").await?;
        run.await?;
        let after = files(&self.watcher).await;
        Ok(self.measured(locks, &before, &after))
    }

    async fn waits(&self) -> bool {
        let row = self.watcher.query_one(WAITS, &[&self.pid]).await;
        row.expect("a row").get(0)
    }

    async fn locks(
        &self,
        client: &RawClient,
        names: &BTreeMap<u32, Name>,
    ) -> BTreeMap<Name, LockMode> {
        let mut locks = BTreeMap::new();
        for row in client.query(LOCKS, &[&self.pid]).await.expect("the locks") {
            let (oid, mode): (u32, &str) = (row.get(0), row.get(1));
            if let Some(table) = names.get(&oid) {
                let mode = mode_of(mode);
                let strongest = locks.entry(table.clone()).or_insert(mode);
                *strongest = mode.max(*strongest);
            }
        }
        locks
    }

    fn measured(
        &self,
        locks: BTreeMap<Name, LockMode>,
        before: &BTreeMap<u32, File>,
        after: &BTreeMap<u32, File>,
    ) -> Measured {
        let (mut work, mut rows_read) = (Work::Catalog, 0);
        // A file that another index had is not written anew.
        let nodes: BTreeSet<_> = before.values().map(|file| file.node).collect();
        let of_tables = after
            .iter()
            .filter(|(_, file)| self.tables.contains(&file.table));
        for (oid, file) in of_tables {
            let old = before.get(oid);
            let is_index = file.table != *oid;
            let is_written = !nodes.contains(&file.node);
            let is_scanned = file.scans > old.map_or(0, |old| old.scans);
            work = work.max(match (is_written, is_index, is_scanned) {
                (true, true, _) => Work::IndexBuild,
                (true, false, _) => Work::Rewrite,
                // An index finds some rows.
                (false, false, true) => Work::Scan,
                (false, _, _) => Work::Catalog,
            });
            rows_read += file.rows - old.map_or(0, |old| old.rows);
        }
        Measured {
            locks,
            work,
            rows_read,
        }
    }
}

async fn relations(client: &RawClient) -> BTreeMap<u32, Name> {
    let rows = client.query(RELATIONS, &[]).await.expect("the tables");
    let tables = rows.iter().map(|row| {
        let (schema, name): (&str, &str) = (row.get(1), row.get(2));
        (row.get(0), Name::new(schema, name))
    });
    tables.collect()
}

async fn execute(client: &RawClient, sql: &str) -> Result<(), String> {
    let run = client.batch_execute(sql).await;
    run.map_err(|error| {
        let message = error.as_db_error().map(ToString::to_string);
        format!("{}: {sql}", message.unwrap_or(error.to_string()))
    })
}

async fn files(client: &RawClient) -> BTreeMap<u32, File> {
    let rows = client.query(FILES, &[]).await.expect("the files");
    let files = rows.iter().map(|row| {
        let oid = row.get(0);
        let of_index: Option<u32> = row.get(1);
        let file = File {
            table: of_index.unwrap_or(oid),
            node: row.get(2),
            scans: row.get(3),
            rows: row.get(4),
        };
        (oid, file)
    });
    files.collect()
}

/// The mode by the name that `pg_locks` has for it.
fn mode_of(name: &str) -> LockMode {
    match name {
        "AccessShareLock" => LockMode::AccessShare,
        "RowShareLock" => LockMode::RowShare,
        "RowExclusiveLock" => LockMode::RowExclusive,
        "ShareUpdateExclusiveLock" => LockMode::ShareUpdateExclusive,
        "ShareLock" => LockMode::Share,
        "ShareRowExclusiveLock" => LockMode::ShareRowExclusive,
        "ExclusiveLock" => LockMode::Exclusive,
        "AccessExclusiveLock" => LockMode::AccessExclusive,
        other => panic!("{other} is no mode of a lock on a table"),
    }
}
