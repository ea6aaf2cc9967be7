//! Values for the rows that exist, in batches.

use std::time::Duration;

use ormlite_core::schema::registry::quoted;

use super::text::literal;
use crate::model::Name;

/// How many rows are written in one transaction, and what is waited between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batches {
    /// The rows of a batch.
    pub rows: u32,
    /// The pause after each batch, for other writers and replicas.
    pub pause: Duration,
}

impl Default for Batches {
    /// 1,000 rows, 10 ms.
    fn default() -> Self {
        Self {
            rows: 1_000,
            pause: Duration::from_millis(10),
        }
    }
}

/// Sets a column where it is NULL, in batches by key: each is a transaction of its own, so the
/// statement cannot run in one. It can be stopped and run again.
///
/// It raises a notice for each batch: `core.rooms.code: 3001 rows`. `value` is an expression over the
/// columns of the table, or `DEFAULT`.
pub fn backfill(
    table: &Name,
    key: &[String],
    column: &str,
    value: &str,
    batches: Batches,
) -> String {
    let target = table.quoted();
    let set = quoted(column);
    let list = |part: &dyn Fn(usize, &str) -> String| {
        let parts = key.iter().enumerate();
        let parts: Vec<_> = parts
            .map(|(at, column)| part(at + 1, &quoted(column)))
            .collect();
        parts.join(", ")
    };
    let declared = list(&|at, column| format!("last_{at} {target}.{column}%TYPE"));
    let columns = list(&|_, column| column.to_owned());
    let last = list(&|at, _| format!("last_{at}"));
    let selected = list(&|at, column| format!("{column} AS key_{at}"));
    let of_target = list(&|_, column| format!("target.{column}"));
    let of_batch = list(&|at, _| format!("batch.key_{at}"));
    let keys = list(&|at, _| format!("key_{at}"));
    let descending = list(&|at, _| format!("key_{at} DESC"));
    format!(
        "DO $backfill$
DECLARE
    {declared};
    batch_rows bigint;
    all_rows bigint := 1;
BEGIN
    -- The first row, from whose key the batches go on.
    UPDATE {target} AS target SET {set} = {value} WHERE ({of_target}) = (
        SELECT {columns} FROM {target} WHERE {set} IS NULL ORDER BY {columns} LIMIT 1
    ) RETURNING {of_target} INTO {last};
    WHILE FOUND LOOP
        COMMIT;
        WITH batch AS (
            SELECT {selected} FROM {target} WHERE {set} IS NULL AND ({columns}) > ({last})
            ORDER BY {columns} LIMIT {rows} FOR NO KEY UPDATE
        ), done AS (
            UPDATE {target} AS target SET {set} = {value} FROM batch
            WHERE ({of_target}) = ({of_batch}) RETURNING {of_batch}
        )
        SELECT {keys}, count(*) OVER () INTO {last}, batch_rows
        FROM done ORDER BY {descending} LIMIT 1;
        IF FOUND THEN
            all_rows := all_rows + batch_rows;
            RAISE NOTICE '%: % rows', {what}, all_rows;
            PERFORM pg_sleep({pause});
        END IF;
    END LOOP;
END
$backfill$",
        declared = declared.replace(", ", ";\n    "),
        rows = batches.rows,
        pause = batches.pause.as_secs_f64(),
        what = literal(&format!("{table}.{column}")),
    )
}

/// Sets a column where it is NULL, in one statement.
pub fn fill(table: &Name, column: &str, value: &str) -> String {
    let column = quoted(column);
    format!(
        "UPDATE {} SET {column} = {value} WHERE {column} IS NULL",
        table.quoted()
    )
}
