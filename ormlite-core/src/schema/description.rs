//! Descriptions of tables: what rendering a query needs at run time.

use crate::types::Bind;

/// The names, roles, key and references of a table.
#[derive(Debug)]
pub struct TableDesc {
    /// The schema; `None` if the search path determines it.
    pub schema: Option<&'static str>,
    /// The name of the table.
    pub name: &'static str,
    /// The names of the columns, in the order of the struct's fields.
    pub columns: &'static [&'static str],
    /// The roles of the columns, a letter each. A string compiles faster than a list of values.
    #[doc(hidden)]
    pub roles: &'static str,
    /// The indexes of the primary key's columns, in the order of the key.
    pub key: &'static [u16],
    /// The references that relations use, in the order in which the derive generates them.
    pub references: &'static [ReferenceDesc],
}

/// How a column gets its value in an `INSERT` or `UPDATE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// The insert must give it: NOT NULL without a default.
    Required,
    /// The insert may leave it out: nullable or with a default.
    Plain,
    /// The client generates a UUID of version 7 if the insert leaves it out.
    UuidV7,
    /// Only the server sets it: a generated column or `GENERATED ALWAYS AS IDENTITY`.
    Generated,
    /// The time of the insert.
    CreatedAt,
    /// The time of the last write: every update sets it to `now()`.
    UpdatedAt,
    /// The time of the soft deletion; NULL if the row is not deleted.
    SoftDelete,
    /// The version for optimistic locking: every update adds 1.
    Version,
}

/// The columns of a reference that a relation uses.
#[derive(Debug)]
pub struct ReferenceDesc {
    /// The indexes of the referencing columns.
    pub columns: &'static [u16],
    /// The indexes of the referenced columns, in the description of the referenced table.
    pub target: &'static [u16],
    /// The discriminator of a polymorphic reference (`when(..)`): a column and its value.
    pub(crate) when: Option<(u16, fn() -> Bind)>,
}

/// Constructors for the derive.
#[doc(hidden)]
impl ReferenceDesc {
    pub const fn new(columns: &'static [u16], target: &'static [u16]) -> Self {
        Self {
            columns,
            target,
            when: None,
        }
    }

    pub const fn when(self, column: u16, value: fn() -> Bind) -> Self {
        Self {
            when: Some((column, value)),
            ..self
        }
    }
}

impl TableDesc {
    /// Returns the role of the column at `index`.
    pub const fn role(&self, index: u16) -> ColumnRole {
        ColumnRole::of(self.roles.as_bytes()[index as usize])
    }

    /// Returns the index of the first column that has a role.
    pub(crate) fn column_with(&self, role: ColumnRole) -> Option<u16> {
        self.columns_with(role).next()
    }

    /// Returns the indexes of the columns that have a role.
    pub(crate) fn columns_with(&self, role: ColumnRole) -> impl Iterator<Item = u16> {
        let roles = (0..).zip(self.roles.bytes());
        roles
            .filter(move |(_, letter)| ColumnRole::of(*letter) == role)
            .map(|(at, _)| at)
    }
}

impl ColumnRole {
    /// Returns the role of a letter in [`TableDesc::roles`].
    const fn of(letter: u8) -> Self {
        match letter {
            b'r' => Self::Required,
            b'k' => Self::UuidV7,
            b'g' => Self::Generated,
            b'c' => Self::CreatedAt,
            b'u' => Self::UpdatedAt,
            b'd' => Self::SoftDelete,
            b'v' => Self::Version,
            _ => Self::Plain,
        }
    }
}
