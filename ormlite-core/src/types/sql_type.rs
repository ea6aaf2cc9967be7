//! [`SqlType`]: a PostgreSQL type, with its name in SQL and its OID.

use std::fmt;

use postgres_types::{Kind, Type};

use crate::sql::ident::write_qualified;

/// A PostgreSQL type, with its name in SQL and its OID.
#[derive(Debug, PartialEq)]
pub enum SqlType {
    /// A built-in type, which has the same OID on every server.
    Builtin {
        /// The name in SQL, such as `timestamptz`.
        sql: &'static str,
        /// The type with its OID.
        ty: Type,
        /// The array type with its OID.
        array: Type,
    },
    /// An array of a type.
    Array(&'static SqlType),
    /// An enumerated type.
    Enum(&'static EnumDesc),
    /// A composite type.
    Composite(&'static CompositeDesc),
    /// A domain.
    Domain(&'static DomainDesc),
    /// A type of a schema or an extension, known by name alone.
    Named {
        /// The schema; `None` if the search path determines it.
        schema: Option<&'static str>,
        /// The name.
        name: &'static str,
    },
}

/// The name, labels and storage of an enum.
#[derive(Debug, PartialEq)]
pub struct EnumDesc {
    /// The schema of the enumerated type; `None` if the search path determines it.
    pub schema: Option<&'static str>,
    /// The name of the enumerated type, or that derived from the enum.
    pub name: &'static str,
    /// The labels in the order of the variants, which is the sort order of an enumerated type.
    pub labels: &'static [&'static str],
    /// How columns store the enum, unless `sql_type` on a column says otherwise.
    pub storage: EnumStorage,
    /// Whether text and integer columns have a check constraint.
    pub checked: bool,
}

/// How a column stores an enum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnumStorage {
    /// As a value of an enumerated type, `CREATE TYPE .. AS ENUM (..)`.
    Type,
    /// As its label, in this text type.
    Text(&'static str),
    /// As a code, in an integer type.
    Number {
        /// `smallint`, `integer` or `bigint`.
        sql_type: &'static str,
        /// The codes in the order of the variants.
        codes: &'static [i64],
    },
}

/// The name and the fields of a composite type.
#[derive(Debug, PartialEq)]
pub struct CompositeDesc {
    /// The schema; `None` if the search path determines it.
    pub schema: Option<&'static str>,
    /// The name.
    pub name: &'static str,
    /// The fields, in the order of the struct.
    pub fields: &'static [FieldDesc],
}

/// A field of a composite type.
#[derive(Debug, PartialEq)]
pub struct FieldDesc {
    /// The name.
    pub name: &'static str,
    /// How its values are declared.
    pub stored: StoredType,
}

/// The name, the underlying type and the rules of a domain.
#[derive(Debug, PartialEq)]
pub struct DomainDesc {
    /// The schema; `None` if the search path determines it.
    pub schema: Option<&'static str>,
    /// The name.
    pub name: &'static str,
    /// The underlying type.
    pub base: StoredType,
    /// The conditions of its check constraints.
    pub checks: &'static [&'static str],
    /// `DEFAULT`: an SQL expression.
    pub default: Option<&'static str>,
    /// `NOT NULL`
    pub not_null: bool,
}

/// The type of a field or a domain, with what DDL says of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StoredType {
    /// The PostgreSQL type of the Rust type.
    pub ty: &'static SqlType,
    /// The enum that it stores, if it stores one.
    pub labels: Option<&'static EnumDesc>,
    /// The type in `sql_type = ".."`, such as `numeric(10,2)`.
    pub sql_type: Option<&'static str>,
    /// Whether `sql_type` is a built-in type, and so never that of the Rust type.
    pub is_known: bool,
}

impl SqlType {
    /// Returns the type with its OID if it is built-in. For a domain it is that of its underlying type,
    /// which is what the server reports for a column.
    pub fn builtin(&self) -> Option<&Type> {
        match self {
            Self::Builtin { ty, .. } => Some(ty),
            Self::Domain(domain) => domain.base.ty.builtin(),
            Self::Array(element) => match element.undomained() {
                Self::Builtin { array, .. } => Some(array),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the type that a domain is over, or the type itself.
    #[doc(hidden)]
    pub fn undomained(&self) -> &Self {
        match self {
            Self::Domain(domain) => domain.base.ty.undomained(),
            other => other,
        }
    }

    /// Whether a column of such values can have one of several types, which only the server knows: a
    /// text can be a `citext` or a `char(n)`, a document a `json`, an enum a text with a check
    /// constraint, and several schemas can have a type of one name.
    ///
    /// A parameter of such a type gets its type from the column it is compared with.
    ///
    /// It does not for a composite type, for which the server infers `record`, and reads no parameter of
    /// that type: see [`is_composite`](Self::is_composite).
    pub(crate) fn is_inferred(&self) -> bool {
        match self {
            Self::Array(element) => element.is_inferred(),
            Self::Builtin { .. } => self.has_several_formats(),
            Self::Composite(_) => false,
            Self::Domain(_) => !self.is_composite(),
            Self::Enum(_) | Self::Named { .. } => true,
        }
    }

    /// Whether a parameter of the type is always written with its type: a composite type, and an array
    /// of one.
    pub(crate) fn is_composite(&self) -> bool {
        match self {
            Self::Array(element) => element.is_composite(),
            Self::Composite(_) => true,
            Self::Domain(domain) => domain.base.ty.is_composite(),
            _ => false,
        }
    }

    /// Whether such values can be in columns of several types that have different binary formats.
    pub(crate) fn has_several_formats(&self) -> bool {
        match self {
            Self::Builtin { ty, .. } => matches!(*ty, Type::TEXT | Type::JSONB),
            Self::Array(element) => element.has_several_formats(),
            Self::Domain(domain) => domain.base.ty.has_several_formats(),
            Self::Composite(composite) => {
                let mut fields = composite.fields.iter();
                fields.any(|field| field.stored.ty.has_several_formats())
            }
            Self::Enum(_) | Self::Named { .. } => false,
        }
    }

    /// Returns the type as which a value is encoded to the bytes of its text, if it has one.
    pub(super) fn as_text(&self) -> Option<&'static Type> {
        match self {
            Self::Builtin { ty, .. } if *ty == Type::TEXT => Some(&Type::TEXT),
            Self::Builtin { ty, .. } if *ty == Type::JSONB => Some(&Type::JSON),
            Self::Enum(_) => Some(&Type::TEXT),
            Self::Domain(domain) => domain.base.ty.as_text(),
            _ => None,
        }
    }

    /// Whether values of the type can be sent in the text format.
    pub(super) fn has_text_form(&self) -> bool {
        match self.undomained() {
            Self::Array(element) => element.as_text().is_some(),
            other => other.as_text().is_some(),
        }
    }

    /// Returns the type as which a value in a record is decoded if its OID is not known. A domain has
    /// the format of its base type, an enum that of text, a composite type that of a record.
    pub(crate) fn assumed(&self) -> &Type {
        match (self.builtin(), self.undomained()) {
            (Some(ty), _) => ty,
            (None, Self::Composite(_)) => &Type::RECORD,
            (None, Self::Array(element)) if element.is_composite() => &Type::RECORD_ARRAY,
            (None, Self::Array(_)) => &Type::TEXT_ARRAY,
            (None, _) => &Type::TEXT,
        }
    }

    /// Whether `ty` is this type or a domain over it.
    pub fn is(&self, ty: &Type) -> bool {
        match self {
            // Fast path: the type is rarely a domain.
            Self::Builtin { ty: own, .. } => own == ty || own == base(ty),
            Self::Array(element) => match base(ty).kind() {
                Kind::Array(found) => element.is(found),
                _ => false,
            },
            // A domain over it is of that name itself, or one over that.
            Self::Domain(domain) => {
                has_name(ty, domain.schema, domain.name) || {
                    matches!(ty.kind(), Kind::Domain(inner) if self.is(inner))
                }
            }
            Self::Composite(composite) => {
                let ty = base(ty);
                matches!(ty.kind(), Kind::Composite(_))
                    && has_name(ty, composite.schema, composite.name)
            }
            Self::Enum(EnumDesc { schema, name, .. }) | Self::Named { schema, name } => {
                has_name(base(ty), *schema, name)
            }
        }
    }
}

fn has_name(ty: &Type, schema: Option<&str>, name: &str) -> bool {
    ty.name() == name && schema.is_none_or(|schema| schema == ty.schema())
}

/// Returns the base type of a domain, or the type itself.
pub(crate) fn base(mut ty: &Type) -> &Type {
    while let Kind::Domain(inner) = ty.kind() {
        ty = inner;
    }
    ty
}

/// Writes the type as SQL, with quoted identifiers.
impl fmt::Display for SqlType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Builtin { sql, .. } => f.write_str(sql),
            Self::Array(element) => write!(f, "{element}[]"),
            Self::Enum(EnumDesc { schema, name, .. })
            | Self::Composite(CompositeDesc { schema, name, .. })
            | Self::Domain(DomainDesc { schema, name, .. })
            | Self::Named { schema, name } => {
                let mut quoted = String::new();
                write_qualified(&mut quoted, *schema, name);
                f.write_str(&quoted)
            }
        }
    }
}
