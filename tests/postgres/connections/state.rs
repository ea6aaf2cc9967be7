//! State that a statement leaves in its session never reaches the next borrower: a table of what
//! can be left, times the calls that run it.

use std::pin::Pin;

use futures_util::TryStreamExt;
use ormlite::prelude::*;
use ormlite_core::{Error, Executor};
use ormlite_postgres::{Db, SessionReset};
use ormlite_testing::TestDatabase;

use crate::schema::{GUESTS, Guest, NewGuest};
use crate::support::{backend, database, execute, single, statement, value};

/// A kind of state: its name, what leaves it (in a function), and a query that counts it.
const KINDS: [(&str, &str, &str); 10] = [
    (
        "setting",
        "PERFORM set_config('app.tenant', 'foreign', false)",
        "SELECT count(*) FROM (SELECT current_setting('app.tenant', true) v) s WHERE v <> ''",
    ),
    (
        "known_setting",
        "PERFORM set_config('work_mem', '123kB', false)",
        "SELECT count(*) FROM pg_settings WHERE name = 'work_mem' AND setting = '123'",
    ),
    (
        "role",
        "PERFORM set_config('role', 'pg_monitor', false)",
        "SELECT count(*) FROM (SELECT current_user u) s WHERE u = 'pg_monitor'",
    ),
    (
        "search_path",
        "PERFORM set_config('search_path', 'elsewhere, public', false)",
        "SELECT count(*) FROM (SELECT current_setting('search_path') v) s WHERE v ~ 'elsewhere'",
    ),
    (
        "lock",
        "PERFORM pg_advisory_lock(7)",
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
    ),
    (
        "shared_lock",
        "PERFORM pg_try_advisory_lock_shared(7, 8)",
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
    ),
    (
        "temp_table",
        "CREATE TEMP TABLE left_behind (n int)",
        "SELECT count(*) FROM pg_class WHERE relname = 'left_behind'",
    ),
    (
        "listen",
        "EXECUTE 'LISTEN news'",
        "SELECT count(*) FROM pg_listening_channels()",
    ),
    (
        "cursor",
        "EXECUTE 'DECLARE held CURSOR WITH HOLD FOR SELECT 1'",
        "SELECT count(*) FROM pg_cursors WHERE is_holdable",
    ),
    (
        "prepare",
        "EXECUTE 'PREPARE left_behind AS SELECT 1'",
        "SELECT count(*) FROM pg_prepared_statements WHERE from_sql",
    ),
];

type Done<'a> = Pin<Box<dyn Future<Output = Result<(), Error>> + 'a>>;

/// A call that runs a query given as text.
type Call = for<'a> fn(&'a Db, &'a str) -> Done<'a>;

const CALLS: [(&str, Call); 11] = [
    ("fetch", |db, sql| {
        Box::pin(async move { db.fetch(statement(sql, [])).await.map(drop) })
    }),
    ("execute", |db, sql| {
        Box::pin(async move { execute(db, sql).await.map(drop) })
    }),
    ("stream", |db, sql| {
        Box::pin(async move { read(db.stream(statement(sql, []), 1)).await })
    }),
    ("stream, dropped", |db, sql| {
        Box::pin(async move {
            let mut rows = db.stream(statement(sql, []), 1);
            rows.try_next().await.map(drop)
        })
    }),
    ("pipeline", |db, sql| {
        Box::pin(async move { db.pipeline(vec![statement(sql, [])]).await.map(drop) })
    }),
    ("transaction", |db, sql| {
        Box::pin(db.transaction(async move |tx| execute(tx, sql).await.map(drop)))
    }),
    ("stream in a transaction", |db, sql| {
        Box::pin(db.transaction(async move |tx| read(tx.stream(statement(sql, []), 1)).await))
    }),
    ("pipeline in a transaction", |db, sql| {
        Box::pin(db.transaction(async move |tx| {
            let statements = vec![statement("SELECT 1", []), statement(sql, [])];
            tx.pipeline(statements).await.map(drop)
        }))
    }),
    ("script", |db, sql| Box::pin(db.batch_execute(sql))),
    ("script in a transaction", |db, sql| {
        Box::pin(db.transaction(async move |tx| tx.batch_execute(sql).await))
    }),
    ("raw client", |db, sql| {
        Box::pin(async move {
            let client = db.client().await?;
            client.simple_query(sql).await.expect("it runs");
            Ok(())
        })
    }),
];

async fn read(
    mut rows: ormlite_core::exec::BoxStream<'_, Box<dyn ormlite_core::decode::RowSet>>,
) -> Result<(), Error> {
    while rows.try_next().await?.is_some() {}
    Ok(())
}

/// A database with a function for each kind, `leave_..()`.
async fn prepared() -> TestDatabase {
    let database = database().await;
    let other = Db::connect(database.url()).await.unwrap();
    let mut sql = "CREATE SCHEMA elsewhere;".to_owned();
    for (kind, leave, _) in KINDS {
        sql.push_str(&format!(
            "CREATE FUNCTION leave_{kind}() RETURNS boolean LANGUAGE plpgsql AS
             $$ BEGIN {leave}; RETURN true; END $$;"
        ));
    }
    other.batch_execute(&sql).await.unwrap();
    other.close().await;
    database
}

#[tokio::test]
async fn session_state_does_not_reach_the_next_borrower() {
    let database = prepared().await;
    let mut tried = 0;
    for (call, run) in CALLS {
        let db = single(&database).connect().await.unwrap();
        let pid = backend(&db).await;
        for (kind, _, left) in KINDS {
            let sql = format!("SELECT leave_{kind}()");
            run(&db, &sql)
                .await
                .unwrap_or_else(|error| panic!("{call}, {kind}: {error}"));
            assert_eq!(value::<i64>(&db, left).await.unwrap(), 0, "{call}, {kind}");
            tried += 1;
        }
        assert_eq!(backend(&db).await, pid, "{call}: by cleaning it");
    }
    assert_eq!(tried, 110);
}

#[tokio::test]
async fn the_text_of_a_statement_does_not_matter() {
    let database = prepared().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute("CREATE VIEW seen AS SELECT leave_setting() AS done")
        .await
        .unwrap();
    let tenant = KINDS[0].2;
    for sql in [
        "SELECT set_config('app.tenant', 'a', false)",
        "SELECT set_config('app.tenant', 'a', false), bool_and(true)",
        "SELECT set_config('app.tenant', 'a', 1 > 2 /* true) */)",
        r#"SELECT U&"set\005fconfig"('app.tenant', 'a', false)"#,
        "SELECT done FROM seen",
        "WITH w AS (SELECT set_config('app.tenant', 'a', false)) SELECT * FROM w",
        "VALUES (set_config('app.tenant', 'a', false))",
        "EXPLAIN ANALYZE SELECT set_config('app.tenant', 'a', false)",
        "SET app.tenant = 'a'",
        "SET LOCAL app.tenant = 'a'; SET app.tenant = 'a'",
    ] {
        let result = match sql.contains(';') {
            true => db.batch_execute(sql).await,
            false => execute(&db, sql).await.map(drop),
        };
        result.unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert_eq!(value::<i64>(&db, tenant).await.unwrap(), 0, "{sql}");
    }
    execute(&db, "SELECT 1 AS n INTO TEMP left_behind")
        .await
        .unwrap();
    let temp = "SELECT count(*) FROM pg_class WHERE relname = 'left_behind'";
    assert_eq!(value::<i64>(&db, temp).await.unwrap(), 0);
}

#[tokio::test]
async fn a_function_that_shadows_a_built_in_is_not_called() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute(
        "CREATE SCHEMA own; SET search_path = own, pg_catalog;
         CREATE FUNCTION own.pg_advisory_unlock_all() RETURNS void LANGUAGE sql AS 'SELECT';
         SELECT pg_advisory_lock(7)",
    )
    .await
    .unwrap();
    assert_eq!(value::<i64>(&db, KINDS[4].2).await.unwrap(), 0);
}

/// What a database may have so that a typed query of `guests` leaves a setting.
const HIDDEN: [(&str, &str); 21] = [
    (
        "a trigger",
        "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN PERFORM leave_setting(); RETURN new; END $$;
         CREATE TRIGGER t BEFORE INSERT ON guests FOR EACH ROW EXECUTE FUNCTION t()",
    ),
    (
        "a trigger by the server's function",
        "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN PERFORM set_config('app.tenant', 'a', false); RETURN new; END $$;
         CREATE TRIGGER t BEFORE INSERT ON guests FOR EACH ROW EXECUTE FUNCTION t()",
    ),
    (
        "a trigger that sets, after what looks like an update",
        "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN -- update guests
             SET app.tenant = 'a'; RETURN new; END $$;
         CREATE TRIGGER t BEFORE INSERT ON guests FOR EACH ROW EXECUTE FUNCTION t()",
    ),
    (
        "a trigger that executes text",
        "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN EXECUTE convert_from('\\x534554206170702e74656e616e74203d202761', 'UTF8')
                || ''''; RETURN new; END $$;
         CREATE TRIGGER t BEFORE INSERT ON guests FOR EACH ROW EXECUTE FUNCTION t()",
    ),
    (
        "a trigger's function whose name is not ASCII",
        "CREATE FUNCTION \"füge\"() RETURNS boolean LANGUAGE sql AS
             $$ SELECT set_config('app.tenant', 'a', false) IS NULL $$;
         CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN PERFORM \"füge\"(); RETURN new; END $$;
         CREATE TRIGGER t BEFORE INSERT ON guests FOR EACH ROW EXECUTE FUNCTION t()",
    ),
    (
        "a default",
        "ALTER TABLE guests ALTER points SET DEFAULT length(set_config('app.tenant', 'a', false))",
    ),
    ("a check", "ALTER TABLE guests ADD CHECK (leave_setting())"),
    (
        "a domain's check",
        "CREATE DOMAIN mark AS text CHECK (leave_setting());
         ALTER TABLE guests ADD more mark DEFAULT 'x'",
    ),
    (
        "a default of the server's function in a function",
        "CREATE FUNCTION d() RETURNS bigint LANGUAGE sql AS
             $$ SELECT count(*) FROM (SELECT pg_advisory_lock(1)) s, (SELECT leave_setting()) t $$;
         ALTER TABLE guests ALTER points SET DEFAULT d()",
    ),
    (
        "an operator",
        "CREATE FUNCTION o(guests, text) RETURNS text LANGUAGE sql AS
             $$ SELECT set_config('app.tenant', 'a', false) $$;
         CREATE OPERATOR ->> (FUNCTION = o, LEFTARG = guests, RIGHTARG = text);
         ALTER TABLE guests RENAME TO kept;
         CREATE VIEW guests AS SELECT kept.* FROM kept WHERE kept ->> 'x' IS NOT NULL",
    ),
    (
        "a function of the same name as the server's",
        "CREATE FUNCTION lower(guests) RETURNS text LANGUAGE sql AS
             $$ SELECT set_config('app.tenant', 'a', false) $$;
         ALTER TABLE guests RENAME TO kept;
         CREATE VIEW guests AS SELECT kept.* FROM kept WHERE lower(kept::kept) IS NOT NULL",
    ),
    (
        "a cast",
        "CREATE FUNCTION c(guests) RETURNS point LANGUAGE sql AS
             $$ SELECT point(length(set_config('app.tenant', 'a', false)), 1) $$;
         CREATE CAST (guests AS point) WITH FUNCTION c(guests);
         ALTER TABLE guests RENAME TO kept;
         CREATE VIEW guests AS SELECT kept.* FROM kept WHERE (kept::kept)::point IS NOT NULL",
    ),
    (
        "a policy",
        "ALTER TABLE guests ENABLE ROW LEVEL SECURITY;
         ALTER TABLE guests FORCE ROW LEVEL SECURITY;
         CREATE POLICY p ON guests USING (leave_setting());
         CREATE ROLE \"ROLE\" LOGIN; GRANT ALL ON guests TO \"ROLE\"",
    ),
    (
        "a rule",
        "CREATE RULE r AS ON INSERT TO guests DO ALSO SELECT leave_setting()",
    ),
    (
        "a rule that updates the view of settings",
        "CREATE RULE r AS ON INSERT TO guests DO ALSO
             UPDATE pg_settings SET setting = 'elsewhere, public' WHERE name = 'search_path'",
    ),
    (
        "a function of a function, both parsed when they are made",
        "CREATE FUNCTION b() RETURNS text RETURN set_config('app.tenant', 'a', false);
         CREATE FUNCTION d() RETURNS bigint BEGIN ATOMIC SELECT length(b()); END;
         ALTER TABLE guests ALTER points SET DEFAULT d()",
    ),
    (
        "a view",
        "ALTER TABLE guests RENAME TO kept;
         CREATE VIEW guests AS SELECT * FROM kept WHERE leave_setting()",
    ),
    (
        "a view by the server's function",
        "ALTER TABLE guests RENAME TO kept;
         CREATE VIEW guests AS SELECT * FROM kept
             WHERE set_config('app.tenant', 'a', false) IS NOT NULL",
    ),
    (
        "an operator class",
        "CREATE FUNCTION cmp(text, text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS
             $$ BEGIN PERFORM public.leave_setting(); RETURN bttextcmp($1, $2); END $$;
         CREATE OPERATOR CLASS own FOR TYPE text USING btree AS
             OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
             FUNCTION 1 cmp(text, text);
         INSERT INTO guests (name) VALUES ('Cid'), ('Dan');
         CREATE INDEX ON guests (name own)",
    ),
    (
        "a trigger that updates the view of settings",
        "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN UPDATE pg_settings SET setting = 'elsewhere, public' WHERE name = 'search_path';
             RETURN new; END $$;
         CREATE TRIGGER t BEFORE INSERT ON guests FOR EACH ROW EXECUTE FUNCTION t()",
    ),
    (
        "a generated column",
        "CREATE FUNCTION g(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
             $$ BEGIN PERFORM leave_setting(); RETURN $1; END $$;
         ALTER TABLE guests ADD more text GENERATED ALWAYS AS (g(name)) STORED",
    ),
];

/// Typed queries alone: a query, a stream and an insert, by themselves and in a transaction.
async fn typed(db: &Db) -> Result<(), Error> {
    let insert = || Guest::insert(NewGuest { name: "Ann".into() });
    insert().execute(db).await?;
    Guest::query().all(db).await?;
    let mut rows = Guest::query().stream(db);
    while rows.try_next().await?.is_some() {}
    db.transaction(async |tx| {
        insert().execute(tx).await?;
        Guest::query().all(tx).await
    })
    .await?;
    db.pipeline(vec![insert().to_sql(), Guest::query().to_sql()])
        .await?;
    Ok(())
}

#[tokio::test]
async fn state_that_tables_leave_in_typed_queries_does_not_either() {
    for (what, sql) in HIDDEN {
        let database = prepared().await;
        let (_, address) = database.url().rsplit_once('@').unwrap();
        let (_, name) = address.rsplit_once('/').unwrap();
        let role = format!("tenant_{name}");
        let sql = sql.replace("ROLE\"", &format!("{role}\""));
        let limited = sql.contains(&role);

        let db = single(&database).connect().await.unwrap();
        db.batch_execute(GUESTS).await.unwrap();
        typed(&db).await.unwrap();
        db.batch_execute(&sql).await.unwrap();
        // By the pool that has made it, and by one that connects later.
        let later = match limited {
            // Policies do not hold for superusers.
            true => Db::builder()
                .url(format!("postgres://{role}@{address}"))
                .max_size(1),
            false => single(&database),
        };
        let later = later.connect().await.unwrap();
        for db in [&db, &later] {
            let clean = async |done: &str| {
                for (kind, _, left) in [KINDS[0], KINDS[3]] {
                    let left = value::<i64>(db, left).await.unwrap();
                    assert_eq!(left, 0, "{what}: {done}, {kind}");
                }
            };
            let insert = Guest::insert(NewGuest { name: "Ann".into() });
            insert.execute(db).await.unwrap();
            clean("an insert").await;
            Guest::query().all(db).await.unwrap();
            clean("a query").await;
            typed(db).await.unwrap();
            clean("all").await;
        }
        later.close().await;
        if limited {
            let drop = format!("DROP OWNED BY \"{role}\"; DROP ROLE \"{role}\"");
            db.batch_execute(&drop).await.unwrap();
        }
    }
}

/// Whether a setting that was set before `body` is still set afterwards.
async fn marked(db: &Db, body: impl AsyncFnOnce()) -> bool {
    execute(db, "SELECT set_config('app.mark', 'kept', false)")
        .await
        .unwrap();
    body().await;
    let mark = "SELECT coalesce(current_setting('app.mark', true), '')";
    value::<String>(db, mark).await.unwrap() == "kept"
}

#[tokio::test]
async fn typed_queries_of_plain_tables_are_not_cleaned_up_after() {
    let database = database().await;
    let wire = crate::wire::Wire::before(database.url()).await;
    let db = Db::builder()
        .url(wire.url())
        .max_size(1)
        .connect()
        .await
        .unwrap();
    // Functions that leave nothing change nothing about that.
    let harmless = "
        CREATE EXTENSION citext;
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN new.born = now(); UPDATE guests SET points = 1 WHERE id = 0; RETURN new; END $$;
        CREATE TRIGGER touch BEFORE INSERT ON guests FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE FUNCTION kind() RETURNS text RETURN lower('Regular');
        ALTER TABLE guests ALTER type SET DEFAULT kind();
        CREATE FUNCTION tenant() RETURNS text LANGUAGE sql STABLE AS
            $$ SELECT current_setting('app.tenant', true) $$;
        CREATE POLICY own ON guests USING (tenant() IS NULL OR name <> '');
        ALTER TABLE guests ALTER score SET DEFAULT random()";
    db.batch_execute(GUESTS).await.unwrap();
    for more in ["SELECT 1", harmless] {
        db.batch_execute(more).await.unwrap();
        typed(&db).await.unwrap();
        wire.reset();
        Guest::query().all(&db).await.unwrap();
        Guest::insert(NewGuest { name: "Ben".into() })
            .execute(&db)
            .await
            .unwrap();
        Guest::query().all(&db).await.unwrap();
        assert_eq!((wire.scripts(), wire.binds()), (0, 3), "{more}");
    }
    wire.reset();
    value::<i32>(&db, "SELECT 1").await.unwrap();
    Guest::query().all(&db).await.unwrap();
    assert_eq!(wire.scripts(), 1, "a handwritten statement is");
}

/// A statement of `.to_sql()` is known as that of a typed query on every path: the scripts on the wire
/// are those of the terminal call, without the reset of the session.
#[tokio::test]
async fn unchanged_statements_of_queries_are_not_cleaned_up_after() {
    let database = database().await;
    let wire = crate::wire::Wire::before(database.url()).await;
    let db = Db::builder()
        .url(wire.url())
        .max_size(1)
        .connect()
        .await
        .unwrap();
    db.batch_execute(GUESTS).await.unwrap();
    typed(&db).await.unwrap();
    let scripts = async |run: Done<'_>| {
        wire.reset();
        run.await.unwrap();
        // Waits for the reset, if there is one.
        Guest::query().all(&db).await.unwrap();
        wire.scripts()
    };
    let sql = || Guest::query().to_sql();

    let fetch = scripts(Box::pin(async { db.fetch(sql()).await.map(drop) })).await;
    let pipeline = scripts(Box::pin(async { db.pipeline(vec![sql()]).await.map(drop) })).await;
    assert_eq!((fetch, pipeline), (0, 0));

    let typed_stream = scripts(Box::pin(async {
        let mut rows = Guest::query().stream(&db);
        while rows.try_next().await?.is_some() {}
        Ok(())
    }));
    let typed_stream = typed_stream.await;
    let stream = scripts(Box::pin(read(db.stream(sql(), 5)))).await;
    assert_eq!(stream, typed_stream);

    let in_transaction = async |call: &'static str| {
        scripts(Box::pin(db.transaction(async move |tx| match call {
            "query" => Guest::query().all(tx).await.map(drop),
            "fetch" => tx.fetch(sql()).await.map(drop),
            "stream" => read(tx.stream(sql(), 5)).await,
            _ => tx.pipeline(vec![sql()]).await.map(drop),
        })))
        .await
    };
    let typed_query = in_transaction("query").await;
    for call in ["fetch", "stream", "pipeline"] {
        assert_eq!(in_transaction(call).await, typed_query, "{call}");
    }

    let changed = || {
        let mut statement = sql();
        statement.sql.push_str(" LIMIT 1");
        statement
    };
    let fetch = scripts(Box::pin(async { db.fetch(changed()).await.map(drop) })).await;
    assert_eq!(fetch, 1, "a statement whose text was changed is");
}

#[tokio::test]
async fn session_reset_selects_when_state_is_reset() {
    let database = database().await;
    for (reset, kept) in [
        (SessionReset::WhereNeeded, false),
        (SessionReset::Always, false),
        (SessionReset::AfterScripts, true),
    ] {
        let db = single(&database)
            .session_reset(reset)
            .connect()
            .await
            .unwrap();
        assert_eq!(marked(&db, async || {}).await, kept, "{reset:?}");
        let after_script = marked(&db, async || db.batch_execute("SELECT 1").await.unwrap());
        assert!(!after_script.await, "{reset:?}");
        // Prepared statements survive.
        let again = "SELECT count(*) FROM pg_prepared_statements WHERE NOT from_sql";
        value::<i64>(&db, again).await.unwrap();
        assert!(value::<i64>(&db, again).await.unwrap() >= 1);
    }
}
