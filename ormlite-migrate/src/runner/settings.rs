//! [`Settings`]: how transactions are tried, and who watches.

use std::sync::Arc;
use std::time::Duration;

use super::event::Event;

#[derive(Clone)]
pub(super) struct Settings {
    pub(super) lock_timeout: Duration,
    pub(super) attempts: u32,
    /// The pause after the first attempt.
    pub(super) backoff: Duration,
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
