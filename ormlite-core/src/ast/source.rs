//! Sources: what stands in `FROM`, under the name by which columns refer to it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::schema::{Source, Table, TableDesc};

/// A source of a statement, by the name under which it stands there.
#[derive(Debug, Clone)]
pub enum SourceNode {
    /// A table or a view.
    Table {
        table: &'static TableDesc,
        alias: Option<&'static str>,
    },
    /// A common table expression of the statement.
    Named(Arc<NamedSource>),
}

/// A source that the statement itself defines.
#[derive(Debug, PartialEq, Eq)]
pub struct NamedSource {
    pub(crate) name: Cow<'static, str>,
    pub(crate) columns: Vec<Cow<'static, str>>,
}

impl SourceNode {
    pub(crate) fn of<S: Source>() -> Self {
        Self::Table {
            table: <S::Table as Table>::DESC,
            alias: S::ALIAS,
        }
    }

    /// A table under its own name.
    pub(crate) fn table(table: &'static TableDesc) -> Self {
        Self::Table { table, alias: None }
    }

    /// The name by which columns refer to it, without a schema.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Table { table, alias } => alias.unwrap_or(table.name),
            Self::Named(source) => &source.name,
        }
    }

    /// The name of a column.
    pub(crate) fn column(&self, index: u16) -> &str {
        let index = usize::from(index);
        match self {
            Self::Table { table, .. } => table.columns[index],
            Self::Named(source) => &source.columns[index],
        }
    }

    /// How many columns it has.
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Table { table, .. } => table.columns.len(),
            Self::Named(source) => source.columns.len(),
        }
    }

    /// The table that it is, or is an alias of.
    pub(crate) fn desc(&self) -> Option<&'static TableDesc> {
        match self {
            Self::Table { table, .. } => Some(table),
            Self::Named(_) => None,
        }
    }

    /// The table that has a relation.
    pub(crate) fn of_relation(&self) -> &'static TableDesc {
        self.desc().expect("relations are declared by tables")
    }

    /// Whether both stand for the same.
    pub(crate) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Table { table, alias },
                Self::Table {
                    table: other,
                    alias: other_alias,
                },
            ) => {
                // By name where it is not the same description: a constant may have an address per
                // crate that uses it.
                let name = |table: &TableDesc| (table.name, table.schema);
                alias == other_alias && (std::ptr::eq(*table, *other) || name(table) == name(other))
            }
            (Self::Named(source), Self::Named(other)) => source.name == other.name,
            // A name without a schema is that of the common table expression, where there is one.
            (Self::Table { table, alias: None }, Self::Named(source))
            | (Self::Named(source), Self::Table { table, alias: None }) => {
                table.schema.is_none() && source.name == table.name
            }
            _ => false,
        }
    }
}
