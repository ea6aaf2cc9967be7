//! What databases have that gets in the way of reading them.

use ormlite_migrate::Introspect;
use ormlite_postgres::{Db, TransactionOptions};
use ormlite_schema::model::{IndexOn, Name, ObjectId, Signature, TypeKind};

use crate::support::{catalog_of, database};

#[tokio::test]
async fn objects_of_the_user_hide_none_of_the_system() {
    let script = "CREATE EXTENSION intarray;
        CREATE TABLE rooms (id integer PRIMARY KEY, tags integer[] CHECK (tags @> ARRAY[1]));
        CREATE INDEX rooms_tags ON rooms USING gin (tags gin__int_ops);
        CREATE FUNCTION quote_ident(text) RETURNS text LANGUAGE sql AS $$ SELECT 'wrong' $$;
        CREATE FUNCTION set_config(text, text, boolean) RETURNS text LANGUAGE sql
            AS $$ SELECT 'wrong' $$;
        CREATE FUNCTION never(name, name) RETURNS boolean LANGUAGE sql AS $$ SELECT false $$;
        CREATE OPERATOR = (LEFTARG = name, RIGHTARG = name, FUNCTION = never);
        CREATE FUNCTION never(oid, oid) RETURNS boolean LANGUAGE sql AS $$ SELECT false $$;
        CREATE OPERATOR = (LEFTARG = oid, RIGHTARG = oid, FUNCTION = never);
        CREATE TABLE pg_class (relname text);
        CREATE TYPE text AS ENUM ('a');
        CREATE TABLE of_text (a public.text, b pg_catalog.text, c public.pg_class);
        DO $$ BEGIN
            EXECUTE format('ALTER DATABASE %I SET search_path = public, pg_catalog',
                current_database());
        END $$";
    let (database, db) = database(script).await;
    db.close().await;
    let db = Db::connect(database.url()).await.expect("a connection");
    let catalog = Introspect::new().read(&db).await.expect("it is read");

    let rooms = &catalog.tables[&Name::new("public", "rooms")];
    let check = serde_json::to_value(&rooms.constraints["rooms_tags_check"]).expect("JSON");
    assert_eq!(
        check["check"]["expression"],
        "tags OPERATOR(public.@>) ARRAY[1]"
    );
    let element = &rooms.indexes["rooms_tags"].elements[0];
    assert_eq!(element.opclass.as_deref(), Some("public.gin__int_ops"));

    let of_text = &catalog.tables[&Name::new("public", "of_text")];
    let types: Vec<_> = of_text.columns.iter().map(|column| &*column.ty).collect();
    assert_eq!(types, ["public.text", "text", "public.pg_class"]);
    assert_eq!(catalog.extensions.len(), 1);
    let index = ObjectId::Index(Name::new("public", "rooms_tags"));
    let needs: Vec<_> = catalog.dependencies.of(&index).collect();
    assert_eq!(needs, [&ObjectId::Extension("intarray".to_owned())]);
}

#[tokio::test]
async fn temporary_objects_are_left_out() {
    let (_database, db) = database("CREATE TABLE kept (a integer)").await;
    let tx = db.begin().await.expect("a transaction");
    let script = "CREATE TEMPORARY TABLE pg_attribute (attrelid oid, attname name);
        CREATE TEMPORARY TABLE gone (a integer);
        CREATE TEMPORARY VIEW gone_too AS SELECT * FROM gone";
    tx.batch_execute(script).await.expect("it runs");
    let catalog = Introspect::new().read_in(&tx).await.expect("it is read");
    let tables: Vec<_> = catalog.tables.keys().map(Name::to_string).collect();
    assert_eq!(tables, ["public.kept"]);
    assert_eq!(
        catalog.tables[&Name::new("public", "kept")].columns.len(),
        1
    );
    assert!(catalog.views.is_empty());
}

#[tokio::test]
async fn a_transaction_sees_its_changes_and_keeps_its_settings() {
    let (_database, db) = database("CREATE SCHEMA core").await;
    let options = TransactionOptions::new().setting("search_path", "core");
    let tx = db.begin_with(&options).await.expect("a transaction");
    tx.batch_execute("CREATE TABLE uncommitted (a integer)")
        .await
        .expect("it runs");
    let catalog = Introspect::new().read_in(&tx).await.expect("it is read");
    assert!(
        catalog
            .tables
            .contains_key(&Name::new("core", "uncommitted"))
    );
    // Without a schema: the search path is the transaction's own again.
    tx.batch_execute("DROP TABLE uncommitted")
        .await
        .expect("it runs");
}

#[tokio::test]
async fn members_of_extensions_are_left_out_and_others_in_their_schemas_kept() {
    let script = "CREATE SCHEMA ext;
        CREATE EXTENSION hstore SCHEMA ext;
        CREATE TABLE ext.of_the_user (tags ext.hstore);
        CREATE FUNCTION ext.helper() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE VIEW tags AS SELECT (ext.each(tags)).key FROM ext.of_the_user;
        CREATE TABLE adopted (a integer);
        ALTER EXTENSION hstore ADD TABLE adopted;
        CREATE TYPE of_extension AS ENUM ('a');
        ALTER EXTENSION hstore ADD TYPE of_extension;
        CREATE SCHEMA made_by_it;
        ALTER EXTENSION hstore ADD SCHEMA made_by_it;
        CREATE TABLE made_by_it.not_marked (a of_extension[])";
    let catalog = catalog_of(script).await;
    let schemas: Vec<_> = catalog.schemas.keys().collect();
    assert_eq!(schemas, ["ext", "public"]);
    let tables: Vec<_> = catalog.tables.keys().map(Name::to_string).collect();
    assert_eq!(tables, ["ext.of_the_user", "made_by_it.not_marked"]);
    let routines: Vec<_> = catalog.routines.keys().map(Signature::to_string).collect();
    assert_eq!(routines, ["ext.helper()"]);
    assert!(catalog.types.is_empty());
    assert!(catalog.others.is_empty(), "{:?}", catalog.others);
    let extension = ObjectId::Extension("hstore".to_owned());
    let view = ObjectId::View(Name::new("public", "tags"));
    let column = ObjectId::Column(Name::new("ext", "of_the_user"), "tags".to_owned());
    let needs: Vec<_> = catalog.dependencies.of(&view).collect();
    assert_eq!(needs, [&extension, &column]);
    let column = ObjectId::Column(Name::new("made_by_it", "not_marked"), "a".to_owned());
    let needs: Vec<_> = catalog.dependencies.of(&column).collect();
    assert_eq!(needs, [&extension]);
}

#[tokio::test]
async fn extensions_stand_for_all_that_they_create() {
    let names = [
        "btree_gin",
        "citext",
        "cube",
        "earthdistance",
        "file_fdw",
        "hstore",
        "intarray",
        "isn",
        "ltree",
        "pg_stat_statements",
        "pg_trgm",
        "postgres_fdw",
        "seg",
        "unaccent",
    ];
    let script: String = names
        .map(|name| format!("CREATE EXTENSION {name};"))
        .concat();
    let mut catalog = catalog_of(&script).await;
    let installed = std::mem::take(&mut catalog.extensions);
    assert_eq!(installed.into_keys().collect::<Vec<_>>(), names);
    assert_eq!(catalog, catalog_of("").await);
}

#[tokio::test]
async fn an_empty_database_has_the_schema_public_alone() {
    let catalog = catalog_of("").await;
    let json = serde_json::to_value(&catalog).expect("JSON");
    assert_eq!(json["schemas"], serde_json::json!({ "public": {} }));
    for (family, objects) in json.as_object().expect("an object") {
        let is_empty = objects
            .as_object()
            .is_some_and(|objects| objects.is_empty())
            || objects.as_array().is_some_and(|objects| objects.is_empty());
        assert!(is_empty || family == "schemas", "{family}: {objects}");
    }
}

#[tokio::test]
async fn texts_do_not_depend_on_the_settings_of_the_database() {
    let (database, db) = database(
        "CREATE TABLE rooms (a interval DEFAULT '1 day 02:00', b timestamptz DEFAULT '2020-01-02 UTC',
            c bytea DEFAULT '\\x00', d date DEFAULT '2020-02-01', e text DEFAULT 'a\\b')",
    )
    .await;
    let catalog = Introspect::new().read(&db).await.expect("it is read");
    let set = "DO $$ DECLARE pair text[]; BEGIN
        FOREACH pair SLICE 1 IN ARRAY ARRAY[
            ['IntervalStyle', 'iso_8601'], ['DateStyle', 'German'], ['TimeZone', 'Asia/Tokyo'],
            ['bytea_output', 'escape'], ['extra_float_digits', '-5'],
            ['quote_all_identifiers', 'on'], ['standard_conforming_strings', 'off']
        ] LOOP
            EXECUTE format('ALTER DATABASE %I SET %I = %L', current_database(), pair[1], pair[2]);
        END LOOP;
    END $$";
    db.batch_execute(set).await.expect("it runs");
    db.close().await;
    let db = Db::connect(database.url()).await.expect("a connection");
    let again = Introspect::new().read(&db).await.expect("it is read");
    assert_eq!(again, catalog);
}

#[tokio::test]
async fn classes_of_operators_are_named_where_they_are_not_the_default() {
    let script = "CREATE DOMAIN code AS varchar(5);
        CREATE TABLE rooms (a char(4), b varchar, c text, d code, e name, f integer[]);
        CREATE INDEX plain ON rooms (a, b, c, d, e, f);
        CREATE INDEX odd ON rooms (a bpchar_pattern_ops, b varchar_ops, c text_pattern_ops, d text_pattern_ops);
        CREATE INDEX sets ON rooms USING gin (f);";
    let catalog = catalog_of(script).await;
    let rooms = &catalog.tables[&Name::new("public", "rooms")];
    let opclasses = |index: &str| {
        let elements = &rooms.indexes[index].elements;
        let opclasses = elements.iter().map(|element| element.opclass.clone());
        opclasses.map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    assert_eq!(opclasses("plain"), [""; 6]);
    assert_eq!(
        opclasses("odd"),
        [
            "bpchar_pattern_ops",
            "varchar_ops",
            "text_pattern_ops",
            "text_pattern_ops"
        ]
    );
    assert_eq!(opclasses("sets"), [""]);
    let on = &rooms.indexes["plain"].elements[0].on;
    assert_eq!(*on, IndexOn::Column("a".to_owned()));
}

#[tokio::test]
async fn privileges_that_are_the_default_ones_are_none() {
    let script = "CREATE TABLE rooms (a integer);
        GRANT SELECT (a) ON rooms TO PUBLIC;
        REVOKE SELECT (a) ON rooms FROM PUBLIC;
        GRANT SELECT ON rooms TO PUBLIC;
        REVOKE SELECT ON rooms FROM PUBLIC;
        CREATE TABLE closed (a integer);
        REVOKE ALL ON closed FROM CURRENT_USER";
    let catalog = catalog_of(script).await;
    let rooms = &catalog.tables[&Name::new("public", "rooms")];
    assert_eq!(rooms.acl, None);
    assert_eq!(rooms.columns[0].acl, None);
    let closed = &catalog.tables[&Name::new("public", "closed")];
    assert_eq!(closed.acl, Some([].into()));
}

#[tokio::test]
async fn icu_collations_are_kept() {
    let (_database, db) = database("").await;
    let script =
        "CREATE COLLATION ci (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
        CREATE DOMAIN word AS text COLLATE ci;
        CREATE TABLE words (a word, b text COLLATE ci)";
    // Not every server is built with ICU.
    if db.batch_execute(script).await.is_err() {
        return;
    }
    let catalog = Introspect::new().read(&db).await.expect("it is read");
    let collation = &catalog.others[0];
    assert_eq!(collation.kind, "collation");
    assert_eq!(
        collation.definition.as_deref(),
        Some(
            "CREATE COLLATION public.ci (PROVIDER = icu, LOCALE = 'und-u-ks-level2', \
             DETERMINISTIC = false)"
        )
    );
    let words = &catalog.tables[&Name::new("public", "words")];
    let collations = words
        .columns
        .iter()
        .map(|column| column.collation.as_deref());
    assert_eq!(collations.collect::<Vec<_>>(), [None, Some("public.ci")]);
    let TypeKind::Domain(word) = &catalog.types[&Name::new("public", "word")].kind else {
        panic!("not a domain");
    };
    assert_eq!(word.collation.as_deref(), Some("public.ci"));
}

#[tokio::test]
async fn passwords_are_not_read() {
    let script = "CREATE FOREIGN DATA WRAPPER traps_wrapper;
        CREATE SERVER traps_server FOREIGN DATA WRAPPER traps_wrapper;
        CREATE USER MAPPING FOR CURRENT_USER SERVER traps_server OPTIONS (password 'hush');";
    let (_database, db) = database(script).await;
    let tx = db.begin().await.expect("a transaction");
    // Rolled back: a database with a subscription cannot be dropped.
    let script = "CREATE SUBSCRIPTION traps_subscription CONNECTION 'password=hush' PUBLICATION p
        WITH (connect = false)";
    tx.batch_execute(script).await.expect("it runs");
    let catalog = Introspect::new().read_in(&tx).await.expect("it is read");
    let others = catalog.others.iter();
    let without: Vec<_> = others
        .filter(|other| other.definition.is_none())
        .map(|other| &*other.kind)
        .collect();
    assert_eq!(without, ["subscription"]);
    let json = serde_json::to_string(&catalog).expect("JSON");
    assert!(!json.contains("hush"), "{json}");
}
