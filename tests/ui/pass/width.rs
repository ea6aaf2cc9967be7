//! The narrowest table, the widest that one expects, and one without any required column.

use ormlite::prelude::*;

#[derive(Table, Debug, Clone)]
struct Narrow {
    #[column(primary_key)]
    id: i64,
}

#[derive(Table, Debug, Clone)]
struct Nothing {
    #[column(primary_key, identity)]
    id: i64,
    note: Option<String>,
}

#[derive(Table, Debug, Clone)]
#[table(index(c01, desc(c02), nulls_first(asc(c03))))]
struct Wide {
    #[column(primary_key, default = uuid_v7)]
    id: Uuid,
    c01: String,
    c02: Option<Uuid>,
    c03: Decimal,
    c04: Option<DateTime<Utc>>,
    c05: Vec<String>,
    c06: i64,
    c07: String,
    c08: Option<Uuid>,
    c09: Decimal,
    c10: Option<DateTime<Utc>>,
    c11: Vec<String>,
    c12: i64,
    c13: String,
    c14: Option<Uuid>,
    c15: Decimal,
    c16: Option<DateTime<Utc>>,
    c17: Vec<String>,
    c18: i64,
    c19: String,
    c20: Option<Uuid>,
    c21: Decimal,
    c22: Option<DateTime<Utc>>,
    c23: Vec<String>,
    c24: i64,
    c25: String,
    c26: Option<Uuid>,
    c27: Decimal,
    c28: Option<DateTime<Utc>>,
    c29: Vec<String>,
    c30: i64,
    c31: String,
    c32: Option<Uuid>,
    c33: Decimal,
    c34: Option<DateTime<Utc>>,
    c35: Vec<String>,
    c36: i64,
    c37: String,
    c38: Option<Uuid>,
    c39: Decimal,
    c40: Option<DateTime<Utc>>,
    c41: Vec<String>,
    c42: i64,
    c43: String,
    c44: Option<Uuid>,
    c45: Decimal,
    c46: Option<DateTime<Utc>>,
    c47: Vec<String>,
    c48: i64,
    c49: String,
    c50: Option<Uuid>,
    c51: Decimal,
    c52: Option<DateTime<Utc>>,
    c53: Vec<String>,
    c54: i64,
    c55: String,
    c56: Option<Uuid>,
    c57: Decimal,
    c58: Option<DateTime<Utc>>,
    c59: Vec<String>,
}

fn main() {
    let _ = Narrow::insert(NewNarrow { id: 1 }).to_sql();
    let _ = Nothing::insert(NewNothing {}).to_sql();
    assert_eq!(Wide::DESC.columns.len(), 60);
}
