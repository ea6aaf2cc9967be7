//! Enums, domains and composite types that structs declare: the server has them as the registry says.

use ormlite_core::rust_decimal::Decimal;
use ormlite_core::{PgComposite, PgEnum, Table, Value};
use ormlite_migrate::Introspect;
use ormlite_schema::model::{Name, TypeKind};
use ormlite_schema::{Catalog, ddl};

use crate::declared::declared;
use crate::support::{database, difference};

#[derive(PgEnum, Debug, Clone, Copy)]
#[pg_enum(name = "z_kind", schema = "own", crate = ormlite_core)]
enum Kind {
    Home,
    Work,
}

/// Stored as text, so no type of its own.
#[derive(PgEnum, Debug, Clone, Copy)]
#[pg_enum(sql_type = "varchar(9)", crate = ormlite_core)]
enum Mood {
    Sad,
    Glad,
}

#[derive(Value, Debug, Clone)]
#[value(domain = "y_email", schema = "own", sql_type = "varchar(320)", check = "VALUE ~ '@'", check = "VALUE <> ''", default = "'a@b'", not_null, crate = ormlite_core)]
struct Email(String);

#[derive(Value, Debug, Clone)]
#[value(domain, crate = ormlite_core)]
struct Rate(Decimal);

#[derive(Value, Debug, Clone)]
#[value(domain = "x_word", schema = "own", sql_type = "text COLLATE \"C\"", crate = ormlite_core)]
struct Word(String);

/// The name of the type sorts before those it needs.
#[derive(PgComposite, Debug, Clone)]
#[pg_composite(name = "a_address", schema = "own", crate = ormlite_core)]
struct Address {
    street: String,
    #[pg_composite(rename = "Zip", sql_type = "varchar(10)")]
    postcode: Option<String>,
    kind: Kind,
    kinds: Vec<Option<Kind>>,
    moods: Vec<Mood>,
    email: Option<Email>,
    #[pg_composite(sql_type = "text COLLATE \"C\"")]
    code: String,
    point: Option<Point>,
    #[pg_composite(sql_type = "numeric(10,2)")]
    rate: Decimal,
}

#[derive(PgComposite, Debug, Clone)]
#[pg_composite(name = "b_point", crate = ormlite_core)]
struct Point {
    x: f64,
    y: f32,
}

/// A domain over a composite type.
#[derive(Value, Debug, Clone)]
#[value(domain = "c_home", schema = "own", check = "(VALUE).street IS NOT NULL", crate = ormlite_core)]
struct Home(Address);

#[derive(Table, Debug, Clone)]
#[table(schema = "own", crate = ormlite_core)]
struct Person {
    #[column(primary_key)]
    id: i32,
    home: Home,
    others: Vec<Address>,
    word: Option<Word>,
    rate: Rate,
    points: Option<Vec<Option<Point>>>,
}

/// Uses the same types.
#[derive(Table, Debug, Clone)]
#[table(schema = "own", crate = ormlite_core)]
struct Pet {
    #[column(primary_key)]
    id: i32,
    place: Option<Address>,
    rate: Rate,
}

/// Without what the server writes in its own way: expressions, quotation marks of names, and the schema
/// of a collation.
fn spelled_alike(catalog: &Catalog) -> Catalog {
    let name = |name: &str| name.replace('"', "").replace("pg_catalog.", "");
    let (mut types, mut tables) = (catalog.types.clone(), catalog.tables.clone());
    for ty in types.values_mut() {
        match &mut ty.kind {
            TypeKind::Domain(domain) => {
                domain.base = name(&domain.base);
                domain.collation = domain.collation.as_deref().map(name);
                domain.default = domain.default.as_ref().map(|_| String::new());
                for check in domain.checks.values_mut() {
                    check.expression = String::new();
                }
            }
            TypeKind::Composite(composite) => {
                for attribute in &mut composite.attributes {
                    attribute.ty = name(&attribute.ty);
                    attribute.collation = attribute.collation.as_deref().map(name);
                }
            }
            TypeKind::Enum(_) | TypeKind::Range(_) => {}
        }
    }
    for table in tables.values_mut() {
        table.constraints.clear();
        for column in &mut table.columns {
            column.ty = name(&column.ty);
            // The constraint has a name since version 18.
            column.not_null = column.not_null.as_ref().map(|_| Default::default());
        }
    }
    Catalog {
        types,
        tables,
        ..Catalog::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_has_the_types_of_the_structs() {
    let declared = declared("postgres::own_types");
    let (_database, db) = database(&ddl::script(&declared)).await;
    let found = Introspect::new().read(&db).await.expect("it is read");

    let types = declared.types.keys();
    let types: Vec<_> = types.map(|name| (&*name.schema, &*name.name)).collect();
    let expected = [
        ("own", "a_address"),
        ("own", "c_home"),
        ("own", "x_word"),
        ("own", "y_email"),
        ("own", "z_kind"),
        ("public", "b_point"),
        ("public", "rate"),
    ];
    assert_eq!(types, expected);
    let (found_alike, declared) = (spelled_alike(&found), spelled_alike(&declared));
    if let Some(difference) = difference(&found_alike, &declared) {
        panic!("{difference}");
    }
    let TypeKind::Domain(email) = &found.types[&Name::new("own", "y_email")].kind else {
        panic!("a domain");
    };
    let checks: Vec<_> = email.checks.keys().collect();
    assert_eq!(checks, ["y_email_check", "y_email_check1"]);
}
