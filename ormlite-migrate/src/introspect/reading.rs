//! [`Reading`]: the catalog so far, and what the OIDs in later rows refer to.

use std::collections::HashMap;

use ormlite_schema::Catalog;
use ormlite_schema::model::{Column, IdentityKind, Name, ObjectId, Table, View};

use super::address::{Address, Oid};
use super::notes::Notes;

/// The families of objects add to it, in an order in which each finds what it refers to.
pub(super) struct Reading {
    pub(super) catalog: Catalog,
    pub(super) notes: Notes,
    pub(super) relations: HashMap<Oid, Relation>,
    /// The names of columns, by the OIDs of their tables and their numbers.
    pub(super) column_names: HashMap<(Oid, i16), String>,
    /// The identity columns. Those of partitions use the sequence of their parent, and have none.
    pub(super) identities: HashMap<(Oid, i16), IdentityKind>,
    /// The objects of the catalog.
    pub(super) objects: HashMap<Address, ObjectId>,
}

/// A table or a view.
#[derive(Clone)]
pub(super) struct Relation {
    pub(super) name: Name,
    pub(super) is_view: bool,
}

impl Reading {
    pub(super) fn new(mut notes: Notes) -> Self {
        let catalog = Catalog {
            default_privileges: std::mem::take(&mut notes.default_privileges),
            ..Catalog::default()
        };
        Self {
            catalog,
            notes,
            relations: HashMap::new(),
            column_names: HashMap::new(),
            identities: HashMap::new(),
            objects: HashMap::new(),
        }
    }

    /// The name of a relation that is read.
    pub(super) fn name_of(&self, relation: Oid) -> Option<Name> {
        let relation = self.relations.get(&relation)?;
        Some(relation.name.clone())
    }

    pub(super) fn table(&mut self, oid: Oid) -> Option<&mut Table> {
        let relation = self.relations.get(&oid)?;
        self.catalog.tables.get_mut(&relation.name)
    }

    pub(super) fn view(&mut self, oid: Oid) -> Option<&mut View> {
        let relation = self.relations.get(&oid)?;
        self.catalog.views.get_mut(&relation.name)
    }

    /// The columns of a table or view.
    pub(super) fn columns_of(&mut self, oid: Oid) -> Option<&mut Vec<Column>> {
        let relation = self.relations.get(&oid)?;
        match relation.is_view {
            false => Some(&mut self.catalog.tables.get_mut(&relation.name)?.columns),
            true => Some(&mut self.catalog.views.get_mut(&relation.name)?.columns),
        }
    }

    /// The names of columns by their numbers.
    pub(super) fn columns_named(&self, relation: Oid, numbers: &[i16]) -> Vec<String> {
        let name = |number: &i16| self.column_names.get(&(relation, *number)).cloned();
        numbers.iter().filter_map(name).collect()
    }
}
