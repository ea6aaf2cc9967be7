//! Constraints and indexes. Each has its name: the declared one, or the one PostgreSQL would generate.

use crate::schema::description::TableDesc;

/// The primary key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrimaryKeyDef {
    /// The name of the constraint.
    pub name: &'static str,
}

/// When a constraint is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// `NOT DEFERRABLE`: after each statement.
    NotDeferrable,
    /// `DEFERRABLE`: after each statement, unless the transaction defers it.
    Deferrable,
    /// `DEFERRABLE INITIALLY DEFERRED`: at the end of the transaction.
    InitiallyDeferred,
}

/// A unique constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UniqueDef {
    /// The name.
    pub name: &'static str,
    /// The indexes of the columns.
    pub columns: &'static [u16],
    /// `NULLS NOT DISTINCT`: two NULLs are equal (PostgreSQL 15 and later).
    pub nulls_not_distinct: bool,
    /// When it is checked.
    pub timing: Timing,
}

/// A check constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckDef {
    /// The name.
    pub name: &'static str,
    /// The condition.
    pub sql: &'static str,
}

/// An exclusion constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExcludeDef {
    /// The name.
    pub name: &'static str,
    /// The elements, such as `room_id WITH =, during WITH &&`.
    pub elements: &'static str,
    /// The index method; `None` for the server's default.
    pub method: Option<&'static str>,
    /// The condition of a partial constraint.
    pub filter: Option<&'static str>,
    /// When it is checked.
    pub timing: Timing,
}

/// A foreign key.
#[derive(Debug, Clone, Copy)]
pub struct ForeignKeyDef {
    /// The name.
    pub name: &'static str,
    /// The indexes of the referencing columns.
    pub columns: &'static [u16],
    /// The referenced table and columns.
    pub target: TargetDef,
    /// `ON DELETE`
    pub on_delete: ForeignKeyAction,
    /// `ON UPDATE`
    pub on_update: ForeignKeyAction,
    /// When it is checked.
    pub timing: Timing,
}

/// The referenced table of a foreign key.
#[derive(Debug, Clone, Copy)]
pub enum TargetDef {
    /// A table of this program.
    Table {
        /// Its description.
        desc: &'static TableDesc,
        /// The indexes of the referenced columns.
        columns: &'static [u16],
    },
    /// A table of another crate, named by text.
    Name {
        /// Its schema; `None` if the search path determines it.
        schema: Option<&'static str>,
        /// Its name.
        table: &'static str,
        /// The names of the referenced columns.
        columns: &'static [&'static str],
    },
}

impl TargetDef {
    /// Returns the schema of the table.
    pub fn schema(&self) -> Option<&'static str> {
        match self {
            Self::Table { desc, .. } => desc.schema,
            Self::Name { schema, .. } => *schema,
        }
    }

    /// Returns the name of the table.
    pub fn table(&self) -> &'static str {
        match self {
            Self::Table { desc, .. } => desc.name,
            Self::Name { table, .. } => table,
        }
    }

    /// Returns the names of the referenced columns.
    pub fn columns(&self) -> Vec<&'static str> {
        match self {
            Self::Table { desc, columns } => columns
                .iter()
                .map(|&at| desc.columns[usize::from(at)])
                .collect(),
            Self::Name { columns, .. } => columns.to_vec(),
        }
    }
}

/// What happens to the referencing rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignKeyAction {
    /// `NO ACTION`: the statement fails if referencing rows are left at its end.
    NoAction,
    /// `RESTRICT`: the statement fails at once.
    Restrict,
    /// `CASCADE`: they are deleted or updated too.
    Cascade,
    /// `SET NULL`: their foreign key becomes NULL.
    SetNull,
    /// `SET DEFAULT`: their foreign key gets its default.
    SetDefault,
}

/// An index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexDef {
    /// The name.
    pub name: &'static str,
    /// The columns and expressions.
    pub elements: &'static [IndexElementDef],
    /// `UNIQUE`
    pub unique: bool,
    /// `NULLS NOT DISTINCT`: two NULLs are equal in a unique index (PostgreSQL 15 and later).
    pub nulls_not_distinct: bool,
    /// The index method, such as `gin`; `None` for the server's default, `btree`.
    pub method: Option<&'static str>,
    /// `INCLUDE (..)`: the indexes of columns that the index stores and is not searched by.
    pub include: &'static [u16],
    /// `WHERE ..`: the condition of a partial index.
    pub filter: Option<&'static str>,
    /// `WITH (..)`: storage parameters, such as `fillfactor = 70`.
    pub with: Option<&'static str>,
}

/// A column or an expression of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexElementDef {
    /// The column or expression.
    pub on: IndexOn,
    /// `DESC`
    pub desc: bool,
    /// `NULLS FIRST` or `NULLS LAST`.
    pub nulls: Option<Nulls>,
    /// The operator class, such as `gin_trgm_ops`.
    pub opclass: Option<&'static str>,
}

/// What an index element covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexOn {
    /// The column at an index.
    Column(u16),
    /// An expression, without its parentheses.
    Expression(&'static str),
}

/// The position of NULLs in a sort order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nulls {
    /// `NULLS FIRST`
    First,
    /// `NULLS LAST`
    Last,
}

/// Constructors for the derive.
#[doc(hidden)]
impl IndexDef {
    pub const fn on(name: &'static str, elements: &'static [IndexElementDef]) -> Self {
        Self {
            name,
            elements,
            unique: false,
            nulls_not_distinct: false,
            method: None,
            include: &[],
            filter: None,
            with: None,
        }
    }
}

#[doc(hidden)]
impl IndexElementDef {
    pub const fn on(on: IndexOn) -> Self {
        Self {
            on,
            desc: false,
            nulls: None,
            opclass: None,
        }
    }
    pub const fn desc(mut self) -> Self {
        self.desc = true;
        self
    }
    pub const fn nulls(mut self, nulls: Nulls) -> Self {
        self.nulls = Some(nulls);
        self
    }
    pub const fn opclass(mut self, name: &'static str) -> Self {
        self.opclass = Some(name);
        self
    }
}
