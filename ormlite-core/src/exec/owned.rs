//! A stream that owns its executor.
//!
//! The stream of an executor borrows it, so a struct without unsafe code cannot hold both. A future can: it
//! polls the inner stream, stores each batch in a shared slot, and waits until the batch is taken.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::decode::RowSet;
use crate::error::Error;
use crate::exec::executor::{BoxStream, Executor};
use crate::exec::statement::Statement;

type Batch = Result<Box<dyn RowSet>, Error>;

#[derive(Default)]
struct Slot(Mutex<Option<Batch>>);

impl Slot {
    fn with<T>(&self, f: impl FnOnce(&mut Option<Batch>) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Returns the batches of a statement as a stream that owns the executor.
///
/// It is not generic, so that it is compiled once.
pub(crate) fn owned(
    db: Box<dyn Executor>,
    statement: Statement,
    batch: u32,
) -> BoxStream<'static, Box<dyn RowSet>> {
    let slot = Arc::new(Slot::default());
    let filled = slot.clone();
    let running = Box::pin(async move {
        let mut batches = db.stream_built(statement, batch);
        while let Some(batch) = poll_fn(|cx| batches.as_mut().poll_next(cx)).await {
            filled.with(|slot| *slot = Some(batch));
            // `Owned::poll_next` takes the batch as soon as this future returns `Pending`, and polls it
            // again for the next batch. So no waker is needed.
            poll_fn(|_| match filled.with(|slot| slot.is_some()) {
                true => Poll::Pending,
                false => Poll::Ready(()),
            })
            .await;
        }
    });
    Box::pin(Owned {
        running: Some(running),
        slot,
    })
}

struct Owned {
    running: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    slot: Arc<Slot>,
}

impl Stream for Owned {
    type Item = Batch;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Batch>> {
        let Some(running) = &mut self.running else {
            return Poll::Ready(None);
        };
        if running.as_mut().poll(cx).is_ready() {
            self.running = None;
            return Poll::Ready(None);
        }
        match self.slot.with(Option::take) {
            Some(batch) => Poll::Ready(Some(batch)),
            None => Poll::Pending,
        }
    }
}
