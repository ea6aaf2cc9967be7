//! [`ColumnType`]: how a column of a Rust type is declared; the registry reads it.

#[cfg(feature = "registry")]
use crate::types::sql_type::EnumStorage;
use crate::types::sql_type::{EnumDesc, SqlType};

/// What a Rust type says of a column that holds it.
#[derive(Debug, Clone, Copy)]
pub struct ColumnType {
    /// The type that values are bound and read as.
    pub ty: &'static SqlType,
    /// Whether the column takes NULL.
    pub nullable: bool,
    /// The enum whose variants the column holds, where it holds such.
    pub labels: Option<Labels>,
}

/// The enum of a column.
#[derive(Debug, Clone, Copy)]
pub struct Labels {
    /// The enum.
    pub desc: &'static EnumDesc,
    /// Whether an element may be NULL, in a column of arrays.
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

    /// Of an enum.
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

    /// The array type of such elements.
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

    /// The type of the elements of an array, and whether there is an array.
    pub const fn element(&self) -> (&'static SqlType, bool) {
        match self.ty {
            SqlType::Array(element) => (element, true),
            ty => (ty, false),
        }
    }

    /// The type that its Rust type has in DDL.
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
