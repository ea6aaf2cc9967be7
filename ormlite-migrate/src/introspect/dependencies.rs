//! Dependencies between the objects that have been read.

use std::collections::HashMap;

use ormlite_schema::model::ObjectId;
use serde::Deserialize;

use super::address::{Address, Oid};
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "dependencies",
    sql: include_str!("dependencies.sql"),
    scope: Scope::Database,
};

#[derive(Deserialize)]
pub(super) struct Row {
    classid: Oid,
    objid: Oid,
    objsubid: i16,
    refclassid: Oid,
    refobjid: Oid,
    refobjsubid: i16,
    deptype: char,
}

impl Row {
    fn object(&self) -> Address {
        Address {
            class: self.classid,
            oid: self.objid,
        }
    }

    fn needs(&self) -> Address {
        Address {
            class: self.refclassid,
            oid: self.refobjid,
        }
    }
}

impl Reading {
    /// Adds the dependencies between objects of the catalog.
    ///
    /// What the model does not have is a part of something else, by an internal dependency: the row
    /// type of its table, the array type of its element type, the index of its constraint, the
    /// sequence of its identity column, the query of its view, an operator of its operator class.
    /// Members of an extension are the extension.
    pub(super) fn dependencies(&mut self, rows: Vec<Row>) {
        let mut whole: HashMap<Address, Address> = HashMap::new();
        for row in &rows {
            match row.deptype {
                // A foreign key onto a partitioned table has an entry per partition. Which those
                // are is not what it needs.
                'i' if row.classid == row.refclassid && row.object().is_constraint() => {}
                'i' => {
                    whole.insert(row.object(), row.needs());
                }
                'e' => {
                    if let Some(extension) = self.objects.get(&row.needs()).cloned() {
                        self.objects.insert(row.object(), extension);
                    }
                }
                _ => {}
            }
        }
        let find = |mut address: Address| {
            // No chain is longer than that of a multirange's array.
            for _ in 0..8 {
                if let Some(id) = self.objects.get(&address) {
                    return Some(id);
                }
                address = *whole.get(&address)?;
            }
            None
        };
        let mut found = Vec::new();
        for row in rows.iter().filter(|row| row.deptype != 'e') {
            if let (Some(object), Some(needs)) = (find(row.object()), find(row.needs())) {
                let object = self.column(row.objid, row.objsubid, object);
                let needs = self.column(row.refobjid, row.refobjsubid, needs);
                if !is_structure(&object, &needs) {
                    found.push((object, needs));
                }
            }
        }
        for (object, needs) in found {
            self.catalog.dependencies.add(object, needs);
        }
    }
}

impl Reading {
    /// The column of a table, if a dependency is one of a column. A view is one query.
    fn column(&self, relation: Oid, number: i16, whole: &ObjectId) -> ObjectId {
        match (whole, self.column_names.get(&(relation, number))) {
            (ObjectId::Table(table), Some(name)) if number > 0 => {
                ObjectId::Column(table.clone(), name.clone())
            }
            _ => whole.clone(),
        }
    }
}

/// Whether the model says so anyway: everything is in a schema, and much is on a table.
fn is_structure(object: &ObjectId, needs: &ObjectId) -> bool {
    use ObjectId::*;
    match (object, needs) {
        (_, Schema(_)) => true,
        (
            Default(on, _) | Constraint(on, _) | Trigger(on, _) | Rule(on, _) | Policy(on, _),
            Table(relation) | View(relation),
        ) => on == relation,
        (Default(on, of), Column(table, column)) => on == table && of == column,
        // `OWNED BY`
        (Sequence(_), Table(_) | Column(..)) => true,
        _ => false,
    }
}
