//! PostgreSQL's types, as SQL text names them and as the wire protocol numbers them.

use std::fmt;

use postgres_types::{Kind, Type};

use crate::sql::ident::write_qualified;

/// A PostgreSQL type, as SQL text names it and as the wire protocol numbers it.
#[derive(Debug, PartialEq)]
pub enum SqlType {
    /// A type every server has under a fixed number.
    Builtin {
        /// Its name in SQL, such as `timestamptz`.
        sql: &'static str,
        /// Its number.
        ty: Type,
        /// The number of its array.
        array: Type,
    },
    /// An array of a type.
    Array(&'static SqlType),
    /// An enumerated type.
    Enum(&'static EnumDesc),
    /// A type of the schema or an extension, known by its name alone.
    Named {
        /// The schema it lives in; `None` leaves it to the search path.
        schema: Option<&'static str>,
        /// Its name.
        name: &'static str,
    },
}

/// An enum: its name, its labels, and what its columns hold.
#[derive(Debug, PartialEq)]
pub struct EnumDesc {
    /// The schema its type lives in; `None` leaves it to the search path.
    pub schema: Option<&'static str>,
    /// Its name: that of its type, where it has one.
    pub name: &'static str,
    /// Its labels in the order of the variants, which is the sort order of an enumerated type.
    pub labels: &'static [&'static str],
    /// What its columns hold, where they do not say otherwise.
    pub storage: EnumStorage,
    /// Whether a column that holds texts or numbers has a check of them.
    pub checked: bool,
}

/// What a column of an enum holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnumStorage {
    /// A value of an enumerated type, `CREATE TYPE .. AS ENUM (..)`.
    Type,
    /// The label, in a column of this text type.
    Text(&'static str),
    /// A code, in a column of this integer type.
    Number {
        /// `smallint`, `integer` or `bigint`.
        sql_type: &'static str,
        /// The codes in the order of the variants.
        codes: &'static [i64],
    },
}

impl SqlType {
    /// The type as the protocol numbers it, where that is the same on every server.
    pub fn builtin(&self) -> Option<&Type> {
        match self {
            Self::Builtin { ty, .. } => Some(ty),
            Self::Array(Self::Builtin { array, .. }) => Some(array),
            _ => None,
        }
    }

    /// Whether a column that holds such values may be of several types, of which only the server
    /// knows the right one: a text may be a `citext` or a `char(n)`, a document a `json`, an enum a
    /// text with a check, and a name may stand in several schemas.
    ///
    /// A parameter of such a type takes its type from the column it is compared with.
    pub(crate) fn is_inferred(&self) -> bool {
        match self {
            Self::Array(element) => element.is_inferred(),
            Self::Builtin { .. } => self.is_of_many_forms(),
            Self::Enum(_) | Self::Named { .. } => true,
        }
    }

    /// Whether columns of several types hold such values, in bytes that differ.
    pub(crate) fn is_of_many_forms(&self) -> bool {
        match self {
            Self::Builtin { ty, .. } => matches!(*ty, Type::TEXT | Type::JSONB),
            Self::Array(element) => element.is_of_many_forms(),
            Self::Enum(_) | Self::Named { .. } => false,
        }
    }

    /// The type as which a value can be written so that its bytes are its text, where it has one.
    pub(super) fn as_text(&self) -> Option<&'static Type> {
        match self {
            Self::Builtin { ty, .. } if *ty == Type::TEXT => Some(&Type::TEXT),
            Self::Builtin { ty, .. } if *ty == Type::JSONB => Some(&Type::JSON),
            Self::Enum(_) => Some(&Type::TEXT),
            _ => None,
        }
    }

    /// Whether values of the type can be sent in the text format, to a parameter whose type only the
    /// server knows.
    pub(super) fn has_text_form(&self) -> bool {
        match self {
            Self::Array(element) => element.as_text().is_some(),
            other => other.as_text().is_some(),
        }
    }

    /// The type to read a value as where the server gives a number that is its own: inside a
    /// record, of which it names no types. A domain is sent as what it stands on, an enum as text.
    pub(crate) fn assumed(&self) -> &Type {
        match (self.builtin(), self) {
            (Some(ty), _) => ty,
            (None, Self::Array(_)) => &Type::TEXT_ARRAY,
            (None, _) => &Type::TEXT,
        }
    }

    /// Whether `ty`, as the server reports it, is this type.
    pub fn is(&self, ty: &Type) -> bool {
        match self {
            // Nearly always without a look at what a domain stands on.
            Self::Builtin { ty: own, .. } => own == ty || own == base(ty),
            Self::Array(element) => match base(ty).kind() {
                Kind::Array(found) => element.is(found),
                _ => false,
            },
            Self::Enum(EnumDesc { schema, name, .. }) | Self::Named { schema, name } => {
                let ty = base(ty);
                ty.name() == *name && schema.is_none_or(|schema| schema == ty.schema())
            }
        }
    }
}

/// The type a domain stands on; any other type itself.
pub(crate) fn base(mut ty: &Type) -> &Type {
    while let Kind::Domain(inner) = ty.kind() {
        ty = inner;
    }
    ty
}

/// Writes the type as SQL text, names quoted.
impl fmt::Display for SqlType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Builtin { sql, .. } => f.write_str(sql),
            Self::Array(element) => write!(f, "{element}[]"),
            Self::Enum(EnumDesc { schema, name, .. }) | Self::Named { schema, name } => {
                let mut quoted = String::new();
                write_qualified(&mut quoted, *schema, name);
                f.write_str(&quoted)
            }
        }
    }
}
