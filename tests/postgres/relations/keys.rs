//! Keys as the server compares them, and not as Rust has them: texts of each kind, behind a pooler as
//! well, keys of several columns, and values that are equal in another form.

use futures_util::TryStreamExt;
use ormlite::prelude::*;
use ormlite::{Error, count_queries};
use ormlite_core::{Bind, Executor};
use ormlite_testing::TestDatabase;

use crate::Outcome;
use crate::support::{execute, single, statement};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "key_codes", has_many(uses = Use::code), has_many(pairs = Pair::owner))]
struct Code {
    #[column(primary_key)]
    code: String,
}

/// No foreign key, so that the types of the columns can be changed.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "key_uses", belongs_to(code = Code::code, by = code_used))]
struct Use {
    #[column(primary_key)]
    id: i32,
    code_used: String,
}

/// A key of two columns.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "key_pairs", primary_key(a, b), belongs_to(owner = Code::code, by = owner_code))]
struct Pair {
    a: String,
    b: i32,
    owner_code: Option<String>,
}

/// The other side of a junction, by a key of two columns.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "key_sheets", many_to_many(pairs = SheetPair))]
struct Sheet {
    #[column(primary_key)]
    id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "key_sheet_pairs",
    primary_key(sheet_id, pair_a, pair_b),
    foreign_key(columns(pair_a, pair_b), references = Pair(a, b), relation = pair)
)]
struct SheetPair {
    #[column(references = Sheet::id)]
    sheet_id: i32,
    pair_a: String,
    pair_b: i32,
}

#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "key_kind")]
enum Kind {
    Hot,
    Cold,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "key_kinds", has_many(drinks = Drink::kind), has_one(drink = Drink::kind))]
struct KindOf {
    #[column(primary_key)]
    kind: Kind,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "key_drinks")]
struct Drink {
    #[column(primary_key)]
    id: i32,
    #[column(references = KindOf::kind, relation = kind)]
    of_kind: Kind,
    name: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "key_prices")]
struct Price {
    #[column(primary_key)]
    id: i32,
    #[column(unique)]
    amount: Decimal,
}

/// By a connection that prepares statements, and by one behind a pooler.
async fn both(database: &TestDatabase) -> Result<[Db; 2], Error> {
    Ok([
        single(database).connect().await?,
        single(database).transaction_pooler(true).connect().await?,
    ])
}

/// Returns the uses of each code, by each loading strategy.
async fn uses_of_each(db: &Db) -> Result<[Vec<Vec<i32>>; 5], Error> {
    let codes = Code::query().order_by(Code::code).all(db).await?;
    let uses = || Code::uses.order_by(Use::id).select(Use::id);
    let limited = || Code::uses.order_by(Use::id).select(Use::id).limit(3);
    let query = || Code::query().order_by(Code::code);
    Ok([
        query().select(uses()).single_query().all(db).await?,
        query().select(uses()).split_query().all(db).await?,
        query().select(limited()).split_query().all(db).await?,
        load(&codes, uses()).all(db).await?,
        load(&codes, limited()).all(db).await?,
    ])
}

#[tokio::test]
async fn texts_are_equal_as_the_server_compares_their_columns() -> Outcome {
    for (ty, used) in [
        ("text", "abc"),
        ("varchar(8)", "abc"),
        ("char(8)", "abc"),
        ("name", "abc"),
        ("key_domain", "abc"),
        ("citext", "ABC"),
    ] {
        let database = TestDatabase::with_tables().await.unwrap();
        let db = single(&database).connect().await?;
        if ty == "citext" && execute(&db, "CREATE EXTENSION citext").await.is_err() {
            continue;
        }
        db.batch_execute(&format!(
            "CREATE DOMAIN key_domain AS char(8);
             ALTER TABLE key_codes ALTER COLUMN code TYPE {ty};
             ALTER TABLE key_uses ALTER COLUMN code_used TYPE {ty};
             INSERT INTO key_codes VALUES ('abc'), ('other');
             INSERT INTO key_uses VALUES (1, '{used}'), (2, 'none')"
        ))
        .await?;
        for (db, mode) in both(&database).await?.iter().zip(["prepared", "pooled"]) {
            for (at, found) in uses_of_each(db).await?.into_iter().enumerate() {
                assert_eq!(found, [vec![1], vec![]], "{ty} {mode} {at}");
            }
            let uses = Use::query().order_by(Use::id).all(db).await?;
            let codes: Vec<Option<Code>> = load(&uses, Use::code.filter(Code::code.ne("")))
                .all(db)
                .await?;
            assert!(codes[0].is_some() && codes[1].is_none(), "{ty} {mode}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn keys_of_every_type_behind_a_pooler() -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    for db in both(&database).await? {
        execute(&db, "TRUNCATE key_kinds, key_drinks").await?;
        KindOf::insert_many([Kind::Hot, Kind::Cold].map(|kind| KindOf { kind }))
            .execute(&db)
            .await?;
        let tea = Drink {
            id: 1,
            of_kind: Kind::Hot,
            name: "tea".to_owned(),
        };
        Drink::insert(tea).execute(&db).await?;
        let query = KindOf::query().with(KindOf::drinks).order_by(KindOf::kind);
        let split = query.clone().split_query();
        // Its keys are left out, of whatever type they are.
        let plan = split.clone().explain(&db).await?;
        assert!(plan.contains("statement 2"), "{plan}");
        let plan = Code::query()
            .with(Code::uses)
            .split_query()
            .explain(&db)
            .await?;
        assert!(plan.contains("statement 2"), "{plan}");
        let kinds = split.all(&db).await?;
        assert_eq!(kinds, query.single_query().all(&db).await?);
        assert_eq!(kinds[0].1.len(), 1);
        let in_hand = KindOf::query().order_by(KindOf::kind).all(&db).await?;
        let drinks = load(&in_hand, KindOf::drinks).all(&db).await?;
        assert_eq!((drinks[0].len(), drinks[1].len()), (1, 0));
    }
    Ok(())
}

#[tokio::test]
async fn rows_are_connected_by_keys_of_two_columns() -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    let pair = |a: &str, b| Pair {
        a: a.to_owned(),
        b,
        owner_code: None,
    };
    for db in both(&database).await? {
        execute(
            &db,
            "TRUNCATE key_codes, key_pairs, key_sheets, key_sheet_pairs",
        )
        .await?;
        let code = Code {
            code: "abc".to_owned(),
        };
        let code = Code::insert(code).one(&db).await?;
        let pairs = [pair("x", 1), pair("x", 2), pair("y", 1)];
        Pair::insert_many(pairs).execute(&db).await?;
        let key = |a: &str, b| (a.to_owned(), b);
        let one = code.pairs().connect([key("x", 1)]).to_sql().sql;
        let two = code.pairs().connect([key("x", 1), key("y", 1)]);
        let keys = r#"("a", "b") IN (SELECT "k1", "k2" FROM unnest(coalesce($2, ARRAY[(NULL::"key_pairs")."a"]), $3::integer[]) AS "keys"("k1", "k2"))"#;
        assert!(one.ends_with(keys), "{one}");
        assert_eq!(one, two.to_sql().sql);
        assert_eq!(two.execute(&db).await?, 2);
        let set = code.pairs().set([key("x", 1), key("x", 2)]);
        assert!(set.to_sql().location.is_some());
        let set = set.all(&db).await?;
        assert_eq!((set.added[0].b, &set.removed[0].a[..]), (2, "y"));
        let gone = code.pairs().disconnect([key("x", 2), key("y", 1)]);
        assert_eq!(gone.execute(&db).await?, 1);
        let many = (0..40_000).map(|b| key("x", b));
        assert_eq!(code.pairs().connect(many).execute(&db).await?, 2);

        let sheet = Sheet::insert(Sheet { id: 1 }).one(&db).await?;
        let all = [key("x", 1), key("x", 2), key("y", 1)];
        assert_eq!(sheet.pairs().connect(all).execute(&db).await?, 3);
        let set = sheet.pairs().set([key("y", 1)]).all(&db).await?;
        assert_eq!((set.added.len(), set.removed.len()), (0, 2));
        assert_eq!(
            sheet.pairs().disconnect([key("y", 1)]).execute(&db).await?,
            1
        );
    }
    Ok(())
}

#[tokio::test]
async fn more_values_than_can_be_sent_leave_the_connection() -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    for db in both(&database).await? {
        let many = || statement("SELECT 1", vec![Bind::new(1); 65_536]);
        let refused = |error: Error| assert!(error.to_string().contains("65,535"), "{error}");
        refused(db.execute(many()).await.unwrap_err());
        refused(db.stream(many(), 1).try_next().await.err().unwrap());
        let in_transaction = db.transaction(async |tx| tx.execute(many()).await);
        refused(in_transaction.await.unwrap_err());
        assert_eq!(Drink::query().count(&db).await?, 0);
    }
    Ok(())
}

/// The database changes while its types are known: each time the columns are of a domain that is made
/// anew, which records name by another number.
#[tokio::test]
async fn records_are_read_with_types_that_are_new() -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    for db in both(&database).await? {
        let anew = async || {
            db.batch_execute(
                "ALTER TABLE key_codes ALTER COLUMN code TYPE text;
                 ALTER TABLE key_uses ALTER COLUMN code_used TYPE text;
                 DROP DOMAIN IF EXISTS key_new; CREATE DOMAIN key_new AS text;
                 ALTER TABLE key_codes ALTER COLUMN code TYPE key_new;
                 ALTER TABLE key_uses ALTER COLUMN code_used TYPE key_new;
                 TRUNCATE key_codes, key_uses; INSERT INTO key_codes VALUES ('a');
                 INSERT INTO key_uses SELECT n, 'a' FROM generate_series(1, 200) AS n",
            )
            .await
        };
        let read = |rows: Vec<(i32, Option<String>)>| rows.iter().flat_map(|row| &row.1).count();
        // Of a type that stays: what a transaction has prepared must not change.
        let uses = || Use::query().select((Use::id, Use::code.select(Code::code)));
        let codes = || Code::query().with(Code::uses.with(Use::code));
        for _ in 0..2 {
            anew().await?;
            assert_eq!(read(uses().all(&db).await?), 200);
            anew().await?;
            assert_eq!(read(uses().stream(&db).try_collect().await?), 200);
            anew().await?;
            let rows = db.transaction(async |tx| uses().all(tx).await).await?;
            assert_eq!(read(rows), 200);
            anew().await?;
            let rows = db.transaction(async |tx| {
                execute(tx, "SELECT 1").await?;
                uses().stream(tx).try_collect().await
            });
            assert_eq!(read(rows.await?), 200);
            for query in [codes(), codes().single_query(), codes().split_query()] {
                anew().await?;
                assert_eq!(query.all(&db).await?[0].1.len(), 200);
            }
            anew().await?;
            let written = Use::update().set(Use::code_used, "a").all_rows();
            let written = written.returning((Use::row(), Use::code.load()));
            let written = written.all(&db).await?;
            assert!(written.len() == 200 && written.iter().all(|row| row.1.is_some()));
        }
    }
    Ok(())
}

#[ormlite::test]
async fn an_existing_row_keeps_the_form_of_its_value(db: Db) -> Outcome {
    let price = |id, amount| Price { id, amount };
    Price::insert(price(1, Decimal::new(10, 1)))
        .execute(&db)
        .await?;
    let got = Price::insert(price(2, Decimal::new(100, 2)))
        .on_conflict(Price::amount)
        .or_get_existing()
        .one(&db)
        .await?;
    assert_eq!((got.id, got.amount.to_string().as_str()), (1, "1.0"));
    let refused = Price::insert(price(2, Decimal::ONE))
        .on_conflict_constraint("key_prices_amount_key")
        .or_get_existing()
        .one(&db)
        .await
        .unwrap_err();
    assert!(
        refused.to_string().contains("`.on_conflict(columns)`"),
        "{refused}"
    );
    Ok(())
}

#[ormlite::test]
async fn distinct_records_are_ordered(db: Db) -> Outcome {
    KindOf::insert(KindOf { kind: Kind::Hot })
        .execute(&db)
        .await?;
    let drink = |(id, name): (i32, &str)| Drink {
        id,
        of_kind: Kind::Hot,
        name: name.to_owned(),
    };
    let drinks = [(1, "tea"), (2, "coffee"), (3, "tea"), (4, "cocoa")].map(drink);
    Drink::insert_many(drinks).execute(&db).await?;
    let names = KindOf::drinks
        .select((Drink::name, Drink::of_kind))
        .query(|q| q.distinct())
        .order_by(Drink::name.desc());
    let query = KindOf::query().with(names.clone());
    let names = |found: &[(String, Kind)]| {
        found
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };
    for query in [query.clone().single_query(), query.clone().split_query()] {
        let (_, found) = query.one(&db).await?;
        assert_eq!(names(&found), ["tea", "coffee", "cocoa"]);
    }
    let first = KindOf::query().with(
        KindOf::drink
            .select(Drink::name)
            .query(|q| q.distinct().order_by(Drink::name)),
    );
    assert_eq!(first.one(&db).await?.1.as_deref(), Some("cocoa"));
    Ok(())
}

#[ormlite::test]
async fn a_relation_to_one_ignores_a_limit(db: Db) -> Outcome {
    KindOf::insert(KindOf { kind: Kind::Hot })
        .execute(&db)
        .await?;
    let drink = |id| Drink {
        id,
        of_kind: Kind::Hot,
        name: String::new(),
    };
    Drink::insert_many([1, 2].map(drink)).execute(&db).await?;
    let limited = |rows| {
        KindOf::drink
            .order_by(Drink::id)
            .query(move |q| q.limit(rows))
    };
    let kinds = KindOf::query().all(&db).await?;
    for (rows, expected) in [(2, Some(1)), (1, Some(1)), (0, None)] {
        let (_, found) = KindOf::query().with(limited(rows)).one(&db).await?;
        assert_eq!(found.map(|drink| drink.id), expected);
        let found = load(&kinds, limited(rows)).all(&db).await?;
        assert_eq!(found[0].as_ref().map(|drink| drink.id), expected);
    }
    Ok(())
}

#[ormlite::test]
async fn no_statement_is_sent_for_no_rows(db: Db) -> Outcome {
    let (created, count) = count_queries(db.transaction(async |tx| {
        Sheet::insert(Sheet { id: 1 })
            .create(Sheet::pairs, |_| [] as [Pair; 0])
            .one(tx)
            .await
    }))
    .await;
    assert_eq!(created?.1, []);
    assert_eq!(count.total, 1, "{count}");
    Ok(())
}

#[test]
fn statements_have_their_call_site() {
    let statements = KindOf::query()
        .with(KindOf::drinks)
        .split_query()
        .statements();
    assert_eq!(statements.len(), 2);
    for statement in statements {
        assert!(statement.location.unwrap().file().ends_with("keys.rs"));
    }
}
