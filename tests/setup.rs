//! What tables need besides themselves is created with them: extensions by the names of types,
//! operator classes and exclusion constraints, and what `setup!` declares.
//!
//! A binary of its own, for each database of a test binary has all that its tables need.

use ormlite::prelude::*;
use ormlite::registry::{
    self, ColumnDef, IndexDef, IndexElementDef, IndexOn, SetupStage, TableDef,
};
use ormlite::testing::{TestDatabase, create_script, create_script_of};
use ormlite::types::{ColumnType, SqlType};
use ormlite::{Bind, Executor, Statement};

type Outcome = Result<(), ormlite::Error>;

// Deliberately not in the order they are run in: `late` refers to a table, the last two to others.
ormlite::setup!(
    after_tables,
    "CREATE FUNCTION setup_test.rooms_of(lane int) RETURNS bigint LANGUAGE sql
     AS 'SELECT count(*) FROM setup_test.stays WHERE stays.lane = rooms_of.lane' -- the end"
);
ormlite::setup!(
    after_tables,
    order = 1,
    "CREATE VIEW setup_test.first_lane AS SELECT setup_test.rooms_of(1) AS rooms"
);
ormlite::setup!("CREATE DOMAIN setup_test.price AS numeric(10, 2) CHECK (VALUE >= 0)");
ormlite::setup!(
    before_tables,
    "CREATE DOMAIN setup_test.slug AS text CHECK (VALUE ~ '^[a-z-]+$');
     CREATE DOMAIN setup_test.good_mood AS setup_test.mood CHECK (VALUE <> 'bad');",
);
ormlite::setup!(
    order = -1,
    "CREATE FUNCTION setup_test.one() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'"
);
ormlite::setup!(
    before_tables,
    order = -2,
    "CREATE EXTENSION IF NOT EXISTS unaccent;
     CREATE DOMAIN setup_test.upc AS text"
);

#[derive(PgEnum, Clone, Copy, Debug, PartialEq)]
#[pg_enum(schema = "setup_test")]
enum Mood {
    Bad,
    Fine,
}

/// The exclusion constraint of the derive's own documentation.
#[derive(Table, Debug, Clone)]
#[table(
    name = "stays",
    schema = "setup_test",
    exclude("lane WITH =, during WITH &&", using = gist),
    index(opclass(name, "gin_trgm_ops"), method = gin)
)]
struct Stay {
    #[column(primary_key, identity)]
    id: i64,
    lane: i32,
    during: PgRange<NaiveDate>,
    name: String,
}

#[derive(Table, Debug, Clone)]
#[table(name = "guests", schema = "setup_test", index(path, method = gist))]
struct Guest {
    #[column(primary_key, identity)]
    id: i64,
    #[column(sql_type = "citext", unique)]
    email: String,
    #[column(sql_type = "ltree")]
    path: String,
    #[column(sql_type = "setup_test.price", default = "setup_test.one()")]
    balance: Decimal,
    #[column(sql_type = "setup_test.slug")]
    slug: String,
    #[column(sql_type = "setup_test.good_mood")]
    mood: Mood,
    #[column(sql_type = "setup_test.upc")]
    code: Option<String>,
}

async fn texts(db: &Db, sql: &str) -> Result<Vec<String>, ormlite::Error> {
    let statement = Statement {
        sql: sql.to_owned(),
        binds: Vec::<Bind>::new(),
        operation: "SELECT",
        table: "guests",
        invalid: None,
        location: None,
    };
    let rows = db.fetch(statement).await?;
    let first: ormlite::decode::Decode<String> = |row| row.take();
    ormlite::decode::decode_all(&*rows, first)
}

#[ormlite::test]
async fn extensions_are_those_that_the_tables_need(db: Db) -> Outcome {
    let names = "SELECT extname::text FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1";
    assert_eq!(
        texts(&db, names).await?,
        ["btree_gist", "citext", "ltree", "pg_trgm", "unaccent"]
    );
    Ok(())
}

#[ormlite::test]
async fn tables_use_them(db: Db) -> Outcome {
    let days = |from: u32, to: u32| {
        let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
        PgRange::from(day(from)..day(to))
    };
    let stay = |lane, during| {
        let name = "Ada Lovelace".to_owned();
        Stay::insert(NewStay { lane, during, name })
    };
    stay(1, days(1, 5)).execute(&db).await?;
    stay(2, days(1, 5)).execute(&db).await?;
    let error = stay(1, days(4, 6)).execute(&db).await.unwrap_err();
    assert!(error.is_exclusion_violation());

    let insert = "INSERT INTO setup_test.guests (email, path, slug, mood)
                  VALUES ('Ada@x.org', 'hotel.floor', 'ada', 'fine')";
    db.batch_execute(insert).await?;
    let found = "SELECT email || ' ' || path::text || ' ' || balance || ' ' || mood
                 FROM setup_test.guests WHERE email = 'ADA@X.ORG' AND path <@ 'hotel'";
    assert_eq!(
        texts(&db, found).await?,
        ["Ada@x.org hotel.floor 1.00 fine"]
    );
    for (column, value) in [
        ("slug", "'Not a slug'"),
        ("balance", "-1"),
        ("mood", "'bad'"),
    ] {
        let update = format!("UPDATE setup_test.guests SET {column} = {value}");
        let error = db.batch_execute(&update).await.unwrap_err();
        assert!(error.is_check_violation(), "{column}: {error}");
    }
    Ok(())
}

/// Whatever is declared for after the tables is there too, in its order.
#[ormlite::test]
async fn what_comes_after_the_tables(db: Db) -> Outcome {
    let rooms = texts(&db, "SELECT rooms::text FROM setup_test.first_lane").await?;
    assert_eq!(rooms, ["0"]);
    Ok(())
}

#[test]
fn setups_come_by_stage_order_and_line() {
    let setups = registry::setups();
    let order: Vec<_> = setups
        .iter()
        .map(|setup| (setup.stage, setup.order))
        .collect();
    let (before, after) = (SetupStage::BeforeTables, SetupStage::AfterTables);
    assert_eq!(
        order,
        [
            (before, -2),
            (before, -1),
            (before, 0),
            (before, 0),
            (after, 0),
            (after, 1)
        ]
    );
    assert!(setups[2].sql.contains("price") && setups[3].sql.contains("slug"));
    assert!(setups.iter().all(|setup| setup.module == "setup"));
    let script = create_script();
    let at = |text: &str| {
        script
            .find(text)
            .unwrap_or_else(|| panic!("{text} in {script}"))
    };
    let parts = [
        "CREATE EXTENSION",
        "CREATE SCHEMA",
        "CREATE TYPE",
        "CREATE DOMAIN",
        "CREATE TABLE",
        "CREATE INDEX",
        "CREATE FUNCTION setup_test.rooms_of",
    ];
    assert!(parts.is_sorted_by_key(|part| at(part)), "{script}");
    // A part of the tables: what is for after them may be of others.
    let guests = registry::tables()
        .into_iter()
        .filter(|table| table.desc.name == "guests");
    let script = create_script_of(&guests.collect::<Vec<_>>());
    assert!(
        script.contains("CREATE DOMAIN") && !script.contains("rooms_of"),
        "{script}"
    );
    assert!(!script.contains("btree_gist"), "{script}");
}

/// What a column or an index needs, by its names, one line each.
#[test]
fn extensions_by_names() {
    let types = [
        ("citext", "citext"),
        ("public.citext[]", "citext"),
        ("\"ltree\"", "ltree"),
        ("hstore", "hstore"),
        ("vector(1536)", "vector"),
        ("halfvec(3)", "vector"),
        ("geometry(Point, 4326)", "postgis"),
        ("isbn13", "isn"),
        ("other.citext", ""),
        ("text", ""),
        // The program's own SQL declares this one.
        ("upc", ""),
    ];
    for (ty, extension) in types {
        let ty: &'static str = ty;
        let column = column(&TEXT).sql_type(ty);
        assert_eq!(extensions(column, None), extension, "{ty}");
    }
    let indexes = [
        ("text", "gin", Some("gin_trgm_ops"), "pg_trgm"),
        (
            "text",
            "gist",
            Some("gist_trgm_ops(siglen = 32)"),
            "pg_trgm",
        ),
        ("bytea", "hnsw", Some("vector_cosine_ops"), "vector"),
        ("int[]", "gist", Some("gist__intbig_ops"), "intarray"),
        ("int", "bloom", None, "bloom"),
        ("int", "gist", None, "btree_gist"),
        ("timestamp(3) with time zone", "GIST", None, "btree_gist"),
        ("uuid", "gin", None, "btree_gin"),
        ("text", "gin", None, "btree_gin"),
        ("int4range", "gist", None, ""),
        ("tsvector", "gin", None, ""),
        ("text[]", "gin", None, ""),
        ("int", "btree", None, ""),
    ];
    for (ty, method, class, extension) in indexes {
        let column = column(&TEXT).sql_type(ty);
        assert_eq!(
            extensions(column, Some((method, class))),
            extension,
            "{ty} {method} {class:?}"
        );
    }
    let mood = column(<Mood as Value>::TYPE);
    assert_eq!(extensions(mood, Some(("gist", None))), "btree_gist");
    let id = column(<Uuid as Value>::TYPE);
    assert_eq!(extensions(id, Some(("gist", None))), "btree_gist");
    let default = |sql| column(<Uuid as Value>::TYPE).default(sql);
    assert_eq!(extensions(default("uuid_generate_v4()"), None), "uuid-ossp");
    assert_eq!(extensions(default("gen_random_uuid()"), None), "");
}

static TEXT: SqlType = SqlType::Named {
    schema: None,
    name: "text",
};

/// The extensions in the script of a table of one column and perhaps an index.
fn column(ty: &'static SqlType) -> ColumnDef {
    registry::column("x", ColumnType::of(ty, false))
}

fn extensions(column: ColumnDef, index: Option<(&'static str, Option<&'static str>)>) -> String {
    let script = create_script_of(&[&table(column, index)]);
    let created = script.lines().filter_map(|line| {
        let name = line.strip_prefix("CREATE EXTENSION IF NOT EXISTS \"")?;
        name.split('"').next()
    });
    created
        .filter(|name| *name != "unaccent")
        .collect::<Vec<_>>()
        .join(" ")
}

fn table(column: ColumnDef, index: Option<(&'static str, Option<&'static str>)>) -> TableDef {
    let index = index.map(|(method, class)| {
        let element = IndexElementDef::on(IndexOn::Column(0));
        let element = match class {
            Some(class) => element.opclass(class),
            None => element,
        };
        IndexDef {
            method: Some(method),
            ..IndexDef::on("x_idx", Vec::leak(vec![element]))
        }
    });
    TableDef {
        columns: Vec::leak(vec![column]),
        indexes: Vec::leak(index.into_iter().collect()),
        ..TableDef::of::<Stay>("setup")
    }
}

/// Instead of the server's own word that it cannot open a file.
#[tokio::test]
async fn an_extension_that_the_server_has_not_is_named_with_its_package() {
    let database = TestDatabase::create().await.unwrap();
    let db = Db::connect(database.url()).await.unwrap();
    let version = texts(
        &db,
        "SELECT (current_setting('server_version_num')::int / 10000)::text",
    );
    let version = version.await.unwrap().remove(0);
    let column = column(&TEXT).sql_type("raster");
    let script = create_script_of(&[&table(column, Some(("rum", None)))]);
    let error = db.batch_execute(&script).await.unwrap_err().to_string();
    for expected in [
        "\"postgis_raster\"",
        &format!("package postgresql-{version}-postgis-3"),
        "\"rum\"",
        &format!("package postgresql-{version}-rum"),
    ] {
        assert!(
            error.contains(expected),
            "{expected} is missing in: {error}"
        );
    }
    assert!(!error.contains("control file"), "{error}");
    db.close().await;
}
