//! Descriptions: what a query needs to know of a table at run time.

use crate::types::Bind;

/// What a query needs to know of a table.
#[derive(Debug)]
pub struct TableDesc {
    /// The schema; `None` leaves it to the search path.
    pub schema: Option<&'static str>,
    /// The name.
    pub name: &'static str,
    /// The names of the columns in the order of the struct's fields.
    pub columns: &'static [&'static str],
    /// The role of each column, as a letter: one text is compiled quicker than a list of values.
    #[doc(hidden)]
    pub roles: &'static str,
    /// The indexes of the primary key's columns, in the key's order.
    pub key: &'static [u16],
    /// The references that carry a relation, in the order of the derive.
    pub references: &'static [ReferenceDesc],
}

/// How a column gets its value, where an insert or an update must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// The statement gives it and must: not null, no default.
    Required,
    /// The statement may leave it out: nullable or with a default.
    Plain,
    /// The client makes a UUID of version 7 where the statement gives none.
    UuidV7,
    /// The server alone may give it: a generated column or `GENERATED ALWAYS AS IDENTITY`.
    Generated,
    /// The time of the insert.
    CreatedAt,
    /// The time of the last write; every update sets it to `now()`.
    UpdatedAt,
    /// The time of the soft deletion; NULL while the row is there.
    SoftDelete,
    /// The version for optimistic locking; every update adds one.
    Version,
}

/// A reference that carries a relation.
#[derive(Debug)]
pub struct ReferenceDesc {
    /// The indexes of the referencing columns.
    pub columns: &'static [u16],
    /// The indexes of the columns they refer to, in the target's description.
    pub target: &'static [u16],
    /// The column that says whether the reference is to this target, and its value then.
    pub(crate) when: Option<(u16, fn() -> Bind)>,
}

/// How the derive makes one.
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
    /// How the column at `index` gets its value.
    pub const fn role(&self, index: u16) -> ColumnRole {
        ColumnRole::of(self.roles.as_bytes()[index as usize])
    }

    /// The index of the column that has a role, if one has.
    pub(crate) fn column_with(&self, role: ColumnRole) -> Option<u16> {
        self.columns_with(role).next()
    }

    /// The indexes of the columns that have a role.
    pub(crate) fn columns_with(&self, role: ColumnRole) -> impl Iterator<Item = u16> {
        let roles = (0..).zip(self.roles.bytes());
        roles
            .filter(move |(_, letter)| ColumnRole::of(*letter) == role)
            .map(|(at, _)| at)
    }
}

impl ColumnRole {
    /// The role that a letter of [`TableDesc::roles`] stands for.
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
