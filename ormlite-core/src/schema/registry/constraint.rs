//! Constraints and indexes. Every name is there: given, or generated as PostgreSQL would.

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
    /// After each statement, always.
    NotDeferrable,
    /// After each statement, unless a transaction defers it.
    Deferrable,
    /// At the end of the transaction: `DEFERRABLE INITIALLY DEFERRED`.
    InitiallyDeferred,
}

/// A unique constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UniqueDef {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [u16],
    /// Whether two NULLs are equal (PostgreSQL 15 and later).
    pub nulls_not_distinct: bool,
    /// When it is checked.
    pub timing: Timing,
}

/// A check constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckDef {
    /// Its name.
    pub name: &'static str,
    /// The condition.
    pub sql: &'static str,
}

/// An exclusion constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExcludeDef {
    /// Its name.
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
    /// Its name.
    pub name: &'static str,
    /// The referencing columns.
    pub columns: &'static [u16],
    /// What they refer to.
    pub target: TargetDef,
    /// What a deletion of the referenced row does.
    pub on_delete: ForeignKeyAction,
    /// What a change of the referenced key does.
    pub on_update: ForeignKeyAction,
    /// When it is checked.
    pub timing: Timing,
}

/// What a foreign key refers to.
#[derive(Debug, Clone, Copy)]
pub enum TargetDef {
    /// A table of this program, and columns of it.
    Table {
        /// Its description.
        desc: &'static TableDesc,
        /// The columns.
        columns: &'static [u16],
    },
    /// A table known by its name alone.
    Name {
        /// Its schema; `None` leaves it to the search path.
        schema: Option<&'static str>,
        /// Its name.
        table: &'static str,
        /// The columns.
        columns: &'static [&'static str],
    },
}

impl TargetDef {
    /// The schema of the table.
    pub fn schema(&self) -> Option<&'static str> {
        match self {
            Self::Table { desc, .. } => desc.schema,
            Self::Name { schema, .. } => *schema,
        }
    }

    /// The name of the table.
    pub fn table(&self) -> &'static str {
        match self {
            Self::Table { desc, .. } => desc.name,
            Self::Name { table, .. } => table,
        }
    }

    /// The names of the columns.
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

/// What happens to referencing rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignKeyAction {
    /// `NO ACTION`: the statement fails when it ends with rows left over.
    NoAction,
    /// `RESTRICT`: the statement fails at once.
    Restrict,
    /// `CASCADE`
    Cascade,
    /// `SET NULL`
    SetNull,
    /// `SET DEFAULT`
    SetDefault,
}

/// An index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexDef {
    /// Its name.
    pub name: &'static str,
    /// What it is over.
    pub elements: &'static [IndexElementDef],
    /// Whether it is unique.
    pub unique: bool,
    /// Whether two NULLs are equal in a unique index (PostgreSQL 15 and later).
    pub nulls_not_distinct: bool,
    /// Its method, such as `gin`; `None` for the server's default, `btree`.
    pub method: Option<&'static str>,
    /// The columns it carries besides.
    pub include: &'static [u16],
    /// The condition of a partial index.
    pub filter: Option<&'static str>,
    /// Its storage parameters, such as `fillfactor = 70`.
    pub with: Option<&'static str>,
}

/// A column or an expression in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexElementDef {
    /// Which.
    pub on: IndexOn,
    /// Whether it runs downwards.
    pub desc: bool,
    /// Where NULLs go, if the index says so.
    pub nulls: Option<Nulls>,
    /// Its operator class, such as `gin_trgm_ops`.
    pub opclass: Option<&'static str>,
}

/// What an element of an index is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexOn {
    /// A column.
    Column(u16),
    /// An expression, without its parentheses.
    Expression(&'static str),
}

/// Where NULLs go in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nulls {
    /// `NULLS FIRST`
    First,
    /// `NULLS LAST`
    Last,
}

/// How the derive makes one, adding only what is special.
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
