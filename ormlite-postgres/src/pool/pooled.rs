//! A connection that was taken from the pool, and how it is returned: as it is, after its session was
//! reset, or closed.

use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use deadpool::managed::Object;
use tokio::runtime::Handle;

use super::{Manager, Pool};
use crate::connection::Connection;

/// How long a cancel request keeps the slot of its connection taken: as long as a server that answers
/// needs. A silent one does not keep others waiting.
const CANCEL_IN_SLOT: Duration = Duration::from_millis(250);

/// How long a cancel request is tried.
const CANCEL: Duration = Duration::from_secs(5);

/// A connection that is out of the pool; dropping it gives it back, cleans it, or closes it.
pub(crate) struct Pooled {
    /// `None` only while it is being dropped.
    object: Option<Object<Manager>>,
    /// What it was replaced by, where it had been lost while it was idle.
    second: OnceLock<Arc<Connection>>,
    pool: Pool,
}

impl Pooled {
    pub(crate) fn new(object: Object<Manager>, pool: Pool) -> Self {
        Self {
            object: Some(object),
            second: OnceLock::new(),
            pool,
        }
    }
}

impl Pooled {
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Cleans it now after a script, so that it is free as soon as it is dropped, and that what the
    /// script has made is known. After other statements that is done when nobody waits for it.
    pub(crate) async fn clean(&self) {
        if self.had_script() && self.is_usable() {
            // Where that fails, dropping it closes it.
            Box::pin(self.pool.manager().clean(self)).await;
        }
    }
}

impl Pooled {
    /// Whether it was idle before it was taken.
    pub(crate) fn was_idle(&self) -> bool {
        let object = self.object.as_ref();
        self.second.get().is_none()
            && object.is_some_and(|object| Object::metrics(object).recycle_count > 0)
    }

    /// How often it was replaced.
    pub(crate) fn generation(&self) -> usize {
        usize::from(self.second.get().is_some())
    }

    /// Puts another connection in the place of this one, which had been lost while it was idle:
    /// once, and only before anything was done on it.
    #[cold]
    pub(crate) fn replace(&self) -> Pin<Box<dyn Future<Output = bool> + Send + '_>> {
        Box::pin(async move {
            if !self.was_idle() {
                return false;
            }
            // It takes the slot of this one in the pool when that is dropped.
            match self.pool.manager().open_replacement().await {
                Ok(new) => {
                    new.mark_dirty_as(self);
                    self.second.set(new).is_ok()
                }
                Err(_) => false,
            }
        })
    }
}

impl Deref for Pooled {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match self.second.get() {
            Some(second) => second,
            None => self.object.as_deref().expect("given back only by dropping"),
        }
    }
}

impl DerefMut for Pooled {
    fn deref_mut(&mut self) -> &mut Connection {
        let connection = match self.second.get_mut() {
            Some(second) => second,
            None => self
                .object
                .as_deref_mut()
                .expect("given back only by dropping"),
        };
        Arc::get_mut(connection).expect("nobody makes a copy")
    }
}

impl Drop for Pooled {
    fn drop(&mut self) {
        let Some(mut object) = self.object.take() else {
            return;
        };
        if let Some(second) = self.second.take() {
            *object = second;
        }
        if object.is_reusable() {
            return;
        }
        match Handle::try_current() {
            Ok(runtime) if object.is_usable() => {
                // Whoever takes it from the pool waits for that, where it has not been done by then.
                let (connection, pool) = (Arc::clone(&object), self.pool.clone());
                let cleaning = runtime.spawn(async move {
                    pool.manager().clean(&connection).await;
                    if connection.is_abandoned() {
                        // Something still runs on it, such as a raw client's statement. Nobody waits
                        // for this: the connection is refused by its marks.
                        let (address, token) = connection.cancelling();
                        tokio::spawn(async move {
                            let connector = &pool.manager().connector;
                            connector.cancel(&address, token, CANCEL).await;
                        });
                    }
                });
                object.set_cleaning(cleaning);
            }
            Ok(runtime) if !object.is_closed() => {
                runtime.spawn(stop(object, self.pool.clone()));
            }
            // Closing the socket ends the transaction and the session.
            _ => drop(Object::take(object)),
        }
    }
}

/// Stops what runs on a connection and closes it. Its slot in the pool stays taken until then, so that
/// the server sees no more connections than the pool may have; but not while a server is silent.
///
/// Should the task itself be dropped, the marks of the connection make `recycle` refuse it.
async fn stop(object: Object<Manager>, pool: Pool) {
    let manager = pool.manager();
    if object.is_abandoned() && !object.is_closed() {
        let (address, token) = object.cancelling();
        let mut cancelling = manager.connector.cancel(&address, token, CANCEL);
        let in_slot = tokio::time::timeout(CANCEL_IN_SLOT, &mut cancelling).await;
        drop(Object::take(object));
        if in_slot.is_err() {
            cancelling.await;
        }
        return;
    }
    drop(Object::take(object));
}
