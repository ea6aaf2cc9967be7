//! What is wrong with a connection string, in words that are all this crate's own.

use std::fmt;

/// The options that are understood.
pub(super) const KNOWN: [&str; 24] = [
    "application_name",
    "channel_binding",
    "connect_timeout",
    "dbname",
    "host",
    "hostaddr",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "keepalives_retries",
    "load_balance_hosts",
    "options",
    "password",
    "port",
    "require_auth",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslnegotiation",
    "sslrootcert",
    "target_session_attrs",
    "tcp_user_timeout",
    "user",
];

pub(super) const HOST: Mistake = Mistake::Value(
    "host",
    "names, addresses or folders, with commas between them",
);

pub(super) const NOT_UTF8: Mistake = Mistake::Form("it is not UTF-8");

/// A mistake. It has no place for a text that was given: `&'static str` is a name or a sentence of
/// this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mistake {
    /// The text is not cut as a URL or as pairs are.
    Form(&'static str),
    /// An option that nobody knows, by its place among them, from 1.
    Unknown(usize),
    /// An option of libpq's that is not supported here.
    Unsupported(&'static str),
    /// An option, or what the address already says, given again.
    Twice(&'static str),
    /// A value that an option does not take, and what it takes.
    Value(&'static str, &'static str),
    /// Options that do not go together.
    Together(&'static str),
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection string: ")?;
        match self {
            Self::Form(what) | Self::Together(what) => f.write_str(what),
            Self::Unknown(at) => {
                write!(f, "option {at} is not known; known are")?;
                for (at, name) in KNOWN.iter().enumerate() {
                    write!(f, "{} `{name}`", if at == 0 { "" } else { "," })?;
                }
                Ok(())
            }
            Self::Unsupported(name) => write!(f, "`{name}` is not supported"),
            Self::Twice(name) => write!(f, "`{name}` is given twice"),
            Self::Value(name, takes) => write!(f, "`{name}` takes {takes}"),
        }
    }
}
