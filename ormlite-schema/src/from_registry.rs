//! The linked tables of a program as a [`Catalog`].
//!
//! What `setup!` declares is not part of it: it is SQL text that no one has read.

mod column;
mod constraint;
mod exclude;
mod extensions;
mod index;
mod partition;
mod policy;
mod reader;
mod renames;
mod sql_type;
mod text;
mod types;

use std::collections::BTreeMap;
use std::fmt;

use ormlite_core::schema::registry::{self, RowSecurity, SetupDef, TableDef, ViewDef};

pub(crate) use self::extensions::needed;
use self::index::index;
use self::partition::partition_by;
use self::policy::policy;
use self::reader::Reader;
pub use self::renames::{renames, renames_of};
use crate::model::{Catalog, Extension, Index, Name, Persistence, Table, View};

/// Two objects of the program that would have the same name in a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameConflict {
    kind: &'static str,
    name: String,
    /// Where they are declared, as far as that is known.
    modules: Vec<&'static str>,
}

impl fmt::Display for NameConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kind,
            name,
            modules,
        } = self;
        write!(f, "two {kind} have the name {name}")?;
        if !modules.is_empty() {
            write!(f, ", in {}", modules.join(" and "))?;
        }
        f.write_str("; rename one of them")
    }
}

impl std::error::Error for NameConflict {}

/// Returns the catalog of all tables that are linked into the program, with their extensions,
/// schemas, enum types, domains, composite types and views.
///
/// Tables and types that declare no schema are in `schema`, which is usually `public`. In the empty
/// schema they are those that the search path finds: see [`Name::schema`].
///
/// # Errors
///
/// Two tables have the same name, or two types that differ in their labels, fields or rules.
pub fn from_registry(schema: &str) -> Result<Catalog, NameConflict> {
    catalog_of(&registry::tables(), &registry::setups(), schema)
}

/// Returns the catalog of some tables. Extensions that `setups` create are left to them.
///
/// A foreign key is left out if no table of the target's schema is among the tables: its domain is
/// not linked.
///
/// # Errors
///
/// As [`from_registry`].
pub fn catalog_of(
    tables: &[&TableDef],
    setups: &[&SetupDef],
    schema: &str,
) -> Result<Catalog, NameConflict> {
    let mut reader = Reader {
        schema,
        tables,
        catalog: Catalog::default(),
        modules: BTreeMap::new(),
    };
    for needed in needed(tables, setups) {
        let name = needed.name.to_owned();
        reader.catalog.extensions.insert(name, Extension::default());
    }
    reader.types()?;
    for table in tables {
        match table.view {
            None => reader.table(table)?,
            Some(view) => reader.view(table, view)?,
        }
    }
    Ok(reader.catalog)
}

impl Reader<'_> {
    /// The name of a table or view that no other one has.
    fn own_name(&mut self, table: &TableDef) -> Result<Name, NameConflict> {
        let name = self.name(table.desc.schema, table.desc.name);
        if self.catalog.types.contains_key(&name) {
            return Err(NameConflict {
                kind: "objects, a type and a table,",
                name: name.to_string(),
                modules: vec![table.module],
            });
        }
        match self.modules.insert(name.clone(), table.module) {
            None => Ok(name),
            Some(other) => Err(NameConflict {
                kind: "tables",
                name: name.to_string(),
                modules: vec![other, table.module],
            }),
        }
    }

    fn view(&mut self, def: &TableDef, view: ViewDef) -> Result<(), NameConflict> {
        // One without a definition is declared by SQL of the program.
        let Some(definition) = view.definition else {
            return Ok(());
        };
        let name = self.own_name(def)?;
        let has_comments = def.columns.iter().any(|column| column.comment.is_some());
        let columns = def.columns.iter().filter(|_| has_comments);
        let columns: Vec<_> = columns.map(|column| self.column(&name, column)).collect();
        let view = View {
            definition: definition.to_owned(),
            materialized: view.materialized,
            indexes: indexes(&name, def)?,
            columns,
            options: options(def),
            comment: def.comment.map(str::to_owned),
            ..View::default()
        };
        self.catalog.views.insert(name, view);
        Ok(())
    }

    fn table(&mut self, def: &TableDef) -> Result<(), NameConflict> {
        let name = self.own_name(def)?;
        let columns = def.columns.iter();
        let policies = def.policies.iter();
        let policies = policies.map(|it| (it.name.to_owned(), policy(it)));
        let mut table = Table {
            columns: columns.map(|column| self.column(&name, column)).collect(),
            indexes: indexes(&name, def)?,
            options: options(def),
            persistence: match def.unlogged {
                true => Persistence::Unlogged,
                false => Persistence::Logged,
            },
            partition_by: def.partition_by.map(|it| partition_by(def, &it)),
            row_security: def.row_security.is_some(),
            force_row_security: def.row_security == Some(RowSecurity::Forced),
            policies: policies.collect(),
            comment: def.comment.map(str::to_owned),
            ..Table::default()
        };
        for (constraint, declared) in self.constraints(def) {
            let constraints = &mut table.constraints;
            if constraints.insert(constraint.clone(), declared).is_some() {
                return Err(NameConflict {
                    kind: "constraints of a table",
                    name: format!("{name}.{constraint}"),
                    modules: vec![def.module],
                });
            }
        }
        self.catalog.tables.insert(name, table);
        Ok(())
    }
}

fn indexes(name: &Name, def: &TableDef) -> Result<BTreeMap<String, Index>, NameConflict> {
    let mut indexes = BTreeMap::new();
    for declared in def.indexes {
        let index = index(def, declared);
        if indexes.insert(declared.name.to_owned(), index).is_some() {
            return Err(NameConflict {
                kind: "indexes of a table",
                name: format!("{name}.{}", declared.name),
                modules: vec![def.module],
            });
        }
    }
    Ok(indexes)
}

fn options(def: &TableDef) -> BTreeMap<String, String> {
    let options = def.options.iter();
    let options = options.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    options.collect()
}
