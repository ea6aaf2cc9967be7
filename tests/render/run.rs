//! What the terminal calls send: a recorder stands for the connection.

use std::sync::{Arc, Mutex};

use ormlite::decode::{RowSet, RowSink};
use ormlite::exec::{BoxFuture, BoxStream};
use ormlite::prelude::*;
use ormlite::{Executor, Statement};

use crate::tables::*;

/// Keeps the statement, and answers nothing.
#[derive(Default)]
struct Recorder(Mutex<Option<Statement>>);

impl Recorder {
    /// The text of what was sent.
    fn sent(&self) -> String {
        crate::text(&self.taken())
    }

    fn taken(&self) -> Statement {
        let statement = self.0.lock().expect("no panic").take();
        statement.expect("a statement was sent")
    }

    fn keep(&self, statement: Statement) {
        *self.0.lock().expect("no panic") = Some(statement);
    }
}

impl Executor for Recorder {
    fn run(&self, statement: Statement, _: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        self.keep(statement);
        Box::pin(std::future::pending())
    }

    fn stream(&self, statement: Statement, _: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        self.keep(statement);
        Box::pin(futures_util::stream::pending())
    }
}

/// Compares what a call sends with a snapshot.
macro_rules! assert_sent {
    ($call:expr, @$snapshot:literal) => {{
        let db = Recorder::default();
        drop($call(&db));
        insta::assert_snapshot!(db.sent(), @$snapshot)
    }};
}

#[test]
fn rows_of_a_query() {
    let id = || Staff::query().select(Staff::id).order_by(Staff::id);
    assert_sent!(|db| id().all(db), @r#"SELECT "id" FROM "staff" ORDER BY "id" ASC"#);
    assert_sent!(|db| id().one(db), @r#"SELECT "id" FROM "staff" ORDER BY "id" ASC LIMIT $1 -- bigint"#);
    assert_sent!(|db| id().optional(db), @r#"SELECT "id" FROM "staff" ORDER BY "id" ASC LIMIT $1 -- bigint"#);
    assert_sent!(|db| id().limit(5).optional(db), @r#"SELECT "id" FROM "staff" ORDER BY "id" ASC LIMIT $1 -- bigint"#);
    assert_sent!(|db| id().first(db), @r#"SELECT "id" FROM "staff" ORDER BY "id" ASC LIMIT $1 -- bigint"#);
    assert_sent!(|db| id().stream(db), @r#"SELECT "id" FROM "staff" ORDER BY "id" ASC"#);
    assert_sent!(|db| Staff::find(1).select(Staff::id).one(db), @r#"SELECT "id" FROM "staff" WHERE "id" = $1 -- bigint"#);
    assert_sent!(|db| id().explain(db), @r#"EXPLAIN SELECT "id" FROM "staff" ORDER BY "id" ASC"#);
    assert_sent!(|db| id().explain_analyze(db), @r#"EXPLAIN (ANALYZE, BUFFERS) SELECT "id" FROM "staff" ORDER BY "id" ASC"#);
}

#[test]
fn the_row_that_one_refers_to() {
    assert_sent!(|db| room().property().one(db), @r#"SELECT "id", "code", "name" FROM "core"."properties" WHERE "id" = $1 -- uuid"#);
}

#[test]
fn number_of_rows() {
    assert_sent!(|db| Room::query().order_by(Room::number).for_update().count(db), @r#"SELECT count(*) FROM "core"."rooms" WHERE "deleted_at" IS NULL"#);
    assert_sent!(|db| Room::query().left_join_by(Room::room_type).count(db), @r#"SELECT count(*) FROM "core"."rooms" LEFT JOIN "core"."room_types" ON "rooms"."room_type_id" = "room_types"."id" AND "room_types"."deleted_at" IS NULL WHERE "rooms"."deleted_at" IS NULL"#);
    assert_sent!(|db| Staff::query().select(count()).count(db), @r#"SELECT count(*) FROM (SELECT count(*) FROM "staff") AS "rows""#);
    assert_sent!(|db| Staff::query().select(Staff::name.max().coalesce("-")).exists(db), @r#"SELECT EXISTS (SELECT coalesce(max("name"), $1) FROM "staff") -- text"#);
    assert_sent!(|db| Staff::query().select(Staff::id).limit(3).count(db), @r#"SELECT count(*) FROM (SELECT "id" FROM "staff" LIMIT $1) AS "rows" -- bigint"#);
    assert_sent!(|db| Staff::query().distinct().select(Staff::name).count(db), @r#"SELECT count(*) FROM (SELECT DISTINCT "name" FROM "staff") AS "rows""#);
    assert_sent!(|db| Staff::query().distinct_on(Staff::name).select(Staff::id).count(db), @r#"SELECT count(*) FROM (SELECT DISTINCT ON ("name") "id" FROM "staff") AS "rows""#);
    assert_sent!(
        |db| {
            let names = Staff::query().group_by(Staff::name).select(Staff::name);
            names.having(count().gt(1)).count(db)
        },
        @r#"SELECT count(*) FROM (SELECT "name" FROM "staff" GROUP BY "name" HAVING count(*) > $1::bigint) AS "rows" -- bigint"#
    );
}

#[test]
fn whether_there_is_a_row() {
    assert_sent!(|db| Room::query().order_by(Room::number).filter(Room::floor.gt(1)).exists(db), @r#"SELECT EXISTS (SELECT 1 FROM "core"."rooms" WHERE "floor" > $1 AND "deleted_at" IS NULL) -- integer"#);
    assert_sent!(|db| Staff::query().select(Staff::name.lower()).offset(10).exists(db), @r#"SELECT EXISTS (SELECT 1 FROM "staff" OFFSET $1) -- bigint"#);
    assert_sent!(
        |db| {
            let names = Staff::query().group_by(Staff::name).select(Staff::name);
            names.having(count().gt(1)).exists(db)
        },
        @r#"SELECT EXISTS (SELECT "name" FROM "staff" GROUP BY "name" HAVING count(*) > $1::bigint) -- bigint"#
    );
}

#[test]
fn rows_of_a_write() {
    let update = || Staff::update().set(Staff::name, "Ada").find(1);
    assert_sent!(|db| update().execute(db), @r#"UPDATE "staff" SET "name" = $1 WHERE "id" = $2 -- text, bigint"#);
    assert_sent!(|db| update().one(db), @r#"UPDATE "staff" SET "name" = $1 WHERE "id" = $2 RETURNING "id", "name", "manager_id" -- text, bigint"#);
    assert_sent!(|db| update().returning(Staff::id).optional(db), @r#"UPDATE "staff" SET "name" = $1 WHERE "id" = $2 RETURNING "id" -- text, bigint"#);
    assert_sent!(|db| update().returning(Staff::id).execute(db), @r#"UPDATE "staff" SET "name" = $1 WHERE "id" = $2 -- text, bigint"#);
    assert_sent!(|db| Staff::delete().find(1).all(db), @r#"DELETE FROM "staff" WHERE "id" = $1 RETURNING "id", "name", "manager_id" -- bigint"#);
    let insert = || {
        Staff::insert(NewStaff {
            id: 1,
            name: "Ada".to_owned(),
        })
    };
    assert_sent!(|db| insert().one(db), @r#"INSERT INTO "staff" ("id", "name") VALUES ($1, $2) RETURNING "id", "name", "manager_id" -- bigint, text"#);
    assert_sent!(
        |db| insert().on_conflict(Staff::id).do_update().set_excluded(Staff::name).optional(db),
        @r#"INSERT INTO "staff" ("id", "name") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "name" = EXCLUDED."name" RETURNING "id", "name", "manager_id" -- bigint, text"#
    );
}

/// The line that a statement says it comes from.
fn line(statement: &Statement) -> (&'static str, u32) {
    let location = statement.location.expect("a location");
    (location.file(), location.line())
}

/// Checks that what a call sends says where it was called. To be written on one line.
macro_rules! assert_located {
    ($call:expr) => {{
        let db = Recorder::default();
        drop($call(&db));
        assert_eq!(line(&db.taken()), (file!(), line!()));
    }};
}

#[test]
fn a_statement_says_where_it_was_called() {
    let id = || Staff::query().select(Staff::id);
    assert_located!(|db| id().all(db));
    assert_located!(|db| id().one(db));
    assert_located!(|db| id().optional(db));
    assert_located!(|db| id().first(db));
    assert_located!(|db| id().count(db));
    assert_located!(|db| id().exists(db));
    assert_located!(|db| id().stream(db));
    assert_located!(|db| id().stream_by(2, db));
    assert_located!(|db| id().explain(db));
    assert_located!(|db| id().explain_analyze(db));
    assert_located!(|db| room().property().one(db));
    assert_located!(|db| room().property().optional(db));
    assert_eq!(line(&id().to_sql()), (file!(), line!()));
}

#[test]
fn a_write_says_where_it_was_called() {
    let update = || Staff::update().set(Staff::name, "Ada").find(1);
    assert_located!(|db| update().execute(db));
    assert_located!(|db| update().one(db));
    assert_located!(|db| update().optional(db));
    assert_located!(|db| update().all(db));
    assert_located!(|db| Staff::delete().find(1).execute(db));
    assert_eq!(line(&update().to_sql()), (file!(), line!()));

    let insert = || {
        Staff::insert(NewStaff {
            id: 1,
            name: "Ada".to_owned(),
        })
    };
    let upsert = || {
        let conflict = insert().on_conflict(Staff::id);
        conflict.do_update().set_excluded(Staff::name)
    };
    assert_located!(|db| insert().one(db));
    assert_located!(|db| upsert().execute(db));
    assert_located!(|db| upsert().one(db));
    assert_located!(|db| upsert().optional(db));
    assert_located!(|db| upsert().all(db));
    assert_eq!(line(&upsert().to_sql()), (file!(), line!()));
}
