//! Every type, both ways, against a server: a Rust value and the SQL literal that is the same.
//!
//! What is tested is what queries use: a [`Bind`] as the parameter, a [`Reader`] for the row.

mod network;
mod number;
mod range;
mod search;
mod text;
mod time;

use std::fmt::Debug;
use std::ops::Deref;

use ormlite_core::decode::{RawRow, Reader};
use ormlite_core::types::{Element, Type};
use ormlite_core::{Bind, Error, Value};
use ormlite_testing::TestDatabase;
use tokio_postgres::types::{FromSql, ToSql};
use tokio_postgres::{Client, NoTls};

/// A connection to a database of its own.
struct Session {
    client: Client,
    _database: TestDatabase,
}

impl Session {
    async fn start() -> Self {
        let database = TestDatabase::create().await.unwrap();
        let (client, connection) = tokio_postgres::connect(database.url(), NoTls)
            .await
            .unwrap();
        tokio::spawn(connection);
        Self {
            client,
            _database: database,
        }
    }

    /// The server's version, such as 15.
    async fn version(&self) -> i32 {
        let row = self.client.query_one("SHOW server_version_num", &[]);
        let number: String = row.await.unwrap().get(0);
        number.parse::<i32>().unwrap() / 10_000
    }

    /// Creates an extension where the server has its files: some packages leave them out.
    async fn has_extension(&self, name: &str) -> bool {
        let sql = "SELECT count(*) > 0 FROM pg_available_extensions WHERE name = $1";
        let row = self.client.query_one(sql, &[&name]).await.unwrap();
        let is_there = row.get(0);
        if is_there {
            let sql = format!("CREATE EXTENSION IF NOT EXISTS {name}");
            self.client.batch_execute(&sql).await.unwrap();
        }
        is_there
    }

    async fn row(&self, sql: &str, binds: &[Bind]) -> Row {
        let binds: Vec<_> = binds
            .iter()
            .map(|bind| bind as &(dyn ToSql + Sync))
            .collect();
        match self.client.query_one(sql, &binds).await {
            Ok(row) => Row(row),
            Err(error) => panic!("{sql}: {error:?}"),
        }
    }

    /// What a query for one value reads, or the error.
    async fn read<V: Value>(&self, sql: &str) -> Result<V, Error> {
        self.row(&format!("SELECT {sql}"), &[]).await.get(0)
    }

    /// The text of the error with which a value is refused, before it is sent or by the server.
    async fn refusal<V: Value>(&self, value: V) -> String {
        let sql = format!("SELECT $1::{}", V::TYPE);
        match self.client.query_one(&sql, &[&Bind::new(value)]).await {
            Ok(_) => panic!("the value was not refused"),
            Err(error) => match (error.as_db_error(), std::error::Error::source(&error)) {
                (Some(error), _) => error.to_string(),
                (None, Some(source)) => source.to_string(),
                (None, None) => error.to_string(),
            },
        }
    }
}

impl Deref for Session {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.client
    }
}

struct Row(tokio_postgres::Row);

impl Row {
    /// The value of a column.
    fn get<V: Value>(&self, at: usize) -> Result<V, Error> {
        let column = Column { row: &self.0, at };
        let mut reader = Reader::new(&column);
        match reader.take::<V>() {
            Some(value) => Ok(value),
            None => Err(reader.into_error()),
        }
    }
}

/// One column of a row, as a row of its own.
struct Column<'a> {
    row: &'a tokio_postgres::Row,
    at: usize,
}

impl RawRow for Column<'_> {
    fn raw(&self, _: usize) -> Option<(&Type, Option<&[u8]>)> {
        let Raw(raw) = self.row.get(self.at);
        Some((self.row.columns()[self.at].type_(), raw))
    }

    fn name(&self, _: usize) -> Option<&str> {
        Some(self.row.columns()[self.at].name())
    }
}

/// The bytes of a value as they came.
struct Raw<'a>(Option<&'a [u8]>);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(Some(raw)))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(None))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// Whether two values are the same to the last bit: `NaN` is, and `0.0` and `-0.0` are not.
#[track_caller]
fn assert_same<V: Debug>(found: &V, expected: &V, sql: &str) {
    assert_eq!(format!("{found:?}"), format!("{expected:?}"), "{sql}");
}

/// Checks a type by its values and their literals, alone, in arrays and as NULL.
async fn round_trips<V: Value + Element + Debug>(session: &Session, table: &[(V, &str)])
where
    Option<V>: Element,
{
    for (value, literal) in table {
        round_trip(session, value, literal).await;
        let array = format!("ARRAY[{literal}, NULL, {literal}]");
        let elements = vec![Some(value.clone()), None, Some(value.clone())];
        round_trip(session, &elements, &array).await;
        round_trip(session, &vec![value.clone()], &format!("ARRAY[{literal}]")).await;
    }
    round_trip(session, &Vec::<V>::new(), "'{}'").await;
    null::<V>(session).await;
    mismatch::<V>(session).await;
}

/// The value is read where the literal stands, and what is written is what the literal is.
async fn round_trip<V: Value + Debug>(session: &Session, value: &V, literal: &str) {
    let ty = V::TYPE;
    let sql = format!(
        "SELECT ({literal})::{ty}, $1::{ty}, $1::{ty} IS NOT DISTINCT FROM ({literal})::{ty}, \
         $1::{ty}::text IS NOT DISTINCT FROM ({literal})::{ty}::text, $1::{ty}::text"
    );
    let row = session.row(&sql, &[Bind::new(value.clone())]).await;
    for column in [0, 1] {
        match row.get(column) {
            Ok(found) => assert_same(&found, value, literal),
            Err(error) => panic!("{literal}::{ty}: {error}"),
        }
    }
    let text: Option<String> = row.get(4).unwrap();
    for column in [2, 3] {
        let is_same: bool = row.get(column).unwrap();
        assert!(is_same, "{literal}::{ty} was written as {text:?}");
    }
}

/// NULL is `None`, and an error that names the type where there is no `Option`.
async fn null<V: Value + Element + Debug>(session: &Session) {
    let ty = V::TYPE;
    let sql = format!("SELECT NULL::{ty}, ARRAY[NULL]::{ty}[], $1::{ty} IS NULL");
    let row = session.row(&sql, &[Bind::new(None::<V::Inner>)]).await;
    assert!(row.get::<Option<V::Inner>>(0).unwrap().is_none());
    assert!(row.get::<bool>(2).unwrap());
    let error = row.get::<V>(0).unwrap_err();
    assert!(error.is_decode());
    for part in ["NULL", &ty.to_string()] {
        assert!(error.to_string().contains(part), "{error}");
    }
    let error = row.get::<Vec<V>>(1).unwrap_err().to_string();
    assert!(
        error.contains("element 1") && error.contains("NULL"),
        "{error}"
    );
}

/// No other type is read as this one, nor is this one written to a parameter of another type.
async fn mismatch<V: Value + Debug>(session: &Session) {
    let own = V::TYPE.to_string();
    let others = [
        "true",
        "1::smallint",
        "1::integer",
        "1::bigint",
        "1::real",
        "1::double precision",
        "1::numeric",
        "'a'::text",
        "'a'::bytea",
        "now()",
        "'1 day'::interval",
        "'{}'::jsonb",
        "'[1,2)'::int4range",
        "'{1}'::integer[]",
        "'{a}'::text[]",
        "'[1,2)'::numrange",
        "ROW(1, 'a')",
        "'a'::tsvector",
        "'::1'::inet",
        "1::oid",
        "'a'::\"char\"",
    ];
    for other in others {
        let row = session.row(&format!("SELECT {other} AS room"), &[]).await;
        let found = row.0.columns()[0].type_();
        if V::accepts(found) {
            continue;
        }
        let error = row.get::<V>(0).unwrap_err();
        assert!(error.is_decode(), "{error}");
        let text = error.to_string();
        let expected = format!("column `room`: expected a value of type {own}, found {found}");
        assert_eq!(text, expected);
        let null = Bind::new(None::<V::Inner>);
        let sql = format!("SELECT coalesce($1, {other})");
        let statement = session.prepare(&sql).await.unwrap();
        let error = session.query_one(&statement, &[&null]).await.unwrap_err();
        let source = std::error::Error::source(&error).unwrap().to_string();
        let parameter = &statement.params()[0];
        let expected =
            format!("a value of type {own} was given for a parameter of type {parameter}");
        assert_eq!(source, expected);
    }
}
