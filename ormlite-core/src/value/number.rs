//! Numbers and truth values: `boolean`, `smallint`, `integer`, `bigint`, `real`,
//! `double precision`, `oid` and the one-byte `"char"`.

use super::value_by_postgres_types;

value_by_postgres_types! {
    bool => "boolean", BOOL, BOOL_ARRAY;
    i8 => "\"char\"", CHAR, CHAR_ARRAY;
    i16 => "smallint", INT2, INT2_ARRAY;
    i32 => "integer", INT4, INT4_ARRAY;
    i64 => "bigint", INT8, INT8_ARRAY;
    u32 => "oid", OID, OID_ARRAY;
    f32 => "real", FLOAT4, FLOAT4_ARRAY;
    f64 => "double precision", FLOAT8, FLOAT8_ARRAY;
}
