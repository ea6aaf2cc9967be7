//! Numbers and truth values: `boolean`, `smallint`, `integer`, `bigint`, `real` and
//! `double precision`. Integers without a sign have no type in PostgreSQL, and `i8` has none.

use crate::types::by_postgres_types::value_by_postgres_types;

value_by_postgres_types! {
    bool => "boolean", BOOL, BOOL_ARRAY;
    i16 => "smallint", INT2, INT2_ARRAY;
    i32 => "integer", INT4, INT4_ARRAY;
    i64 => "bigint", INT8, INT8_ARRAY;
    f32 => "real", FLOAT4, FLOAT4_ARRAY;
    f64 => "double precision", FLOAT8, FLOAT8_ARRAY;
}
