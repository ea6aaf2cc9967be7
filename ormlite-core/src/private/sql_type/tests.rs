use std::panic::catch_unwind;

use uuid::Uuid;

use super::*;
use crate::types::{Json, PgRange, Value};
use rust_decimal::Decimal;

const fn desc(storage: EnumStorage) -> EnumDesc {
    EnumDesc {
        schema: None,
        name: "status",
        labels: &["open", "größe"],
        storage,
        checked: true,
    }
}
static TYPE: EnumDesc = desc(EnumStorage::Type);
static TEXT: EnumDesc = desc(EnumStorage::Text("text"));
static NUMBER: EnumDesc = desc(EnumStorage::Number {
    sql_type: "integer",
    codes: &[-1, 40_000],
});
static OF_TYPE: SqlType = SqlType::Enum(&TYPE);
static OF_TYPES: SqlType = SqlType::Array(&OF_TYPE);

/// The message of the panic; `None` if the column can hold the type.
fn refusal(column: ColumnType, sql: &'static str) -> Option<String> {
    let panic = catch_unwind(|| fits(column, sql)).err()?;
    Some(panic.downcast_ref::<String>().map_or_else(
        || {
            panic
                .downcast_ref::<&str>()
                .copied()
                .unwrap_or_default()
                .to_owned()
        },
        Clone::clone,
    ))
}

#[test]
fn what_columns_hold() {
    let named = ColumnType::of(
        &SqlType::Named {
            schema: None,
            name: "hstore",
        },
        false,
    );
    let of_type = ColumnType::of_enum(&OF_TYPE, &TYPE);
    let of_types = of_type.array(&OF_TYPES);
    let of_text = ColumnType::of_enum(String::TYPE, &TEXT);
    let of_number = ColumnType::of_enum(i32::TYPE, &NUMBER);
    let cases: [(ColumnType, &[&str], &[&str]); 14] = [
        (
            i32::COLUMN,
            &["integer"],
            &["text", "bigint", "integer[]", "uuid", "citext"],
        ),
        (Option::<i32>::COLUMN, &["integer"], &["smallint", "money"]),
        (i64::COLUMN, &["bigint"], &["integer", "numeric", "oid"]),
        (
            String::COLUMN,
            &[
                "text",
                "varchar(3)",
                "varchar",
                "char(1)",
                "bpchar",
                "name",
                "citext",
                "\"char\"",
            ],
            &["integer", "uuid", "jsonb", "text[]", "xml"],
        ),
        (Uuid::COLUMN, &["uuid"], &["text", "bytea"]),
        (
            Decimal::COLUMN,
            &["numeric"],
            &["money", "double precision"],
        ),
        (Json::<String>::COLUMN, &["json", "jsonb"], &["text"]),
        (
            Vec::<u8>::COLUMN,
            &["bytea"],
            &["text", "bytea[]", "smallint[]"],
        ),
        (
            Vec::<String>::COLUMN,
            &["text[]", "varchar(9)[]"],
            &["text", "integer[]"],
        ),
        (
            PgRange::<i32>::COLUMN,
            &["int4range"],
            &["int8range", "integer"],
        ),
        // Nothing is known about a type of an extension.
        (named, &["text", "integer", "text[]"], &[]),
        (
            of_type,
            &["text", "varchar(5)", "char(5)", "name", "citext"],
            &["varchar(4)", "\"char\"", "integer", "jsonb", "text[]"],
        ),
        (
            of_text,
            &["varchar(5)", "text"],
            &["varchar(4)", "smallint", "jsonb"],
        ),
        (
            of_number,
            &["integer"],
            &["smallint", "bigint", "text", "numeric", "integer[]"],
        ),
    ];
    for (column, held, refused) in cases {
        for sql in held {
            assert_eq!(refusal(column, sql), None, "{column:?} as {sql}");
        }
        for sql in refused {
            assert!(refusal(column, sql).is_some(), "{column:?} as {sql}");
        }
    }
    for (sql, held) in [
        ("text[]", true),
        ("varchar(5)[]", true),
        ("text", false),
        ("varchar(4)[]", false),
    ] {
        assert_eq!(refusal(of_types, sql).is_none(), held, "{sql}");
    }
}

#[test]
fn a_refusal_says_what_to_write() {
    let said = |column, sql| refusal(column, sql).unwrap();
    assert_eq!(
        said(i32::COLUMN, "varchar(20)"),
        "the field is stored as `integer`, which does not fit a column of the type `varchar`: \
         remove `sql_type`, or give the field the type `String`"
    );
    assert_eq!(
        said(Vec::<String>::COLUMN, "uuid[]"),
        "the field is stored as `text[]`, which does not fit a column of the type `uuid[]`: \
         remove `sql_type`, or give the field the type `Vec<Uuid>`"
    );
    assert_eq!(
        said(ColumnType::of_enum(&OF_TYPE, &TYPE), "char(4)"),
        "the label `größe` is too long for the column; use a longer type or \"text\""
    );
    assert!(said(ColumnType::of_enum(i32::TYPE, &NUMBER), "text").contains("stored as `integer`"));
}

#[test]
fn composite_types_are_no_built_in_type_and_domains_are_as_their_underlying_type() {
    use crate::types::{CompositeDesc, DomainDesc};

    static ADDRESS: CompositeDesc = CompositeDesc {
        schema: None,
        name: "address",
        fields: &[],
    };
    static OF_ADDRESS: SqlType = SqlType::Composite(&ADDRESS);
    static EMAIL: DomainDesc = DomainDesc {
        schema: None,
        name: "email",
        base: String::COLUMN.stored(),
        checks: &[],
        default: None,
        not_null: false,
    };
    static OF_EMAIL: SqlType = SqlType::Domain(&EMAIL);
    let address = ColumnType::of(&OF_ADDRESS, false);
    let email = ColumnType::of(&OF_EMAIL, false);
    assert_eq!(
        refusal(address, "jsonb").as_deref(),
        Some(
            "the field is stored as `address`, which does not fit a column of the type `jsonb`: remove \
             `sql_type`, or give the field the type `Json<T>`"
        )
    );
    assert_eq!(refusal(email, "varchar(20)"), None);
    assert!(refusal(email, "integer").is_some_and(|message| message.contains("`email`")));
}
