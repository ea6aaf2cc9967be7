//! [`ColumnType`]: the DDL of a column of a Rust type, for the registry.

#[cfg(feature = "registry")]
use crate::types::sql_type::EnumStorage;
use crate::types::sql_type::{EnumDesc, FieldDesc, SqlType, StoredType};

/// The type, nullability and enum of a column of a Rust type.
#[derive(Debug, Clone, Copy)]
pub struct ColumnType {
    /// The type as which values are bound and decoded.
    pub ty: &'static SqlType,
    /// Whether the column is nullable.
    pub nullable: bool,
    /// The enum that the column stores, if it stores one.
    pub labels: Option<Labels>,
}

/// The enum of a column.
#[derive(Debug, Clone, Copy)]
pub struct Labels {
    /// The enum.
    pub desc: &'static EnumDesc,
    /// Whether the elements of an array column can be NULL.
    pub nullable_elements: bool,
}

#[doc(hidden)]
impl ColumnType {
    pub const fn of(ty: &'static SqlType, nullable: bool) -> Self {
        Self {
            ty,
            nullable,
            labels: None,
        }
    }

    /// The column type of an enum.
    pub const fn of_enum(ty: &'static SqlType, desc: &'static EnumDesc) -> Self {
        Self {
            ty,
            nullable: false,
            labels: Some(Labels {
                desc,
                nullable_elements: false,
            }),
        }
    }

    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// The column type of an array of this type.
    pub const fn array(self, ty: &'static SqlType) -> Self {
        Self {
            ty,
            nullable: false,
            labels: match self.labels {
                Some(labels) => Some(Labels {
                    desc: labels.desc,
                    nullable_elements: self.nullable,
                }),
                None => None,
            },
        }
    }

    /// The type of a field or a domain whose values are of this type.
    pub const fn stored(self) -> StoredType {
        StoredType {
            ty: self.ty,
            labels: match self.labels {
                Some(labels) => Some(labels.desc),
                None => None,
            },
            sql_type: None,
            is_known: false,
        }
    }

    /// The field of a composite type.
    pub const fn field(self, name: &'static str) -> FieldDesc {
        FieldDesc {
            name,
            stored: self.stored(),
        }
    }

    /// Returns the element type of an array, or the type itself, and whether it is an array.
    pub const fn element(&self) -> (&'static SqlType, bool) {
        match self.ty {
            SqlType::Array(element) => (element, true),
            ty => (ty, false),
        }
    }

    /// Returns the type for DDL.
    #[cfg(feature = "registry")]
    pub fn name(&self) -> String {
        let stored = self.labels.map(|labels| labels.desc.storage);
        match stored {
            Some(EnumStorage::Text(sql_type) | EnumStorage::Number { sql_type, .. }) => {
                format!("{sql_type}{}", if self.element().1 { "[]" } else { "" })
            }
            Some(EnumStorage::Type) | None => self.ty.to_string(),
        }
    }
}

#[doc(hidden)]
impl FieldDesc {
    /// With `sql_type`, and whether that is a built-in type.
    pub const fn sql_type(mut self, sql: &'static str, is_known: bool) -> Self {
        self.stored = self.stored.sql_type(sql, is_known);
        self
    }
}

#[doc(hidden)]
impl StoredType {
    /// With `sql_type`, and whether that is a built-in type.
    pub const fn sql_type(mut self, sql: &'static str, is_known: bool) -> Self {
        self.sql_type = Some(sql);
        self.is_known = is_known;
        self
    }
}
