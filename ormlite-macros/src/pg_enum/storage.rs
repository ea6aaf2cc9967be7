//! How an enum is stored: as its own type, as labels in text columns, or as codes in integer
//! columns.

use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::sql_name::SqlName;

/// The storage that `sql_type` chooses.
pub(super) enum Storage {
    /// No `sql_type`: an enum type.
    Type,
    /// A text type.
    Text(LitStr, SqlName),
    /// An integer type.
    Number(SqlName),
    /// A mistake, which has been reported.
    Mistaken,
}

impl Storage {
    pub(super) fn parse(sql: Option<LitStr>, mistakes: &Diagnostics) -> Self {
        let Some(sql) = sql else {
            return Self::Mistaken;
        };
        match SqlName::parse(&sql.value()) {
            Some(name) if name.is_text() && !name.is_array => Self::Text(sql, name),
            Some(name) if name.range().is_some() && !name.is_array => Self::Number(name),
            Some(_) => {
                mistakes.on(
                    sql,
                    "an enum is stored as text or as an integer: write \"text\", \"varchar(n)\", \
                     \"smallint\", \"integer\" or \"bigint\"",
                );
                Self::Mistaken
            }
            None => {
                mistakes.on(
                    sql,
                    "this is not a built-in text or integer type: write its base type, such as \
                     \"text\" or \"smallint\", and name a domain on the column, \
                     `#[column(sql_type = \"..\")]`; an enum type is named by `name = \"..\"`",
                );
                Self::Mistaken
            }
        }
    }

    /// Whether the enum has a type of its own in the database.
    pub(super) fn is_type(&self) -> bool {
        matches!(self, Self::Type)
    }
}
