//! `uuid::Uuid` of uuid 1 is `uuid`.

use crate::types::by_postgres_types::value_by_postgres_types;
use uuid::Uuid;

value_by_postgres_types! {
    Uuid => "uuid", UUID, UUID_ARRAY;
}
