//! The settings of the session that the queries and the text of expressions depend on.

use ormlite_core::decode::decode_all;
use ormlite_postgres::Transaction;

use super::query::{Version, statement};
use crate::Error;

/// Each for this transaction only.
const SETTINGS: [(&str, &str); 11] = [
    // Objects of the user hide none of the system, and have their schema in texts.
    ("search_path", "pg_catalog, pg_temp"),
    ("quote_all_identifiers", "off"),
    ("standard_conforming_strings", "on"),
    // Constants of some types are written by these.
    ("DateStyle", "ISO"),
    ("IntervalStyle", "postgres"),
    ("TimeZone", "UTC"),
    ("extra_float_digits", "3"),
    ("bytea_output", "hex"),
    ("xmlbinary", "base64"),
    ("lc_monetary", "C"),
    // Compiling the queries takes longer than running them.
    ("jit", "off"),
];

/// Changes the settings, and returns the version of the server. A round trip of its own: the other
/// statements are parsed by these settings.
pub(super) async fn begin(tx: &Transaction) -> Result<Version, Error> {
    let mut sql = "SELECT pg_catalog.current_setting('server_version_num')::int".to_owned();
    for (name, value) in SETTINGS {
        sql.push_str(&format!(
            ", pg_catalog.set_config('{name}', '{value}', true)"
        ));
    }
    let rows = tx.pipeline(vec![statement(sql, Vec::new())]).await?;
    let rows = rows
        .first()
        .ok_or_else(|| Error::reply("the version", "there is no reply"))?;
    let numbers = decode_all(&**rows, |row| row.take::<i32>())?;
    match numbers[..] {
        [number] => Version::of(number),
        _ => Err(Error::reply("the version", "there is not one row")),
    }
}
