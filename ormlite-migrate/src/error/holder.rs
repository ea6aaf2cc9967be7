//! [`Holder`]: the session that has the lock of the runner.

use std::fmt;

/// The session that has the lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its process ID.
    pub pid: i32,
    /// Its `application_name`.
    pub application: String,
    /// Its address, unless it is connected by a socket of the same machine.
    pub address: Option<String>,
    /// The beginning of the statement that it runs, or has run last.
    pub statement: String,
    /// How long that statement has been running, in seconds.
    pub seconds: i64,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            pid,
            application,
            seconds,
            statement,
            ..
        } = self;
        write!(f, "process {pid} of the server")?;
        if !application.is_empty() {
            write!(f, ", application {application:?}")?;
        }
        if let Some(address) = &self.address {
            write!(f, ", from {address}")?;
        }
        let line = statement.lines().next().unwrap_or_default();
        write!(f, ", since {seconds} s in: {line}")
    }
}
