//! What the columns of an enum hold: its own type, its labels as text, or its codes as numbers.

use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::sql_name::SqlName;

/// What `sql_type` says.
pub(super) enum Storage {
    /// Nothing.
    Type,
    /// A type that holds text.
    Text(LitStr, SqlName),
    /// An integer type.
    Number(SqlName),
    /// A mistake, which was reported.
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
                    "an enum is kept as text or as a number: write \"text\", \"varchar(n)\", \
                     \"smallint\", \"integer\" or \"bigint\"",
                );
                Self::Mistaken
            }
            None => {
                mistakes.on(
                    sql,
                    "this is no type of PostgreSQL's own that holds text or integers: write what \
                     it stands on, such as \"text\" or \"smallint\", and name a domain at the \
                     column, `#[column(sql_type = \"..\")]`; an enumerated type is named by \
                     `name = \"..\"`",
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
