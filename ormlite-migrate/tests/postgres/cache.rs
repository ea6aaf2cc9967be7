//! What changes the fingerprint of a database, and what a cache returns.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use ormlite_migrate::Introspect;
use ormlite_postgres::Db;

use crate::snapshot::Folder;
use crate::support::database;

const SCRIPT: &str = "
    CREATE SCHEMA s;
    CREATE TYPE s.mood AS ENUM ('calm', 'loud');
    CREATE TYPE s.pair AS (a int, b int);
    CREATE DOMAIN s.price AS numeric CHECK (value > 0);
    CREATE TABLE s.t (id serial PRIMARY KEY, name text, mood s.mood, n int, twin int UNIQUE);
    CREATE TABLE s.u (id int REFERENCES s.t);
    CREATE TABLE s.days (day date) PARTITION BY RANGE (day);
    CREATE TABLE s.day (day date);
    CREATE INDEX t_name ON s.t (name);
    CREATE INDEX t_lower ON s.t (lower(name));
    CREATE VIEW s.v AS SELECT id FROM s.t;
    CREATE MATERIALIZED VIEW s.m AS SELECT id FROM s.t;
    CREATE SEQUENCE s.q;
    CREATE STATISTICS s.st ON name, n FROM s.t;
    CREATE FUNCTION s.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
    CREATE FUNCTION s.e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
    CREATE TRIGGER tr BEFORE UPDATE ON s.t FOR EACH ROW EXECUTE FUNCTION s.f();
    CREATE POLICY p ON s.t USING (id > 0);
    CREATE EVENT TRIGGER cache_ddl ON ddl_command_end EXECUTE FUNCTION s.e();
    CREATE PUBLICATION cache_publication FOR TABLE s.t;
    CREATE FOREIGN DATA WRAPPER w;
    CREATE SERVER sv FOREIGN DATA WRAPPER w;
";

/// Each changes the catalog, one after the other.
const CHANGES: [&str; 62] = [
    "CREATE TABLE s.new (id int)",
    "ALTER TABLE s.new RENAME TO newer",
    "DROP TABLE s.newer",
    "ALTER TABLE s.t ADD COLUMN extra int",
    "ALTER TABLE s.t ALTER COLUMN extra TYPE bigint",
    "ALTER TABLE s.t ALTER COLUMN extra SET DEFAULT 1",
    "ALTER TABLE s.t ALTER COLUMN extra SET DEFAULT 2",
    "ALTER TABLE s.t ALTER COLUMN extra SET NOT NULL",
    "ALTER TABLE s.t ALTER COLUMN extra SET STATISTICS 7",
    "ALTER TABLE s.t ALTER COLUMN name SET STORAGE EXTERNAL",
    "ALTER TABLE s.t ALTER COLUMN name SET (n_distinct = 5)",
    "ALTER TABLE s.t RENAME COLUMN extra TO more",
    "ALTER TABLE s.t DROP COLUMN more",
    "ALTER TABLE s.t ADD CONSTRAINT positive CHECK (n > 0) NOT VALID",
    "ALTER TABLE s.t VALIDATE CONSTRAINT positive",
    "ALTER TABLE s.t RENAME CONSTRAINT positive TO over",
    "ALTER TABLE s.u ALTER CONSTRAINT u_id_fkey DEFERRABLE",
    "ALTER TABLE s.t REPLICA IDENTITY FULL",
    "ALTER TABLE s.t SET (fillfactor = 70)",
    "ALTER TABLE s.t SET (toast.autovacuum_enabled = false)",
    "ALTER TABLE s.t ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE s.t FORCE ROW LEVEL SECURITY",
    "ALTER TABLE s.t CLUSTER ON t_name",
    "ALTER TABLE s.days ATTACH PARTITION s.day DEFAULT",
    "ALTER TABLE s.days DETACH PARTITION s.day",
    "ALTER TABLE s.day SET UNLOGGED",
    "CREATE INDEX t_n ON s.t (n)",
    "ALTER INDEX s.t_n RENAME TO t_m",
    "ALTER INDEX s.t_lower ALTER COLUMN 1 SET STATISTICS 9",
    "DROP INDEX s.t_m",
    "ALTER TYPE s.mood ADD VALUE 'zen'",
    "ALTER TYPE s.mood RENAME VALUE 'zen' TO 'still'",
    "ALTER TYPE s.pair ADD ATTRIBUTE c int",
    "ALTER DOMAIN s.price SET DEFAULT 1",
    "ALTER DOMAIN s.price ADD CONSTRAINT low CHECK (value < 9)",
    "ALTER SEQUENCE s.q INCREMENT BY 2",
    "ALTER SEQUENCE s.q OWNED BY s.t.n",
    "ALTER SEQUENCE s.q OWNED BY NONE",
    "CREATE OR REPLACE FUNCTION s.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN old; END'",
    "ALTER FUNCTION s.f() STABLE",
    "REVOKE EXECUTE ON FUNCTION s.f() FROM PUBLIC",
    "ALTER TABLE s.t DISABLE TRIGGER tr",
    "DROP TRIGGER tr ON s.t",
    "ALTER POLICY p ON s.t USING (id > 1)",
    "CREATE RULE r AS ON DELETE TO s.t DO INSTEAD NOTHING",
    "CREATE OR REPLACE VIEW s.v AS SELECT id FROM s.t WHERE id > 0",
    "ALTER VIEW s.v SET (security_barrier)",
    "ALTER MATERIALIZED VIEW s.m SET (fillfactor = 70)",
    "ALTER STATISTICS s.st SET STATISTICS 5",
    "COMMENT ON TABLE s.t IS 'a'",
    "COMMENT ON TABLE s.t IS 'b'",
    "COMMENT ON SCHEMA public IS 'ours'",
    "GRANT SELECT ON s.t TO PUBLIC",
    "GRANT SELECT (id) ON s.u TO PUBLIC",
    "GRANT USAGE ON SCHEMA s TO PUBLIC",
    "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
    "ALTER EVENT TRIGGER cache_ddl DISABLE",
    "ALTER PUBLICATION cache_publication ADD TABLE s.u",
    "ALTER PUBLICATION cache_publication SET (publish = 'insert')",
    "CREATE EXTENSION hstore SCHEMA s",
    "ALTER SERVER sv OPTIONS (host 'elsewhere')",
    "CREATE CAST (s.mood AS int) WITH INOUT",
];

/// None changes the catalog.
const NO_CHANGES: [&str; 9] = [
    "INSERT INTO s.t (name, n) SELECT 'a', n FROM generate_series(1, 100) n",
    "UPDATE s.t SET name = 'b'",
    "ANALYZE",
    "VACUUM",
    "VACUUM FREEZE",
    "VACUUM FULL pg_catalog.pg_attribute",
    "SELECT nextval('s.q')",
    "REINDEX TABLE s.t",
    "TRUNCATE s.u",
];

async fn fingerprint(db: &Db) -> String {
    let found = Introspect::new().fingerprint(db).await;
    found.expect("it is read")
}

#[tokio::test]
async fn each_change_of_the_catalog_is_one_of_the_fingerprint() {
    let (_database, db) = database(SCRIPT).await;
    let mut before = fingerprint(&db).await;
    let mut catalog = Introspect::new().read(&db).await.expect("it is read");
    for statement in CHANGES {
        let done = db.batch_execute(statement).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error}"));
        let after = fingerprint(&db).await;
        assert_ne!(after, before, "{statement}");
        before = after;
        let read = Introspect::new().read(&db).await.expect("it is read");
        assert_ne!(read, catalog, "{statement} is no change");
        catalog = read;
    }
}

#[tokio::test]
async fn changes_of_rows_are_none_of_the_fingerprint() {
    let (_database, db) = database(SCRIPT).await;
    let before = fingerprint(&db).await;
    for statement in NO_CHANGES {
        let done = db.batch_execute(statement).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error}"));
        assert_eq!(fingerprint(&db).await, before, "{statement}");
    }
}

/// Roles are of the server; the catalog has the names of those in policies and privileges.
#[tokio::test]
async fn a_role_counts_where_it_is_named() {
    let (_database, db) = database(SCRIPT).await;
    let [role, other] = ["r", "o"].map(|name| format!("cache_{name}_{}", std::process::id()));
    let run = async |sql: &str| db.batch_execute(sql).await.expect("it runs");
    run(&format!(
        "CREATE ROLE {role}; CREATE POLICY of_role ON s.u TO {role}"
    ))
    .await;
    let before = fingerprint(&db).await;
    run(&format!("CREATE ROLE {other}")).await;
    assert_eq!(fingerprint(&db).await, before);
    run(&format!("ALTER ROLE {role} RENAME TO {role}_new")).await;
    assert_ne!(fingerprint(&db).await, before);
    let drop = format!("DROP POLICY of_role ON s.u; DROP ROLE {role}_new, {other}");
    run(&drop).await;
}

/// A file that is written is another one: it replaces the old one.
fn inode(file: &Path) -> u64 {
    fs::metadata(file).expect("there is a file").ino()
}

#[tokio::test]
async fn a_catalog_is_read_once() {
    let (_database, db) = database(SCRIPT).await;
    let folder = Folder::new("cache");
    let file = folder.0.join("below/catalog");
    let cached = Introspect::new().cache(&file);
    let read = async |introspect: &Introspect| introspect.read(&db).await.expect("it is read");

    let catalog = read(&Introspect::new()).await;
    assert_eq!(read(&cached).await, catalog);
    let first = inode(&file);
    let again = read(&cached).await;
    assert_eq!((again.clone(), inode(&file)), (catalog.clone(), first));
    let dependencies = catalog.dependencies.iter().collect::<Vec<_>>();
    assert_eq!(again.dependencies.iter().collect::<Vec<_>>(), dependencies);

    // Other filters are another catalog.
    let of_tables = Introspect::new().tables(["s.u"]);
    assert_eq!(
        read(&of_tables.clone().cache(&file)).await,
        read(&of_tables).await
    );
    assert_ne!(inode(&file), first);

    // So is another schema.
    assert_eq!(read(&cached).await, catalog);
    let change = "ALTER TABLE s.u ADD COLUMN more int";
    db.batch_execute(change).await.expect("it runs");
    let changed = read(&Introspect::new()).await;
    assert_ne!(changed, catalog);
    assert_eq!(read(&cached).await, changed);

    // What is not committed is not kept.
    let tx = db.begin().await.expect("a transaction");
    let change = "ALTER TABLE s.u ADD COLUMN never int";
    tx.batch_execute(change).await.expect("it runs");
    let uncommitted = cached.read_in(&tx).await.expect("it is read");
    assert_ne!(uncommitted, changed);
    tx.rollback().await.expect("it is rolled back");
    assert_eq!(read(&cached).await, changed);

    let left = fs::read_dir(folder.0.join("below"))
        .expect("a folder")
        .count();
    assert_eq!(left, 1, "nothing but the file");
}

#[tokio::test]
async fn a_damaged_file_is_a_miss() {
    let (_database, db) = database(SCRIPT).await;
    let folder = Folder::new("damaged");
    let file = folder.0.join("catalog");
    let cached = Introspect::new().cache(&file);
    let catalog = cached.read(&db).await.expect("it is read");
    let whole = fs::read(&file).expect("there is a file");
    let replaced = |from: &str, to: &str| {
        let text = String::from_utf8(whole.clone()).expect("it is text");
        assert!(text.contains(from));
        text.replacen(from, to, 1).into_bytes()
    };
    for damaged in [
        Vec::new(),
        b"\xff\xfe".to_vec(),
        b"ormlite catalog \n\n".to_vec(),
        whole[..whole.len() / 2].to_vec(),
        whole[..whole.len() - 1].to_vec(),
        replaced("s.mood", "s.wood"),
        replaced("ormlite catalog ", "ormlite catalog 0"),
        [&whole[..], b" "].concat(),
    ] {
        fs::write(&file, &damaged).expect("it is written");
        let read = cached.read(&db).await.expect("it is read");
        assert_eq!(read, catalog);
        assert_eq!(fs::read(&file).expect("there is a file"), whole);
    }
    // A folder cannot be replaced by a file.
    let in_the_way = Introspect::new().cache(&folder.0);
    let error = in_the_way
        .read(&db)
        .await
        .expect_err("it cannot be written");
    assert_eq!(error.file(), Some(&*folder.0));
}
