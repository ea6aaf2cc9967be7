//! Values of composite types have their type wherever they are, and those of domains nowhere.

use ormlite::prelude::*;

use crate::assert_sql;

#[derive(PgComposite, Debug, Clone, PartialEq)]
#[pg_composite(schema = "shared")]
struct Address {
    street: String,
    zip: Option<String>,
}

#[derive(Value, Debug, Clone, PartialEq)]
#[value(domain, schema = "shared", check = "VALUE > 0")]
struct Amount(i32);

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "guests")]
struct Guest {
    #[column(primary_key)]
    home: Address,
    #[column(default = "'{}'")]
    former: Vec<Address>,
    amount: Amount,
}

fn address() -> Address {
    Address {
        street: "Hill".to_owned(),
        zip: None,
    }
}

fn guest() -> Guest {
    Guest {
        home: address(),
        former: vec![address()],
        amount: Amount(1),
    }
}

#[test]
fn conditions() {
    let query = || Guest::query().select(Guest::amount);
    assert_sql!(query().filter(Guest::home.eq(address())), @r#"SELECT "amount" FROM "guests" WHERE "home" = $1::"shared"."address" -- "shared"."address""#);
    assert_sql!(query().filter(Guest::home.in_([address()])), @r#"SELECT "amount" FROM "guests" WHERE "home" = ANY($1::"shared"."address"[]) -- "shared"."address"[]"#);
    assert_sql!(query().filter(Guest::former.has_element(address())), @r#"SELECT "amount" FROM "guests" WHERE $1::"shared"."address" = ANY("former") -- "shared"."address""#);
    assert_sql!(query().filter(Guest::amount.eq(Amount(1))), @r#"SELECT "amount" FROM "guests" WHERE "amount" = $1 -- "shared"."amount""#);
    assert_sql!(query().filter(Guest::amount.in_([Amount(1)])), @r#"SELECT "amount" FROM "guests" WHERE "amount" = ANY($1) -- "shared"."amount"[]"#);
}

#[test]
fn inserts_and_updates() {
    assert_sql!(Guest::insert(guest()), @r#"INSERT INTO "guests" ("home", "former", "amount") VALUES ($1::"shared"."address", $2::"shared"."address"[], $3) -- "shared"."address", "shared"."address"[], "shared"."amount""#);
    assert_sql!(Guest::insert_many([guest()]), @r#"INSERT INTO "guests" ("home", "former", "amount") SELECT r.c0, CASE WHEN r.c1 THEN coalesce(a1.v, '{}') END, r.c2 FROM (SELECT unnest($1::"shared"."address"[]), unnest($2::boolean[]), unnest(coalesce($3, ARRAY[(NULL::"guests")."amount"])), generate_series(1, $4::bigint)) AS r(c0, c1, c2, n) LEFT JOIN (SELECT e.n, array_agg(e.v ORDER BY e.i) AS v FROM (SELECT unnest($5::"shared"."address"[]), unnest($6::bigint[]), generate_series(1, $7::bigint)) AS e(v, n, i) GROUP BY e.n) AS a1 ON a1.n = r.n ORDER BY r.n -- "shared"."address"[], boolean[], "shared"."amount"[], bigint, "shared"."address"[], bigint[], bigint"#);
    assert_sql!(Guest::update().set(Guest::home, address()).find(address()), @r#"UPDATE "guests" SET "home" = $1::"shared"."address" WHERE "home" = $2::"shared"."address" -- "shared"."address", "shared"."address""#);
}
