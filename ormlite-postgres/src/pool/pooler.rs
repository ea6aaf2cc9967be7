//! What a transaction pooler (PgBouncer and similar) needs: the types of the database, read once
//! per connection, in one transaction.
//!
//! Behind such a pooler, two transactions of a client run on two server connections, so no
//! statement may have a name. Statements are sent unnamed, with the types of their values. But the
//! driver also queries each unknown type by prepared statements of its own. Later, on another
//! server connection, these would fail or belong to another client. So all types are queried here,
//! on one server connection, and the driver's statements are deallocated.

use ormlite_core::decode::{CollectedRows, decode_row};
use ormlite_core::exec::BoxFuture;
use tokio_postgres::types::Type;

use crate::connection::{Connection, Failure};
use crate::error::Class;
use crate::run;

/// The types that are neither built in nor row types of tables, with their arrays. Those that the search
/// path finds come first: a value may give its type without a schema.
const TYPES: &str = "\
SELECT format('%I.%I', n.nspname, t.typname)
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
LEFT JOIN pg_catalog.pg_class c ON c.oid = coalesce(e.typrelid, t.typrelid)
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND n.nspname !~ '^pg_(toast|temp)'
  AND t.typtype <> 'p'
  AND (c.relkind IS NULL OR c.relkind = 'c')
ORDER BY NOT pg_catalog.pg_type_is_visible(t.oid), 1";

/// Deallocates the driver's statements of this transaction.
const REMOVE_STATEMENTS: &str = "\
DO $$
DECLARE
    prepared text;
BEGIN
    FOR prepared IN
        SELECT name FROM pg_prepared_statements WHERE NOT from_sql AND prepare_time >= now()
    LOOP
        EXECUTE format('DEALLOCATE %I', prepared);
    END LOOP;
END
$$;
COMMIT";

/// A result has at most 1,664 columns.
const AT_ONCE: usize = 1_000;

/// Another client may have left statements with the names that the driver is about to use. Each
/// attempt uses new names.
const ATTEMPTS: usize = 50;

/// Reads every type that the driver would otherwise query later.
pub(crate) fn load_types(connection: &Connection) -> BoxFuture<'_, Vec<Type>> {
    Box::pin(async move {
        let mut attempt = 0;
        loop {
            attempt += 1;
            match in_transaction(connection).await {
                Err(failure) if attempt < ATTEMPTS && is_taken(&failure) => {
                    connection.batch("ROLLBACK").await?;
                }
                result => return Ok(result?),
            }
        }
    })
}

fn is_taken(failure: &Failure) -> bool {
    failure.class == Class::Server && failure.error.code() == Some("42P05")
}

async fn in_transaction(connection: &Connection) -> Result<Vec<Type>, Failure> {
    connection.batch("BEGIN").await?;
    let names = names(connection).await?;
    let mut types = Vec::with_capacity(names.len());
    for names in names.chunks(AT_ONCE) {
        let nulls: Vec<String> = names.iter().map(|name| format!("NULL::{name}")).collect();
        let sql = format!("SELECT {}", nulls.join(", "));
        // The statement is only described, never run: a domain may reject NULL.
        let statement = connection.prepare_uncached(&sql).await?;
        types.extend(
            statement
                .columns()
                .iter()
                .map(|column| column.type_().clone()),
        );
    }
    connection.batch(REMOVE_STATEMENTS).await?;
    Ok(types)
}

async fn names(connection: &Connection) -> Result<Vec<String>, Failure> {
    let rows = CollectedRows::default();
    run::run_unnamed(connection, TYPES, &[], &rows).await?;
    let rows = rows.take();
    let names = (0..rows.len()).map(|at| decode_row(rows.row(at), |row| row.take()));
    names.collect::<Result<_, _>>().map_err(Failure::unsent)
}
