//! Recursive queries along a foreign key of a table to itself.

use std::sync::{Arc, Mutex};

use ormlite::decode::{RowSet, RowSink};
use ormlite::exec::{BoxFuture, BoxStream};
use ormlite::prelude::*;
use ormlite::recursive::Step;
use ormlite::{Executor, Statement};

use crate::assert_sql;
use crate::tables::*;

/// A tree with soft deletion, whose key has two columns.
#[derive(Table, Debug, Clone)]
#[table(
    name = "folders",
    schema = "core",
    primary_key(drive, path),
    foreign_key(columns(drive, parent_path), references = Folder(drive, path), relation = parent)
)]
struct Folder {
    drive: i32,
    path: String,
    parent_path: Option<String>,
    #[column(soft_delete)]
    deleted_at: Option<DateTime<Utc>>,
}

/// Has the name of the common table expression.
#[derive(Table, Debug, Clone)]
#[table(name = "walk")]
struct DogWalk {
    #[column(primary_key)]
    id: i64,
    #[column(references = DogWalk::id)]
    next_id: Option<i64>,
}

#[test]
fn descendants() {
    assert_sql!(
        Staff::find(1).descendants(Staff::manager),
        @r#"WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "staff" WHERE "id" = $1), "walk"("k1", "depth") AS (SELECT "k1", 0 FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1 FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")) SELECT "staff"."id", "staff"."name", "staff"."manager_id" FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" AND "walk"."depth" > 0 ORDER BY "walk"."depth" ASC -- bigint"#
    );
    assert_sql!(
        Staff::query()
            .filter(Staff::name.eq("Ada"))
            .descendants(Staff::manager)
            .max_depth(3)
            .filter(Staff::name.ne("Bob"))
            .including_self()
            .order_by(Staff::name.desc())
            .limit(10)
            .with_depth(),
        @r#"WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "staff" WHERE "name" = $1), "walk"("k1", "depth") AS (SELECT "k1", 0 FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1 FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "walk"."depth" < $2 AND "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start") AND "staff"."name" <> $3) SELECT "staff"."id", "staff"."name", "staff"."manager_id", "walk"."depth" FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" ORDER BY "walk"."depth" ASC, "staff"."name" DESC LIMIT $4 -- text, integer, text, bigint"#
    );
}

#[test]
fn ancestors() {
    assert_sql!(
        Staff::find(1).ancestors(Staff::manager),
        @r#"WITH RECURSIVE "walk_start"("k1", "r1") AS (SELECT "id", "manager_id" FROM "staff" WHERE "id" = $1), "walk_steps"("k1", "r1", "depth", "m1") AS (SELECT "k1", "r1", 0, "k1" FROM "walk_start" UNION SELECT "staff"."id", "staff"."manager_id", "walk_steps"."depth" + 1, CASE WHEN "walk_steps"."depth" & "walk_steps"."depth" + 1 = 0 THEN "staff"."id" ELSE "walk_steps"."m1" END FROM "walk_steps" INNER JOIN "staff" ON "walk_steps"."r1" = "staff"."id" WHERE "staff"."id" <> "walk_steps"."m1" AND "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")), "walk"("k1", "depth") AS (SELECT "k1", min("depth") FROM "walk_steps" GROUP BY "k1") SELECT "staff"."id", "staff"."name", "staff"."manager_id" FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" AND "walk"."depth" > 0 ORDER BY "walk"."depth" ASC -- bigint"#
    );
}

#[test]
fn by_a_key_of_two_columns_past_deleted_rows() {
    assert_sql!(
        Folder::query()
            .filter(Folder::drive.eq(1))
            .descendants(Folder::parent)
            .query()
            .select(Folder::path),
        @r#"WITH RECURSIVE "walk_start"("k1", "k2") AS (SELECT "drive", "path" FROM "core"."folders" WHERE "drive" = $1 AND "deleted_at" IS NULL), "walk"("k1", "k2", "depth") AS (SELECT "k1", "k2", 0 FROM "walk_start" UNION ALL SELECT "folders"."drive", "folders"."path", "walk"."depth" + 1 FROM "walk" INNER JOIN "core"."folders" ON "folders"."drive" = "walk"."k1" AND "folders"."parent_path" = "walk"."k2" AND "folders"."deleted_at" IS NULL WHERE ROW("folders"."drive", "folders"."path") NOT IN (SELECT "walk_start"."k1", "walk_start"."k2" FROM "walk_start")) SELECT "folders"."path" FROM "core"."folders" INNER JOIN "walk" ON "folders"."drive" = "walk"."k1" AND "folders"."path" = "walk"."k2" AND "walk"."depth" > 0 WHERE "folders"."deleted_at" IS NULL ORDER BY "walk"."depth" ASC -- integer"#
    );
    assert_sql!(
        Folder::query()
            .filter(Folder::drive.eq(1))
            .ancestors(Folder::parent)
            .with_deleted()
            .query()
            .select(Folder::path),
        @r#"WITH RECURSIVE "walk_start"("k1", "k2", "r1", "r2") AS (SELECT "drive", "path", "drive", "parent_path" FROM "core"."folders" WHERE "drive" = $1 AND "deleted_at" IS NULL), "walk_steps"("k1", "k2", "r1", "r2", "depth", "m1", "m2") AS (SELECT "k1", "k2", "r1", "r2", 0, "k1", "k2" FROM "walk_start" UNION SELECT "folders"."drive", "folders"."path", "folders"."drive", "folders"."parent_path", "walk_steps"."depth" + 1, CASE WHEN "walk_steps"."depth" & "walk_steps"."depth" + 1 = 0 THEN "folders"."drive" ELSE "walk_steps"."m1" END, CASE WHEN "walk_steps"."depth" & "walk_steps"."depth" + 1 = 0 THEN "folders"."path" ELSE "walk_steps"."m2" END FROM "walk_steps" INNER JOIN "core"."folders" ON "walk_steps"."r1" = "folders"."drive" AND "walk_steps"."r2" = "folders"."path" WHERE ("folders"."drive" <> "walk_steps"."m1" OR "folders"."path" <> "walk_steps"."m2") AND ROW("folders"."drive", "folders"."path") NOT IN (SELECT "walk_start"."k1", "walk_start"."k2" FROM "walk_start")), "walk"("k1", "k2", "depth") AS (SELECT "k1", "k2", min("depth") FROM "walk_steps" GROUP BY "k1", "k2") SELECT "folders"."path" FROM "core"."folders" INNER JOIN "walk" ON "folders"."drive" = "walk"."k1" AND "folders"."path" = "walk"."k2" AND "walk"."depth" > 0 ORDER BY "walk"."depth" ASC -- integer"#
    );
}

#[test]
fn from_joined_rows() {
    assert_sql!(
        Staff::query()
            .inner_join::<Manager>()
            .on(Staff::manager_id.eq(Staff::id.of::<Manager>()))
            .select(Manager::row())
            .descendants(Staff::manager)
            .query()
            .select(Staff::name),
        @r#"WITH RECURSIVE "walk_start"("k1") AS (SELECT "Manager"."id" FROM "staff" INNER JOIN "staff" AS "Manager" ON "staff"."manager_id" = "Manager"."id"), "walk"("k1", "depth") AS (SELECT DISTINCT "k1", 0 FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1 FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")) SELECT "staff"."name" FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" AND "walk"."depth" > 0 ORDER BY "walk"."depth" ASC"#
    );
}

#[test]
fn as_a_query() {
    let beneath = || {
        Staff::find(1)
            .descendants(Staff::manager)
            .order_by(Staff::name)
    };
    assert_sql!(beneath().query().select(Step::depth).order_by(Staff::id), @r#"WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "staff" WHERE "id" = $1), "walk"("k1", "depth") AS (SELECT "k1", 0 FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1 FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")) SELECT "walk"."depth" FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" AND "walk"."depth" > 0 ORDER BY "staff"."id" ASC -- bigint"#);
    assert_sql!(beneath().query().group_by(Step::depth).select((Step::depth, count())), @r#"WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "staff" WHERE "id" = $1), "walk"("k1", "depth") AS (SELECT "k1", 0 FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1 FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")) SELECT "walk"."depth", count(*) FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" AND "walk"."depth" > 0 GROUP BY "walk"."depth" -- bigint"#);
    assert_sql!(
        Property::query()
            .filter(exists(beneath().query()))
            .select(Property::code),
        @r#"SELECT "code" FROM "core"."properties" WHERE EXISTS (WITH RECURSIVE "walk_start"("k1") AS (SELECT "staff"."id" FROM "staff" WHERE "staff"."id" = $1), "walk"("k1", "depth") AS (SELECT "walk_start"."k1", 0 FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1 FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")) SELECT 1 FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" AND "walk"."depth" > 0) -- bigint"#
    );
    assert_sql!(
        Staff::query()
            .filter(Staff::id.not_in(beneath().query().select(Staff::id)))
            .select(Staff::name),
        @r#"SELECT "name" FROM "staff" WHERE "id" NOT IN (WITH RECURSIVE "walk_start"("k1") AS (SELECT "staff"."id" FROM "staff" WHERE "staff"."id" = $1), "walk"("k1", "depth") AS (SELECT "walk_start"."k1", 0 FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1 FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")) SELECT "staff"."id" FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" AND "walk"."depth" > 0 ORDER BY "walk"."depth" ASC, "staff"."name" ASC) -- bigint"#
    );
}

#[test]
fn counts_and_trees() {
    let beneath = || {
        Staff::find(1)
            .descendants(Staff::manager)
            .order_by(Staff::name)
    };
    let db = Recorder::default();
    drop(beneath().count(&db));
    insta::assert_snapshot!(db.sent(), @r#"WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "staff" WHERE "id" = $1), "walk"("k1", "depth") AS (SELECT "k1", 0 FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1 FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")) SELECT count(*) FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" AND "walk"."depth" > 0 -- bigint"#);
    drop(beneath().limit(5).count(&db));
    insta::assert_snapshot!(db.sent(), @r#"SELECT count(*) FROM (WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "staff" WHERE "id" = $1), "walk"("k1", "depth") AS (SELECT "k1", 0 FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1 FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "staff"."id" NOT IN (SELECT "walk_start"."k1" FROM "walk_start")) SELECT "staff"."id", "staff"."name", "staff"."manager_id" FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" AND "walk"."depth" > 0 LIMIT $2) AS "rows" -- bigint, bigint"#);
    drop(beneath().max_depth(2).limit(100).tree(&db));
    insta::assert_snapshot!(db.sent(), @r#"WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "staff" WHERE "id" = $1), "walk"("k1", "depth", "m1", "n", "parent") AS (SELECT "k1", 0, "k1", row_number() OVER (), NULL::bigint FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1, "walk"."m1", row_number() OVER (), "walk"."n" FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "walk"."depth" < $2 AND "staff"."id" <> "walk"."m1") SELECT "walk"."depth", "walk"."n", "walk"."parent", "staff"."id", "staff"."name", "staff"."manager_id" FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" ORDER BY "walk"."depth" ASC, CASE WHEN "walk"."depth" = 0 THEN "walk"."n" END ASC, "staff"."name" ASC LIMIT $3 -- bigint, integer, bigint"#);
    let folders = Folder::find((1, "/".to_owned())).descendants(Folder::parent);
    drop(folders.tree(&db));
    insta::assert_snapshot!(db.sent(), @r#"WITH RECURSIVE "walk_start"("k1", "k2") AS (SELECT "drive", "path" FROM "core"."folders" WHERE "drive" = $1 AND "path" = $2 AND "deleted_at" IS NULL), "walk"("k1", "k2", "depth", "m1", "m2", "n", "parent") AS (SELECT "k1", "k2", 0, "k1", "k2", row_number() OVER (), NULL::bigint FROM "walk_start" UNION ALL SELECT "folders"."drive", "folders"."path", "walk"."depth" + 1, "walk"."m1", "walk"."m2", row_number() OVER (), "walk"."n" FROM "walk" INNER JOIN "core"."folders" ON "folders"."drive" = "walk"."k1" AND "folders"."parent_path" = "walk"."k2" AND "folders"."deleted_at" IS NULL WHERE "folders"."drive" <> "walk"."m1" OR "folders"."path" <> "walk"."m2") SELECT "walk"."depth", "walk"."n", "walk"."parent", "folders"."drive", "folders"."path", "folders"."parent_path", "folders"."deleted_at" FROM "core"."folders" INNER JOIN "walk" ON "folders"."drive" = "walk"."k1" AND "folders"."path" = "walk"."k2" WHERE "folders"."deleted_at" IS NULL ORDER BY "walk"."depth" ASC, CASE WHEN "walk"."depth" = 0 THEN "walk"."n" END ASC -- integer, text"#);
}

#[test]
fn trees_of_what_is_selected() {
    let names = Staff::find(1)
        .descendants(Staff::manager)
        .nested(|staff| staff.order_by(Staff::id).select(Staff::name));
    assert_sql!(names, @r#"WITH RECURSIVE "walk_start"("k1") AS (SELECT "id" FROM "staff" WHERE "id" = $1), "walk"("k1", "depth", "m1", "n", "parent") AS (SELECT "k1", 0, "k1", row_number() OVER (), NULL::bigint FROM "walk_start" UNION ALL SELECT "staff"."id", "walk"."depth" + 1, "walk"."m1", row_number() OVER (), "walk"."n" FROM "walk" INNER JOIN "staff" ON "staff"."manager_id" = "walk"."k1" WHERE "staff"."id" <> "walk"."m1") SELECT "walk"."depth", "walk"."n", "walk"."parent", "staff"."name" FROM "staff" INNER JOIN "walk" ON "staff"."id" = "walk"."k1" ORDER BY "walk"."depth" ASC, CASE WHEN "walk"."depth" = 0 THEN "walk"."n" END ASC -- bigint"#);
    let grouped = Staff::find(1)
        .descendants(Staff::manager)
        .nested(|staff| staff.select(count()));
    insta::assert_snapshot!(crate::reason(&grouped.to_sql()), @r#"the query cannot be sent: a query with `GROUP BY` or `DISTINCT` cannot be nested into trees"#);
}

#[test]
fn statements_have_their_call_site() {
    let descendants = || Staff::find(1).descendants(Staff::manager);
    let db = Recorder::default();
    let is_from = |line: u32| {
        let location = db.taken().location.expect("a location");
        assert_eq!((location.file(), location.line()), (file!(), line));
    };
    let _ = (descendants().all(&db), is_from(line!()));
    let _ = (descendants().first(&db), is_from(line!()));
    let _ = (descendants().count(&db), is_from(line!()));
    let _ = (descendants().exists(&db), is_from(line!()));
    let _ = (descendants().tree(&db), is_from(line!()));
}

#[test]
fn what_is_refused() {
    let walk = DogWalk::find(1).descendants(DogWalk::next);
    insta::assert_snapshot!(crate::reason(&walk.to_sql()), @r#"the query cannot be sent: the table `walk` has the name of a common table expression of the query, which hides it; give the table its schema: `#[table(schema = ..)]`"#);
    let above = Staff::manager.query(|manager| manager.ancestors(Staff::manager).query());
    insta::assert_snapshot!(crate::reason(&Staff::query().with(above).to_sql()), @r#"the query cannot be sent: a recursive query cannot start from the rows of a relation; run it as a query of its own"#);
    let outside = Step::query().select(Step::depth);
    insta::assert_snapshot!(crate::reason(&outside.to_sql()), @r#"the query cannot be sent: `walk` is a common table expression, which this query does not have"#);
}

/// Stores the statement and never completes.
#[derive(Default)]
struct Recorder(Mutex<Option<Statement>>);

impl Recorder {
    fn sent(&self) -> String {
        crate::text(&self.taken())
    }

    fn taken(&self) -> Statement {
        let statement = self.0.lock().expect("no panic").take();
        statement.expect("a statement was sent")
    }
}

impl Executor for Recorder {
    fn run(&self, statement: Statement, _: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        *self.0.lock().expect("no panic") = Some(statement);
        Box::pin(std::future::pending())
    }

    fn stream(&self, _: Statement, _: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        Box::pin(futures_util::stream::pending())
    }
}
