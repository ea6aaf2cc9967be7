//! Connection strings, as libpq reads them: a URL or a list of `key=value`.
//!
//! The text contains a password. So it is never passed to code whose errors quote what they do not
//! understand, such as the driver's parser. It is split into keys and values here, and a
//! [`Mistake`] contains nothing of it but the name of a known option.

mod mistake;
mod options;
mod pairs;
mod tls_options;
mod uri;

#[cfg(test)]
mod tests;

use ormlite_core::Error;

pub(crate) use self::options::is_host;
pub use self::tls_options::SslMode;
pub(crate) use self::tls_options::{Roots, TlsOptions};

use self::options::Options;

/// Parses a URL (`postgres://..`) or a list of `key=value`.
///
/// # Errors
/// An error of configuration. It never quotes the text.
pub(crate) fn parse(text: &str) -> Result<(tokio_postgres::Config, TlsOptions), Error> {
    let mut options = Options::default();
    let rest = ["postgres://", "postgresql://"]
        .iter()
        .find_map(|scheme| text.trim().strip_prefix(scheme));
    match rest {
        Some(rest) => uri::parse(rest, &mut options),
        None => pairs::parse(text, &mut options),
    }
    .and_then(|()| options.finish())
    .map_err(|mistake| Error::config(mistake.to_string()))
}
