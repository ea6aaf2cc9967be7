//! The previous names of enumerated types and their labels.

use crate::types::{EnumDesc, PgEnum};

/// An enumerated type that had another name, or labels that had: `#[pg_enum(was = "..")]`.
///
/// An enum without previous names is not registered. [`enums`](crate::schema::registry::enums) are
/// found by the columns of tables.
#[derive(Debug, Clone, Copy)]
pub struct EnumRenameDef {
    /// The type as it is now.
    pub desc: &'static EnumDesc,
    /// The previous name of the type, with the schema before a point if that was another one.
    pub was: Option<&'static str>,
    /// Labels with their previous ones: `(new, old)`.
    pub labels: &'static [(&'static str, &'static str)],
}

/// A constructor for the derive.
#[doc(hidden)]
impl EnumRenameDef {
    pub const fn of<E: PgEnum>() -> Self {
        Self {
            desc: E::DESC,
            was: None,
            labels: &[],
        }
    }
}

inventory::collect!(EnumRenameDef);

/// Returns the enums that declare previous names, sorted by schema and name.
pub fn enum_renames() -> Vec<&'static EnumRenameDef> {
    let mut renames: Vec<_> = inventory::iter::<EnumRenameDef>.into_iter().collect();
    renames.sort_by_key(|rename| (rename.desc.schema, rename.desc.name));
    renames
}
