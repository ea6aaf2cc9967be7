//! The codecs of `postgres-types`, for types of foreign crates.

/// Implements [`Value`] and [`Element`] by the codec of `postgres-types`.
macro_rules! value_by_postgres_types {
    ($($rust:ty => $sql:literal, $ty:ident, $array:ident;)*) => { $(
        impl $crate::types::Value for $rust {
            type Inner = Self;
            type Nullable = $crate::types::NotNull;
            const TYPE: &'static $crate::types::SqlType = &$crate::types::SqlType::Builtin {
                sql: $sql,
                ty: postgres_types::Type::$ty,
                array: postgres_types::Type::$array,
            };
            fn accepts(ty: &postgres_types::Type) -> bool {
                <$rust as postgres_types::FromSql<'_>>::accepts($crate::types::base(ty))
            }
            #[inline]
            fn decode(
                ty: &postgres_types::Type,
                raw: Option<&[u8]>,
            ) -> Result<Self, $crate::types::CodecError> {
                let raw = $crate::types::not_null(raw)?;
                // Fast path: the type is rarely a domain.
                let ty = match *ty == postgres_types::Type::$ty {
                    true => ty,
                    false => $crate::types::base(ty),
                };
                postgres_types::FromSql::from_sql(ty, raw)
            }
            fn encode(
                &self,
                ty: &postgres_types::Type,
                out: &mut ::bytes::BytesMut,
            ) -> Result<postgres_types::IsNull, $crate::types::CodecError> {
                postgres_types::ToSql::to_sql(self, $crate::types::base(ty), out)
            }
        }
        impl $crate::types::Element for $rust {}
    )* };
}
pub(super) use value_by_postgres_types;
