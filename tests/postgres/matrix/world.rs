//! A database with the tables of one type of a column, and what was found there.

use ormlite::{Db, Error};
use ormlite_testing::TestDatabase;
use tokio_postgres::SimpleQueryMessage;

use super::Kind;
use crate::support::database;

/// Rows as text, or the code of an error of the server's.
pub type Answer = Result<Vec<String>, String>;

/// A database, reached directly and by unnamed statements.
pub struct World {
    pub direct: Db,
    pub unnamed: Db,
    /// What literals are run by.
    literals: tokio_postgres::Client,
    /// Last, so that it outlives the pools.
    _database: TestDatabase,
}

impl World {
    pub async fn of(kind: &Kind) -> Self {
        let database = database().await;
        let pool = || Db::builder().url(database.url()).max_size(2);
        let (literals, connection) = tokio_postgres::connect(database.url(), tokio_postgres::NoTls)
            .await
            .unwrap();
        tokio::spawn(connection);
        literals.batch_execute(kind.setup).await.unwrap();
        Self {
            literals,
            direct: pool().connect().await.unwrap(),
            unnamed: pool().transaction_pooler(true).connect().await.unwrap(),
            _database: database,
        }
    }

    /// Returns a pool with prepared statements, and one with unnamed statements.
    pub fn pools(&self) -> [(&'static str, &Db); 2] {
        [("directly", &self.direct), ("unnamed", &self.unnamed)]
    }

    /// What the server answers to a script of literals: the rows of its last query, their columns
    /// joined.
    pub async fn literal(&self, sql: &str) -> Answer {
        let messages = match self.literals.simple_query(sql).await {
            Ok(messages) => messages,
            Err(error) => return Err(error.code().expect("an error of the server").code().into()),
        };
        let mut rows = Vec::new();
        for message in messages {
            match message {
                SimpleQueryMessage::RowDescription(_) => rows.clear(),
                SimpleQueryMessage::Row(row) => rows.push(
                    (0..row.len())
                        .map(|at| row.get(at).unwrap_or("NULL"))
                        .collect::<Vec<_>>()
                        .join("|"),
                ),
                _ => {}
            }
        }
        Ok(rows)
    }

    /// Runs a script that must succeed.
    pub async fn run(&self, sql: &str) {
        let answer = self.literal(sql).await;
        assert!(answer.is_ok(), "{answer:?}: {sql}");
    }
}

/// What a query gave, each row as text.
pub fn answer<T: ToString>(rows: Result<Vec<T>, Error>) -> Answer {
    match rows {
        Ok(rows) => Ok(rows.iter().map(ToString::to_string).collect()),
        Err(error) => Err(match error.code() {
            Some(code) => code.to_owned(),
            None => format!("{error}: {:?}", std::error::Error::source(&error)),
        }),
    }
}

/// A value as a literal. That of a composite type has its type: the server infers none for it.
pub fn quoted(text: &str) -> String {
    if text.starts_with('(') {
        return format!("'{text}'::mx_place");
    }
    match text.contains('\\') {
        true => format!("E'{}'", text.replace('\\', "\\\\").replace('\'', "''")),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}

/// An array of values as a literal.
pub fn array(values: &[&str]) -> String {
    let element = |text: &&str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let elements: Vec<_> = values.iter().map(element).collect();
    quoted(&format!("{{{}}}", elements.join(",")))
}

/// Every cell: what was expected of a path, and what it gave.
#[derive(Default)]
pub struct Report {
    cells: usize,
    wrong: Vec<String>,
}

impl Report {
    pub fn cell(&mut self, kind: &Kind, path: &str, mode: &str, expected: &Answer, got: &Answer) {
        self.cells += 1;
        // Where the server has no such operator, the driver may find it out.
        let is_refused =
            matches!((expected, got), (Err(_), Err(own)) if own.contains("does not fit"));
        // Since version 18 there is a greatest value of a composite type, but it has the type `record`.
        let is_record = path == "max" && matches!(got, Err(own) if own.contains("found record"));
        if expected != got && !is_refused && !is_record {
            let Kind { sql, setup, .. } = kind;
            self.wrong.push(format!(
                "{sql} ({setup}), {path}, {mode}:\n  expected {expected:?}\n  got      {got:?}"
            ));
        }
    }

    pub fn finish(self) {
        let Self { cells, wrong } = self;
        println!("{cells} cells");
        assert!(cells > 0);
        assert!(
            wrong.is_empty(),
            "{} of {cells} cells are wrong:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}
