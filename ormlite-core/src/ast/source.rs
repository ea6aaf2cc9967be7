//! Sources: the items of `FROM`, each with the name by which columns refer to it.

use std::sync::Arc;

use crate::ast::tree::{Definition, NamedSource, SourceNode};
use crate::schema::{Source, Table, TableDesc};

impl SourceNode {
    pub(crate) fn of<S: Source>() -> Self {
        let (table, alias) = (<S::Table as Table>::DESC, S::ALIAS);
        match <S::Table as Table>::IS_CTE {
            true => Self::of_cte(table, alias),
            false => Self::Table { table, alias },
        }
    }

    /// Not generic, so the compiler instantiates it once.
    fn of_cte(table: &'static TableDesc, alias: Option<&'static str>) -> Self {
        Self::Named(Arc::new(NamedSource {
            name: alias.unwrap_or(table.name).into(),
            columns: table.columns.iter().map(|name| (*name).into()).collect(),
            definition: Definition::Cte(table.name.into()),
        }))
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

    /// Whether columns of both refer to the same item of `FROM`.
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
            _ => false,
        }
    }
}

impl NamedSource {
    /// The name that `AS` gives it; `None` for a common table expression under its own name.
    pub(crate) fn alias(&self) -> Option<&str> {
        match &self.definition {
            Definition::Cte(name) if *name == self.name => None,
            _ => Some(&self.name),
        }
    }
}
