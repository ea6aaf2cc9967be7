//! Handles of a transaction that are used and dropped in any order, each by a task of its own: a
//! stream borrows its handle, and what borrows cannot be kept beside others in a list.

use futures_util::TryStreamExt;
use ormlite_core::exec::BoxStream;
use ormlite_core::{Error, Executor};
use ormlite_postgres::Transaction;
use tokio::sync::{mpsc, oneshot};

use crate::support::{execute, statement, values};

/// What is done with a handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Op {
    Insert(i32),
    /// By a script.
    Script(i32),
    /// Two rows by a pipeline.
    Pipeline(i32, i32),
    Fail,
    /// Begins a savepoint inside.
    Begin,
    /// The next row of the handle's stream, which is begun where there is none.
    Next,
    DropStream,
    Commit,
    Rollback,
    Drop,
}

impl Op {
    pub(super) fn is_end(self) -> bool {
        matches!(self, Self::Commit | Self::Rollback | Self::Drop)
    }
}

/// How it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    Row(i32),
    Invalid,
    RolledBack,
    Code(String),
    Other(String),
}

impl From<Error> for Outcome {
    fn from(error: Error) -> Self {
        match error.code() {
            _ if error.is_invalid_query() => Self::Invalid,
            _ if error.is_rolled_back() => Self::RolledBack,
            Some(code) => Self::Code(code.to_owned()),
            None => Self::Other(error.to_string()),
        }
    }
}

fn outcome(result: Result<(), Error>) -> Outcome {
    result.map_or_else(Outcome::from, |()| Outcome::Done)
}

type Answer = (Outcome, Option<Handle>);

/// A handle in a task of its own. Dropping it drops the transaction or savepoint there.
pub(super) struct Handle(mpsc::UnboundedSender<(Op, oneshot::Sender<Answer>)>);

impl Handle {
    pub(super) fn of(tx: Transaction) -> Self {
        let (sender, inbox) = mpsc::unbounded_channel();
        tokio::spawn(serve(tx, inbox));
        Self(sender)
    }

    /// Does it, and gives the handle of the savepoint that it began.
    pub(super) async fn run(&self, op: Op) -> Answer {
        let (answer, answered) = oneshot::channel();
        self.0.send((op, answer)).expect("it is served");
        answered.await.expect("it is answered")
    }
}

async fn serve(tx: Transaction, mut inbox: mpsc::UnboundedReceiver<(Op, oneshot::Sender<Answer>)>) {
    let mut stream = None;
    let (op, answer) = loop {
        let Some((op, answer)) = inbox.recv().await else {
            return;
        };
        if op.is_end() {
            break (op, answer);
        }
        let answered = answer.send(serve_one(&tx, &mut stream, op).await);
        assert!(answered.is_ok(), "it is waited for");
    };
    drop(stream);
    let result = match op {
        Op::Commit => tx.commit().await,
        Op::Rollback => tx.rollback().await,
        _ => {
            drop(tx);
            Ok(())
        }
    };
    let answered = answer.send((outcome(result), None));
    assert!(answered.is_ok(), "it is waited for");
}

type Numbers<'a> = BoxStream<'a, i32>;

async fn serve_one<'a>(tx: &'a Transaction, stream: &mut Option<Numbers<'a>>, op: Op) -> Answer {
    let insert = |n: i32| format!("INSERT INTO rooms VALUES ({n})");
    let result = match op {
        Op::Insert(n) => execute(tx, &insert(n)).await.map(|_| ()),
        Op::Script(n) => tx.batch_execute(&insert(n)).await,
        Op::Pipeline(n, m) => {
            let both = vec![statement(&insert(n), []), statement(&insert(m), [])];
            tx.pipeline(both).await.map(|_| ())
        }
        Op::Fail => execute(tx, "SELECT 1/0").await.map(|_| ()),
        Op::Begin => match tx.begin_savepoint().await {
            Ok(savepoint) => return (Outcome::Done, Some(Handle::of(savepoint))),
            Err(error) => Err(error),
        },
        Op::Next => {
            let rows = stream.get_or_insert_with(|| {
                let sql = "SELECT g FROM generate_series(1, 100) g";
                let batches = tx.stream(statement(sql, []), 1);
                Box::pin(batches.map_ok(|rows| values::<i32>(&*rows)[0]))
            });
            match rows.try_next().await {
                Ok(Some(n)) => return (Outcome::Row(n), None),
                Ok(None) => return (Outcome::Other("no row".to_owned()), None),
                Err(error) => {
                    // It has ended with that.
                    *stream = None;
                    Err(error)
                }
            }
        }
        Op::DropStream => {
            *stream = None;
            Ok(())
        }
        Op::Commit | Op::Rollback | Op::Drop => unreachable!("ends are served last"),
    };
    (outcome(result), None)
}
