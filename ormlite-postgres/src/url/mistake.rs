//! The mistakes in a connection string, in texts that are all this crate's own.

use std::fmt;

/// The supported options.
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

/// A mistake. It cannot contain the given text: a `&'static str` is a name or a sentence of this
/// crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mistake {
    /// The text is neither a URL nor a list of pairs.
    Form(&'static str),
    /// An unknown option, by its position, from 1.
    Unknown(usize),
    /// An option of libpq that is not supported here.
    Unsupported(&'static str),
    /// An option that is given again, or that the address contains already.
    Twice(&'static str),
    /// An invalid value of an option, and what it accepts.
    Value(&'static str, &'static str),
    /// Options that contradict each other.
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
