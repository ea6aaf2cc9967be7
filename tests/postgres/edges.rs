//! Values at the edges of their types, written and read on every path.

mod refused;

use std::ops::Bound;

use futures_util::TryStreamExt;
use ormlite::prelude::*;
use ormlite::{Error, Interval, PgEnum, PgMultirange, PgRange, serde_json};
use ormlite_core::types::{Date, Timestamp};
use ormlite_testing::TestDatabase;
use serde_json::{Value as Document, json};

use crate::Outcome;
use crate::support::{execute, single};

/// Its name, its schema and its labels need quotes everywhere.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "Edge, \"kind\"", schema = "Edge s")]
pub enum Kind {
    #[pg_enum(rename = " null ")]
    Blank,
    #[pg_enum(rename = "NULL")]
    Null,
    #[pg_enum(rename = "a,\"{b}\\'; ä")]
    Odd,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "edges", schema = "Edge s", has_many(children = Self::parent_id))]
pub struct Edge {
    #[column(primary_key)]
    pub id: i32,
    #[column(references = Self::id, relation = parent)]
    pub parent_id: Option<i32>,
    pub amount: Option<Decimal>,
    pub amounts: Vec<Option<Decimal>>,
    pub day: Option<Date<NaiveDate>>,
    pub days: Vec<Date<NaiveDate>>,
    pub at: Option<Timestamp<DateTime<Utc>>>,
    pub span: Option<Interval>,
    pub blob: Option<Vec<u8>>,
    pub blobs: Vec<Vec<u8>>,
    pub document: Option<Document>,
    pub documents: Vec<Document>,
    #[column(sql_type = "json")]
    pub raw: Option<Document>,
    pub words: Option<Vec<String>>,
    #[column(sql_type = "char(4)")]
    pub code: Option<String>,
    pub range: Option<PgRange<i32>>,
    pub ranges: Vec<PgRange<Date<NaiveDate>>>,
    pub ranges_of: Option<PgMultirange<i32>>,
    pub kind: Option<Kind>,
    pub kinds: Vec<Kind>,
    pub maybe_kinds: Option<Vec<Option<Kind>>>,
    pub double: Option<f64>,
}

fn nothing(id: i32) -> Edge {
    Edge {
        id,
        parent_id: None,
        amount: None,
        amounts: vec![],
        day: None,
        days: vec![],
        at: None,
        span: None,
        blob: None,
        blobs: vec![],
        document: None,
        documents: vec![],
        raw: None,
        words: None,
        code: None,
        range: None,
        ranges: vec![],
        ranges_of: None,
        kind: None,
        kinds: vec![],
        maybe_kinds: None,
        double: None,
    }
}

fn nested(depth: usize) -> Document {
    (0..depth).fold(json!(1), |inner, _| json!([inner]))
}

/// The first row is the parent of the others.
fn rows() -> Vec<Edge> {
    let first = NaiveDate::from_ymd_opt(-4713, 11, 24).unwrap();
    let last = NaiveDate::MAX.and_hms_micro_opt(23, 59, 59, 999_999);
    let mut rows = vec![
        nothing(1),
        Edge {
            amount: Some(Decimal::MAX),
            amounts: vec![Some(Decimal::MIN), None, Some(Decimal::new(1, 28))],
            day: Some(Date::PosInfinity),
            days: vec![Date::NegInfinity, Date::Value(first), Date::PosInfinity],
            at: Some(Timestamp::NegInfinity),
            span: Some(Interval::new(-1, 40, -1)),
            blob: Some(vec![]),
            blobs: vec![vec![], vec![0, 255], vec![]],
            document: Some(Document::Null),
            documents: vec![Document::Null, json!({}), json!("\"\\{},")],
            raw: Some(Document::Null),
            words: Some(vec![]),
            code: Some("    ".to_owned()),
            range: Some(PgRange::Empty),
            ranges: vec![PgRange::Empty, PgRange::FULL],
            ranges_of: Some(PgMultirange::default()),
            kind: Some(Kind::Blank),
            kinds: vec![Kind::Odd, Kind::Null, Kind::Blank],
            maybe_kinds: Some(vec![]),
            double: Some(f64::INFINITY),
            ..nothing(2)
        },
        Edge {
            amount: Some(Decimal::new(-100, 2)),
            amounts: vec![None],
            day: Some(Date::Value(first)),
            days: vec![Date::Value(NaiveDate::MAX)],
            at: Some(Timestamp::Value(last.unwrap().and_utc())),
            span: Some(Interval::new(i32::MIN, i32::MAX, i64::MAX)),
            blob: Some(vec![0; 3]),
            blobs: vec![vec![b'"', b'\\', b'{']],
            document: Some(nested(127)),
            documents: vec![nested(127)],
            raw: Some(json!("\0")),
            words: Some(vec![
                String::new(),
                "NULL".to_owned(),
                "a,\"{}\\".to_owned(),
            ]),
            code: Some("a\t  ".to_owned()),
            range: Some(PgRange::FULL),
            ranges: vec![PgRange::new(
                Bound::Included(Date::Value(first)),
                Bound::Unbounded,
            )],
            ranges_of: Some(PgRange::FULL.into()),
            kind: Some(Kind::Odd),
            kinds: vec![Kind::Blank],
            maybe_kinds: Some(vec![None, Some(Kind::Odd), Some(Kind::Null), None]),
            double: Some(-0.0),
            ..nothing(3)
        },
        Edge {
            amounts: vec![Some(Decimal::new(0, 28)); 3],
            span: Some(Interval::new(1, -1, 1)),
            maybe_kinds: Some(vec![None]),
            words: Some(vec!["\u{10FFFF}\u{1}".to_owned()]),
            ..nothing(4)
        },
    ];
    for row in &mut rows[1..] {
        row.parent_id = Some(1);
    }
    rows
}

async fn both() -> Result<(TestDatabase, [Db; 2]), Error> {
    let database = TestDatabase::with_tables().await.unwrap();
    let pools = [
        single(&database).connect().await?,
        single(&database).transaction_pooler(true).connect().await?,
    ];
    Ok((database, pools))
}

/// To the last bit: `-0.0` is not `0.0`, nor `1.0` the same text as `1.00`.
#[track_caller]
fn assert_same<T: std::fmt::Debug>(found: &T, expected: &T, what: &str) {
    assert_eq!(format!("{found:?}"), format!("{expected:?}"), "{what}");
}

#[tokio::test]
async fn what_is_written_is_read() -> Outcome {
    let (_database, pools) = both().await?;
    let rows = rows();
    for (db, mode) in pools.iter().zip(["direct", "unnamed"]) {
        let clear = async || execute(db, "DELETE FROM \"Edge s\".edges").await;
        let read = async |what: &str| {
            let found = Edge::query().order_by(Edge::id).all(db).await;
            let found = found.unwrap_or_else(|error| panic!("{mode}, {what}: {error:?}"));
            assert_same(&found, &rows, &format!("{mode}, {what}"));
            Ok::<_, Error>(())
        };
        clear().await?;
        for row in &rows {
            let returned = Edge::insert(row.clone()).one(db).await?;
            assert_same(&returned, row, mode);
        }
        read("insert").await?;
        clear().await?;
        let returned = Edge::insert_many(rows.clone()).all(db).await?;
        assert_same(&returned, &rows, mode);
        read("insert_many").await?;

        // Over other values, by an upsert of many and by an update of each.
        let others = rows
            .iter()
            .zip(rows.iter().cycle().skip(2))
            .map(|(row, other)| Edge {
                id: row.id,
                parent_id: row.parent_id,
                ..other.clone()
            });
        let others: Vec<_> = others.collect();
        let upsert = |rows| {
            Edge::insert_many(rows)
                .on_conflict(Edge::id)
                .do_update()
                .set_excluded((Edge::amount, Edge::amounts, Edge::day, Edge::days, Edge::at))
                .set_excluded((
                    Edge::span,
                    Edge::blob,
                    Edge::blobs,
                    Edge::document,
                    Edge::documents,
                ))
                .set_excluded((
                    Edge::raw,
                    Edge::words,
                    Edge::code,
                    Edge::range,
                    Edge::ranges,
                ))
                .set_excluded((Edge::ranges_of, Edge::kind, Edge::kinds, Edge::maybe_kinds))
                .set_excluded(Edge::double)
        };
        upsert(others.clone()).execute(db).await?;
        upsert(rows.clone()).execute(db).await?;
        read("upsert").await?;

        // As children, in each form, and as the one that a row belongs to.
        let query = Edge::find(1).with(Edge::children.order_by(Edge::id));
        for query in [
            query.clone(),
            query.clone().single_query(),
            query.split_query(),
        ] {
            let (_, children) = query.one(db).await?;
            assert_same(&children.as_slice(), &&rows[1..], mode);
        }
        execute(db, "UPDATE \"Edge s\".edges SET parent_id = id").await?;
        let query = Edge::query().with(Edge::parent).order_by(Edge::id);
        for (row, parent) in query.clone().all(db).await? {
            assert_same(&parent, &Some(row), mode);
        }
        let streamed: Vec<_> = query.stream(db).try_collect().await?;
        assert_eq!(streamed.len(), rows.len());
        execute(
            db,
            "UPDATE \"Edge s\".edges SET parent_id = CASE WHEN id > 1 THEN 1 END",
        )
        .await?;
    }
    Ok(())
}

/// Each value finds its own row, and no other that is not equal to it.
#[tokio::test]
async fn values_are_found() -> Outcome {
    let (_database, pools) = both().await?;
    let rows = rows();
    Edge::insert_many(rows.clone()).execute(&pools[0]).await?;
    macro_rules! found {
        ($db:ident, $row:ident: $($column:ident)*) => { $(
            let same = Edge::$column.is_not_distinct_from($row.$column.clone());
            let query = Edge::query().filter(same);
            let what = stringify!($column);
            let found = query.select(Edge::id).all($db).await;
            let found = found.unwrap_or_else(|error| panic!("{what}: {error:?}"));
            let same = rows.iter().filter(|other| other.$column == $row.$column);
            let same: Vec<_> = same.map(|other| other.id).collect();
            let mut found = found;
            found.sort();
            assert_eq!(found, same, "{what} of {}", $row.id);
        )* };
    }
    macro_rules! listed {
        ($db:ident: $($column:ident)*) => { $(
            let values = rows.iter().filter_map(|row| row.$column.clone());
            let values = values.collect::<Vec<_>>();
            let query = Edge::query().filter(Edge::$column.in_(&values));
            let what = stringify!($column);
            let count = query.count($db).await.unwrap_or_else(|error| panic!("{what}: {error:?}"));
            let expected = rows.iter().filter(|row| row.$column.is_some()).count();
            assert_eq!(count, expected as i64, "{what}");
            let nothing = Edge::query().filter(Edge::$column.in_(&values[..0]));
            assert_eq!(nothing.count($db).await?, 0, "{what}");
            let nothing = Edge::query().filter(Edge::$column.not_in(&values[..0]));
            assert_eq!(nothing.count($db).await?, rows.len() as i64, "{what}");
        )* };
    }
    for db in &pools {
        for row in &rows {
            found! { db, row: amount amounts day days at span blob blobs document documents words
            code range ranges ranges_of kind kinds maybe_kinds double }
        }
        listed! { db: amount day at span blob document code range ranges_of kind double }
        let query = |condition| Edge::query().filter(condition).count(db);
        assert_eq!(query(Edge::kinds.has_element(Kind::Odd)).await?, 1);
        assert_eq!(query(Edge::kinds.array_contains(vec![])).await?, 4);
        assert_eq!(query(Edge::kinds.overlaps_array(vec![])).await?, 0);
        assert_eq!(
            query(Edge::kinds.array_contained_by(vec![Kind::Blank])).await?,
            3
        );
        assert_eq!(query(Edge::blobs.has_element(vec![])).await?, 1);
        assert_eq!(query(Edge::documents.has_element(Document::Null)).await?, 1);
        assert_eq!(query(Edge::ranges.has_element(PgRange::Empty)).await?, 1);
    }
    Ok(())
}
