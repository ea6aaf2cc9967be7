//! Which errors the driver found before it sent anything.

use std::error::Error as StdError;

use ormlite_core::Error;

/// An error that the driver found before it sent anything.
///
/// The driver does not expose the kinds of its errors; `tests/postgres/errors.rs` pins the texts
/// read here.
pub(super) fn unsent(error: &tokio_postgres::Error) -> Option<Error> {
    let text = error.to_string();
    if let Some(index) = text.strip_prefix("error serializing parameter ") {
        let number = index.parse::<usize>().map_or(0, |index| index + 1);
        let cause = error.source().map(ToString::to_string).unwrap_or_default();
        Some(Error::parameter(format!("${number}: {cause}")))
    } else if text.starts_with("error encoding message") {
        let cause = error.source().map(ToString::to_string).unwrap_or_default();
        Some(Error::invalid_query(cause))
    } else if text.starts_with("expected ") && text.contains(" parameters but got ") {
        Some(Error::invalid_query(text))
    } else {
        None
    }
}
