//! Names that would clash with keywords, with the code of the derive, or with each other.

use ormlite::prelude::*;

#[derive(Table, Debug, Clone)]
#[table(name = "type")]
struct Type {
    #[column(primary_key)]
    r#type: i64,
    // Accessors named by a keyword.
    #[column(references = Type::r#type)]
    loop_id: i64,
    #[column(references = Type::r#type)]
    fn_id: Option<i64>,
    #[column(references = Type::r#type, relation = above)]
    self_id: Option<i64>,
    // Names that generated code might use itself.
    rows: i64,
    at: i64,
    r: i64,
    r#match: String,
    r#async: bool,
    __0: String,
    __row: String,
    __at: Option<i32>,
    value_: i64,
    #[column(rename = "select \"quoted\"")]
    select: i64,
    #[allow(non_snake_case)]
    CamelCase: i64,
}

// Columns named like the functions of a table, on a type of their own.
#[derive(Table, Debug, Clone)]
#[table(columns = VerbColumns, new = FreshVerb, index(query, desc(row)), unique(find))]
struct Verb {
    #[column(primary_key)]
    query: i64,
    find: String,
    insert: String,
    update: Option<String>,
    delete: bool,
    purge: bool,
    row: i64,
    value: i64,
    decode: i64,
    #[column(references = Verb::query)]
    column: i64,
    #[column(references = Self::query, relation = verb)]
    verb_id: Option<i64>,
}

fn main() {
    let sql = Type::query().filter(Type::r#type.eq(1)).select((Type::select, Type::CamelCase)).to_sql().sql;
    assert_eq!(
        sql,
        r#"SELECT "select ""quoted""", "CamelCase" FROM "type" WHERE "type" = $1"#
    );
    let _ = Type::query().inner_join_by(Type::r#loop);
    let _ = Type::query().inner_join_by(Type::r#fn);
    let _ = Type::query().inner_join_by(Type::above);
    let _ = Verb::query().filter(VerbColumns::query.eq(1)).order_by(VerbColumns::row);
    let _ = Verb::insert(FreshVerb {
        query: 1,
        find: String::new(),
        insert: String::new(),
        delete: false,
        purge: false,
        row: 1,
        value: 1,
        decode: 1,
        column: 1,
    });
}
