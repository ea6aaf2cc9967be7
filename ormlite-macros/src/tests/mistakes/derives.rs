//! Mistakes in the other derives and in the test attribute.

use insta::assert_snapshot;

use crate::tests::{mistakes, tokens};
use crate::{insert, one_of, patch, pg_composite, pg_enum, row, value};

#[test]
fn pg_enums() {
    let inputs = [
        r#"
#[pg_enum(nme = "x", rename_all = "snake-case")]
enum Status {
    Open,
    #[pg_enum(rename = "open", label = "x")]
    Opened,
    Held(i32),
    Named { x: i32 },
    ALabelThatIsLongerThanPostgresqlKeepsInItsCatalogueOfEnumeratedTypes,
}"#,
        r#"
#[pg_enum(name = "a_type_with_a_name_that_goes_on_and_on_until_postgresql_would_cut_it")]
enum Status { A }"#,
        "#[pg_enum(rename_all = \"Title\")] enum Status { A }",
        "enum Status {}",
        "enum Status<T> { A }",
        "struct Status(i32);",
        "union Status { a: i32 }",
    ];
    assert_snapshot!(
        inputs
            .map(|input| mistakes(pg_enum::derive, input))
            .join("\n")
    );
}

#[test]
fn pg_composites() {
    let inputs = [
        r#"
#[pg_composite(nme = "x", rename_all = "snake_case")]
struct Address {
    street: String,
    #[pg_composite(rename = "street", default = "''")]
    road: String,
    unit: Option<Option<i32>>,
    a_field_with_a_name_that_is_longer_than_postgresql_keeps_in_its_catalogue: i32,
    #[pg_composite(sql_type = "")]
    city: String,
}"#,
        r#"
#[pg_composite(name = "a_type_with_a_name_that_goes_on_and_on_until_postgresql_would_cut_it")]
struct Address { street: String }"#,
        "struct Address(String, String);",
        "struct Address;",
        "struct Address {}",
        "struct Address<T> { street: T }",
        "enum Address { A }",
        "union Address { a: i32 }",
    ];
    assert_snapshot!(
        inputs
            .map(|input| mistakes(pg_composite::derive, input))
            .join("\n")
    );
}

#[test]
fn domains() {
    let inputs = [
        "#[value(domain = \"email\", check = \"length(v) > 3\", check = \"VALUE > ''\")] struct Email(String);",
        "#[value(schema = \"shared\", check = \"VALUE > ''\", not_null)] struct Email(String);",
        "#[value(domain(email), not_null = true)] struct Email(String);",
        "#[value(domian = \"email\")] struct Email(String);",
        "#[value(domain = \"a_domain_with_a_name_that_goes_on_and_on_until_postgresql_would_cut_it\")] struct Email(String);",
        "#[value(domain)] struct ADomainWithANameThatGoesOnAndOnUntilPostgresqlWouldCutItSomewhere(String);",
    ];
    assert_snapshot!(
        inputs
            .map(|input| mistakes(value::derive, input))
            .join("\n")
    );
}

#[test]
fn values() {
    let inputs = [
        "struct Id(Uuid, i32);",
        "struct Id;",
        "struct Id {}",
        "struct Id<T>(T);",
        "struct Id(Option<Uuid>);",
        "#[value(name = \"x\")] struct Id(Uuid);",
        "enum Id { A }",
    ];
    assert_snapshot!(
        inputs
            .map(|input| mistakes(value::derive, input))
            .join("\n")
    );
}

#[test]
fn inserts_patches_and_rows() {
    let inserts = [
        "struct WalkIn { number: String }",
        "#[insert(table = Room)] struct WalkIn { number: String, #[insert(column = Room::number)] n: String }",
        "#[insert(tabel = Room)] struct WalkIn<'a> { #[insert(colum = number, rename = \"x\")] number: &'a str }",
        "#[insert(table = Room)] struct WalkIn(String);",
    ];
    let patches = [
        "struct RoomPatch { rate: Option<Decimal> }",
        "#[patch(table = \"rooms\")] enum RoomPatch { A }",
    ];
    let rows = [
        "struct Card { #[row(rename = rate)] price: Decimal }",
        "#[row(select = \"X\")] struct Card;",
    ];
    let all = (inserts
        .map(|input| mistakes(insert::derive, input))
        .into_iter())
    .chain(patches.map(|input| mistakes(patch::derive, input)))
    .chain(rows.map(|input| mistakes(row::derive, input)));
    assert_snapshot!(all.collect::<Vec<_>>().join("\n"));
}

#[test]
fn enums_of_relations() {
    let inputs = [
        "#[one_of(tabel = Comment)] enum Target { #[one_of(Comment::post)] Post(Post) }",
        "#[one_of(table = \"comments\")] enum Target { #[one_of(Comment::post)] Post(Post) }",
        r#"
#[one_of(table = Comment)]
enum Target {
    Post(Post),
    #[one_of(Comment::video)]
    Video { video: Video },
    #[one_of(Comment::a)]
    Pair(A, B),
    #[one_of(Comment::a)]
    Nothing,
    #[one_of()]
    Empty(A),
    #[one_of]
    Plain(A),
    #[one_of(Comment::a)]
    #[one_of(Comment::b)]
    Twice(A),
}"#,
        "#[one_of(table = Comment)] enum Target {}",
        "#[one_of(table = Comment)] enum Target<T> { #[one_of(Comment::post)] Post(T) }",
        "#[one_of(table = Comment)] struct Target(Post);",
        "union Target { a: i32 }",
    ];
    assert_snapshot!(
        inputs
            .map(|input| mistakes(one_of::derive, input))
            .join("\n")
    );
}

#[test]
fn tests() {
    let functions = [
        "fn finds(db: Db) {}",
        "async fn finds() {}",
        "async fn finds(db: Db, other: Db) {}",
        "async fn finds<T>(db: Db) {}",
        "struct Finds;",
    ];
    let plain = |function| crate::test::expand(Default::default(), function);
    let all = functions
        .map(|function| mistakes(plain, function))
        .join("\n");
    assert_snapshot!(all);
}

#[test]
fn options_of_tests() {
    let all = ["tables = all", "tabels = none", "none", "\"x\""].map(|options| {
        // The options are the input here: mistakes are reported in them.
        let expand = |options| crate::test::expand(options, tokens("async fn finds(db: Db) {}"));
        mistakes(expand, options)
    });
    assert_snapshot!(all.join("\n"));
}
