//! `Vec<u8>` is `bytea`.

use crate::types::by_postgres_types::value_by_postgres_types;

value_by_postgres_types! {
    Vec<u8> => "bytea", BYTEA, BYTEA_ARRAY;
}
