//! Where scenes are played: runs them, and prints what they did.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anstream::println;
use anstyle::{AnsiColor, Style};
use ormlite::{Db, StatementEvent};

use crate::Failure;
use crate::sheet::Sheet;
use crate::sql;

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
const TITLE: Style = AnsiColor::Cyan.on_default().bold();
const SQL: Style = AnsiColor::Green.on_default();
const NOTE: Style = AnsiColor::Yellow.on_default();

/// A statement that was run.
struct Seen {
    sql: String,
    operation: String,
    table: String,
}

/// The database, and what was run on it since the scene began.
pub(crate) struct Stage {
    pub(crate) db: Db,
    seen: Arc<Mutex<Vec<Seen>>>,
    number: usize,
    full: bool,
}

impl Stage {
    /// Connects with a hook that hears of every statement.
    pub(crate) async fn open(url: &str, full: bool) -> Result<Self, Failure> {
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let heard = seen.clone();
        let hook = move |event: &StatementEvent<'_>| {
            heard
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(Seen {
                    sql: event.sql.to_owned(),
                    operation: event.operation.to_owned(),
                    table: event.table.to_owned(),
                });
        };
        let db = Db::builder()
            .url(url)
            .on_statement(Arc::new(hook))
            .connect()
            .await?;
        Ok(Self {
            db,
            seen,
            number: 0,
            full,
        })
    }

    /// Plays a scene and prints it: of its statements, the first one that has `telling` in its text.
    pub(crate) async fn scene(
        &mut self,
        title: &str,
        purpose: &str,
        telling: &str,
        work: impl AsyncFnOnce(&Db) -> Result<Sheet, Failure>,
    ) -> Result<(), Failure> {
        self.take_seen();
        let since = Instant::now();
        let sheet = Box::pin(work(&self.db)).await?;
        let took = since.elapsed();
        let seen = self.take_seen();

        self.number += 1;
        println!(
            "\n{TITLE}{:>2}  {title}{TITLE:#}  {DIM}{purpose}{DIM:#}",
            self.number
        );
        if let Some(statement) = seen.iter().find(|seen| seen.sql.contains(telling)) {
            for line in sql::lines(&statement.sql, self.full) {
                println!("    {SQL}{line}{SQL:#}");
            }
        }
        for line in sql::wrapped(&summary(&seen, took)) {
            println!("    {DIM}{line}{DIM:#}");
        }
        for line in sheet.lines() {
            println!("    {line}");
        }
        for line in sheet.notes().iter().flat_map(|note| sql::wrapped(note)) {
            println!("    {NOTE}{line}{NOTE:#}");
        }
        Ok(())
    }

    pub(crate) async fn close(self) {
        self.db.close().await;
    }

    fn take_seen(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// How long it took, and, where it was more than one, which statements it was.
fn summary(seen: &[Seen], took: Duration) -> String {
    if seen.len() < 2 {
        return format!("{took:.1?}");
    }
    let mut names: Vec<String> = Vec::new();
    for statement in seen {
        names.push(format!(
            "{} {}",
            statement.operation.to_lowercase(),
            statement.table
        ));
    }
    names.dedup();
    format!(
        "{took:.1?}, {} statements: {}",
        seen.len(),
        names.join(" · ")
    )
}
