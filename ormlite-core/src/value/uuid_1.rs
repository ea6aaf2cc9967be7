//! `uuid::Uuid` of uuid 1 is `uuid`.

use uuid::Uuid;

use super::value_by_postgres_types;

value_by_postgres_types! {
    Uuid => "uuid", UUID, UUID_ARRAY;
}
