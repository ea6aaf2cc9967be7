//! [`Settings`]: how transactions are tried, and who watches.

use std::sync::Arc;

use super::event::Event;
use crate::lock_retry::LockRetry;

#[derive(Clone, Default)]
pub(super) struct Settings {
    pub(super) lock: LockRetry,
    pub(super) observer: Option<Observer>,
}

pub(super) type Observer = Arc<dyn Fn(&Event<'_>) + Send + Sync>;

impl Settings {
    pub(super) fn tell(&self, event: &Event<'_>) {
        if let Some(observer) = &self.observer {
            observer(event);
        }
    }
}
