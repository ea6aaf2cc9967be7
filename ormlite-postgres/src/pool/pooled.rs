//! A connection that was taken from the pool, and how it is returned: unchanged, after a session
//! reset, or closed.

use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use deadpool::managed::Object;
use tokio::runtime::Handle;

use super::{Manager, Pool};
use crate::connection::Connection;

/// How long a cancel request may occupy the slot of its connection: as long as a responsive server
/// needs. A server that does not answer must not block other callers.
const CANCEL_IN_SLOT: Duration = Duration::from_millis(250);

/// The time limit of a cancel request.
const CANCEL: Duration = Duration::from_secs(5);

/// A connection outside of the pool. Dropping it returns, resets or closes it.
pub(crate) struct Pooled {
    /// `None` only while it is being dropped.
    object: Option<Object<Manager>>,
    /// Its replacement, if it had been lost while it was idle.
    replacement: OnceLock<Arc<Connection>>,
    pool: Pool,
}

impl Pooled {
    pub(crate) fn new(object: Object<Manager>, pool: Pool) -> Self {
        Self {
            object: Some(object),
            replacement: OnceLock::new(),
            pool,
        }
    }
}

impl Pooled {
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Resets it at once after a script, so that it is free when it is dropped and the script's
    /// definitions are known. After other statements it is reset in the background.
    pub(crate) async fn clean(&self) {
        if self.had_script() && self.is_usable() {
            // If this fails, dropping it closes it.
            Box::pin(self.pool.manager().clean(self)).await;
        }
    }
}

impl Pooled {
    /// Whether it was idle before it was taken.
    pub(crate) fn was_idle(&self) -> bool {
        let object = self.object.as_ref();
        self.replacement.get().is_none()
            && object.is_some_and(|object| Object::metrics(object).recycle_count > 0)
    }

    /// How often it was replaced.
    pub(crate) fn generation(&self) -> usize {
        usize::from(self.replacement.get().is_some())
    }

    /// Replaces the connection, which was lost while it was idle, by a new one: once, and only
    /// before anything was run on it.
    #[cold]
    pub(crate) fn replace(&self) -> Pin<Box<dyn Future<Output = bool> + Send + '_>> {
        Box::pin(async move {
            if !self.was_idle() {
                return false;
            }
            // The new connection takes the pool slot of this one when this one is dropped.
            match self.pool.manager().open_replacement().await {
                Ok(new) => {
                    new.mark_dirty_as(self);
                    self.replacement.set(new).is_ok()
                }
                Err(_) => false,
            }
        })
    }
}

impl Deref for Pooled {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match self.replacement.get() {
            Some(replacement) => replacement,
            None => self.object.as_deref().expect("given back only by dropping"),
        }
    }
}

impl DerefMut for Pooled {
    fn deref_mut(&mut self) -> &mut Connection {
        let connection = match self.replacement.get_mut() {
            Some(replacement) => replacement,
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
        if let Some(replacement) = self.replacement.take() {
            *object = replacement;
        }
        if object.is_reusable() {
            return;
        }
        match Handle::try_current() {
            Ok(runtime) if object.is_usable() => {
                // The next caller waits for the reset if it has not completed by then.
                let (connection, pool) = (Arc::clone(&object), self.pool.clone());
                let cleaning = runtime.spawn(async move {
                    pool.manager().clean(&connection).await;
                    if connection.is_abandoned() {
                        // Something still runs on it, such as a statement of a raw client. Nothing
                        // waits for the cancel request: the pool rejects the connection by its
                        // flags.
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

/// Cancels what runs on a connection and closes it. Its pool slot stays occupied until then, so
/// that the server has no more connections than the pool's limit; but not while a server does not
/// answer.
///
/// If the task itself is dropped, `recycle` rejects the connection by its flags.
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
