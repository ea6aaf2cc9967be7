//! A stream that owns its executor.
//!
//! Batches borrow the executor that they come from. A future may hold both, so one hands the batches on
//! through a slot: it waits until what it has put there is taken.

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
    fn with<T>(&self, work: impl FnOnce(&mut Option<Batch>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The batches of a statement, and the executor with them. Not generic, so that it is compiled once.
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
            // Whoever polls takes it at once, and polls again for the next one: nothing has to wake.
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
