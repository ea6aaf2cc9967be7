//! Booleans and numbers: `boolean`, `smallint`, `integer`, `bigint`, `real` and `double precision`.
//! PostgreSQL has no unsigned integers and no integer of one byte.

use crate::types::by_postgres_types::value_by_postgres_types;

value_by_postgres_types! {
    bool => "boolean", BOOL, BOOL_ARRAY;
    i16 => "smallint", INT2, INT2_ARRAY;
    i32 => "integer", INT4, INT4_ARRAY;
    i64 => "bigint", INT8, INT8_ARRAY;
    f32 => "real", FLOAT4, FLOAT4_ARRAY;
    f64 => "double precision", FLOAT8, FLOAT8_ARRAY;
}
