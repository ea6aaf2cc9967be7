//! Reads the types of the database that records name by OID from the system catalogs: once per
//! pool, when the first statement that returns records is run.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use ormlite_core::decode::{CollectedRows, RawRow, RowSet, RowSink, Types, decode_all};
use tokio_postgres::types::{Field, Kind, Type};

use super::request::Request;
use crate::connection::{Attempt, Connection, Failure, hold_records};

/// The OID, name and schema of each type, the base type of a domain, the element type of an array, and
/// the fields of a composite type. Row types of tables are left out: no record has one.
const TYPES: &str = "\
SELECT t.oid::int8, t.typname::text, n.nspname::text, t.typtype::text,
       CASE WHEN t.typtype = 'd' THEN t.typbasetype WHEN t.typcategory = 'A' THEN t.typelem END::int8,
       CASE t.typtype WHEN 'c' THEN ARRAY(
           SELECT a.attname::text FROM pg_catalog.pg_attribute a
           WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) END,
       CASE t.typtype WHEN 'c' THEN ARRAY(
           SELECT a.atttypid::int8 FROM pg_catalog.pg_attribute a
           WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) END
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
LEFT JOIN pg_catalog.pg_class c ON c.oid = coalesce(nullif(e.typrelid, 0), t.typrelid)
WHERE t.oid >= 16384 AND t.typtype <> 'p' AND (c.relkind IS NULL OR c.relkind = 'c')";

/// Reads a reply whose rows may contain records. Types that are newer than the known ones are read.
pub(super) async fn read_with_types(
    connection: &Connection,
    request: Request<'_>,
    rows: &dyn RowSink,
) -> Result<u64, Failure> {
    let rows = TypeResolver::new(rows);
    let types = Some(&*connection.known_types);
    let affected = request.read(&rows, types).await?;
    rows.finish(connection).await;
    Ok(affected)
}

/// Passes rows on. Rows with records of a type that is newer than the known ones are held back
/// until the types are read again, which must wait for the end of the reply.
struct TypeResolver<'a> {
    rows: &'a dyn RowSink,
    held: Mutex<Vec<Box<dyn RowSet>>>,
}

impl<'a> TypeResolver<'a> {
    fn new(rows: &'a dyn RowSink) -> Self {
        Self {
            rows,
            held: Mutex::default(),
        }
    }

    /// Passes on the rows that were held back, once the statement has succeeded.
    async fn finish(self, connection: &Connection) {
        let held = self.held.into_inner();
        for rows in held.unwrap_or_else(PoisonError::into_inner) {
            self.rows.rows(with_record_types(connection, rows).await);
        }
    }
}

impl RowSink for TypeResolver<'_> {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let held = self.held.lock();
        let mut held = held.unwrap_or_else(PoisonError::into_inner);
        match held.is_empty() && are_known(&*rows) {
            true => self.rows.rows(rows),
            false => held.push(rows),
        }
    }
}

/// Whether all types that the records of these rows name are among those that came with the rows.
fn are_known(rows: &dyn RowSet) -> bool {
    match rows.types() {
        Some(types) => !hold_records(rows) || types.cover(rows),
        None => true,
    }
}

/// The rows with the types that their records name, which are read again if some are missing.
///
/// If this fails, decoding a row with a missing type is an error: the statement itself has run.
pub(crate) async fn with_record_types(
    connection: &Connection,
    rows: Box<dyn RowSet>,
) -> Box<dyn RowSet> {
    if are_known(&*rows) {
        return rows;
    }
    match connection.types_of_records().await {
        Ok(types) => Box::new(WithTypes { rows, types }),
        Err(_) => rows,
    }
}

/// Rows with types that were read after them.
pub(crate) struct WithTypes {
    pub(crate) rows: Box<dyn RowSet>,
    pub(crate) types: Arc<Types>,
}

impl RowSet for WithTypes {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, index: usize) -> &dyn RawRow {
        self.rows.row(index)
    }

    fn types(&self) -> Option<&Arc<Types>> {
        Some(&self.types)
    }
}

impl Connection {
    /// The types of the database that records may name. They are read if they are not known.
    pub(crate) fn types_of_records(&self) -> Attempt<'_, Arc<Types>> {
        Box::pin(async move {
            if let Some(types) = self.known_types.get() {
                return Ok(types);
            }
            let rows = CollectedRows::default();
            let request = Request::unnamed(self, TYPES, &[])?;
            request.read(&rows, None).await?;
            let entries = decode_all(&*rows.take(), |row| {
                let (oid, name, schema) = (row.take::<i64>(), row.take(), row.take());
                let (kind, of) = (row.take::<String>(), row.take::<Option<i64>>());
                let names = row.take::<Option<Vec<String>>>();
                let types = row.take::<Option<Vec<i64>>>();
                let entry = Entry {
                    name: name?,
                    schema: schema?,
                    kind: kind?,
                    of: of?.and_then(|of| u32::try_from(of).ok()),
                    fields: fields(names?.unwrap_or_default(), types?.unwrap_or_default()),
                };
                Some((u32::try_from(oid?).ok()?, entry))
            });
            let entries: HashMap<_, _> = entries.map_err(Failure::unsent)?.into_iter().collect();
            let types = entries.keys().filter_map(|oid| type_of(*oid, &entries));
            let types = Arc::new(Types::new(types));
            self.known_types.set(&types);
            Ok(types)
        })
    }
}

struct Entry {
    name: String,
    schema: String,
    kind: String,
    /// The base type of a domain, or the element type of an array.
    of: Option<u32>,
    /// The names and types of the fields of a composite type.
    fields: Vec<(String, u32)>,
}

fn fields(names: Vec<String>, types: Vec<i64>) -> Vec<(String, u32)> {
    let fields = names.into_iter().zip(types);
    let fields = fields.filter_map(|(name, ty)| Some((name, u32::try_from(ty).ok()?)));
    fields.collect()
}

fn type_of(oid: u32, entries: &HashMap<u32, Entry>) -> Option<Type> {
    let Some(entry) = entries.get(&oid) else {
        return Type::from_oid(oid);
    };
    let kind = match (&*entry.kind, entry.of) {
        ("d", Some(base)) => Kind::Domain(type_of(base, entries)?),
        (_, Some(element)) => Kind::Array(type_of(element, entries)?),
        ("e", None) => Kind::Enum(Vec::new()),
        ("c", None) => {
            let fields = entry.fields.iter().map(|(name, ty)| {
                // The row type of a table is not among the entries.
                let ty = type_of(*ty, entries).unwrap_or(Type::UNKNOWN);
                Field::new(name.clone(), ty)
            });
            Kind::Composite(fields.collect())
        }
        _ => Kind::Simple,
    };
    Some(Type::new(
        entry.name.clone(),
        oid,
        kind,
        entry.schema.clone(),
    ))
}
